package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.FilterQuery;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;

/**
 * The choices above the map.
 *
 * @param others parameters that have no field here and go on with the question
 * @param chosen what those and further choices ask, each with the address that takes it away
 */
public record CoverageForm(
    List<Choice> areas,
    List<Choice> crimes,
    List<Choice> crimeFits,
    List<Choice> cohorts,
    List<Choice> levels,
    List<Choice> supports,
    List<Choice> kinds,
    List<Choice> shows,
    List<Choice> layers,
    List<Choice> reaches,
    List<Hidden> others,
    List<Chosen> chosen) {

  /** A parameter carried along. */
  public record Hidden(String name, String value) {}

  /** A choice made that the lists do not show, and how to undo it. */
  public record Chosen(String label, String address) {}

  /** Parameters that the form has a field for. */
  private static final Set<String> FIELDS =
      Set.of(
          "area",
          "crime",
          "closeness",
          "cohort",
          "level",
          "support",
          "by",
          "page",
          "limit",
          "sort",
          "q");

  /**
   * The form of a question.
   *
   * @param layers what can lie on the map
   * @param reaches services whose reach can
   */
  static CoverageForm of(
      CoverageQuestion question,
      CoverageShow show,
      List<Choice> layers,
      List<Choice> reaches,
      Snapshot snapshot) {
    FilterQuery query = question.query();
    List<Hidden> others = new ArrayList<>();
    List<Chosen> chosen = new ArrayList<>();
    Map<String, List<String>> parameters = query.toParameters();
    parameters.forEach(
        (name, values) -> {
          boolean hasField = FIELDS.contains(name);
          values.stream()
              .skip(hasField ? 1 : 0)
              .forEach(
                  value -> {
                    if (!name.equals("postcode")) {
                      others.add(new Hidden(name, value));
                    }
                    chosen.add(
                        new Chosen(
                            label(name, value, snapshot),
                            "/coverage?" + query.without(name, value)));
                  });
        });
    return new CoverageForm(
        areas(question.within(), snapshot),
        terms(snapshot.vocabularies().crimeTypes(), query.filter().crimeTypes(), "Any crime"),
        crimeFits(query.filter().crimeFits()),
        terms(
            snapshot.vocabularies().cohorts(), query.filter().cohorts(), "Whoever it happened to"),
        fits(query.filter().minimumFit()),
        terms(snapshot.vocabularies().supportTypes(), query.filter().supportTypes(), "Any support"),
        kinds(query.by()),
        Arrays.stream(CoverageShow.values())
            .map(each -> new Choice(each.slug(), each.label(), each == show))
            .toList(),
        layers,
        reaches,
        others,
        chosen);
  }

  /** Left open, the kind follows the area: police areas of England, districts of Cumbria. */
  private static List<Choice> kinds(@Nullable AreaKind asked) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "Whatever suits the area", asked == null));
    for (AreaKind kind : FilterParameters.SHOWN_BY) {
      choices.add(new Choice(kind.slug(), kind.plural(), kind == asked));
    }
    return choices;
  }

  /** Who does not state whether they take a group is in no picture. */
  private static List<Choice> fits(GroupFit asked) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "All that take them", asked.compareTo(GroupFit.SPECIALIST) > 0));
    choices.add(
        new Choice(
            GroupFit.SPECIALIST.slug(),
            "Designed for them, or run by and for them",
            asked == GroupFit.SPECIALIST));
    choices.add(
        new Choice(
            GroupFit.BY_AND_FOR.slug(), "Run by and for them", asked == GroupFit.BY_AND_FOR));
    return choices;
  }

  private static List<Choice> crimeFits(Set<CrimeFit> asked) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "All but those for some of them only", asked.isEmpty()));
    for (CrimeFit fit : CrimeFit.values()) {
      choices.add(
          new Choice(fit.slug(), fit.label(), !asked.isEmpty() && asked.iterator().next() == fit));
    }
    return choices;
  }

  private static String label(String name, String value, Snapshot snapshot) {
    String label =
        TermId.isValid(value)
            ? snapshot.vocabularies().findTerm(new TermId(value)).map(Term::label).orElse(value)
            : value;
    return switch (name) {
      case "closeness" -> "crime: " + label;
      case "near" -> "near " + label;
      case "within" -> "within " + label + " miles";
      case "age" -> "age " + label;
      case "national" -> "England-wide: " + label;
      case "postcode" -> "place: " + label;
      case "accepting" -> "takes referrals now";
      case "counting" -> "counts today";
      default -> label;
    };
  }

  private static List<Choice> areas(Area within, Snapshot snapshot) {
    Geography geography = snapshot.geography();
    Map<AreaCode, String> labels = new LinkedHashMap<>();
    labels.put(AreaCode.ENGLAND, "England");
    for (Area area : geography.listAreas(AreaKind.POLICE_AREA, snapshot.today())) {
      if (area.isEnglish()) {
        labels.put(area.code(), area.shortName() + " police area");
      }
    }
    labels.putIfAbsent(within.code(), within.shortName() + " (" + within.kind().label() + ")");
    return labels.entrySet().stream()
        .map(
            entry ->
                new Choice(
                    entry.getKey().value(), entry.getValue(), entry.getKey().equals(within.code())))
        .toList();
  }

  private static List<Choice> terms(Vocabulary vocabulary, Collection<TermId> chosen, String none) {
    return Choices.terms(vocabulary, none, chosen.stream().limit(1).map(TermId::value).toList());
  }
}
