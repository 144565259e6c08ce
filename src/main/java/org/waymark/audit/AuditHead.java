package org.waymark.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the chain at some moment. Noted outside the database, it shows whether what came
 * before is still as it was.
 *
 * @param seq the number of the last entry; 0 when there was none
 * @param digest its digest
 */
public record AuditHead(long seq, String digest) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /**
   * As {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when the text is not a head
   */
  public static AuditHead parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not the head of an audit: give the number and the digest as \"waymark audit"
              + " verify\" printed them, joined by a colon");
    }
    return new AuditHead(Long.parseLong(form.group(1)), form.group(2));
  }

  @Override
  public String toString() {
    return seq + ":" + digest;
  }
}
