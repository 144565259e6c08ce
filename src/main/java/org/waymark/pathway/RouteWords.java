package org.waymark.pathway;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Routes and their ends in plain English, as pages, files and drawings say them. */
public final class RouteWords {

  /** As "3 March 2026". */
  public static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final int ADULT = 18;

  private final Snapshot snapshot;

  public RouteWords(Snapshot snapshot) {
    this.snapshot = Objects.requireNonNull(snapshot);
  }

  /** What a place on the way is called: "Police report" or the name of a service. */
  public String name(Waypoint waypoint) {
    return switch (waypoint) {
      case EntryPoint entry ->
          entry.kind().label() + (entry.isEverywhere() ? ", anywhere in England" : "");
      case ServicePoint point ->
          service(point).map(Service::name).orElse("A service that is not listed");
    };
  }

  /** The same for the middle of a sentence: "the police" or the name of a service. */
  public String sender(Waypoint waypoint) {
    return waypoint instanceof EntryPoint entry
        ? entry.kind().sender() + (entry.isEverywhere() ? " anywhere in England" : "")
        : name(waypoint);
  }

  private Optional<Service> service(ServicePoint point) {
    return snapshot.catalogue().findService(point.service());
  }

  /** Whom a route takes, as the subject of a sentence: "women after rape who live in Eden". */
  public String whom(@Nullable RouteCriteria criteria) {
    if (criteria == null) {
      return "people";
    }
    List<String> words = new ArrayList<>();
    words.add(people(criteria));
    if (!criteria.cohorts().isEmpty()) {
      words.add("(" + terms(criteria.cohorts()) + ")");
    }
    if (!criteria.crimeTypes().isEmpty()) {
      words.add("after " + terms(criteria.crimeTypes()));
    }
    if (!criteria.risks().isEmpty()) {
      words.add(
          "at "
              + or(criteria.risks().stream().sorted().map(each -> lower(each.label())).toList())
              + " risk");
    }
    switch (criteria.report()) {
      case REPORT_NEEDED -> words.add("who have reported to the police");
      case ONLY_UNREPORTED -> words.add("who have not reported to the police");
      case NOT_NEEDED -> {}
    }
    days(criteria).ifPresent(words::add);
    if (!criteria.residence().isEmpty()) {
      words.add(
          "who live in " + or(criteria.residence().stream().sorted().map(this::area).toList()));
    }
    return String.join(" ", words);
  }

  private static String people(RouteCriteria criteria) {
    Integer low = criteria.minimumAge();
    Integer high = criteria.maximumAge();
    boolean adults = low != null && low == ADULT && high == null;
    boolean children = high != null && high == ADULT - 1 && (low == null || low == 0);
    String age =
        low == null && high == null || adults || children
            ? ""
            : low == null || low == 0
                ? " aged up to " + high
                : high == null ? " aged " + low + " and over" : " aged " + low + " to " + high;
    if (criteria.genders().isEmpty()) {
      return adults ? "adults" : children ? "children" : "people" + age;
    }
    String who =
        or(
            criteria.genders().stream()
                .sorted()
                .map(gender -> gender(gender, adults, children))
                .toList());
    return who + age;
  }

  private static String gender(Gender gender, boolean adults, boolean children) {
    return switch (gender) {
      case FEMALE -> adults ? "women" : children ? "girls" : "women and girls";
      case MALE -> adults ? "men" : children ? "boys" : "men and boys";
      case NON_BINARY -> "non-binary people";
    };
  }

  private static Optional<String> days(RouteCriteria criteria) {
    Integer least = criteria.leastDaysSince();
    Integer most = criteria.mostDaysSince();
    if (least == null && most == null) {
      return Optional.empty();
    }
    if (least == null || least == 0) {
      return most == null ? Optional.empty() : Optional.of("within " + span(most) + " of it");
    }
    return Optional.of(
        most == null
            ? "when it was at least " + span(least) + " ago"
            : "when it was " + span(least) + " to " + span(most) + " ago");
  }

  /** Days as people say them: "7 days", "6 weeks", "2 years". */
  public static String span(int days) {
    if (days >= 730 && days % 365 < 3) {
      return days / 365 + " years";
    }
    if (days >= 365 && days <= 366) {
      return "1 year";
    }
    if (days > 14 && days % 7 == 0) {
      return days / 7 + " weeks";
    }
    return days == 1 ? "1 day" : days + " days";
  }

