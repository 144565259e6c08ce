package org.waymark.intake.table;

import java.util.Objects;
import org.waymark.catalogue.Labelled;

/**
 * Something about one place of a file that its sender should know.
 *
 * @param sheet name of the sheet where several of a file were read; empty otherwise
 * @param line line of a CSV file or row of a sheet, from 1; 0 for the file as a whole
 * @param field heading of the column; empty for the row as a whole
 * @param value what stands there, shortened; never anything of a location that is not public
 * @param code stable, in kebab-case, for programs and for help pages
 * @param problem what is wrong, in words
 * @param remedy what to do about it, in words; may be empty for a note
 */
public record Finding(
    String sheet,
    long line,
    String field,
    String value,
    Severity severity,
    String code,
    String problem,
    String remedy) {

  /** How much a finding matters. */
  public enum Severity implements Labelled {
    /** The service, or value, of this row was not taken in. */
    REFUSED("Refused"),
    /** The row was taken in, but not this value, or not as written. */
    WARNING("Warning"),
    /** For information. */
    NOTE("Note");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static final int LONGEST_VALUE = 120;

  public Finding {
    Objects.requireNonNull(severity);
    value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
  }

  /** Of a file that was read from one sheet. */
  public Finding(
      long line,
      String field,
      String value,
      Severity severity,
      String code,
      String problem,
      String remedy) {
    this("", line, field, value, severity, code, problem, remedy);
  }

  /** The same, of that sheet. */
  Finding onSheet(String name) {
    return new Finding(name, line, field, value, severity, code, problem, remedy);
  }

  /** A note about the file as a whole. */
  static Finding ofTheFile(Severity severity, String code, String problem, String remedy) {
    return new Finding(0, "", "", severity, code, problem, remedy);
  }

  /** The problem and its remedy as sentences, for the file of refused rows. */
  public String reason() {
    return (field.isEmpty() ? "" : field + ": ")
        + sentence(problem)
        + (remedy.isEmpty() ? "" : " " + sentence(remedy));
  }

  static String sentence(String words) {
    return words.endsWith("?") || words.endsWith(".") ? words : words + ".";
  }

  /** The note that a file was in another encoding than UTF-8. */
  static Finding readAs(String encoding) {
    return new Finding(
        0,
        "",
        "",
        Severity.NOTE,
        "encoding",
        "the file was read as " + encoding,
        "Check letters with accents; \"CSV UTF-8\" is safest");
  }

  /** The refusal of all that comes after a line at which a file cannot be read any further. */
  static Finding brokenAt(long line, String why) {
    return new Finding(
        line,
        "",
        "",
        Severity.REFUSED,
        "unreadable-from-here",
        "the file cannot be read from about here on: " + why,
        "Mend the quotation marks and import the file again");
  }

  /** One line for a terminal. */
  @Override
  public String toString() {
    return (line == 0
            ? ""
            : (sheet.isEmpty() ? "Line " : "Sheet \"" + sheet + "\", line ") + line + ": ")
        + words(value.isEmpty() ? "" : " \"" + value + "\"");
  }

  /**
   * What was found, without its place.
   *
   * @param values as they are shown after the field
   */
  String words(String values) {
    return (field.isEmpty() ? "" : field + values + ": ")
        + problem
        + (remedy.isEmpty() ? "" : ". " + remedy);
  }
}
