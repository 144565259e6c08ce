package org.waymark.catalogue.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words: a line, or several. An empty text says nothing. */
public final class TextCodec extends OneText<String> {

  private final boolean lines;

  private TextCodec(int longest, boolean lines) {
    super(longest, lines);
    this.lines = lines;
  }

  /** One line; a line break in it becomes a space. */
  static Codec<String> line() {
    return new TextCodec(LINE, false);
  }

  /** Several lines of at most so many characters (code points) together. */
  public static Codec<String> lines(int longest) {
    return new TextCodec(longest, true);
  }

  /** A text for where null stands for none. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @Override
  String empty() {
    return "";
  }

  @Override
  Reading<String> read(String text, ReadingTerms terms) {
    return lines && HtmlText.isHtml(text)
        ? new Reading<>(
            HtmlText.words(text),
            List.of(),
            List.of(
                new Fault(
                    text,
                    "html",
                    "the text is HTML: its words are kept, and its marks are not",
                    "")))
        : Reading.of(text);
  }

  @Override
  public List<String> write(String value, ListingTerms terms) {
    return value.isBlank() ? List.of() : List.of(value.strip());
  }
}
