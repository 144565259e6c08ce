package org.waymark.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.waymark.database.EmbeddedBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code waymark restore}: an embedded database from a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Make an embedded database from a file that waymark backup wrote, in a folder that has none.",
      "Put a copy of keys/withheld.key into the folder when withheld addresses are in the file."
    })
final class RestoreCommand extends HomeCommand {

  @Parameters(paramLabel = "FILE", description = "The backup.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  int run(PrintWriter out) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("There is no file " + file + ".");
    }
    Path folder = home.prepare();
    EmbeddedBackup.restore(file, folder);
    out.printf("Restored %s into %s%n", file, folder);
    return 0;
  }
}
