package org.waymark.pathway.description;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a form, each with all its values. */
public final class SentFields {

  private SentFields() {}

  /**
   * A form as the server read it: a value is a text, or several texts when the field was sent more
   * than once. A map of lists must not be asked of the server, which would cut a text at its
   * commas.
   */
  public static Map<String, List<String>> of(Map<String, Object> body) {
    Map<String, List<String>> fields = new TreeMap<>();
    body.forEach(
        (name, value) ->
            fields.put(
                name,
                value instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value))));
    return fields;
  }
}
