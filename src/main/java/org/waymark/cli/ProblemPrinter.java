package org.waymark.cli;

import java.util.Optional;
import org.waymark.InvalidSettingException;
import org.waymark.database.DatabaseProblem;
import org.waymark.secret.KeyProblem;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Prints what went wrong as a sentence and a remedy. What a person can do something about comes
 * without a stack trace; anything else is a fault of the program and comes with one.
 */
final class ProblemPrinter implements CommandLine.IExecutionExceptionHandler {

  /** Exit status for what a person can mend: a port taken, a folder not writable, a wrong file. */
  static final int EXIT_PROBLEM = 1;

  /** Exit status for a fault of the program. */
  static final int EXIT_FAULT = 70;

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult result) {
    Optional<String> known = explain(thrown);
    command.getErr().println(command.getColorScheme().errorText(known.orElse(fault(thrown))));
    if (known.isEmpty()) {
      thrown.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return known.isPresent() ? EXIT_PROBLEM : EXIT_FAULT;
  }

  private static Optional<String> explain(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof Problem
          || at instanceof InvalidSettingException
          || at instanceof KeyProblem) {
        return Optional.ofNullable(at.getMessage());
      }
    }
    return DatabaseProblem.findIn(thrown)
        .map(problem -> problem.getMessage() + "\n" + problem.remedy());
  }

  private static String fault(Throwable thrown) {
    return "Waymark failed, and this is a fault of the program: " + thrown;
  }
}
