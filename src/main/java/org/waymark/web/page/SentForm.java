package org.waymark.web.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The fields of a form as they were sent. A field that nobody asks for by name does nothing.
 *
 * @param fields by name; a name may come several times
 */
public record SentForm(Map<String, List<String>> fields) {

  /**
   * The fields as the server read them: a text, or a list where a name came several times. (Asking
   * it for lists alone would cut every text at its commas.)
   */
  public static SentForm of(Map<String, Object> read) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    read.forEach(
        (name, value) ->
            fields.put(
                name,
                value instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value))));
    return new SentForm(fields);
  }

  /** The first value of a field without spaces around it; empty when it was not sent. */
  public String first(String name) {
    return typed(name).strip();
  }

  /** The same as it was typed, spaces around it too: they are part of a passphrase. */
  public String typed(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** A whole number that is not negative; empty when there is none. */
  public OptionalLong number(String name) {
    String text = first(name);
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "SentForm" + fields.keySet();
  }
}
