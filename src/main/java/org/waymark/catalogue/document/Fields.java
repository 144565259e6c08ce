package org.waymark.catalogue.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Stated;

/**
 * The fields of one JSON object, each asked for by name. {@link #close} refuses what nobody asked
 * for, so that nothing a newer Waymark wrote is dropped in silence.
 */
final class Fields implements AutoCloseable {

  private final ObjectNode object;
  private final String where;
  private final Set<String> asked = new HashSet<>();
  private boolean failed;

  Fields(JsonNode node, String where) {
    if (!(node instanceof ObjectNode found)) {
      throw new DocumentProblem("\"" + where + "\" of the document is not an object");
    }
    object = found;
    this.where = where;
  }

  private @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private JsonNode get(String name) {
    JsonNode node = find(name);
    if (node == null) {
      throw problem(name, "is missing", null);
    }
    return node;
  }

  private DocumentProblem problem(String name, String what, @Nullable Throwable cause) {
    failed = true;
    String message = "\"" + name + "\" of \"" + where + "\" in the document " + what;
    return cause == null ? new DocumentProblem(message) : new DocumentProblem(message, cause);
  }

  private String textOf(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw problem(name, "is not a text", null);
    }
    return node.textValue();
  }

  String text(String name) {
    return textOf(name, get(name));
  }

  @Nullable String textOrNull(String name) {
    JsonNode node = find(name);
    return node == null ? null : textOf(name, node);
  }

  /** A text that stands for a value. */
  <T> T value(String name, Function<String, T> of) {
    return convert(name, text(name), of);
  }

  <T> @Nullable T valueOrNull(String name, Function<String, T> of) {
    String text = textOrNull(name);
    return text == null ? null : convert(name, text, of);
  }

  private <T> T convert(String name, String text, Function<String, T> of) {
    try {
      return of.apply(text);
    } catch (RuntimeException e) {
      throw problem(name, "cannot be \"" + text + "\"", e);
    }
  }

  @Nullable Integer integerOrNull(String name) {
    JsonNode node = find(name);
    if (node != null && !node.isInt()) {
      throw problem(name, "is not a whole number", null);
    }
    return node == null ? null : node.intValue();
  }

  @Nullable Long longOrNull(String name) {
    JsonNode node = find(name);
    if (node != null && !node.canConvertToLong()) {
      throw problem(name, "is not a whole number", null);
    }
    return node == null ? null : node.longValue();
  }

  double number(String name) {
    JsonNode node = get(name);
    if (!node.isNumber()) {
      throw problem(name, "is not a number", null);
    }
    return node.doubleValue();
  }

  /**
   * An answer of yes or no. Documents had true or false before it could be left open: false was
   * what was written when nobody had said anything, and does not say no.
   */
  Stated stated(String name) {
    JsonNode node = find(name);
    if (node == null) {
      return Stated.NOT_STATED;
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? Stated.YES : Stated.NOT_STATED;
    }
    return convert(name, textOf(name, node), Stated::valueOf);
  }

  Fields object(String name) {
    return new Fields(get(name), name);
  }

  @Nullable Fields objectOrNull(String name) {
    JsonNode node = find(name);
    return node == null ? null : new Fields(node, name);
  }

  <T> List<T> texts(String name, Function<String, T> of) {
    List<T> found = new ArrayList<>();
    for (JsonNode item : array(name)) {
      found.add(convert(name, textOf(name, item), of));
    }
    return found;
  }

  <T> Set<T> textSet(String name, Function<String, T> of) {
    return new HashSet<>(texts(name, of));
  }

  <T> List<T> objects(String name, Function<Fields, T> of) {
    List<T> found = new ArrayList<>();
    for (JsonNode item : array(name)) {
      try (Fields fields = new Fields(item, name)) {
        found.add(fields.reading(of));
      }
    }
    return found;
  }

  private JsonNode array(String name) {
    JsonNode node = get(name);
    if (!node.isArray()) {
      throw problem(name, "is not a list", null);
    }
    return node;
  }

  /** Makes the record; what its own rules refuse is told with the place in the document. */
  <T> T reading(Function<Fields, T> of) {
    try {
      return of.apply(this);
    } catch (DocumentProblem e) {
      failed = true;
      throw e;
    } catch (RuntimeException e) {
      failed = true;
      throw new DocumentProblem(
          "\"" + where + "\" in the document cannot be: " + e.getMessage(), e);
    }
  }

  /**
   * @throws DocumentProblem when there is a field that was not asked for
   */
  @Override
  public void close() {
    if (failed) {
      return;
    }
    for (String name : (Iterable<String>) object::fieldNames) {
      if (!asked.contains(name)) {
        throw new DocumentProblem(
            "\""
                + where
                + "\" in the document has a field \""
                + name
                + "\" that this Waymark does not know: it was written by a newer one, so use that"
                + " or one newer still");
      }
    }
  }
}
