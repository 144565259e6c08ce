package org.waymark.web.listing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.field.OpenStretch;
import org.waymark.catalogue.field.TelephoneNumbers;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.listing.ServicePage.Tag;

/** Tells the parts of a listing in plain words, for one snapshot. */
public final class ListingWords {

  private static final String NOT_STATED = "Not stated: ask the service";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final Snapshot snapshot;

  public ListingWords(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** A day as people write it, e.g. "15 June 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  // Terms

  /** The name of a term; its identifier when the vocabulary has lost it. */
  public String label(TermId id) {
    return snapshot.vocabularies().findTerm(id).map(Term::label).orElse(id.value());
  }

  /** Names of terms in the order of their vocabulary. */
  public List<String> labels(Vocabulary vocabulary, Set<TermId> ids) {
    return inOrder(vocabulary, ids).stream().map(this::label).toList();
  }

  /** Short names of support types in the order of their vocabulary, e.g. "IDVA". */
  public List<String> shortSupports(Set<TermId> ids) {
    Vocabulary supports = snapshot.vocabularies().supportTypes();
    return inOrder(supports, ids).stream()
        .map(id -> supports.find(id).map(Term::shortLabel).orElse(id.value()))
        .toList();
  }

  static List<TermId> inOrder(Vocabulary vocabulary, Set<TermId> ids) {
    List<TermId> known = vocabulary.terms().stream().map(Term::id).filter(ids::contains).toList();
    List<TermId> all = new ArrayList<>(known);
    ids.stream().filter(id -> !known.contains(id)).sorted().forEach(all::add);
    return all;
  }

  /** True when no support type of the service is under the Duty to collaborate. */
  public boolean isOutsideDuty(Service service) {
    return service.supportTypes().stream().allMatch(this::isOutsideDuty);
  }

  boolean isOutsideDuty(TermId supportType) {
    return snapshot
        .vocabularies()
        .supportTypes()
        .find(supportType)
        .filter(term -> term.scope() == Scope.OUTSIDE)
        .isPresent();
  }

  // Who

  /** Ages admitted, e.g. "16 and over"; "any age" where it is said that there is no limit. */
  public static String ages(Eligibility eligibility) {
    Integer youngest = eligibility.minimumAge();
    Integer oldest = eligibility.maximumAge();
    if (!eligibility.statesAges()) {
      return NOT_STATED;
    }
    if (youngest == null || youngest == 0) {
      return oldest == null ? "any age" : "under " + (oldest + 1);
    }
    return oldest == null ? youngest + " and over" : youngest + " to " + oldest;
  }

  /** Everything that decides whether somebody is admitted, a sentence each. */
  public List<String> conditions(Eligibility eligibility) {
    List<String> lines = new ArrayList<>();
    lines.add("Age: " + ages(eligibility));
    lines.add(
        eligibility.genders().isEmpty()
            ? "Genders: " + NOT_STATED
            : eligibility.genders().size() == Gender.values().length
                ? "People of any gender"
                : "Only for: " + joined(sortedLabels(eligibility.genders()), "and"));
    if (!eligibility.onlyCohorts().isEmpty()) {
      lines.add(
          "Only for: "
              + joined(labels(snapshot.vocabularies().cohorts(), eligibility.onlyCohorts()), "or"));
    }
    if (!eligibility.residence().isEmpty()) {
      lines.add("Only for people who live in " + joined(areas(eligibility.residence()), "or"));
    }
    lines.add(
        eligibility.report() == ReportRequirement.NOT_STATED
            ? "Report to the police: " + NOT_STATED
            : eligibility.report().label());
    lines.add(
        "Assessed risk: "
            + (eligibility.risks().isEmpty()
                ? NOT_STATED
                : joined(sortedLabels(eligibility.risks()), "or")));
    lines.add(
        "No recourse to public funds: "
            + switch (eligibility.publicFunds()) {
              case YES -> "people are taken";
              case NO -> "people are not taken";
              case ASK -> "ask the service first";
              case NOT_STATED -> NOT_STATED;
            });
    if (!eligibility.otherConditions().isBlank()) {
      lines.add(eligibility.otherConditions());
    }
    return lines;
  }

  /** What a level means, for somebody who reads it for the first time. */
  static String meaning(CohortLevel.Level level) {
    return switch (level) {
      case BY_AND_FOR -> "run by an organisation that members of this group lead";
      case SPECIALIST -> "designed for this group";
      case OPEN -> "takes members of this group like anybody else";
    };
  }

  // Where

  /** Names of areas, by name. */
  public List<String> areas(Collection<AreaCode> codes) {
    return codes.stream().map(this::area).sorted().toList();
  }

  /** The name of an area; its code when it is unknown. */
  public String area(AreaCode code) {
    return snapshot.geography().findArea(code).map(ListingWords::area).orElse(code.value());
  }

  private static String area(Area area) {
    return switch (area.kind()) {
      case POLICE_AREA -> area.shortName() + " police area";
      case ICB -> area.shortName() + " (NHS board area)";
      case COUNCIL, DISTRICT, REGION, COUNTRY -> area.shortName();
    };
  }

  /** A service area, e.g. "Cumbria police area". */
  public String where(ServiceArea area) {
    return switch (area) {
      case ServiceArea.Coded coded -> area(coded.area());
      case ServiceArea.Drawn drawn ->
          drawn.name().isBlank() ? "An area drawn on a map" : drawn.name();
      case ServiceArea.TravelRadius radius ->
          "Within " + miles(radius.distance()) + " of its public address";
      case ServiceArea.EnglandWide ignored -> "All of England";
    };
  }

  /** Where a whole service reaches, in a line: at most three areas are named. */
  public String whereInBrief(Service service) {
    Set<String> names = new LinkedHashSet<>();
    for (Offer offer : service.offers()) {
      offer.serviceAreas().forEach(area -> names.add(where(area)));
    }
    if (names.isEmpty()) {
      return "Area not stated";
    }
    List<String> list = List.copyOf(names);
    return list.size() <= 3
        ? joined(list, "and")
        : joined(List.of(list.get(0), list.get(1), (list.size() - 2) + " more areas"), "and");
  }

  /** A straight-line distance, e.g. "3.4 miles"; under a tenth of a mile says so. */
  public static String miles(Distance distance) {
    double miles = distance.miles();
    if (miles < 0.1) {
      return "under 0.1 miles";
    }
    return miles < 10
        ? String.format(Locale.UK, "%.1f miles", miles).replace(".0 ", " ")
        : Math.round(miles) + " miles";
  }

  /** What somebody who lives in a small area lives in, narrowest first. */
  static List<Area> homes(Geography geography, int smallArea, LocalDate today) {
    List<Area> homes = new ArrayList<>();
    for (AreaKind kind : List.of(AreaKind.DISTRICT, AreaKind.COUNCIL, AreaKind.POLICE_AREA)) {
      geography.listAreas(kind, today).stream()
          .filter(area -> geography.smallAreasOf(area.code()).contains(smallArea))
          .findFirst()
          .ifPresent(homes::add);
    }
    return homes;
  }

  // When

  /** Opening times, Monday first, days without any left out: day to stretches. */
  static Map<String, String> openingTimes(List<OpeningTime> times) {
    List<OpenStretch> stretches = OpenStretch.of(times);
    Map<String, String> days = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String ofDay =
          stretches.stream()
              .filter(stretch -> stretch.day() == day)
              .sorted(Comparator.comparing(OpenStretch::opens))
              .map(ListingWords::stretch)
              .collect(Collectors.joining(" and "));
      if (!ofDay.isEmpty()) {
        days.put(day.getDisplayName(TextStyle.FULL, Locale.UK), ofDay);
      }
    }
    return days;
  }

