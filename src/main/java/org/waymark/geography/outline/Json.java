package org.waymark.geography.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of JSON into lists, maps, strings, doubles, booleans and (for null) the absence of a
 * member. Enough for the two map files this package reads, so that geography needs no JSON library.
 */
public final class Json {

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * The value in the text: a Map, List, String, Double or Boolean.
   *
   * @throws IllegalArgumentException when it is not JSON; the message says where
   */
  public static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.skipSpace();
    if (json.at != text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  /**
   * @throws IllegalArgumentException when the object has no such member, or a null one
   */
  public static Object member(Map<String, Object> object, String name) {
    Object value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no member \"" + name + "\"");
    }
    return value;
  }

  private Object value() {
    skipSpace();
    if (at >= text.length()) {
      throw wrong("a value");
    }
    return switch (text.charAt(at)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", NOTHING);
      default -> number();
    };
  }

  private static final Object NOTHING = new Object();

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong(word);
    }
    at += word.length();
    return value;
  }

  private Map<String, Object> members() {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    if (next() == '}') {
      at++;
      return map;
    }
    while (true) {
      if (next() != '"') {
        throw wrong("a name");
      }
      String name = string();
      if (next() != ':') {
        throw wrong("a colon");
      }
      at++;
      Object value = value();
      if (value != NOTHING) {
        map.put(name, value);
      }
      char after = next();
      at++;
      if (after == '}') {
        return map;
      }
      if (after != ',') {
        throw wrong("a comma or }");
      }
    }
  }

  private List<Object> elements() {
    List<Object> list = new ArrayList<>();
    at++;
    if (next() == ']') {
      at++;
      return list;
    }
    while (true) {
      Object value = value();
      if (value != NOTHING) {
        list.add(value);
      }
      char after = next();
      at++;
      if (after == ']') {
        return list;
      }
      if (after != ',') {
        throw wrong("a comma or ]");
      }
    }
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return result.toString();
      }
      if (c != '\\') {
        result.append(c);
        continue;
      }
      at++;
      char escaped = at < text.length() ? text.charAt(at) : ' ';
      switch (escaped) {
        case 'n' -> result.append('\n');
        case 't' -> result.append('\t');
        case 'r' -> result.append('\r');
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'u' -> {
          if (at + 5 > text.length()) {
            throw wrong("four hexadecimal digits");
          }
          result.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
          at += 4;
        }
        case '"', '\\', '/' -> result.append(escaped);
        default -> throw wrong("an escape");
      }
    }
    throw wrong("the end of a string");
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw wrong("a value");
    }
    return Double.valueOf(text.substring(start, at));
  }

  private char next() {
    skipSpace();
    if (at >= text.length()) {
      throw wrong("more");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private IllegalArgumentException wrong(String wanted) {
    return new IllegalArgumentException("Not JSON: expected " + wanted + " at character " + at);
  }
}
