package org.waymark.catalogue.field;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value that is written as one text. Long texts and hidden characters are refused here. */
abstract class OneText<T> implements Codec<T> {

  /** The longest text of a line, in characters (code points). */
  static final int LINE = 1_000;

  /** The longest identifier that a source may give a record. */
  static final int IDENTIFIER = 200;

  /** The longest reason for a change. */
  static final int REASON = 500;

  private static final Pattern BREAKS = Pattern.compile("\\s*[\\n\\t]\\s*");

  /** Spaces that do not break, as pages and word processors write them. */
  private static final Pattern WIDE = Pattern.compile("[\\u00a0\\u2007\\u202f]");

  private final int longest;
  private final boolean lines;

  /**
   * @param lines true for a text of several lines
   */
  OneText(int longest, boolean lines) {
    this.longest = longest;
    this.lines = lines;
  }

  @Override
  public final Reading<T> read(List<String> written, ReadingTerms terms, @Nullable T known) {
    String text = plain(String.join("\n", written));
    if (text.isEmpty()) {
      return Reading.of(empty());
    }
    Optional<Fault> fault = fault(text, longest);
    return fault.isPresent()
        ? new Reading<>(null, List.of(fault.get()), List.of())
        : read(text, terms);
  }

  private String plain(String text) {
    return lines ? unix(text) : line(text);
  }

  private static String unix(String text) {
    return WIDE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ").strip();
  }

  /** A text in one line, without spaces around it: a line break becomes a space. */
  static String line(String text) {
    String lines = unix(text);
    // Most texts stand in one line already.
    return lines.indexOf('\n') < 0 && lines.indexOf('\t') < 0
        ? lines
        : BREAKS.matcher(lines).replaceAll(" ");
  }

  @Override
  public List<String> keys(T value) {
    String text = value.toString();
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** What an empty text stands for; null when it stands for no value. */
  abstract @Nullable T empty();

  /** Reads a text that is not empty, has no spaces around it and no more than it may. */
  abstract Reading<T> read(String text, ReadingTerms terms);

  /** What is wrong with any text, whatever it should say; empty when nothing is. */
  static Optional<Fault> fault(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      return Optional.of(
          new Fault(
              text,
              "too-long",
              "the text has %,d characters; at most %,d are kept".formatted(length, longest),
              "Shorten it"));
    }
    return holdsHidden(text)
        ? Optional.of(
            new Fault(
                text.replaceAll("\\p{Cntrl}", "?"),
                "control-character",
                "the text holds characters that cannot be seen",
                "Delete it and type it again, rather than pasting it"))
        : Optional.empty();
  }

  private static boolean holdsHidden(String text) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (isHidden(c)) {
        return true;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  /**
   * Control characters, halves of characters, and those that turn the direction of what follows, so
   * that it reads as what it is not.
   */
  private static boolean isHidden(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
