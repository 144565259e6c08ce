package org.waymark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where an export goes. */
final class ExportedFile {

  @Parameters(paramLabel = "FILE", description = "File to write, ending in .csv or .xlsx.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--overwrite", description = "Replace the file when it is there already.")
  private boolean overwrite;

  /**
   * The file to write.
   *
   * @throws Problem when it is there and may not be replaced
   */
  Path path() {
    if (Files.exists(file) && !overwrite) {
      throw new Problem(file + " is there already; name another file or add --overwrite.");
    }
    return file;
  }
}
