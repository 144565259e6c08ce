package org.waymark.web.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.Facet;
import org.waymark.coverage.GroupFit;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.query.FilterParameters;
import org.waymark.query.ParameterProblem;
import org.waymark.query.ParsedQuery;
import org.waymark.search.SearchResult;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.search.SearchForm.AreaGroup;
import org.waymark.web.search.SearchForm.Group;
import org.waymark.web.search.SearchForm.Option;

/** Fills the form from what was asked, as typed, and from the counts of the answer. */
final class FormFiller {

  private static final List<Integer> MILES = List.of(1, 3, 5, 10, 20, 50);

  /** The parameter that names a long list to be shown whole. */
  static final String ALL_OF = "all-of";

  private static final Set<String> LONG_LISTS = Set.of("language", "commissioner");
  private static final int SHOWN_OF_LONG_LIST = 15;

  private final SearchResult result;
  private final ParsedQuery parsed;
  private final Map<String, List<String>> typed;
  private final Map<String, List<String>> understood;

  FormFiller(SearchResult result, ParsedQuery parsed, Map<String, List<String>> typed) {
    this.result = result;
    this.parsed = parsed;
    this.typed = typed;
    this.understood = parsed.query().toParameters();
  }

  SearchForm fill() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : List.of("q", "postcode", "near", "within", "age", "area", "gender")) {
      texts.put(name, String.join(" ", typed.getOrDefault(name, List.of())));
    }
    Map<String, String> messages = new LinkedHashMap<>();
    for (ParameterProblem problem : parsed.problems()) {
      messages.merge(
          problem.name(),
          problem.message() + " " + problem.remedy(),
          (one, other) -> one + " " + other);
    }
    return new SearchForm(
        texts,
        messages,
        groups(messages),
        crimeFits(),
        levels(),
        choices("gender", Facet.GENDER, List.of(Gender.values())),
        areas(),
        distances(),
        chosen("accepting").contains("now"),
        counts(Facet.ACCEPTING).getOrDefault("now", 0),
        chosen("counting").contains("now"),
        counts(Facet.COUNTING).getOrDefault("now", 0),
        chosen("national").contains("no"));
  }

  private List<Group> groups(Map<String, String> messages) {
    var vocabularies = result.snapshot().vocabularies();
    Map<String, List<Option>> options = new LinkedHashMap<>();
    options.put("crime", terms("crime", Facet.CRIME_TYPE, vocabularies.crimeTypes()));
    options.put("support", terms("support", Facet.SUPPORT_TYPE, vocabularies.supportTypes()));
    options.put("cohort", terms("cohort", Facet.COHORT, vocabularies.cohorts()));
    options.put("mode", choices("mode", Facet.DELIVERY_MODE, List.of(DeliveryMode.values())));
    options.put(
        "referral", choices("referral", Facet.REFERRAL_SOURCE, List.of(ReferralSource.values())));
    options.put("language", names("language", Facet.LANGUAGE, ListingWords::language));
    options.put("commissioner", names("commissioner", Facet.COMMISSIONER, name -> name));
    Map<String, String> legends =
        Map.of(
            "crime", "Crime",
            "support", "Type of support",
            "cohort", "Who it is for",
            "mode", "How it is given",
            "referral", "Who can refer",
            "language", "Language besides English",
            "commissioner", "Commissioned by");
    List<Group> groups = new ArrayList<>();
    options.forEach(
        (name, list) -> {
          boolean open =
              name.equals("crime")
                  || messages.containsKey(name)
                  || list.stream().anyMatch(Option::chosen);
          boolean all = typed.getOrDefault(ALL_OF, List.of()).contains(name);
          List<Option> shown = all || !LONG_LISTS.contains(name) ? list : shortened(list);
          int more = list.size() - shown.size();
          groups.add(
              new Group(
                  name,
                  String.valueOf(legends.get(name)),
                  open || all,
                  shown,
                  more,
                  more == 0 ? "" : allOf(name)));
        });
    return groups;
  }

  /** The choices that leave most services, and those chosen, in the order of the list. */
  private static List<Option> shortened(List<Option> options) {
    Set<Option> kept =
        options.stream()
            .sorted(Comparator.comparingInt(Option::count).reversed())
            .limit(SHOWN_OF_LONG_LIST)
            .collect(Collectors.toSet());
    return options.stream().filter(option -> option.chosen() || kept.contains(option)).toList();
  }

  private String allOf(String name) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(understood);
    parameters.remove("page");
    parameters.put(ALL_OF, List.of(name));
    return "/services?" + FilterParameters.format(parameters) + "#" + name;
  }

  private Map<String, Integer> counts(Facet facet) {
    return result.facets().getOrDefault(facet, Map.of());
  }

  private Set<String> chosen(String name) {
    Set<String> values = new HashSet<>(typed.getOrDefault(name, List.of()));
    values.addAll(understood.getOrDefault(name, List.of()));
    return values;
  }

  /** Top terms, and narrower ones that leave a service or are chosen. */
  private List<Option> terms(String name, Facet facet, Vocabulary vocabulary) {
    Map<String, Integer> counts = counts(facet);
    Set<String> chosen = chosen(name);
    return vocabulary.terms().stream()
        .map(term -> option(term, vocabulary, counts, chosen))
        .filter(option -> option.count() > 0 || option.chosen())
        .toList();
  }

  private static Option option(
      Term term, Vocabulary vocabulary, Map<String, Integer> counts, Set<String> chosen) {
    String id = term.id().value();
    return new Option(
        id,
        term.label(),
        counts.getOrDefault(id, 0),
        chosen.contains(id),
        Math.min(3, vocabulary.depth(term.id())));
  }

  private <E extends Enum<E> & Labelled> List<Option> choices(
      String name, Facet facet, List<E> choices) {
    Map<String, Integer> counts = counts(facet);
    Set<String> chosen = chosen(name);
    return choices.stream()
        .map(
            choice ->
                new Option(
                    choice.slug(),
                    choice.label(),
                    counts.getOrDefault(choice.slug(), 0),
                    chosen.contains(choice.slug()),
                    0))
        .filter(option -> option.count() > 0 || option.chosen())
        .toList();
  }

  private List<Option> names(String name, Facet facet, Function<String, String> label) {
    Map<String, Integer> counts = counts(facet);
    Set<String> chosen = chosen(name);
    return Stream.concat(counts.keySet().stream(), chosen.stream())
        .distinct()
        .map(
            value ->
                new Option(
                    value,
                    label.apply(value),
                    counts.getOrDefault(value, 0),
                    chosen.contains(value),
                    0))
        .sorted((one, other) -> one.label().compareToIgnoreCase(other.label()))
        .toList();
  }

  /** The default has no value: it asks nothing. */
  private List<Option> levels() {
    GroupFit asked = parsed.query().filter().minimumFit();
    Map<String, Integer> counts = counts(Facet.GROUP_FIT);
    Map<GroupFit, String> labels = new EnumMap<>(GroupFit.class);
    labels.put(GroupFit.NOT_STATED, "Any service that does not bar them");
    labels.put(GroupFit.NO_BARRIER_RECORDED, "No barrier recorded, or closer");
    labels.put(GroupFit.SPECIALIST, "Specialist, or by and for");
    labels.put(GroupFit.BY_AND_FOR, "By and for only");
    List<Option> options = new ArrayList<>();
    labels.forEach(
        (fit, label) ->
            options.addFirst(
                new Option(
                    fit == GroupFit.NOT_STATED ? "" : fit.slug(),
                    label,
                    counts.isEmpty() ? -1 : counts.getOrDefault(fit.slug(), 0),
                    fit == asked,
                    0)));
    return options;
  }

  private List<Option> crimeFits() {
    Set<CrimeFit> asked = parsed.query().filter().crimeFits();
    Map<String, Integer> counts = counts(Facet.CRIME_FIT);
    return Arrays.stream(CrimeFit.values())
        .map(
            fit ->
                new Option(
                    fit.slug(),
                    fit.label(),
                    counts.getOrDefault(fit.slug(), 0),
                    asked.contains(fit),
                    0))
        .toList();
  }

  private List<AreaGroup> areas() {
    Map<String, Integer> counts = counts(Facet.POLICE_AREA);
    Set<String> chosen = chosen("area");
    List<AreaGroup> groups = new ArrayList<>();
    for (AreaKind kind :
        List.of(
            AreaKind.POLICE_AREA,
            AreaKind.COUNCIL,
            AreaKind.DISTRICT,
            AreaKind.ICB,
            AreaKind.REGION)) {
      List<Option> options =
          result.snapshot().geography().listAreas(kind, result.snapshot().today()).stream()
              .filter(area -> kind != AreaKind.DISTRICT || !AreaKind.COUNCIL.admits(area.code()))
              .map(area -> option(area, counts, chosen))
              .toList();
      groups.add(new AreaGroup(kind.plural(), options));
    }
    return groups;
  }

  private static Option option(Area area, Map<String, Integer> counts, Set<String> chosen) {
    String code = area.code().value();
    int count = area.kind() == AreaKind.POLICE_AREA ? counts.getOrDefault(code, 0) : -1;
    return new Option(code, area.shortName(), count, chosen.contains(code), 0);
  }

  private List<Option> distances() {
    Set<String> chosen = chosen("within");
    return Stream.concat(
            MILES.stream().map(String::valueOf),
            typed.getOrDefault("within", List.of()).stream().filter(value -> !value.isBlank()))
        .distinct()
        .map(
            miles ->
                new Option(
                    miles,
                    miles + (miles.equals("1") ? " mile" : " miles"),
                    -1,
                    chosen.contains(miles),
                    0))
        .toList();
  }
}
