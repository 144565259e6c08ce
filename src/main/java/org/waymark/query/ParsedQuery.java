package org.waymark.query;

import java.util.List;
import java.util.Objects;

/**
 * What parameters came to.
 *
 * @param query everything that was understood; with problems, the rest of what was asked, so that a
 *     form can come back filled in
 * @param problems what was not understood; empty when all of it was
 */
public record ParsedQuery(FilterQuery query, List<ParameterProblem> problems) {

  public ParsedQuery {
    Objects.requireNonNull(query);
    problems = List.copyOf(problems);
  }

  /** True when every parameter was understood. */
  public boolean isValid() {
    return problems.isEmpty();
  }
}
