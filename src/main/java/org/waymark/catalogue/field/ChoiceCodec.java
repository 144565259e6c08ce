package org.waymark.catalogue.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;

/** One of a fixed list, by its label or identifier. */
public final class ChoiceCodec<E extends Enum<E> & Labelled> extends OneText<E> {

  private final Class<E> type;
  private final @Nullable E unsaid;

  /**
   * @param unsaid what stands for nothing said; null when something must be
   */
  public ChoiceCodec(Class<E> type, @Nullable E unsaid) {
    super(LINE, false);
    this.type = type;
    this.unsaid = unsaid;
  }

  @Override
  @Nullable E empty() {
    return unsaid;
  }

  @Override
  Reading<E> read(String text, ReadingTerms terms) {
    return Labelled.find(type, text)
        .map(Reading::of)
        .orElseGet(
            () ->
                Reading.wrong(
                    text,
                    "unknown-choice",
                    "the list has no such entry",
                    ChoicesCodec.chooseFrom(type)));
  }

  @Override
  public List<E> choices() {
    return List.of(type.getEnumConstants());
  }

  @Override
  public List<String> write(E value, ListingTerms terms) {
    return List.of(value.label());
  }

  @Override
  public List<String> keys(E value) {
    return List.of(value.slug());
  }
}
