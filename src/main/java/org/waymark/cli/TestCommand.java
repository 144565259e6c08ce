package org.waymark.cli;

import picocli.CommandLine.Command;

/** {@code waymark test}, which the shell script carries out before there is a program to run. */
@Command(
    name = "test",
    description = {
      "Run every test: on H2GIS, on PostGIS and in a real browser; --quick runs the unit tests alone.",
      "Works in a clone of the source, through the script ./waymark."
    })
final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new Problem(
        "The tests are run from a clone of the source: type ./waymark test there. This is the"
            + " packaged program, which does not carry them.");
  }
}
