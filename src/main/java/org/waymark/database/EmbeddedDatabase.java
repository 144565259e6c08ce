package org.waymark.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The address of an H2 database, completed with the settings Waymark needs.
 *
 * @param url complete
 * @param file the database file without the ending H2 adds; null when it is in memory
 */
record EmbeddedDatabase(String url, @Nullable Path file) {

  private static final String PREFIX = "jdbc:h2:";
  private static final String FILE_PREFIX = "jdbc:h2:file:";

  private static final String[][] SETTINGS = {
    {"MODE", "PostgreSQL"},
    {"DATABASE_TO_LOWER", "TRUE"},
    {"DEFAULT_NULL_ORDERING", "HIGH"},
    // Micronaut Data hands H2 an instant as a time of day in the zone of the session. In one with
    // summer time an hour of October comes twice.
    {"TIME ZONE", "UTC"},
    // Milliseconds. Writers take turns; an import may keep the next one waiting.
    {"LOCK_TIMEOUT", "60000"},
    // A commit is handed to the file at once, so that who kills the program takes none with it.
    {"WRITE_DELAY", "0"},
    // Kilobytes. Readers use the snapshot, not the database: a small cache does.
    {"CACHE_SIZE", "32768"},
    // The pool closes it, in order, when the program stops.
    {"DB_CLOSE_ON_EXIT", "FALSE"},
  };

  static boolean isMeantBy(String url) {
    return url.startsWith(PREFIX);
  }

  /**
   * Settings that the address has itself are kept.
   *
   * @throws DatabaseProblem when the folder's name cannot be used
   */
  static EmbeddedDatabase of(String given) {
    int end = given.indexOf(';');
    String place = end < 0 ? given : given.substring(0, end);
    String settings = end < 0 ? "" : given.substring(end);
    Path file = null;
    if (place.startsWith(FILE_PREFIX)) {
      file = fileOf(place.substring(FILE_PREFIX.length()));
      place = FILE_PREFIX + file;
    }
    StringBuilder url = new StringBuilder(place).append(settings);
    String present = settings.toUpperCase(Locale.ROOT);
    for (String[] setting : SETTINGS) {
      if (!present.contains(";" + setting[0] + "=")) {
        url.append(';').append(setting[0]).append('=').append(setting[1]);
      }
    }
    return new EmbeddedDatabase(url.toString(), file);
  }

  /** One with the same settings in another file of the same folder; only for one in a file. */
  EmbeddedDatabase beside(String suffix) {
    Path at = Objects.requireNonNull(file, "in memory");
    Path other = at.resolveSibling(at.getFileName() + suffix);
    int end = url.indexOf(';');
    return new EmbeddedDatabase(FILE_PREFIX + other + url.substring(end), other);
  }

  /** What H2 writes; null in memory. */
  @Nullable Path dataFile() {
    Path at = file;
    return at == null ? null : at.resolveSibling(at.getFileName() + ".mv.db");
  }

  private static Path fileOf(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DatabaseProblem(
          "\"" + text + "\" is not the name of a folder on this computer: " + e.getReason() + ".",
          "Set WAYMARK_HOME to a folder, or leave it out to use ./data.",
          e);
    }
  }

  /**
   * Makes the folder when it is not there. Nothing to do in memory.
   *
   * @throws DatabaseProblem when it cannot be made or written to
   */
  void prepareFolder() {
    Path at = file;
    Path folder = at == null ? null : at.getParent();
    if (at == null || folder == null) {
      return;
    }
    String remedy =
        "Give yourself the right to write there, or set WAYMARK_HOME to another folder.";
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new DatabaseProblem(
          folder + " should be a folder for the database, but is a file.",
          "Move it away, or set WAYMARK_HOME to another folder.",
          e);
    } catch (IOException e) {
      throw new DatabaseProblem(
          "The folder " + folder + " for the database cannot be made (" + e.getMessage() + ").",
          remedy,
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new DatabaseProblem(
          "The folder " + folder + " for the database cannot be written to.", remedy, null);
    }
    Path data = at.resolveSibling(at.getFileName() + ".mv.db");
    if (Files.exists(data) && !Files.isWritable(data)) {
      throw new DatabaseProblem(
          "The database file " + data + " cannot be written to.", remedy, null);
    }
  }
}
