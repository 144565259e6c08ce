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
          column(Kind.TEXT, "route", "identifier of the route; empty where only a listing says so"),
          column(Kind.TEXT, "from_key", "entry point or service people come from"),
          column(Kind.TEXT, "from", "its name"),
          column(Kind.TEXT, "to_key", "service people are sent to"),
          column(Kind.TEXT, "to", "its name"),
          column(Kind.TEXT, "whom", "whom the route is for, in words"),
          column(Kind.TEXT, "crime_types", "crime types it is for; empty for any"),
          column(Kind.TEXT, "cohorts", "groups it is for; empty for anybody"),
          column(Kind.WHOLE, "minimum_age", "youngest age"),
          column(Kind.WHOLE, "maximum_age", "oldest age"),
          column(Kind.TEXT, "genders", "genders; empty for any"),
          column(Kind.TEXT, "risks", "levels of risk; empty for any"),
          column(Kind.TEXT, "report", "whether a report to the police is needed"),
          column(Kind.WHOLE, "least_days_since", "days since the crime, at least"),
          column(Kind.WHOLE, "most_days_since", "days since the crime, at most"),
          column(Kind.TEXT, "residence", "areas people must live in; empty for any"),
          column(Kind.TEXT, "other_conditions", "other conditions, in words"),
          column(Kind.TEXT, "mechanism", "how the referral is made"),
          column(
              Kind.TEXT,
              "agreement",
              "whether there is an agreement; listing-only without a route"),
          column(Kind.DAY, "agreement_made", "the day it was made"),
          column(Kind.DAY, "agreement_ends", "its last day"),
          column(Kind.TEXT, "partners", "who has agreed"),
          column(Kind.TEXT, "consent", "what consent is needed"),
          column(Kind.WHOLE, "wait_weeks", "usual wait in weeks"),
          column(Kind.TEXT, "capacity", "whether referrals are taken now"),
          column(Kind.TEXT, "hours", "when referrals are taken, in words"),
          column(Kind.TEXT, "stated_by", "which ends have stated it"),
          column(Kind.TEXT, "confirmed", "yes where both have"),
          column(Kind.DAY, "assured_on", "the day it was last checked"),
          column(Kind.TEXT, "freshness", "how long ago that is"),
          column(Kind.TEXT, "crossing", "whether it crosses the boundary of a police area"),
          column(Kind.TEXT, "source", "where it was recorded"));

  /** The ways of a network. */
  static FileTable network(AreaNetwork network, RouteWords words) {
    return new FileTable(
        "network",
        "Ways of the network; without a route what only a listing says",
        NETWORK,
        () -> network.links().stream().map(link -> row(link, words)));
  }

  private static FileTable.Heading column(Kind kind, String name, String meaning) {
    return new FileTable.Heading(name, "", kind, meaning);
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
            column(Kind.TEXT, "kind", "kind of finding"),
            column(Kind.TEXT, "finding", "the finding in a sentence"),
            column(Kind.TEXT, "stops", "entry points and services it is about"),
            column(Kind.TEXT, "stage", "stage concerned; empty where none in particular is"),
            column(
                Kind.WHOLE,
                "amount",
                "weeks of a wait, handoffs, or how many are cut off; 0 where nothing is counted")),
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
