package org.waymark.search;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/** Says in words why a service was found and why it stands where it does. */
final class Reasons {

  /** An outward postcode further away than this does not name a place. */
  private static final double OUTCODE_METRES = 15_000;

  /** An outward postcode as near as this is the one that was asked about. */
  private static final double SAME_METRES = 100;

  private final Snapshot snapshot;
  private final Ranking ranking;
  private final SearchRequest request;
  private final CrimeAdmission crimes;
  private final CohortAdmission cohorts;
  private final @Nullable Integer smallArea;
  private final @Nullable String placeName;

  Reasons(Snapshot snapshot, Ranking ranking, SearchRequest request) {
    this.snapshot = snapshot;
    this.ranking = ranking;
    this.request = request;
    this.crimes = new CrimeAdmission(snapshot.vocabularies().crimeTypes());
    this.cohorts = new CohortAdmission(snapshot.vocabularies().cohorts());
    this.smallArea = ranking.smallAreaOf(request);
    this.placeName = smallArea == null ? null : placeName(request, smallArea);
  }

  /**
   * @param words what to say about the words typed; may be empty
   */
  List<String> of(int ordinal, List<String> words) {
    Service service = snapshot.services().service(ordinal);
    List<String> reasons = new ArrayList<>();
    addPlace(ordinal, reasons);
    addCrimes(service, reasons);
    addCohorts(service, reasons);
    reasons.addAll(words);
    addCapacity(service.capacity(), reasons);
    addFreshness(service, snapshot.today(), reasons);
    return reasons;
  }

  private void addPlace(int ordinal, List<String> reasons) {
    boolean nationwide = ranking.reachOf(ordinal).nationwide();
    AreaCode area = request.filter().area();
    if (smallArea != null && placeName != null) {
      if (ranking.reachOf(ordinal).local().contains(smallArea)) {
        reasons.add("Serves " + placeName);
      } else if (nationwide && isEnglish(smallArea)) {
        reasons.add("Serves all of England");
      } else {
        reasons.add("Does not serve " + placeName);
      }
    } else if (area != null) {
      addArea(ordinal, area, nationwide, reasons);
    }
  }

  private void addArea(int ordinal, AreaCode code, boolean nationwide, List<String> reasons) {
    double share = ranking.shareReached(ordinal, code);
    String name = snapshot.geography().findArea(code).map(Area::shortName).orElse(code.value());
    if (nationwide && share == 1) {
      reasons.add("Serves all of England");
    } else if (share == 1) {
      reasons.add("Serves all of " + name);
    } else if (share > 0) {
      long percent = Math.round(share * 100);
      reasons.add(
          percent == 0
              ? "Serves under 1% of residents of " + name
              : "Serves " + Math.min(99, percent) + "% of residents of " + name);
    }
  }

  private boolean isEnglish(int ordinal) {
    return snapshot.geography().smallAreasOf(AreaCode.ENGLAND).contains(ordinal);
  }

  /** How closely its listing fits a crime chosen, unless it names it. */
  private void addCrimes(Service service, List<String> reasons) {
    Vocabulary vocabulary = snapshot.vocabularies().crimeTypes();
    for (TermId crime : request.filter().crimeTypes()) {
      String name =
          vocabulary.find(crime).map(term -> inSentence(term.label())).orElse(crime.value());
      crimes
          .fit(service.crimeTypes(), crime)
          .ifPresent(
              fit ->
                  reasons.add(
                      switch (fit) {
                        case NAMED -> "Names " + name;
                        case GENERIC -> "For a wider crime than " + name;
                        case MULTI_CRIME -> "Multi-crime: " + name + " among others";
                        case SOME_OF_THEM ->
                            "For some of "
                                + name
                                + ": "
                                + crimes.part(service.crimeTypes(), crime).orElse("");
                      }));
    }
  }

  /** How close it is to a group chosen, where it is not made for it. */
  private void addAdmission(Service service, List<String> reasons) {
    Vocabulary vocabulary = snapshot.vocabularies().cohorts();
    for (TermId cohort : request.filter().cohorts()) {
      if (!vocabulary.contains(cohort)) {
        continue;
      }
      String name = inSentence(vocabulary.get(cohort).shortLabel());
      GroupFit fit = cohorts.fit(service, cohort);
      if (fit == GroupFit.NO_BARRIER_RECORDED) {
        reasons.add("No barrier recorded for " + name);
      } else if (fit == GroupFit.NOT_STATED) {
        reasons.add("Does not state whether it takes " + name + ": ask");
      }
      cohorts
          .part(service, cohort)
          .ifPresent(part -> reasons.add("For some of " + name + ": " + part));
    }
  }

