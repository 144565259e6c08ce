package org.waymark.pathway.field;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.field.Codec;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.pathway.RouteEnd;

/** The ends of a route that say something: {@code sender}, {@code receiver} or {@code both}. */
final class EndsCodec implements Codec<Set<RouteEnd>> {

  private static final String BOTH = "both";

  @Override
  public Reading<Set<RouteEnd>> read(
      List<String> written, ReadingTerms terms, @Nullable Set<RouteEnd> known) {
    String text = String.join(" ", written).strip();
    if (text.isEmpty()) {
      return Reading.of(Set.of());
    }
    if (text.toLowerCase(Locale.UK).equals(BOTH)) {
      return Reading.of(Set.of(RouteEnd.values()));
    }
    return Labelled.find(RouteEnd.class, text)
        .map(end -> Reading.of(Set.of(end)))
        .orElseGet(
            () ->
                Reading.wrong(
                    text,
                    "unknown-choice",
                    "the list has no such entry",
                    "Choose from: sender, receiver, both"));
  }

  @Override
  public List<String> write(Set<RouteEnd> value, ListingTerms terms) {
    return keys(value);
  }

  @Override
  public List<String> keys(Set<RouteEnd> value) {
    return value.size() > 1 ? List.of(BOTH) : value.stream().map(RouteEnd::slug).toList();
  }
}
