package org.waymark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a Waymark keeps its data. */
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description =
          "Folder for the database and the search index (default: WAYMARK_HOME, else ./data).")
  private @Nullable Path folder;

  /** As another command of the same data is given it; empty where it finds the folder by itself. */
  String asOption() {
    return folder == null ? "" : " --home \"" + folder + "\"";
  }

  /**
   * The folder, made when it is missing.
   *
   * @throws Problem when it cannot be made or written to
   */
  Path prepare() {
    String environment = System.getenv("WAYMARK_HOME");
    Path home =
        folder != null
            ? folder
            : Path.of(environment == null || environment.isBlank() ? "data" : environment);
    home = home.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home);
      Path probe = Files.createTempFile(home, ".writable", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new Problem(
          "Waymark cannot write to its folder "
              + home
              + " ("
              + e.getClass().getSimpleName()
              + "). Make it writable for you, or name another with --home FOLDER.");
    }
    return home;
  }
}
