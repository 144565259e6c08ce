package org.waymark.catalogue.field;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Languages, by their English names or BCP 47 tags. */
final class LanguagesCodec extends SeveralTexts<Set<String>, String> {

  /** Longer texts are no misspelt name. */
  private static final int LINE_OF_NAMES = 60;

  @Override
  Item<String> readOne(String text, ReadingTerms terms) {
    return LanguageNames.find(text)
        .map(Item::of)
        .orElseGet(
            () -> Item.wrong(text, "unknown-language", "no language is called this", remedy(text)));
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
