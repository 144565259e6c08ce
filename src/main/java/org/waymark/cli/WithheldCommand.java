package org.waymark.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.waymark.listing.withheld.WithheldKeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waymark withheld}: looks after the key of withheld addresses. */
@Command(
    name = "withheld",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Look after the key that withheld addresses are sealed with.",
    subcommands = WithheldCommand.RotateKey.class)
final class WithheldCommand extends CommandGroup {

  /** {@code waymark withheld rotate-key}. */
  @Command(
      name = "rotate-key",
      mixinStandardHelpOptions = true,
      description = {
        "Make a new key and seal every withheld address with it.",
        "The key file is keys/withheld.key in the home folder, or the one that"
            + " WAYMARK_WITHHELD_KEY_FILE names. Keep a copy of it apart from copies of the"
            + " database."
      })
  static final class RotateKey extends HomeCommand {
    @Option(
        names = "--forget-old-keys",
        description = {
          "Take the old keys out of the file, e.g. because a copy was lost.",
          "Backups made before then need a copy of the old file."
        })
    private boolean forgetOldKeys;

    @Override
    int run(PrintWriter out) {
      WithheldKeyRotation.Rotated rotated;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        rotated = program.get(WithheldKeyRotation.class).rotate(forgetOldKeys);
      }
      out.printf(
          Locale.UK,
          "Sealed %,d withheld addresses with a new key in %s%n",
          rotated.addresses(),
          rotated.file());
      return 0;
    }
  }
}
