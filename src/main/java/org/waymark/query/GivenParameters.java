package org.waymark.query;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an address says under the names that are read, and what it says under others. */
final class GivenParameters {

  private GivenParameters() {}

  /**
   * The values under each name that has one, without white space round them and doubles.
   *
   * @param names those that are read, in the order in which they are told
   * @param others names that somebody else reads; passed over here
   * @param problems gets what stands under a name that nobody reads
   */
  static Map<String, List<String>> of(
      Map<String, List<String>> parameters,
      Set<String> names,
      Set<String> others,
      List<ParameterProblem> problems) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (names.contains(name)) {
            Set<String> stripped =
                values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!stripped.isEmpty()) {
              given.put(name, List.copyOf(stripped));
            }
          } else if (!others.contains(name)) {
            Set<String> known = new LinkedHashSet<>(names);
            known.addAll(others);
            problems.add(unknown(name, values, known));
          }
        });
    return given;
  }

  private static ParameterProblem unknown(String name, List<String> values, Set<String> known) {
    return new ParameterProblem(
        name.isBlank() ? "(no name)" : name,
        ParameterReader.quoted(values.isEmpty() ? "" : values.getFirst()),
        "There is no parameter “" + ParameterReader.quoted(name) + "”.",
        ParameterReader.closest(name, known)
            .map(other -> "Did you mean “" + other + "”?")
            .orElse("Use one of: " + String.join(", ", known) + "."));
  }
}
