package org.waymark.publishing.download;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapReading;
import org.waymark.gap.Provision;
import org.waymark.geography.Area;
import org.waymark.query.GapParameters;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The cells of one area as tidy rows: one row for each cell and level. */
final class GapTable {

  /** A column and what it says. */
  record Column(String name, String meaning) {}

  static final List<Column> COLUMNS =
      List.of(
          new Column("area_kind", "kind of the area: police-area, icb, council, district"),
          new Column("area", "ONS code of the area"),
          new Column("area_name", "its name"),
          new Column("crime", "crime type"),
          new Column("crime_label", "its name"),
          new Column("cohort", "group of people; anybody for whoever it happened to"),
          new Column("cohort_label", "its name"),
          new Column("support", "support type"),
          new Column("support_label", "its name"),
          new Column("level", "how close the services are, at least: by-and-for, specialist, open"),
          new Column("finding", "what is found"),
          new Column("finding_label", "the same in words"),
          new Column("not_relevant", "yes where a commissioner has said that it is not relevant"),
          new Column("residents", "residents of the area, Census 2021"),
          new Column("reached", "residents whom a local service that counts takes"),
          new Column("share", "the same as a share of residents, 0 to 1"),
          new Column("second_provider", "residents whom services of two organisations take"),
          new Column("lasting", "residents with a service whose funding is not known to end soon"),
          new Column("room", "residents with a service without too long a wait"),
          new Column(
              "served_twice",
              "residents served twice by different commissioners; 0 unless provided"),
          new Column("services", "local services that count"),
          new Column("organisations", "organisations that run them"),
          new Column("national", "yes where an England-wide service counts too"));

  private final GapReading reading;

  GapTable(GapReading reading) {
    this.reading = reading;
  }

  /** The names of the columns. */
  static String[] header() {
    return COLUMNS.stream().map(Column::name).toArray(String[]::new);
  }

  /** The rows of one crime type. */
  void rows(Term crime, Consumer<Object[]> take) {
    List<@Nullable Term> cohorts = new ArrayList<>();
    cohorts.add(null);
    cohorts.addAll(reading.area().terms().cohorts());
    for (Term cohort : cohorts) {
      for (Term support : reading.area().terms().supportTypes()) {
        for (CohortLevel.Level level : CohortLevel.Level.values()) {
          TermId group = cohort == null ? null : cohort.id();
          reading
              .cell(crime.id(), group, support.id(), level)
              .ifPresent(cell -> take.accept(row(crime, cohort, support, level, cell)));
        }
      }
    }
  }

  private Object[] row(
      Term crime,
      @Nullable Term cohort,
      Term support,
      CohortLevel.Level level,
      GapReading.Cell cell) {
    Area area = reading.area().area();
    boolean listed = reading.area().isListed();
    Provision provision = cell.at().provision();
    return new Object[] {
      area.kind().slug(),
      area.code().value(),
      area.shortName(),
      crime.id().value(),
      crime.label(),
      cohort == null ? GapParameters.ANYBODY : cohort.id().value(),
      cohort == null ? "Anybody" : cohort.label(),
      support.id().value(),
      support.label(),
      level.slug(),
      cell.finding().slug(),
      cell.finding().label(),
      cell.notRelevant() ? "yes" : "no",
      cell.result().population(),
      orEmpty(listed, provision.reached()),
      orEmpty(listed, round(cell.result().share(provision.reached()))),
      orEmpty(listed, provision.secondProvider()),
      orEmpty(listed, provision.lasting()),
      orEmpty(listed, provision.room()),
      orEmpty(listed, provision.servedTwice()),
      orEmpty(listed, provision.services()),
      orEmpty(listed, provision.organisations()),
      cell.at().national() ? "yes" : "no"
    };
  }

  /** Of an area without listings nothing is known, so there is no figure, not even 0. */
  private static Object orEmpty(boolean listed, Number figure) {
    return listed ? figure : "";
  }

  /** Six decimals: finer than one resident of England's largest area. */
  static double round(double share) {
    return Math.round(share * 1_000_000) / 1_000_000.0;
  }
}
