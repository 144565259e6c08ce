package org.waymark.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.waymark.gap.desk.AskedField;
import org.waymark.gap.desk.AskedProblem;
import picocli.CommandLine.Option;

/** A command that hands what somebody says of an area to a desk of the gap analysis. */
abstract class GapDeskCommand extends HomeCommand {

  @Option(
      names = "--area",
      paramLabel = "CODE",
      required = true,
      description = "ONS code of the area, e.g. E23000002 for Cumbria.")
  private String area = "";

  @Option(
      names = "--who",
      paramLabel = "NAME",
      required = true,
      description = "Your name, for the record. It is published.")
  private String who = "";

  @Option(
      names = "--body",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Whom you speak for, e.g. a policing body. It is published.")
  private String body = "";

  final String area() {
    return area;
  }

  final String who() {
    return who;
  }

  final String body() {
    return body;
  }

  /** What a field of the desk is called on the command line. */
  abstract String option(AskedField field);

  /** Everything that is wrong, by the options it was given with. */
  final Problem refused(List<AskedProblem> problems) {
    return new Problem(
        problems.stream()
            .map(
                problem ->
                    option(problem.field())
                        + (problem.value().isBlank() ? "" : " \"" + problem.value() + "\"")
                        + ": "
                        + problem.message()
                        + " "
                        + problem.remedy())
            .collect(Collectors.joining("\n", "", "\nNothing was kept.")));
  }
}
