package org.waymark.catalogue.field;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Languages, by their English names or BCP 47 tags. */
final class LanguagesCodec extends SeveralTexts<Set<String>, String> {

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*(?:[,/&+]|\\band\\b|\\bor\\b)\\s*", Pattern.CASE_INSENSITIVE);

  /** Longer texts are no misspelt name. */
  private static final int LINE_OF_NAMES = 60;

  @Override
  Item<String> readOne(String text, ReadingTerms terms) {
    Optional<String> one = LanguageNames.find(text);
    if (one.isPresent()) {
      return Item.of(one.get());
    }
    List<String> names =
        BETWEEN.splitAsStream(text).filter(each -> LanguageNames.find(each).isPresent()).toList();
    List<String> others =
        names.isEmpty()
            ? List.of(text)
            : BETWEEN
                .splitAsStream(text)
                .filter(each -> LanguageNames.find(each).isEmpty())
                .toList();
    return new Item<>(
        names.stream().flatMap(each -> LanguageNames.find(each).stream()).toList(),
        others.stream()
            .map(
                each ->
                    new Fault(each, "unknown-language", "no language is called this", remedy(each)))
            .toList(),
        List.of());
  }

  private static String remedy(String text) {
    return text.length() > LINE_OF_NAMES || LanguageNames.closest(text).isEmpty()
        ? "Enter its English name, like Polish, one language at a time"
        : LanguageNames.closest(text).stream()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(" or ", "Did you mean ", "?"));
  }

  @Override
  Set<String> all(List<String> values, List<Fault> faults) {
    return new LinkedHashSet<>(values);
  }

  @Override
  public List<String> keys(Set<String> value) {
    return value.stream().sorted().toList();
  }

  @Override
  public List<String> write(Set<String> value, ListingTerms terms) {
    return keys(value);
  }

  @Override
  public List<String> tell(Set<String> value, ListingTerms terms) {
    return value.stream()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.UK))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
