package org.waymark.catalogue.field;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.Spelling;

/** Languages by what people call them in English. */
public final class LanguageNames {

  private static final Map<String, String> TAGS = tags();

  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*");

  private LanguageNames() {}

  private static Map<String, String> tags() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = Locale.of(code);
      names.put(locale.getDisplayLanguage(Locale.UK).toLowerCase(Locale.ROOT), code);
      names.put(code, code);
    }
    names.put("punjabi", "pa");
    names.put("panjabi", "pa");
    names.put("farsi", "fa");
    names.put("mandarin", "zh");
    names.put("cantonese", "yue");
    names.put("yue", "yue");
    names.put("sylheti", "syl");
    names.put("syl", "syl");
    names.put("british sign language", "bfi");
    names.put("bsl", "bfi");
    return names;
  }

  /** The BCP 47 tag of a language by its English name or its tag; empty when none is known. */
  public static Optional<String> find(String text) {
    String tag = TAGS.get(text.strip().toLowerCase(Locale.ROOT));
    return tag == null ? ofTag(text.strip()) : Optional.of(tag);
  }

  /** English names of languages that are written much like that, the nearest first. */
  static List<String> closest(String text) {
    return Spelling.nearest(
            text.strip().toLowerCase(Locale.ROOT),
            TAGS.keySet().stream().filter(name -> name.length() > 3).sorted().toList(),
            name -> name,
            3)
        .stream()
        .map(name -> name.substring(0, 1).toUpperCase(Locale.UK) + name.substring(1))
        .toList();
  }

  /**
   * A tag in its usual case. One of three letters alone must have an English name, for many short
   * words are a tag of some language.
   */
  private static Optional<String> ofTag(String text) {
    if (!TAG.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      boolean known =
          text.contains("-")
              || TAGS.containsValue(text)
              || !locale.getDisplayLanguage(Locale.UK).equals(text);
      return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
