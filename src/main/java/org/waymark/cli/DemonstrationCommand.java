package org.waymark.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.waymark.account.Accounts;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waymark demonstration}: the fictional catalogue, in and out. */
@Command(
    name = "demonstration",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Remove the fictional demonstration catalogue, or load it again.",
    subcommands = {DemonstrationCommand.Remove.class, DemonstrationCommand.Load.class})
final class DemonstrationCommand extends CommandGroup {

  /** {@code waymark demonstration remove}. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove every fictional listing; listings of other sources stay.")
  static final class Remove extends HomeCommand {
    @Override
    int run(PrintWriter out) {
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        int removed = program.demonstration().remove("command");
        program.get(Accounts.class).removeDemonstration();
        out.println(
            removed == 0
                ? "There is no demonstration catalogue to remove."
                : "Removed " + removed + " fictional listings.");
      }
      return 0;
    }
  }

  /** {@code waymark demonstration load}. */
  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = "Load the fictional listings again, beside whatever is there.")
  static final class Load extends HomeCommand {
    private static final int LARGEST_SIZE = 50_000;

    @Option(
        names = "--size",
        paramLabel = "SERVICES",
        defaultValue = "" + DemonstrationCatalogue.USUAL_SIZE,
        description = "How many services to make up (default: ${DEFAULT-VALUE}).")
    private int size = DemonstrationCatalogue.USUAL_SIZE;

    @Override
    int run(PrintWriter out) {
      if (size < DemonstrationCatalogue.SMALLEST_SIZE || size > LARGEST_SIZE) {
        throw new Problem(
            "--size takes a number from "
                + DemonstrationCatalogue.SMALLEST_SIZE
                + " to "
                + LARGEST_SIZE
                + ", not "
                + size
                + ".");
      }
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        program.loadDemonstration(size, progress);
        out.println("Loaded the demonstration catalogue: every listing in it is invented.");
      }
      return 0;
    }
  }
}
