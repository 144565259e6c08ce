package org.waymark.web.account;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * What somebody typed, given back.
 *
 * @param action where it is sent again
 * @param token for the form; empty while nobody is signed in, so that it comes back here once more
 * @param byLink true for somebody who is not signed in and need not be
 * @param fields everything that was sent, in its order
 */
public record SentInVainPage(
    PageFrame frame, String action, String token, boolean byLink, List<Field> fields) {

  /** A field as it was sent. */
  public record Field(String name, String value) {

    /** The name as words. */
    public String label() {
      // Fields of one listing among several begin with its identifier.
      String words = name.replaceFirst("^f-[-0-9a-f]{36}-", "").replace('-', ' ');
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
  }

  /** True when it can be sent now. */
  public boolean ready() {
    return !token.isEmpty();
  }

  /** What they typed or chose; what only the page itself needs is left out. */
  public List<Field> typed() {
    return fields.stream()
        .filter(field -> !field.name().startsWith("_") && !field.value().isBlank())
        .toList();
  }
}
