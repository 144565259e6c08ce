package org.waymark.geography;

/**
 * Something to tell the person who loads a file of boundaries or postcodes.
 *
 * @param where the line, feature or code it is about; "file" when it is about all of it
 * @param message what was found and, where there is one, the remedy
 */
public record GeodataFinding(Severity severity, String where, String message) {

  /** How bad it is. */
  public enum Severity {
    /** Good to know. */
    NOTE,
    /** Something was mended or left out. */
    WARNING,
    /** Why the file was not loaded. */
    REFUSAL
  }

  public static GeodataFinding note(String where, String message) {
    return new GeodataFinding(Severity.NOTE, where, message);
  }

  public static GeodataFinding warning(String where, String message) {
    return new GeodataFinding(Severity.WARNING, where, message);
  }

  public static GeodataFinding refusal(String message) {
    return new GeodataFinding(Severity.REFUSAL, "file", message);
  }
}
