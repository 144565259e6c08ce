package org.waymark.catalogue.field;

import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with one written value, or was understood otherwise than it was written. Which
 * field it stands in is for the door to say, which knows what its people call it.
 *
 * @param value what was written, cut when it is long; a door hides it where the field could give a
 *     hidden place away
 * @param code stable, in kebab-case, for programs and for help pages
 * @param problem what is wrong, in words that do not repeat the value
 * @param remedy what to do about it, in words; empty when there is nothing to do
 */
public record Fault(String value, String code, String problem, String remedy) {

  private static final int LONGEST_QUOTED = 120;

  private static final int LONGEST_SHOWN = 60;

  public Fault {
    value = value.length() > LONGEST_QUOTED ? value.substring(0, LONGEST_QUOTED) + "…" : value;
    if (code.isBlank() || problem.isBlank()) {
      throw new IllegalArgumentException("A fault has a code and says what is wrong");
    }
  }

  /** What is wrong with a text of one line, whatever it should say; empty when nothing is. */
  public static Optional<Fault> inLine(String text) {
    return OneText.fault(text, OneText.LINE);
  }

  /** What is wrong with an identifier at its source; empty when nothing is. */
  public static Optional<Fault> inIdentifier(String text) {
    return OneText.fault(text, OneText.IDENTIFIER);
  }

  /** What is wrong with the reason for a change; empty when nothing is. */
  public static Optional<Fault> inReason(String text) {
    return OneText.fault(text, OneText.REASON);
  }

  /**
   * What is wrong with words of several lines that are part of no listing; empty when nothing is.
   *
   * @param longest in characters
   */
  public static Optional<Fault> inWords(String text, int longest) {
    return OneText.fault(text, longest);
  }

  /** The problem as a sentence. */
  public String sentence() {
    return problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1) + ".";
  }

  /** Problem and remedy, the same at every door. */
  public String message() {
    return remedy.isEmpty() ? sentence() : sentence() + " " + remedy;
  }

  /** The same with the value before it, where several may stand in one field. */
  public String messageWithValue() {
    String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
    return "“" + shown + "”: " + message();
  }
}
