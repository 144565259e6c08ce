package org.waymark.publishing.download;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapReading;
import org.waymark.gap.cell.Provision;
import org.waymark.geography.Area;
import org.waymark.query.GapParameters;
import org.waymark.report.Column.Kind;
import org.waymark.report.FileTable;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The cells of one area as tidy rows: one row for each cell and level. */
record GapTable(GapReading reading) {

  private static final List<FileTable.Heading> COLUMNS =
      List.of(
          column("area_kind", Kind.TEXT, "kind of the area: police-area, icb, council, district"),
          column("area", Kind.TEXT, "ONS code of the area"),
          column("area_name", Kind.TEXT, "its name"),
          column("crime", Kind.TEXT, "crime type"),
          column("crime_label", Kind.TEXT, "its name"),
          column("cohort", Kind.TEXT, "group of people; anybody for whoever it happened to"),
          column("cohort_label", Kind.TEXT, "its name"),
          column("support", Kind.TEXT, "support type"),
          column("support_label", Kind.TEXT, "its name"),
          column(
              "level",
              Kind.TEXT,
              "how close the services are, at least: by-and-for, specialist, open"),
          column("finding", Kind.TEXT, "what is found"),
          column("finding_label", Kind.TEXT, "the same in words"),
          column(
              "not_relevant",
              Kind.YES_NO,
              "yes where a commissioner has said that it is not relevant"),
          column("residents", Kind.WHOLE, "residents of the area, Census 2021"),
          column("reached", Kind.WHOLE, "residents whom a local service that counts takes"),
          column("share", Kind.SHARE, "the same as a share of residents, 0 to 1"),
          column(
              "second_provider", Kind.WHOLE, "residents whom services of two organisations take"),
          column(
              "lasting",
              Kind.WHOLE,
              "residents with a service whose funding is not known to end soon"),
          column("room", Kind.WHOLE, "residents with a service without too long a wait"),
          column(
              "served_twice",
              Kind.WHOLE,
              "residents served twice by different commissioners; 0 unless provided"),
          column("services", Kind.WHOLE, "local services that count"),
          column("organisations", Kind.WHOLE, "organisations that run them"),
          column("national", Kind.YES_NO, "yes where an England-wide service counts too"));

  private static FileTable.Heading column(String name, Kind kind, String meaning) {
    return new FileTable.Heading(name, "", kind, meaning);
  }

  /**
   * The cells of some crime types, made one crime type after the other: a whole file would not fit
   * in memory.
   */
  FileTable of(List<Term> crimes) {
    return new FileTable(
        "cells",
        "Every cell and level",
        COLUMNS,
        () -> crimes.stream().flatMap(crime -> rows(crime).stream()));
  }

  private List<List<@Nullable Object>> rows(Term crime) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    List<@Nullable Term> cohorts = new ArrayList<>();
    cohorts.add(null);
    cohorts.addAll(reading.area().terms().cohorts());
    for (Term cohort : cohorts) {
      for (Term support : reading.area().terms().supportTypes()) {
        for (CohortLevel.Level level : CohortLevel.Level.values()) {
          TermId group = cohort == null ? null : cohort.id();
          reading
              .cell(crime.id(), group, support.id(), level)
              .ifPresent(cell -> rows.add(row(crime, cohort, support, level, cell)));
        }
      }
    }
    return rows;
  }

  private List<@Nullable Object> row(
      Term crime,
      @Nullable Term cohort,
      Term support,
      CohortLevel.Level level,
      GapReading.Cell cell) {
    Area area = reading.area().area();
    boolean listed = reading.area().isListed();
    Provision provision = cell.at().provision();
    return Arrays.asList(
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
        orNull(listed, provision.reached()),
        orNull(listed, round(cell.result().share(provision.reached()))),
        orNull(listed, provision.secondProvider()),
        orNull(listed, provision.lasting()),
        orNull(listed, provision.room()),
        orNull(listed, provision.servedTwice()),
        orNull(listed, provision.services()),
        orNull(listed, provision.organisations()),
        cell.at().national() ? "yes" : "no");
  }

  /** Of an area without listings nothing is known, so there is no figure, not even 0. */
  private static @Nullable Object orNull(boolean listed, Number figure) {
    return listed ? figure : null;
  }

  /** Six decimals: finer than one resident of England's largest area. */
  static double round(double share) {
    return Math.round(share * 1_000_000) / 1_000_000.0;
  }
}
