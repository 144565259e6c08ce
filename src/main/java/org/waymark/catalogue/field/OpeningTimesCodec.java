package org.waymark.catalogue.field;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.OpeningTime;

/** Opening times, as {@link OpeningHours} reads and writes them. */
final class OpeningTimesCodec implements Codec<List<OpeningTime>> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  @Override
  public boolean takesSeveral() {
    return true;
  }

  /** What is no time is given back as words for the note. */
  @Override
  public Reading<List<OpeningTime>> read(
      List<String> written, ReadingTerms terms, @Nullable List<OpeningTime> known) {
    List<String> texts =
        written.stream().map(OneText::line).filter(text -> !text.isEmpty()).toList();
    List<Fault> damaged = texts.stream().map(Fault::inLine).flatMap(Optional::stream).toList();
    if (!damaged.isEmpty()) {
      return new Reading<>(null, damaged, List.of());
    }
    return OpeningHours.read(texts);
  }

  @Override
  public List<String> keys(List<OpeningTime> value) {
    return OpeningHours.format(value);
  }

  @Override
  public List<String> write(List<OpeningTime> value, ListingTerms terms) {
    return keys(value);
  }

  @Override
  public List<String> tell(List<OpeningTime> value, ListingTerms terms) {
    return OpenStretch.of(value).stream().map(OpeningTimesCodec::tell).toList();
  }

  private static String tell(OpenStretch time) {
    return time.day().getDisplayName(TextStyle.FULL, Locale.UK)
        + " "
        + TIME.format(time.opens())
        + " to "
        + (time.closes().equals(OpeningTime.MIDNIGHT) ? "midnight" : clock(time.closes()))
        + (time.overnight() ? " the next day" : "");
  }

  private static String clock(LocalTime time) {
    return TIME.format(time);
  }
}