  private static String stretch(OpenStretch stretch) {
    return stretch.isAllDay()
        ? "all day"
        : clock(stretch.opens())
            + " to "
            + clock(stretch.closes())
            + (stretch.overnight() ? " the next day" : "");
  }

  private static String clock(LocalTime time) {
    if (time.equals(OpeningTime.MIDNIGHT) || time.equals(LocalTime.MIDNIGHT)) {
      return "midnight";
    }
    if (time.equals(LocalTime.NOON)) {
      return "midday";
    }
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    String minutes =
        time.getMinute() == 0 ? "" : String.format(Locale.UK, ":%02d", time.getMinute());
    return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
  }

  // State

  /** Capacity, e.g. "Waiting list, about 6 weeks". */
  public static String capacity(Capacity capacity) {
    Integer weeks = capacity.waitWeeks();
    String wait =
        weeks == null || weeks == 0
            ? ""
            : ", usual wait " + weeks + (weeks == 1 ? " week" : " weeks");
    return switch (capacity.status()) {
      case UNKNOWN -> NOT_STATED;
      case OPEN, WAITING_LIST, ASSESSMENT_NEEDED, CLOSED -> capacity.status().label() + wait;
    };
  }

  /** The colour of a tag for capacity; the words say the same. */
  public static String colour(Capacity.Status status) {
    return switch (status) {
      case OPEN -> "green";
      case WAITING_LIST, ASSESSMENT_NEEDED -> "yellow";
      case CLOSED -> "red";
      case UNKNOWN -> "grey";
    };
  }

