package org.waymark.query;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Spelling;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Near;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaNames;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.query.FilterQuery.AskedPlace;
import org.waymark.search.SearchRequest;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.VocabularyKind;

/** Reads the parameters of one request; used once. */
final class ParameterReader {

  /** The longest distance "within" takes, in miles; beyond it everywhere is near. */
  private static final double MOST_MILES = 200;

  private static final int LAST_PAGE = 10_000;

  private static final Pattern CODE_LIKE = Pattern.compile("[A-Za-z]\\d+");

  /** The longest value quoted back. */
  private static final int LONGEST_QUOTED = 200;

  private final Map<String, List<String>> given;
  private final DatedCatalogue snapshot;
  private final Function<String, PlaceLookup> places;
  private final List<ParameterProblem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ParameterReader(
      Map<String, List<String>> parameters,
      DatedCatalogue snapshot,
      Function<String, PlaceLookup> places,
      Set<String> others) {
    this.snapshot = snapshot;
    this.places = places;
    this.given = GivenParameters.of(parameters, FilterParameters.NAMES, others, problems);
  }

  ParsedQuery read() {
    String text = text();
    Set<TermId> crimes = terms("crime", VocabularyKind.CRIME_TYPE);
    Set<TermId> cohorts = terms("cohort", VocabularyKind.COHORT);
    AskedPlace serves = place("postcode");
    AskedPlace near = place("near");
    Double miles = miles(near);
    ServiceFilter filter =
        ServiceFilter.builder()
            .crimeTypes(crimes)
            .crimeFits(crimeFits(crimes))
            .cohorts(cohorts)
            .minimumFit(minimumFit(cohorts))
            .supportTypes(terms("support", VocabularyKind.SUPPORT_TYPE))
            .area(area())
            .smallArea(serves == null ? null : serves.found().smallArea())
            .near(
                near == null || miles == null
                    ? null
                    : new Near(near.found().position(), Distance.ofMiles(miles)))
            .deliveryModes(choices("mode", DeliveryMode.class))
            .languages(languages())
            .referralSources(choices("referral", ReferralSource.class))
            .age(number("age", 0, Eligibility.OLDEST, "an age in whole years"))
            .gender(choice("gender", Gender.class, List.of(Gender.values())))
            .acceptingOnly(flag("accepting", "now", "", false))
            .countingOnly(flag("counting", "now", "", false))
            .commissioners(commissioners())
            .includeNationwide(!flag("national", "no", "yes", false))
            .build();
    SearchRequest.Order order = order(serves != null || near != null);
    Integer page = number("page", 1, LAST_PAGE, "a page number");
    FilterQuery query =
        new FilterQuery(
            text,
            filter,
            serves,
            near,
            near == null ? null : miles,
            order,
            page == null ? 1 : page,
            limit(),
            by(),
            notes);
    return new ParsedQuery(query, problems);
  }

