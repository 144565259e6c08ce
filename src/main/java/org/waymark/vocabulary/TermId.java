package org.waymark.vocabulary;

import java.util.regex.Pattern;

/**
 * Identifier of a {@link Term}, unique across the three vocabularies: lower-case words and numbers
 * joined by single hyphens, for example {@code sexual-abuse} or {@code children-0-4}. Ids are
 * published in addresses and feeds and never change meaning.
 */
public record TermId(String value) implements Comparable<TermId> {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAXIMUM_LENGTH = 60;

  public TermId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "Term id '%s' is not valid: use lower-case letters and numbers joined by hyphens, at most %d characters, for example sexual-abuse"
              .formatted(value, MAXIMUM_LENGTH));
    }
  }

  public static TermId of(String value) {
    return new TermId(value);
  }

  /**
   * Whether the text has the form of a term id; it says nothing about whether such a term exists.
   */
  public static boolean isValid(String value) {
    return value.length() <= MAXIMUM_LENGTH && KEBAB_CASE.matcher(value).matches();
  }

  @Override
  public int compareTo(TermId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