  private void addCohorts(Service service, List<String> reasons) {
    addMadeFor(service, reasons);
    addAdmission(service, reasons);
  }

  private void addMadeFor(Service service, List<String> reasons) {
    if (request.filter().cohorts().isEmpty()) {
      return;
    }
    Vocabulary vocabulary = snapshot.vocabularies().cohorts();
    for (CohortLevel.Level level :
        List.of(CohortLevel.Level.BY_AND_FOR, CohortLevel.Level.SPECIALIST)) {
      List<String> names =
          service.cohorts().stream()
              .filter(cohort -> cohort.level() == level && isChosen(vocabulary, cohort.cohort()))
              .map(cohort -> inSentence(vocabulary.get(cohort.cohort()).shortLabel()))
              .toList();
      if (!names.isEmpty()) {
        reasons.add(
            (level == CohortLevel.Level.BY_AND_FOR ? "By and for " : "Specialist for ")
                + joined(names));
      }
    }
  }

  private boolean isChosen(Vocabulary cohorts, TermId cohort) {
    return cohorts.contains(cohort)
        && request.filter().cohorts().stream()
            .anyMatch(chosen -> cohorts.contains(chosen) && cohorts.isWithin(cohort, chosen));
  }

  private static String joined(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : names.stream().limit(names.size() - 1).collect(Collectors.joining(", "))
            + " and "
            + names.getLast();
  }

  /** A label as it stands within a sentence: "Children" as "children", but "LGBT+" as it is. */
  static String inSentence(String label) {
    return label.length() > 1
            && Character.isUpperCase(label.charAt(0))
            && Character.isLowerCase(label.charAt(1))
            && !isProperName(label)
        ? label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1)
        : label;
  }

  private static boolean isProperName(String label) {
    return List.of(
            "Asian",
            "Black",
            "White",
            "Gypsy",
            "Roma",
            "Irish",
            "Jewish",
            "Muslim",
            "Christian",
            "Hindu",
            "Sikh",
            "Buddhist",
            "British",
            "Arab",
            "Chinese",
            "Indian",
            "Pakistani",
            "Bangladeshi",
            "African",
            "Caribbean",
            "Polish",
            "English",
            "Travellers")
        .contains(label.split("[ ,/-]", 2)[0]);
  }

  private static void addCapacity(Capacity capacity, List<String> reasons) {
    String label = capacity.status().label();
    if (capacity.status() == Capacity.Status.UNKNOWN) {
      return;
    }
    reasons.add(
        capacity.waitWeeks() == null || capacity.waitWeeks() == 0
            ? label
            : label + ", about " + plural(capacity.waitWeeks(), "week"));
  }

  private static void addFreshness(Service service, LocalDate today, List<String> reasons) {
    LocalDate assured = service.assuredOn();
    if (assured == null) {
      reasons.add("Listing never checked by its provider");
    } else if (service.freshness(today) == Freshness.STALE) {
      reasons.add("Listing not checked for over " + Freshness.STALE_AFTER_DAYS + " days");
    } else {
      long days = ChronoUnit.DAYS.between(assured, today);
      reasons.add(days <= 0 ? "Checked today" : "Checked " + plural(days, "day") + " ago");
    }
    if (Standing.of(service, today).isToBeConfirmed()) {
      reasons.add("Confirm that it still runs");
    }
  }

  private static String plural(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  /**
   * The place as people say it: "Penrith (CA11)"; its district where no outward postcode is near.
   */
  private String placeName(SearchRequest asked, int ordinal) {
    Geography geography = snapshot.geography();
    Position position =
        asked.place() == null ? geography.smallArea(ordinal).position() : asked.place();
    double latitudes = OUTCODE_METRES / 110_500;
    return geography.listOutcodes().stream()
        .filter(
            outcode ->
                Math.abs(outcode.position().latitude() - position.latitude()) <= latitudes
                    && outcode.position().metresTo(position) <= OUTCODE_METRES)
        .min(
            Comparator.<Outcode>comparingDouble(outcode -> outcode.position().metresTo(position))
                .thenComparing(Outcode::code))
        .map(
            outcode ->
                (outcode.position().metresTo(position) <= SAME_METRES ? "" : "the area near ")
                    + nameOf(outcode))
        .orElseGet(
            () ->
                geography
                    .findArea(geography.smallArea(ordinal).district())
                    .map(Area::shortName)
                    .orElse("this place"));
  }

  /** An outward postcode with its town, where it has one. */
  static String nameOf(Outcode outcode) {
    return outcode.town().isBlank() ? outcode.code() : outcode.town() + " (" + outcode.code() + ")";
  }
}
