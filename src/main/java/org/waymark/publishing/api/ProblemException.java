package org.waymark.publishing.api;

/** A request that is answered with problem details; no fault of ours. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ProblemDetail problem;

  ProblemException(ProblemDetail problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  ProblemDetail problem() {
    return problem;
  }
}
