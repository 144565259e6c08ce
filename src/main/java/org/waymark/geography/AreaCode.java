package org.waymark.geography;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ONS GSS code, such as {@code E23000002} for the Cumbria police area.
 *
 * <p>Source: ONS Register of Geographic Codes: one letter for the country, two digits for the kind
 * of entity and six digits of instance.
 *
 * @param value nine characters, upper case
 */
public record AreaCode(String value) implements Comparable<AreaCode> {

  private static final Pattern FORM = Pattern.compile("[EWKJNS]\\d{8}");

  /** England. */
  public static final AreaCode ENGLAND = new AreaCode("E92000001");

  /** Wales: outside the Duty, shown as a neighbour. */
  public static final AreaCode WALES = new AreaCode("W92000004");

  public AreaCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is not an area code: give a letter and eight digits, as E23000002");
    }
  }

  /** The code in a text, however it is cased or padded; empty when there is none. */
  public static Optional<AreaCode> parse(String text) {
    String trimmed = text.strip().toUpperCase(Locale.ROOT);
    return FORM.matcher(trimmed).matches() ? Optional.of(new AreaCode(trimmed)) : Optional.empty();
  }

  /** The three characters that say what kind of entity this is, e.g. {@code E23}. */
  public String prefix() {
    return value.substring(0, 3);
  }

  public boolean isWelsh() {
    return value.charAt(0) == 'W';
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