  /** One sentence: who is referred from where to where, how, and on what footing. */
  public String sentence(NetworkRoute way, Agreement.Status standing, @Nullable Integer waitWeeks) {
    ReferralRoute route = way.route();
    String from =
        way.from() instanceof EntryPoint entry
            ? entry.kind() == EntryPoint.Kind.SELF_REFERRAL
                ? "People may refer themselves to "
                : "From "
                    + sender(entry)
                    + ", "
                    + whom(route == null ? null : route.criteria())
                    + " are referred to "
            : "From "
                + name(way.from())
                + ", "
                + whom(route == null ? null : route.criteria())
                + " are referred to ";
    StringBuilder words = new StringBuilder(from).append(name(new ServicePoint(way.to())));
    if (route == null) {
      return words.append(": its listing says so, nobody has stated the route.").toString();
    }
    if (route.mechanism() != Mechanism.NOT_STATED) {
      words.append(", by ").append(lower(route.mechanism().label()));
    }
    words.append("; ").append(footing(route, standing));
    words.append("; ").append(wait(waitWeeks));
    return words.append('.').toString();
  }

  /** "formal agreement of 3 March 2025 with X", "no agreement". */
  public static String footing(ReferralRoute route, Agreement.Status standing) {
    Agreement agreement = route.agreement();
    String partners =
        agreement.partners().isEmpty() ? "" : " with " + String.join(", ", agreement.partners());
    return switch (standing) {
      case FORMAL ->
          "formal agreement"
              + (agreement.made() == null ? "" : " of " + agreement.made().format(DATE))
              + partners;
      case LAPSED ->
          "formal agreement"
              + partners
              + " that ended"
              + (agreement.ends() == null ? "" : " on " + agreement.ends().format(DATE));
      case INFORMAL -> "informal agreement" + partners;
      case NONE -> "no agreement";
    };
  }

  /** "usual wait 6 weeks". */
  public static String wait(@Nullable Integer weeks) {
    if (weeks == null) {
      return "wait not stated";
    }
    return weeks == 0 ? "no wait" : "usual wait " + (weeks == 1 ? "1 week" : weeks + " weeks");
  }

  /** Who says that there is a route. */
  public static String statedBy(ReferralRoute route) {
    if (route.isConfirmed()) {
      return "Confirmed by both ends";
    }
    if (route.statedBy().isEmpty()) {
      return "Unconfirmed: neither end has said so";
    }
    return route.statedBy().contains(RouteEnd.SENDER)
        ? "Unconfirmed: only who refers has said so"
        : "Unconfirmed: only who takes the referral has said so";
  }

  /** When it was last said to be right. */
  public static String checked(ReferralRoute route, LocalDate today) {
    LocalDate day = route.assuredOn();
    if (day == null) {
      return "Never checked";
    }
    Freshness freshness = route.freshness(today);
    return "Checked on "
        + day.format(DATE)
        + (freshness == Freshness.CURRENT ? "" : ": " + lower(freshness.label()));
  }

  /** What a route says of its capacity; empty when it leaves it to the service. */
  public static String capacity(ReferralRoute route) {
    Capacity capacity = route.capacity();
    if (capacity.status() == Capacity.Status.UNKNOWN) {
      return "";
    }
    LocalDate day = capacity.asOf();
    return capacity.status().label() + (day == null ? "" : ", said on " + day.format(DATE));
  }

  /** The name of an area, or its code where it is unknown. */
  public String area(AreaCode code) {
    return snapshot.geography().findArea(code).map(Area::shortName).orElse(code.value());
  }

  private String terms(Collection<TermId> ids) {
    return or(
        ids.stream()
            .sorted()
            .map(
                id ->
                    snapshot
                        .vocabularies()
                        .findTerm(id)
                        .map(Term::shortLabel)
                        .map(RouteWords::lower)
                        .orElse(id.value()))
            .toList());
  }

  private static String or(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : words.stream().limit(words.size() - 1L).collect(Collectors.joining(", "))
            + " or "
            + words.getLast();
  }

  /** A label in the middle of a sentence: small, unless it is an abbreviation. */
  public static String lower(String label) {
    return label.length() > 1 && Character.isUpperCase(label.charAt(1))
        ? label
        : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }
}
