package org.waymark.listing.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Raw form fields as one text, as a browser sends a form. A name without a value stands without an
 * equals sign.
 */
final class FormFields {

  private FormFields() {}

  static String write(Map<String, List<String>> fields) {
    StringJoiner text = new StringJoiner("&");
    fields.forEach(
        (name, values) -> {
          String encoded = URLEncoder.encode(name, UTF_8);
          if (values.isEmpty()) {
            text.add(encoded);
          }
          values.forEach(value -> text.add(encoded + "=" + URLEncoder.encode(value, UTF_8)));
        });
    return text.toString();
  }

  static Map<String, List<String>> read(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      for (String part : text.split("&", -1)) {
        int equals = part.indexOf('=');
        String name = URLDecoder.decode(equals < 0 ? part : part.substring(0, equals), UTF_8);
        List<String> values = fields.computeIfAbsent(name, key -> new ArrayList<>());
        if (equals >= 0) {
          values.add(URLDecoder.decode(part.substring(equals + 1), UTF_8));
        }
      }
    }
    return fields;
  }
}
