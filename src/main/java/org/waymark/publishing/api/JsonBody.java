package org.waymark.publishing.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.query.ParameterProblem;

/**
 * The body of a request: one JSON object. A field that does not exist is refused and not
 * overlooked.
 */
final class JsonBody {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final int DEEPEST = 4;
  private static final int LONGEST_QUOTED = 60;

  private final Collection<String> fields;
  private final String noSuchField;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<ParameterProblem> problems = new ArrayList<>();

  /**
   * @param fields there may be
   * @param noSuchField what is said of another
   */
  JsonBody(byte[] json, Collection<String> fields, String noSuchField) {
    this.fields = fields;
    this.noSuchField = noSuchField;
    try (JsonParser parser = JSON.createParser(json)) {
      read(parser);
    } catch (JsonProcessingException e) {
      // Its message quotes the body; the place is enough.
      refuseAll(
          "The body is not JSON, or names a field twice"
              + (e.getLocation() == null
                  ? "."
                  : " (line %d, column %d)."
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Texts, numbers, yes and no, lists and objects by field; null where nothing is said. */
  Map<String, @Nullable Object> values() {
    return values;
  }

  /** What is wrong with it as a whole, and its fields that do not exist. */
  List<ParameterProblem> problems() {
    return problems;
  }

  private void read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      refuseAll("The body is not a JSON object.");
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser, 0);
      if (fields.contains(name)) {
        values.put(name, value);
      } else {
        problems.add(new ParameterProblem(quoted(name), "", noSuchField, remedy()));
      }
    }
    if (parser.nextToken() != null) {
      refuseAll("Something follows the JSON object.");
    }
  }

  private static String quoted(String name) {
    return name.isBlank()
        ? "(no name)"
        : name.length() <= LONGEST_QUOTED ? name : name.substring(0, LONGEST_QUOTED) + "…";
  }

  private void refuseAll(String message) {
    problems.add(new ParameterProblem("(the whole body)", "", message, remedy()));
  }

  private String remedy() {
    return "Send one object with some of the fields " + String.join(", ", fields) + ".";
  }

  private @Nullable Object value(JsonParser parser, int depth) throws IOException {
    if (depth > DEEPEST) {
      refuseAll("The body is nested too deeply.");
      parser.skipChildren();
      return null;
    }
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, depth + 1));
        }
        yield list;
      }
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser, depth + 1));
        }
        yield map;
      }
      default -> null;
    };
  }
}
