package org.waymark.web.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.SentForm;

/** The fields of a form as they were sent. */
record Form(Map<String, List<String>> fields) {

  /** The fields as the server read them; see {@link SentForm#of}. */
  static Form of(Map<String, Object> read) {
    return new Form(SentForm.of(read).fields());
  }

  /** The first value of a field; empty when it was not sent. */
  String first(String name) {
    @Nullable List<String> values = fields.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value of a field. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
