package org.waymark.audit.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The details of an entry as text: a line for each, name and value with "=" between. */
final class DetailLines {
  private DetailLines() {}

  static String write(Map<String, String> details) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(details)
        .forEach(
            (name, value) ->
                text.append(text.isEmpty() ? "" : "\n")
                    .append(escaped(name).replace("=", "\\e"))
                    .append('=')
                    .append(escaped(value)));
    return text.toString();
  }

  static Map<String, String> read(String text) {
    Map<String, String> details = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      for (String line : text.split("\n", -1)) {
        int equals = line.indexOf('=');
        details.put(
            plain(equals < 0 ? line : line.substring(0, equals)),
            equals < 0 ? "" : plain(line.substring(equals + 1)));
      }
    }
    return details;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\0", "\\0");
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      i++;
      switch (text.charAt(i)) {
        case 'n' -> plain.append('\n');
        case '0' -> plain.append('\0');
        case 'e' -> plain.append('=');
        default -> plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
