package org.waymark.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns what drivers and Flyway throw into a sentence and a remedy. */
final class Diagnosis {

  private static final String ADDRESS =
      "Set DATASOURCES_DEFAULT_URL to an address like jdbc:postgresql://HOST:5432/DATABASE, and"
          + " DATASOURCES_DEFAULT_USERNAME and DATASOURCES_DEFAULT_PASSWORD; or leave all three out"
          + " to use the embedded database.";

  private Diagnosis() {}

  /** The address as far as a log may have it: parameters can hold a password. */
  static String withoutParameters(String url) {
    int end = url.length();
    for (char mark : new char[] {'?', ';'}) {
      int at = url.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return url.substring(0, end).replaceFirst("//[^/@]*@", "//");
  }

  /**
   * @param url the address that was tried
   */
  static DatabaseProblem of(SQLException e, String url) {
    String at = withoutParameters(url);
    return EmbeddedDatabase.isMeantBy(url) ? embedded(e, at) : postgres(e, at);
  }

  private static DatabaseProblem embedded(SQLException e, String at) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new DatabaseProblem(
              "The database " + at + " is in use by another Waymark that is still running.",
              "Stop the other one, or set WAYMARK_HOME to another folder for a database of its own.",
              e);
      case ErrorCode.WRONG_USER_OR_PASSWORD ->
          new DatabaseProblem(
              "The database " + at + " does not accept this user and password.",
              "Leave DATASOURCES_DEFAULT_USERNAME and DATASOURCES_DEFAULT_PASSWORD out for the"
                  + " embedded database.",
              e);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          new DatabaseProblem(
              "The database " + at + " cannot be read: it is damaged or of another kind.",
              "Put a copy from a backup in its place, or move the file away to start afresh.",
              e);
      default ->
          new DatabaseProblem(
              "The database " + at + " could not be opened: " + e.getMessage(),
              "Check that the disk is not full and the folder can be written to.",
              e);
    };
  }

  private static DatabaseProblem postgres(SQLException e, String at) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          new DatabaseProblem(
              "PostgreSQL at " + at + " does not let this user in: " + firstLine(e) + ".",
              "Check DATASOURCES_DEFAULT_USERNAME and DATASOURCES_DEFAULT_PASSWORD.",
              e);
      case "3D000" ->
          new DatabaseProblem(
              "PostgreSQL at " + at + " has no such database.",
              "Create it (createdb NAME), or correct the name in DATASOURCES_DEFAULT_URL.",
              e);
      case "08001", "08004", "08006" ->
          new DatabaseProblem(
              "No PostgreSQL answers at " + at + ": " + firstLine(e),
              "Check that it runs and that the host and port are right. " + ADDRESS,
              e);
      case "53300" ->
          new DatabaseProblem(
              "PostgreSQL at " + at + " has no connection left.",
              "Raise its max_connections, or lower DATASOURCES_DEFAULT_MAXIMUM_POOL_SIZE.",
              e);
      default ->
          new DatabaseProblem(
              "The database at " + at + " could not be used: " + firstLine(e), ADDRESS, e);
    };
  }

  static DatabaseProblem ofMigration(FlywayException e) {
    SQLException cause = causeOf(e);
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    boolean extension = message.contains("extension");
    if (extension && state.equals("42501")) {
      return new DatabaseProblem(
          "This PostgreSQL user may not add the PostGIS extension to the database.",
          "Let an administrator run CREATE EXTENSION postgis in it once, then start again.",
          e);
    }
    if (extension && (state.equals("58P01") || state.equals("0A000"))) {
      return new DatabaseProblem(
          "This PostgreSQL server has no PostGIS.",
          "Install it on the server (on Debian: apt-get install postgresql-15-postgis-3, with the"
              + " server's version), then start again.",
          e);
    }
    if (state.equals("42501")) {
      return new DatabaseProblem(
          "This PostgreSQL user may not create tables in the database: " + firstLine(cause),
          "Make it the owner of the database, or grant it CREATE on the schema.",
          e);
    }
    return new DatabaseProblem(
        "The database could not be brought up to date: "
            + (cause == null ? e.getMessage() : firstLine(cause)),
        "Nothing of the step that failed was kept. Restore a backup if you changed tables by hand;"
            + " otherwise report this with the log.",
        e);
  }

  private static @Nullable SQLException causeOf(Throwable e) {
    Throwable at = e;
    for (int depth = 0; at != null && depth < 50; depth++) {
      if (at instanceof SQLException sql) {
        return sql;
      }
      at = at.getCause();
    }
    return null;
  }

  private static String firstLine(@Nullable SQLException e) {
    if (e == null) {
      return "";
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
