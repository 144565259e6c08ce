package org.waymark.mail;

/**
 * One e-mail in plain text.
 *
 * @param to one address
 * @param text lines of any length, separated by line feeds
 */
public record Letter(String to, String subject, String text) {

  public Letter {
    if (to.isBlank() || subject.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("A letter needs a reader, a subject and words");
    }
    if ((to + subject).chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw new IllegalArgumentException("An address and a subject are of one line");
    }
  }

  /** Letters carry links that sign somebody in, so none is ever said in a log. */
  @Override
  public String toString() {
    return "Letter";
  }
}
