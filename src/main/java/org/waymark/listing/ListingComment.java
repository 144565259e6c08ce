package org.waymark.listing;

import java.time.Instant;
import java.util.Objects;
import org.waymark.account.AccountId;

/**
 * Something said about a change by its author's side or an approver.
 *
 * @param authorName as it was then
 */
public record ListingComment(AccountId author, String authorName, Instant at, String text) {

  /** The longest comment in characters. */
  public static final int LONGEST = 2_000;

  public ListingComment {
    Objects.requireNonNull(author);
    Objects.requireNonNull(at);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A comment needs words");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("The comment has a NUL character: take it out");
    }
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A comment has at most " + LONGEST + " characters, not " + text.length());
    }
  }

  /** Without the words. */
  @Override
  public String toString() {
    return "ListingComment[" + author + ", " + at + "]";
  }
}
