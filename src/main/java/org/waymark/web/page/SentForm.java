package org.waymark.web.page;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The fields of a form as they were sent. A field that nobody asks for by name does nothing.
 *
 * @param fields by name; a name may come several times
 */
public record SentForm(Map<String, List<String>> fields) {

  /** The first value of a field without spaces around it; empty when it was not sent. */
  public String first(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst().strip();
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
