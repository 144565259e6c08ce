package org.waymark.publishing.download;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.report.Column.Kind;
import org.waymark.report.FileTable;

/** Networks and journeys as tables. */
final class PathwayTables {

  private PathwayTables() {}

  private static final List<FileTable.Heading> NETWORK =
      List.of(
          column(Kind.TEXT, "route"),
          column(Kind.TEXT, "from_key"),
          column(Kind.TEXT, "from"),
          column(Kind.TEXT, "to_key"),
          column(Kind.TEXT, "to"),
          column(Kind.TEXT, "whom"),
          column(Kind.TEXT, "crime_types"),
          column(Kind.TEXT, "cohorts"),
          column(Kind.WHOLE, "minimum_age"),
          column(Kind.WHOLE, "maximum_age"),
          column(Kind.TEXT, "genders"),
          column(Kind.TEXT, "risks"),
          column(Kind.TEXT, "report"),
          column(Kind.WHOLE, "least_days_since"),
          column(Kind.WHOLE, "most_days_since"),
          column(Kind.TEXT, "residence"),
          column(Kind.TEXT, "other_conditions"),
          column(Kind.TEXT, "mechanism"),
          column(Kind.TEXT, "agreement"),
          column(Kind.DAY, "agreement_made"),
          column(Kind.DAY, "agreement_ends"),
          column(Kind.TEXT, "partners"),
          column(Kind.TEXT, "consent"),
          column(Kind.WHOLE, "wait_weeks"),
          column(Kind.TEXT, "capacity"),
          column(Kind.TEXT, "hours"),
          column(Kind.TEXT, "stated_by"),
          column(Kind.TEXT, "confirmed"),
          column(Kind.DAY, "assured_on"),
          column(Kind.TEXT, "freshness"),
          column(Kind.TEXT, "crossing"),
          column(Kind.TEXT, "source"));

  /** The ways of a network. */
  static FileTable network(AreaNetwork network, RouteWords words) {
    return new FileTable(
        "network",
        "Ways of the network; without a route what only a listing says",
        NETWORK,
        () -> network.links().stream().map(link -> row(link, words)));
  }

  private static FileTable.Heading column(Kind kind, String name) {
    return new FileTable.Heading(name, "", kind, "");
  }

  private static List<@Nullable Object> row(NetworkLink link, RouteWords words) {
    ReferralRoute route = link.way().route();
    ServicePoint to = new ServicePoint(link.way().to());
    return Arrays.asList(
        route == null ? null : route.id(),
        link.way().from().key(),
        words.name(link.way().from()),
        to.key(),
        words.name(to),
        route == null ? null : words.whom(route.criteria()),
        route == null ? null : texts(route.criteria().crimeTypes()),
        route == null ? null : texts(route.criteria().cohorts()),
        route == null ? null : route.criteria().minimumAge(),
        route == null ? null : route.criteria().maximumAge(),
        route == null ? null : slugs(route.criteria().genders()),
        route == null ? null : slugs(route.criteria().risks()),
        route == null ? null : route.criteria().report().slug(),
        route == null ? null : route.criteria().leastDaysSince(),
        route == null ? null : route.criteria().mostDaysSince(),
        route == null ? null : texts(route.criteria().residence()),
        route == null ? null : route.criteria().otherConditions(),
        route == null ? null : route.mechanism().slug(),
        route == null ? "listing-only" : link.standing().slug(),
        route == null ? null : route.agreement().made(),
        route == null ? null : route.agreement().ends(),
        route == null ? null : String.join("; ", route.agreement().partners()),
        route == null ? null : route.consent().slug(),
        link.waitWeeks(),
        route == null ? null : route.capacity().status().slug(),
        route == null ? null : route.hours(),
        route == null ? null : slugs(route.statedBy()),
        link.confirmed() ? "yes" : "no",
        route == null ? null : route.assuredOn(),
        link.freshness() == null ? null : link.freshness().slug(),
        link.crossing().slug(),
        route == null ? null : route.provenance().source());
  }

  /** What was found in a network. */
  static FileTable findings(AreaNetwork network) {
    return new FileTable(
        "findings",
        "What is wrong with the network, gravest first",
        List.of(
            column(Kind.TEXT, "kind"),
            column(Kind.TEXT, "finding"),
            column(Kind.TEXT, "stops"),
            column(Kind.TEXT, "stage"),
            column(Kind.WHOLE, "amount")),
        () ->
            network.findings().stream()
                .map(
                    each ->
                        Arrays.asList(
                            each.kind().slug(),
                            each.words(),
                            each.stops().stream()
                                .map(stop -> stop.key())
                                .collect(Collectors.joining(" ")),
                            each.stage() == null ? null : each.stage().slug(),
                            each.amount())));
  }

  private static String texts(Collection<?> all) {
    return all.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }

  private static String slugs(Collection<? extends Labelled> all) {
    return all.stream().map(Labelled::slug).sorted().collect(Collectors.joining(" "));
  }
}
