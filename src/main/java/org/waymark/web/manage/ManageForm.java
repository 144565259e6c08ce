package org.waymark.web.manage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page sent. Names that begin with an underscore are the page's own (token, version,
 * button); the others are fields of the listing.
 */
record ManageForm(Map<String, List<String>> fields) {

  ManageForm {
    Map<String, List<String>> copy = new TreeMap<>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = copy;
  }

  /**
   * A form as the server read it: a value is a text, or a list of texts when the field was sent more
   * than once. A map of lists must not be asked of the server, which would cut a text at its commas.
   */
  static ManageForm of(Map<String, Object> body) {
    Map<String, List<String>> fields = new TreeMap<>();
    body.forEach(
        (name, value) ->
            fields.put(
                name,
                value instanceof Collection<?> several
                    ? several.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value))));
    return new ManageForm(fields);
  }

  /** The first value; empty when it was not sent. */
  String first(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The fields of the listing. */
  Map<String, List<String>> ofListing() {
    Map<String, List<String>> kept = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (!name.startsWith("_")) {
            kept.put(name, values);
          }
        });
    return kept;
  }
}
