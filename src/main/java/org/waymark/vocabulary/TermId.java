package org.waymark.vocabulary;

import java.util.regex.Pattern;

/**
 * The identifier of a term, unique across the three vocabularies.
 *
 * @param value lower case letters, digits and single hyphens, e.g. {@code coercive-control}
 */
public record TermId(String value) implements Comparable<TermId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public TermId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"" + value + "\" is not a term: use lower case letters, digits and hyphens");
    }
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