  private @Nullable String one(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      problem(
          name,
          String.join(", ", values),
          "“" + name + "” was given more than once.",
          "Give one value.");
      return null;
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private String text() {
    String text = one("q");
    if (text == null) {
      return "";
    }
    if (text.length() > SearchRequest.LONGEST_TEXT) {
      problem(
          "q",
          text,
          "The search has " + text.length() + " characters.",
          "Use at most " + SearchRequest.LONGEST_TEXT + ".");
      return "";
    }
    return text;
  }

  private Set<TermId> terms(String name, VocabularyKind kind) {
    Set<TermId> terms = new TreeSet<>();
    for (String value : given.getOrDefault(name, List.of())) {
      Optional<Term> term = snapshot.vocabularies().findByName(value, kind);
      if (term.isPresent()) {
        terms.add(term.get().id());
      } else {
        List<String> like = snapshot.vocabularies().closestLabels(value, kind, 3);
        problem(
            name,
            value,
            "“" + quoted(value) + "” is not a " + kind.label().toLowerCase(Locale.UK) + ".",
            like.isEmpty()
                ? "Choose one from the list."
                : "Did you mean " + like.stream().collect(Collectors.joining("”, “", "“", "”?")));
      }
    }
    return terms;
  }

  private Set<CrimeFit> crimeFits(Set<TermId> crimes) {
    Set<CrimeFit> fits = choices("closeness", CrimeFit.class);
    if (!fits.isEmpty() && crimes.isEmpty() && !given.containsKey("crime")) {
      notes.add(
          "“closeness” describes how closely a listing fits a crime. No crime was chosen, so it was"
              + " not used.");
      return Set.of();
    }
    return fits;
  }

  private GroupFit minimumFit(Set<TermId> cohorts) {
    GroupFit fit =
        choice(
            "level",
            GroupFit.class,
            List.of(
                GroupFit.BY_AND_FOR,
                GroupFit.SPECIALIST,
                GroupFit.NO_BARRIER_RECORDED,
                GroupFit.NOT_STATED));
    if (fit == null || fit == GroupFit.NOT_STATED) {
      return GroupFit.NOT_STATED;
    }
    if (cohorts.isEmpty() && !given.containsKey("cohort")) {
      if (fit != GroupFit.NO_BARRIER_RECORDED) {
        notes.add(
            "“"
                + fit.label()
                + "” describes how close a service is to a group of victims. No group was chosen,"
                + " so it was not used.");
      }
      return GroupFit.NOT_STATED;
    }
    return fit;
  }

  private @Nullable AreaCode area() {
    String value = one("area");
    if (value == null) {
      return null;
    }
    Geography geography = snapshot.geography();
    Optional<AreaCode> code = AreaCode.parse(value);
    if (code.isEmpty()) {
      return named(value);
    }
    if (geography.findArea(code.get()).isEmpty()) {
      problem(
          "area",
          value,
          "No area has the code " + code.get() + ".",
          "Choose an area from the list of areas.");
      return null;
    }
    return inForce(code.get());
  }

  /** The area itself, or what followed it, which a note says. */
  private AreaCode inForce(AreaCode code) {
    List<AreaSuccession> next = snapshot.geography().successorsOf(code);
    return !next.isEmpty() && isEnded(code) ? successor(code, next) : code;
  }

  /** An area by its name, as the columns of an import take it. */
  private @Nullable AreaCode named(String value) {
    AreaNames.Meaning meaning = snapshot.geography().names(snapshot.today()).ask(quoted(value));
    return switch (meaning) {
      case AreaNames.Meaning.Areas found when found.codes().size() == 1 -> {
        AreaCode code = found.codes().getFirst();
        AreaCode inForce = inForce(code);
        if (inForce.equals(code) && !found.note().isEmpty()) {
          notes.add(found.note() + ".");
        }
        yield inForce;
      }
      case AreaNames.Meaning.Areas several -> {
        unclear(
            value,
            several.note() + ".",
            "Choose one of them.",
            several.codes().stream()
                .flatMap(code -> snapshot.geography().findArea(code).stream())
                .toList());
        yield null;
      }
      case AreaNames.Meaning.Unclear unclear -> {
        unclear(
            value,
            CODE_LIKE.matcher(value).matches()
                ? "“" + quoted(value) + "” is not an area code."
                : "“" + quoted(value) + "”: " + unclear.problem() + ".",
            unclear.remedy() + (unclear.remedy().endsWith("?") ? "" : "."),
            unclear.areas());
        yield null;
      }
    };
  }

  private void unclear(String value, String message, String remedy, List<Area> areas) {
    problems.add(
        new ParameterProblem(
            "area",
            quoted(value),
            message,
            remedy,
            areas.stream()
                .map(
                    area ->
                        new PlaceLookup.Choice(
                            area.code().value(),
                            area.shortName()
                                + " ("
                                + area.kind().label().toLowerCase(Locale.UK)
                                + ")"))
                .toList()));
  }

  private boolean isEnded(AreaCode code) {
    return Arrays.stream(AreaKind.values())
        .flatMap(kind -> snapshot.geography().findArea(kind, code).stream())
        .noneMatch(area -> area.isValidOn(snapshot.today()));
  }

  private AreaCode successor(AreaCode code, List<AreaSuccession> next) {
    List<AreaSuccession> bySize =
        next.stream()
            .sorted(
                Comparator.comparingDouble(AreaSuccession::share)
                    .reversed()
                    .thenComparing(AreaSuccession::successor))
            .toList();
    AreaSuccession main = bySize.getFirst();
    String was = nameOf(code) + " (" + code + ") ended on " + endOf(main) + ". ";
    String is = nameOf(main.successor()) + " (" + main.successor() + ")";
    if (bySize.size() == 1) {
      notes.add(was + "This shows its successor, " + is + ".");
    } else {
      notes.add(
          was
              + "It was split: "
              + bySize.stream()
                  .map(
                      each ->
                          nameOf(each.successor())
                              + " ("
                              + each.successor()
                              + ") has "
                              + Math.round(each.share() * 100)
                              + "% of its residents")
                  .collect(Collectors.joining(", "))
              + ". This shows "
              + is
              + ".");
    }
    return main.successor();
  }

  private String nameOf(AreaCode code) {
    return snapshot.geography().findArea(code).map(Area::shortName).orElse("An area");
  }

  private static String endOf(AreaSuccession step) {
    LocalDate last = step.effective().minusDays(1);
    return last.getDayOfMonth()
        + " "
        + last.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
        + " "
        + last.getYear();
  }

  private @Nullable AskedPlace place(String name) {
    String value = one(name);
    if (value == null) {
      return null;
    }
    return switch (places.apply(value)) {
      case PlaceLookup.Found found -> {
        if (found.note() != null && !notes.contains(found.note())) {
          notes.add(found.note());
        }
        yield new AskedPlace(value, found);
      }
      case PlaceLookup.Unclear unclear -> {
        problems.add(
            new ParameterProblem(
                name, quoted(value), unclear.message(), unclear.remedy(), unclear.choices()));
        yield null;
      }
    };
  }

  private @Nullable Double miles(@Nullable AskedPlace near) {
    String value = one("within");
    if (value == null) {
      return near == null ? null : FilterParameters.USUAL_MILES;
    }
    if (!given.containsKey("near")) {
      problem(
          "within",
          value,
          "A distance needs a place to measure from.",
          "Give a postcode or a town in “near”, or leave “within” out.");
      return null;
    }
    double miles;
    try {
      miles = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      miles = Double.NaN;
    }
    if (!(miles > 0 && miles <= MOST_MILES)) {
      problem(
          "within",
          value,
          "“" + quoted(value) + "” is not a distance we can use.",
          "Give a number of miles above 0 and up to 200.");
      return near == null ? null : FilterParameters.USUAL_MILES;
    }
    return miles;
  }

  private Set<String> languages() {
    Set<String> tags = new TreeSet<>();
    for (String value : given.getOrDefault("language", List.of())) {
      Optional<String> offered =
          snapshot.services().listLanguages().stream()
              .filter(tag -> tag.equalsIgnoreCase(value) || name(tag).equalsIgnoreCase(value))
              .findFirst();
      if (offered.isPresent()) {
        tags.add(offered.get());
      } else if (isTag(value)) {
        tags.add(Locale.forLanguageTag(value).toLanguageTag());
      } else {
        problem(
            "language",
            value,
            "“" + quoted(value) + "” is not a language tag.",
            "Give a BCP 47 tag, as pa for Punjabi.");
      }
    }
    return tags;
  }

  private static String name(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.UK);
  }

