package org.waymark.catalogue.field;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.waymark.catalogue.OpeningTime;

/** Opening times, as {@link OpeningHours} reads and writes them. */
final class OpeningTimesCodec extends SeveralTexts<List<OpeningTime>, OpeningTime> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  @Override
  Item<OpeningTime> readOne(String text, ReadingTerms terms) {
    try {
      return new Item<>(OpeningHours.parse(text), List.of(), List.of());
    } catch (IllegalArgumentException e) {
      return Item.wrong(
          text,
          "bad-times",
          String.valueOf(e.getMessage()),
          "Enter days and times, like Mon-Fri 9am to 5pm, and the rest as a note");
    }
  }

  @Override
  List<OpeningTime> all(List<OpeningTime> values, List<Fault> faults) {
    return values;
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
    return value.stream().map(OpeningTimesCodec::tell).toList();
  }

  private static String tell(OpeningTime time) {
    return time.day().getDisplayName(TextStyle.FULL, Locale.UK)
        + " "
        + TIME.format(time.opens())
        + " to "
        + (time.closes().equals(OpeningTime.MIDNIGHT) ? "midnight" : clock(time.closes()));
  }

  private static String clock(LocalTime time) {
    return TIME.format(time);
  }
}
