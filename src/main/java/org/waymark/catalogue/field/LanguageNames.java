package org.waymark.catalogue.field;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by what people call them in English. */
public final class LanguageNames {

  private static final Map<String, String> TAGS = tags();

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
    return names;
  }

  /** The BCP 47 tag of a language by its English name or its tag; empty when none is known. */
  public static Optional<String> find(String text) {
    String tag = TAGS.get(text.strip().toLowerCase(Locale.ROOT));
    if (tag == null && text.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})+")) {
      tag = text;
    }
    return Optional.ofNullable(tag);
  }
}