  /** True for a well-formed tag whose language exists. */
  private static boolean isTag(String value) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(value).build();
      return !locale.getLanguage().isEmpty()
          && !locale.getDisplayLanguage(Locale.UK).equalsIgnoreCase(locale.getLanguage());
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private Set<String> commissioners() {
    Set<String> names = new TreeSet<>();
    Set<String> known = snapshot.services().listCommissioners();
    for (String value : given.getOrDefault("commissioner", List.of())) {
      Optional<String> name =
          known.contains(value)
              ? Optional.of(value)
              : known.stream().filter(value::equalsIgnoreCase).findFirst();
      if (name.isPresent()) {
        names.add(name.get());
      } else {
        problem(
            "commissioner",
            value,
            "No listed service is commissioned by “" + quoted(value) + "”.",
            closest(value, known)
                .map(other -> "Did you mean “" + other + "”?")
                .orElse("Choose one from the list."));
      }
    }
    return names;
  }

  private <E extends Enum<E> & Labelled> Set<E> choices(String name, Class<E> type) {
    Set<E> chosen = EnumSet.noneOf(type);
    List<E> all = List.of(type.getEnumConstants());
    for (String value : given.getOrDefault(name, List.of())) {
      Labelled.find(type, value).ifPresentOrElse(chosen::add, () -> notOneOf(name, value, all));
    }
    return chosen;
  }

