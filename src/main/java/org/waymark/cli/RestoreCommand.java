package org.waymark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.waymark.database.EmbeddedBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark restore}: an embedded database from a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Make an embedded database from a file that waymark backup wrote, in a folder that has none.",
      "Put a copy of keys/withheld.key into the folder when withheld addresses are in the file."
    })
final class RestoreCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private HomeOption home;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new Problem("There is no file " + file + ".");
    }
    Path folder = home.prepare();
    EmbeddedBackup.restore(file, folder);
    spec.commandLine().getOut().printf("Restored %s into %s%n", file, folder);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
