package org.waymark.catalogue.field;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.catalogue.Labelled;

/** Any of a fixed list, by their labels or identifiers. */
public final class ChoicesCodec<E extends Enum<E> & Labelled> extends SeveralTexts<Set<E>, E> {

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*(?:[,/&+]|\\band\\b|\\bor\\b)\\s*", Pattern.CASE_INSENSITIVE);

  private final Class<E> type;
  private final List<String> all;

  /**
   * @param all words for every choice there is, in lower case
   */
  public ChoicesCodec(Class<E> type, String... all) {
    this.type = type;
    this.all = Arrays.asList(all);
  }

  static <E extends Enum<E> & Labelled> String chooseFrom(Class<E> type) {
    return "Choose from: "
        + Arrays.stream(type.getEnumConstants())
            .map(Labelled::label)
            .collect(Collectors.joining(", "));
  }

  @Override
  Item<E> readOne(String text, ReadingTerms terms) {
    Optional<E> one = Labelled.find(type, text);
    if (one.isPresent()) {
      return Item.of(one.get());
    }
    if (all.contains(text.toLowerCase(Locale.UK))) {
      return new Item<>(choices(), List.of(), List.of());
    }
    List<Optional<E>> several =
        BETWEEN.splitAsStream(text).map(each -> Labelled.find(type, each)).toList();
    List<E> known = several.stream().flatMap(Optional::stream).toList();
    return new Item<>(
        known,
        known.size() == several.size()
            ? List.of()
            : known.isEmpty()
                ? List.of(unknown(text))
                : BETWEEN
                    .splitAsStream(text)
                    .filter(each -> Labelled.find(type, each).isEmpty())
                    .map(this::unknown)
                    .toList(),
        List.of());
  }

  private Fault unknown(String text) {
    return new Fault(text, "unknown-choice", "the list has no such entry", chooseFrom(type));
  }

  @Override
  Set<E> all(List<E> values, List<Fault> faults) {
    return new LinkedHashSet<>(values);
  }

  @Override
  public List<E> choices() {
    return List.of(type.getEnumConstants());
  }

  @Override
  public List<String> write(Set<E> value, ListingTerms terms) {
    return value.stream().sorted().map(Labelled::label).toList();
  }

  @Override
  public List<String> keys(Set<E> value) {
    return value.stream().sorted().map(Labelled::slug).toList();
  }
}
