package org.waymark.database;

/**
 * The database was made by a newer Waymark than this one. Nothing has been changed in it. The
 * message names both versions and the remedy, for the person at the terminal.
 */
public final class NewerDatabaseException extends DatabaseProblem {
  NewerDatabaseException(String databaseVersion, String newestKnown) {
    super(
        "The database is at schema version "
            + databaseVersion
            + ", but this Waymark knows only up to version "
            + newestKnown
            + ". Nothing was changed.",
        "Use the Waymark that wrote it, or a newer one.",
        null);
  }
}
