package org.waymark.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Labelled;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.PlaceLookup;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * The parameters of the gap analysis.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>area</td><td>GSS code or a name; England unless told</td></tr>
 * <tr><td>kind</td><td>council or district, where one code is both; otherwise the code says it</td></tr>
 * <tr><td>crime</td><td>a crime type, by identifier or name</td></tr>
 * <tr><td>cohort</td><td>a cohort, or "anybody", which is meant unless told</td></tr>
 * <tr><td>support</td><td>a support type</td></tr>
 * <tr><td>level</td><td>by-and-for, specialist or open, which is meant unless told</td></tr>
 * </table>
 */
public final class GapParameters {

  /** Every name. */
  public static final Set<String> NAMES =
      Set.of("area", "kind", "crime", "cohort", "support", "level");

  /** What {@code cohort} says for whoever it happened to; leaving it out says the same. */
  public static final String ANYBODY = "anybody";

  private static final Set<String> OF_FILTER = Set.of("area", "crime", "cohort", "support");

  private final Map<String, List<String>> given;
  private final DatedCatalogue snapshot;
  private final List<ParameterProblem> problems = new ArrayList<>();

  private GapParameters(
      Map<String, List<String>> parameters, DatedCatalogue snapshot, Set<String> others) {
    this.snapshot = snapshot;
    this.given = GivenParameters.of(parameters, new TreeSet<>(NAMES), others, problems);
  }

  /**
   * Reads the parameters of a page of the gap analysis.
   *
   * @param others names that the caller reads itself; passed over here
   */
  public static ParsedGap parse(
      Map<String, List<String>> parameters, DatedCatalogue snapshot, Set<String> others) {
    return new GapParameters(parameters, snapshot, others).read();
  }

  private ParsedGap read() {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    for (String name : OF_FILTER) {
      String value = one(name);
      if (value != null && !(name.equals("cohort") && value.equalsIgnoreCase(ANYBODY))) {
        asked.put(name, List.of(value));
      }
    }
    // None of these four is a place that would have to be looked up.
    ParsedQuery parsed =
        FilterParameters.parse(
            asked, snapshot, text -> new PlaceLookup.Unclear(text, ""), Set.of());
    problems.addAll(parsed.problems());
    ServiceFilter filter = parsed.query().filter();
    GapQuestion question =
        new GapQuestion(
            area(filter.area()),
            underTheDuty("crime", filter.crimeTypes()),
            filter.cohorts().stream().findFirst().orElse(null),
            underTheDuty("support", filter.supportTypes()),
            level(),
            parsed.query().notes());
    return new ParsedGap(question, problems);
  }

  private Area area(@Nullable AreaCode code) {
    AreaKind kind = kind();
    Optional<Area> found = Optional.empty();
    if (code != null && kind != null && kind.admits(code)) {
      found = snapshot.geography().findArea(kind, code);
    }
    return found.orElseGet(
        () -> snapshot.geography().getArea(code == null ? AreaCode.ENGLAND : code));
  }

  private @Nullable AreaKind kind() {
    String value = one("kind");
    if (value == null) {
      return null;
    }
    Optional<AreaKind> kind = AreaKind.ofSlug(value);
    if (kind.isEmpty()) {
      problem(
          "kind",
          value,
          "“" + ParameterReader.quoted(value) + "” is not a kind of area.",
          "Use one of: "
              + Arrays.stream(AreaKind.values())
                  .map(AreaKind::slug)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return kind.orElse(null);
  }

  private @Nullable TermId underTheDuty(String name, Set<TermId> terms) {
    if (terms.isEmpty()) {
      return null;
    }
    Term term = snapshot.vocabularies().getTerm(terms.iterator().next());
    if (term.scope() == Scope.OUTSIDE) {
      problem(
          name,
          term.id().value(),
          "“" + term.label() + "” is outside the Duty and not part of the gap analysis.",
          "Look for it on the coverage map, or choose another.");
      return null;
    }
    return term.id();
  }

  private CohortLevel.Level level() {
    String value = one("level");
    if (value == null) {
      return CohortLevel.Level.OPEN;
    }
    return Labelled.find(CohortLevel.Level.class, value)
        .orElseGet(
            () -> {
              problem(
                  "level",
                  value,
                  "“" + ParameterReader.quoted(value) + "” is not a choice for “level”.",
                  "Use one of: "
                      + Arrays.stream(CohortLevel.Level.values())
                          .map(CohortLevel.Level::slug)
                          .collect(Collectors.joining(", "))
                      + ".");
              return CohortLevel.Level.OPEN;
            });
  }

  /** The one value of a parameter; with several, that is a problem and the first is taken. */
  private @Nullable String one(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      problem(
          name,
          String.join(", ", values),
          "“" + name + "” was given " + values.size() + " times.",
          "Give it once: a cell of the analysis is of one of each.");
      given.put(name, List.of(values.getFirst()));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private void problem(String name, String value, String message, String remedy) {
    problems.add(new ParameterProblem(name, ParameterReader.quoted(value), message, remedy));
  }
}
