package org.waymark.pathway.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.RiskLevel;
import org.waymark.geography.AreaCode;
import org.waymark.geography.PlaceLookup;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.DescribedPerson.Place;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.description.PersonReading.Problem;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/** Reads a person from fields. Only the place and the crime are needed. */
public final class PersonFields {

  /** Postcode, first half of one, town, or the name or code of an area. */
  public static final String PLACE = "place";

  /** A term of the crime types. */
  public static final String CRIME = "crime";

  /** Whole years. */
  public static final String AGE = "age";

  /** As {@link Gender#slug}. */
  public static final String GENDER = "gender";

  /** How long ago it happened: a whole number of {@link #UNIT}. */
  public static final String AGO = "ago";

  /** days (unless told), weeks, months or years. */
  public static final String UNIT = "unit";

  /** yes or no. */
  public static final String REPORTED = "reported";

  /** As {@link RiskLevel#slug}. */
  public static final String RISK = "risk";

  /** Terms of the cohorts, any number. */
  public static final String COHORT = "cohort";

  /** BCP 47 tag. */
  public static final String LANGUAGE = "language";

  /** yes or no. */
  public static final String RECOURSE = "recourse";

  /** As {@link AccessibilityFeature#slug}, any number. */
  public static final String NEED = "need";

  /** As {@link EntryPoint.Kind#slug}, any number. */
  public static final String START = "start";

  /** A place of those that were offered; it wins over {@link #PLACE}. */
  public static final String CHOSEN = "placeChosen";

  /** Every name, in the order of the form. */
  public static final List<String> NAMES =
      List.of(
          PLACE, CHOSEN, CRIME, AGE, GENDER, AGO, UNIT, REPORTED, RISK, COHORT, LANGUAGE, RECOURSE,
          NEED, START);

  /** The longest text that a field takes. */
  private static final int LONGEST = 200;

  private static final int DAYS_A_WEEK = 7;
  private static final int DAYS_A_MONTH = 30;
  private static final int DAYS_A_YEAR = 365;

  private final Map<String, List<String>> fields;
  private final Snapshot snapshot;
  private final Function<String, PlaceLookup> places;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String placeInWords = "";
  private List<PlaceLookup.Choice> others = List.of();

  private PersonFields(
      Map<String, List<String>> fields, Snapshot snapshot, Function<String, PlaceLookup> places) {
    this.fields = fields;
    this.snapshot = snapshot;
    this.places = places;
  }

  /**
   * Reads a person.
   *
   * @param fields by name; names that are not of {@link #NAMES} are passed over
   * @param places answers where a postcode, outward code or town is
   */
  public static PersonReading read(
      Map<String, List<String>> fields, Snapshot snapshot, Function<String, PlaceLookup> places) {
    return new PersonFields(fields, snapshot, places).read();
  }

  private PersonReading read() {
    NAMES.stream()
        .filter(name -> all(name).stream().anyMatch(PersonFields::isTooLong))
        .forEach(
            name ->
                problem(name, "There are more than " + LONGEST + " characters.", "Shorten it."));
    Place place = place();
    TermId crime = term(CRIME, snapshot.vocabularies().crimeTypes(), one(CRIME));
    if (one(CRIME).isEmpty()) {
      problem(CRIME, "The crime is missing.", "Choose what happened.");
    }
    Integer age = number(AGE, Eligibility.OLDEST, "Give the age in whole years, as 24.");
    Gender gender = choice(GENDER, Gender.values());
    Integer days = days();
    Boolean reported = yesOrNo(REPORTED);
    RiskLevel risk = choice(RISK, RiskLevel.values());
    Set<TermId> cohorts = new LinkedHashSet<>();
    for (String each : all(COHORT)) {
      TermId cohort = term(COHORT, snapshot.vocabularies().cohorts(), each);
      if (cohort != null) {
        cohorts.add(cohort);
      }
    }
    String language = language();
    Boolean recourse = yesOrNo(RECOURSE);
    Set<AccessibilityFeature> needs = choices(NEED, AccessibilityFeature.values());
    Set<EntryPoint.Kind> starts = choices(START, EntryPoint.Kind.values());
    DescribedPerson person =
        place == null || crime == null || !problems.isEmpty()
            ? null
            : new DescribedPerson(
                place, age, gender, crime, days, reported, risk, cohorts, language, recourse, needs,
                starts);
    return new PersonReading(person, placeInWords, notes, problems, others);
  }