  private <E extends Enum<E> & Labelled> @Nullable E choice(
      String name, Class<E> type, List<E> allowed) {
    String value = one(name);
    if (value == null) {
      return null;
    }
    Optional<E> found = Labelled.find(type, value).filter(allowed::contains);
    if (found.isEmpty()) {
      notOneOf(name, value, allowed);
    }
    return found.orElse(null);
  }

  private void notOneOf(String name, String value, List<? extends Labelled> allowed) {
    notOneOfSlugs(name, value, allowed.stream().map(Labelled::slug).toList());
  }

  private void notOneOfSlugs(String name, String value, List<String> slugs) {
    problem(
        name,
        value,
        "“" + quoted(value) + "” is not a choice for “" + name + "”.",
        closest(value, slugs)
            .map(other -> "Did you mean “" + other + "”?")
            .orElse("Use one of: " + String.join(", ", slugs) + "."));
  }

  private boolean flag(String name, String yes, String no, boolean otherwise) {
    String value = one(name);
    if (value == null) {
      return otherwise;
    }
    if (value.equalsIgnoreCase(yes)) {
      return true;
    }
    if (!no.isEmpty() && value.equalsIgnoreCase(no)) {
      return false;
    }
    problem(
        name,
        value,
        "“" + quoted(value) + "” is not a choice for “" + name + "”.",
        "Use “" + yes + "”" + (no.isEmpty() ? "" : " or “" + no + "”") + ", or leave it out.");
    return otherwise;
  }

  private @Nullable Integer number(String name, int least, int most, String what) {
    String value = one(name);
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the limits
    }
    problem(
        name,
        value,
        "“" + quoted(value) + "” is not " + what + " we can use.",
        "Give a whole number from " + least + " to " + most + ".");
    return null;
  }

  private int limit() {
    Integer asked = number("limit", 1, Integer.MAX_VALUE, "a number of services");
    return asked == null ? FilterQuery.USUAL_PAGE : Math.min(asked, SearchRequest.LARGEST_PAGE);
  }

  private SearchRequest.Order order(boolean hasPlace) {
    SearchRequest.Order order =
        choice("sort", SearchRequest.Order.class, List.of(SearchRequest.Order.values()));
    if (order == null) {
      return SearchRequest.Order.RELEVANCE;
    }
    if (order == SearchRequest.Order.DISTANCE && !hasPlace) {
      if (!given.containsKey("near") && !given.containsKey("postcode")) {
        problem(
            "sort",
            "distance",
            "Ordering by distance needs a place to measure from.",
            "Give a postcode or a town in “near” or “postcode”.");
      }
      return SearchRequest.Order.RELEVANCE;
    }
    return order;
  }

  private @Nullable AreaKind by() {
    String value = one("by");
    if (value == null) {
      return null;
    }
    Optional<AreaKind> kind = AreaKind.ofSlug(value).filter(FilterParameters.SHOWN_BY::contains);
    if (kind.isEmpty()) {
      notOneOfSlugs("by", value, FilterParameters.SHOWN_BY.stream().map(AreaKind::slug).toList());
    }
    return kind.orElse(null);
  }

  private void problem(String name, String value, String message, String remedy) {
    problems.add(new ParameterProblem(name, quoted(value), message, remedy));
  }

  static String quoted(String value) {
    return value.length() <= LONGEST_QUOTED ? value : value.substring(0, LONGEST_QUOTED) + "…";
  }

  /** The candidate a typing error away, if any is. */
  static Optional<String> closest(String value, Collection<String> candidates) {
    return Spelling.nearest(
            quoted(value).toLowerCase(Locale.ROOT),
            candidates,
            other -> other.toLowerCase(Locale.ROOT),
            1)
        .stream()
        .findFirst();
  }
}
