package org.waymark.geography.outline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into lists, maps, strings, doubles, booleans and (for null) the absence of a member.
 */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /**
   * The value in the text: a Map, List, String, Double or Boolean.
   *
   * @throws IllegalArgumentException when it is not JSON; the message says where
   */
  public static Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = parser.nextToken() == null ? null : value(parser);
      if (value == null || parser.nextToken() != null) {
        throw new IllegalArgumentException("Not JSON: it is not one value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Not JSON at character %d: %s"
              .formatted(e.getLocation().getCharOffset(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value that begins at the parser's token; null for null. */
  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          Object value = value(parser);
          if (value != null) {
            members.put(name, value);
          }
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          Object value = value(parser);
          if (value != null) {
            elements.add(value);
          }
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
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
}
