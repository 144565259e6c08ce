package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.waymark.geography.AreaKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does something with the data of a home folder, and says what it did. */
abstract class HomeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  HomeOption home;

  @Override
  public final Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int status = run(out);
    out.flush();
    return status;
  }

  /** What it is called by. */
  final String commandName() {
    return spec.name();
  }

  /** The kind of area that an option names. */
  static AreaKind areaKind(String option, String slug) {
    return AreaKind.ofSlug(slug)
        .orElseThrow(
            () ->
                new Problem(
                    option
                        + " takes one of "
                        + Arrays.stream(AreaKind.values())
                            .map(AreaKind::slug)
                            .collect(Collectors.joining(", "))
                        + ", not \""
                        + slug
                        + "\"."));
  }

  /**
   * Does it.
   *
   * @return the status the command ends with; 0 when all went well
   */
  abstract int run(PrintWriter out) throws IOException;
}