  /** How fresh a listing is, with the day. */
  public String freshness(Service service) {
    LocalDate day = service.assuredOn();
    if (day == null) {
      return "Never confirmed by the service";
    }
    return switch (service.freshness(snapshot.today())) {
      case CURRENT -> "Checked on " + day(day);
      case DUE -> "Last checked on " + day(day) + ": a check is due";
      case STALE -> "Not checked since " + day(day) + ": confirm before you rely on it";
    };
  }

  /** How a service stands today, where there is something to check; the words say the same. */
  public List<Tag> standing(Service service) {
    Standing standing = Standing.of(service, snapshot.today());
    List<Tag> tags = new ArrayList<>();
    if (!standing.counts()) {
      tags.add(new Tag(standing.kind().label(), "orange"));
    }
    if (standing.isToBeConfirmed()) {
      tags.add(new Tag("Confirm that it still runs", standing.counts() ? "yellow" : "orange"));
    }
    return tags;
  }

  /** The colour of a tag for freshness; the words say the same. */
  public static String colour(Freshness freshness) {
    return switch (freshness) {
      case CURRENT -> "green";
      case DUE -> "yellow";
      case STALE -> "orange";
    };
  }

  // How

  /** The English name of a language, e.g. "Punjabi". */
  public static String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.UK);
  }

  /** What a contact links to; null when it is not something to link. */
  public static @Nullable String link(Contact contact) {
    String value = contact.value().strip();
    return switch (contact.kind()) {
      case TELEPHONE, TEXT -> TelephoneNumbers.link(contact.kind(), value).orElse(null);
      case EMAIL -> value.contains("@") ? "mailto:" + value : null;
      case WEBSITE, WEBCHAT, REFERRAL_FORM -> webLink(value);
    };
  }

  /** The address when it is one of the web; null for anything else, such as a script. */
  static @Nullable String webLink(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String start = value.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("https://") || start.startsWith("http://") ? value.strip() : null;
  }

  /** Labels in the order of the choices. */
  public static <E extends Enum<E> & Labelled> List<String> sortedLabels(Set<E> choices) {
    return choices.stream().sorted().map(Labelled::label).toList();
  }

  /** "A", "A and B", "A, B and C". */
  public static String joined(List<String> parts, String word) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " "
        + word
        + " "
        + parts.getLast();
  }
}
