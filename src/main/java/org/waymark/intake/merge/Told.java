package org.waymark.intake.merge;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;

/**
 * What became of something that a person said and the file says otherwise.
 *
 * @param heading the column
 * @param file what the file says; nothing of a place
 * @param person what the person said
 * @param day when
 */
public record Told(Outcome outcome, String heading, String file, String person, LocalDate day) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final String FILES_INSTEAD =
      "Ask the service which is right; with --overwrite-edits the file's is taken";

  /** What became of it. */
  public enum Outcome {
    KEPT(
        "edit-kept",
        "a person has changed it since the file said so, and theirs is kept",
        FILES_INSTEAD),
    KEPT_AGAINST_NEWS(
        "edit-kept",
        "the file says something new, but a person has changed it since the row was checked, and"
            + " theirs is kept",
        FILES_INSTEAD),
    ADDED_KEPT(
        "edit-kept", "a person has added it, and the file lacks it: it is kept", FILES_INSTEAD),
    CHANGED_KEPT(
        "edit-kept",
        "the file has it no more, but a person has changed it since: it is kept",
        FILES_INSTEAD),
    REMOVED_KEPT(
        "edit-kept", "a person has taken it away since: it does not come back", FILES_INSTEAD),
    CHECKED_LATER(
        "edit-replaced",
        "the file says something new and was checked after a person changed it: the file's is"
            + " taken",
        "Look whether the service agrees"),
    ASKED_FOR("edit-replaced", "a person had changed it; the file's is taken, as you asked", ""),
    MADE_LESS_PUBLIC(
        "edit-replaced",
        "the file makes it less public than a person did: the file's is taken",
        "Look whether the service agrees"),
    NOT_MADE_PUBLIC(
        "not-made-public",
        "a person has paused, closed, withdrawn or hidden it, and no file opens it again",
        "Do that on its page"),
    DOES_NOT_FIT(
        "edit-kept",
        "what the file says does not fit with what people have changed since: it stays as it is",
        "Mend the row to what its page says");

    private final String code;
    private final String problem;
    private final String remedy;

    Outcome(String code, String problem, String remedy) {
      this.code = code;
      this.problem = problem;
      this.remedy = remedy;
    }

    /** As it is told of a row. */
    public Finding finding(String sheet, long line, String heading, String value) {
      return new Finding(sheet, line, heading, value, Severity.NOTE, code, problem, remedy);
    }
  }

  /**
   * That a file and what people said make nothing valid together, e.g. a distance here and its only
   * place hidden there.
   *
   * @param states what the record was, newest first
   */
  static <R> Told doesNotFit(IllegalArgumentException e, List<RecordVersion<R>> states) {
    if (states.isEmpty()) {
      throw e;
    }
    return new Told(
        Outcome.DOES_NOT_FIT,
        "",
        String.valueOf(e.getMessage()),
        "as it is",
        states.getFirst().day());
  }

  /** As it is told of a row. */
  public Finding finding(String sheet, long line) {
    return outcome.finding(
        sheet, line, heading, file + " (file), " + person + " (since " + DAY.format(day) + ")");
  }
}
