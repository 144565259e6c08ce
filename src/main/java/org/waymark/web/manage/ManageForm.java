package org.waymark.web.manage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.web.page.SentForm;

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

  /** The fields as the server read them; see {@link SentForm#of}. */
  static ManageForm of(Map<String, Object> read) {
    return new ManageForm(SentForm.of(read).fields());
  }

  /** The first value; empty when it was not sent. */
  String first(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value; empty when it was not sent. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
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
