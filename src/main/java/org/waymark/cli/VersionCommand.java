package org.waymark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waymark version}. */
@Command(name = "version", description = "Print the version of Waymark and of Java.")
final class VersionCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    try {
      for (String line : new Waymark.Version().getVersion()) {
        spec.commandLine().getOut().println(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
