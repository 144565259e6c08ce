package org.waymark.query;

import java.util.List;
import java.util.Objects;

/**
 * What the parameters of a page of the gap analysis came to.
 *
 * @param question everything that was understood
 * @param problems what was not understood; empty when all of it was
 */
public record ParsedGap(GapQuestion question, List<ParameterProblem> problems) {

  public ParsedGap {
    Objects.requireNonNull(question);
    problems = List.copyOf(problems);
  }

  /** True when every parameter was understood. */
  public boolean isValid() {
    return problems.isEmpty();
  }
}