  private @Nullable Place place() {
    String asked = one(CHOSEN).isEmpty() ? one(PLACE) : one(CHOSEN);
    if (asked.isEmpty()) {
      problem(
          PLACE,
          "Where the person lives is missing.",
          "Enter a postcode, the first half of one, a town, or the name of a council.");
      return null;
    }
    return switch (places.apply(asked)) {
      case PlaceLookup.Found found -> {
        placeInWords = found.label();
        others = found.others();
        yield found.area() == null ? smallArea(found) : within(found, found.area());
      }
      case PlaceLookup.Unclear unclear -> {
        others = unclear.choices();
        problem(
            PLACE,
            others.isEmpty()
                ? "We do not know that place."
                : "That place can be more than one, or is not spelt as we know it.",
            others.isEmpty()
                ? "Enter a postcode in England, as CA11 7XX, a town, or the name of a council."
                : "Choose one of the places below the field, or enter a postcode.");
        yield null;
      }
    };
  }

  private Place smallArea(PlaceLookup.Found found) {
    if (found.note() != null) {
      notes.add(found.note());
    }
    return new Place.SmallArea(found.smallArea());
  }

  private Place within(PlaceLookup.Found found, AreaCode area) {
    notes.add(
        "Only services that take people from at least half of "
            + found.label()
            + " are shown. A postcode gives a surer answer.");
    return new Place.Within(area);
  }

  private @Nullable TermId term(String field, Vocabulary vocabulary, String value) {
    if (value.isEmpty()) {
      return null;
    }
    Optional<Term> term =
        TermId.isValid(value) ? vocabulary.find(TermId.of(value)) : Optional.empty();
    if (term.isEmpty()) {
      problem(
          field,
          "There is no such " + vocabulary.kind().slug().replace('-', ' ') + ".",
          "Choose one from the list.");
    }
    return term.map(Term::id).orElse(null);
  }

  private @Nullable Integer days() {
    String remedy = "Give a whole number, as 3, and whether it is days, weeks, months or years.";
    Integer number = number(AGO, RouteCriteria.MOST_DAYS, remedy);
    String unit = one(UNIT).toLowerCase(Locale.ROOT);
    int length =
        switch (unit) {
          case "", "days" -> 1;
          case "weeks" -> DAYS_A_WEEK;
          case "months" -> DAYS_A_MONTH;
          case "years" -> DAYS_A_YEAR;
          default -> 0;
        };
    if (length == 0) {
      problem(UNIT, "That is no unit of time.", "Choose days, weeks, months or years.");
      return null;
    }
    if (number == null) {
      return null;
    }
    long days = (long) number * length;
    if (days > RouteCriteria.MOST_DAYS) {
      problem(AGO, "That is more than 100 years ago.", remedy);
      return null;
    }
    return (int) days;
  }

  private @Nullable Integer number(String field, int most, String remedy) {
    String value = one(field);
    if (value.isEmpty()) {
      return null;
    }
    if (value.matches("\\d{1,6}") && Integer.parseInt(value) <= most) {
      return Integer.valueOf(value);
    }
    problem(field, "That is no whole number between 0 and " + most + ".", remedy);
    return null;
  }

  private @Nullable Boolean yesOrNo(String field) {
    return switch (one(field).toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> {
        problem(field, "That is neither yes nor no.", "Choose yes or no, or leave it open.");
        yield null;
      }
    };
  }

  private @Nullable String language() {
    String value = one(LANGUAGE);
    if (value.isEmpty()) {
      return null;
    }
    if (!value.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      problem(LANGUAGE, "That is no language tag.", "Choose a language from the list.");
      return null;
    }
    return value;
  }

  private <E extends Enum<E> & Labelled> @Nullable E choice(String field, E[] values) {
    String value = one(field);
    if (value.isEmpty()) {
      return null;
    }
    Optional<E> found = Labelled.find(values[0].getDeclaringClass(), value);
    if (found.isEmpty()) {
      unknownChoice(field, values);
    }
    return found.orElse(null);
  }

  private <E extends Enum<E> & Labelled> Set<E> choices(String field, E[] values) {
    Set<E> found = EnumSet.noneOf(values[0].getDeclaringClass());
    for (String asked : all(field)) {
      Labelled.find(values[0].getDeclaringClass(), asked)
          .ifPresentOrElse(found::add, () -> unknownChoice(field, values));
    }
    return found;
  }

  private <E extends Enum<E> & Labelled> void unknownChoice(String field, E[] values) {
    problem(
        field,
        "There is no such choice.",
        "Use one of: "
            + Arrays.stream(values).map(Labelled::slug).collect(Collectors.joining(", "))
            + ".");
  }

  private String one(String field) {
    return all(field).stream().findFirst().orElse("");
  }

  private List<String> all(String field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static boolean isTooLong(String text) {
    return text.length() > LONGEST;
  }

  private void problem(String field, String message, String remedy) {
    if (problems.stream().noneMatch(each -> each.field().equals(field))) {
      problems.add(new Problem(field, message, remedy));
    }
  }
}
