package org.waymark.publishing.download;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.journey.JourneyOutcome;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.vocabulary.JourneyStage;

/** Networks and journeys as tables. */
final class PathwayTables {

  private PathwayTables() {}

  static byte[] network(AreaNetwork network, RouteWords words) {
    CsvTable table =
        new CsvTable(
            "route",
            "from_key",
            "from",
            "to_key",
            "to",
            "whom",
            "crime_types",
            "cohorts",
            "minimum_age",
            "maximum_age",
            "genders",
            "risks",
            "report",
            "least_days_since",
            "most_days_since",
            "residence",
            "other_conditions",
            "mechanism",
            "agreement",
            "agreement_made",
            "agreement_ends",
            "partners",
            "consent",
            "wait_weeks",
            "capacity",
            "hours",
            "stated_by",
            "confirmed",
            "assured_on",
            "freshness",
            "crossing",
            "source");
    for (NetworkLink link : network.links()) {
      ReferralRoute route = link.way().route();
      ServicePoint to = new ServicePoint(link.way().to());
      table.row(
          text(route == null ? null : route.id()),
          link.way().from().key(),
          words.name(link.way().from()),
          to.key(),
          words.name(to),
          route == null ? "" : words.whom(route.criteria()),
          route == null ? "" : texts(route.criteria().crimeTypes()),
          route == null ? "" : texts(route.criteria().cohorts()),
          text(route == null ? null : route.criteria().minimumAge()),
          text(route == null ? null : route.criteria().maximumAge()),
          route == null ? "" : slugs(route.criteria().genders()),
          route == null ? "" : slugs(route.criteria().risks()),
          route == null ? "" : route.criteria().report().slug(),
          text(route == null ? null : route.criteria().leastDaysSince()),
          text(route == null ? null : route.criteria().mostDaysSince()),
          route == null ? "" : texts(route.criteria().residence()),
          route == null ? "" : route.criteria().otherConditions(),
          route == null ? "" : route.mechanism().slug(),
          route == null ? "listing-only" : link.standing().slug(),
          text(route == null ? null : route.agreement().made()),
          text(route == null ? null : route.agreement().ends()),
          route == null ? "" : String.join("; ", route.agreement().partners()),
          route == null ? "" : route.consent().slug(),
          text(link.waitWeeks()),
          route == null ? "" : route.capacity().status().slug(),
          route == null ? "" : route.hours(),
          route == null ? "" : slugs(route.statedBy()),
          link.confirmed() ? "yes" : "no",
          text(route == null ? null : route.assuredOn()),
          link.freshness() == null ? "" : link.freshness().slug(),
          link.crossing().slug(),
          route == null ? "" : route.provenance().source());
    }
    return table.toBytes();
  }

  static byte[] breaks(WhereJourneysBreak breaks) {
    CsvTable table =
        new CsvTable(
            "person",
            "person_name",
            "district",
            "district_name",
            "furthest_stage",
            "reached",
            "unreachable",
            "wait_weeks",
            "waits_not_stated",
            "handoffs",
            "crossings",
            "gap_support_types",
            "person_source");
    for (JourneyOutcome outcome : breaks.outcomes()) {
      table.row(
          outcome.person().id(),
          outcome.person().name(),
          outcome.area().code().value(),
          outcome.area().shortName(),
          outcome.furthest().map(JourneyStage::slug).orElse(""),
          stages(outcome.reached()),
          stages(outcome.unreachable()),
          outcome.waitWeeks(),
          outcome.unknownWaits(),
          outcome.handoffs(),
          outcome.crossings(),
          outcome.cells().stream()
              .map(cell -> cell.supportType().value())
              .collect(Collectors.joining(" ")),
          outcome.person().source());
    }
    return table.toBytes();
  }

  private static String stages(Collection<JourneyStage> stages) {
    return stages.stream().sorted().map(JourneyStage::slug).collect(Collectors.joining(" "));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String texts(Collection<?> all) {
    return all.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }

  private static String slugs(Collection<? extends Labelled> all) {
    return all.stream().map(Labelled::slug).sorted().collect(Collectors.joining(" "));
  }
}
