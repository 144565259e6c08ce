package org.waymark.publishing.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.judgement.GapJudgementDesk.Field;
import org.waymark.gap.judgement.GapJudgementDesk.Request;
import org.waymark.query.ParameterProblem;

/**
 * The body of a request to keep a judgement: one JSON object of texts. A field that does not exist
 * is refused, not overlooked: a misspelt "cohort" would otherwise say something of everybody.
 *
 * @param request null when there are problems
 * @param problems each naming its field; empty when there is a request
 */
record JudgementBody(@Nullable Request request, List<ParameterProblem> problems) {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final int LONGEST_QUOTED = 60;

  private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

  static {
    for (Field field : Field.values()) {
      FIELDS.put(name(field), field);
    }
  }

  JudgementBody {
    problems = List.copyOf(problems);
  }

  /** The field's name on the wire. */
  static String name(Field field) {
    return switch (field) {
      case AREA_KIND -> "areaKind";
      case AREA -> "area";
      case CRIME_TYPE -> "crimeType";
      case COHORT -> "cohort";
      case SUPPORT_TYPE -> "supportType";
      case SORT -> "sort";
      case AUTHOR -> "author";
      case BODY -> "body";
      case REASON -> "reason";
    };
  }

  static JudgementBody read(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return read(parser);
    } catch (JsonProcessingException e) {
      // Its message quotes the body; the place is enough.
      return refused(
          "The body is not JSON"
              + (e.getLocation() == null
                  ? "."
                  : ", or names a field twice (line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()
                      + ")."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JudgementBody read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return refused("The body is not a JSON object.");
    }
    Map<Field, String> texts = new EnumMap<>(Field.class);
    List<ParameterProblem> problems = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      Field field = FIELDS.get(name);
      if (field == null) {
        problems.add(
            new ParameterProblem(
                name.isBlank() ? "(no name)" : quoted(name),
                "",
                "There is no such field.",
                "Use these: " + String.join(", ", FIELDS.keySet()) + "."));
      } else if (value == JsonToken.VALUE_STRING) {
        texts.put(field, parser.getText());
      } else if (value != JsonToken.VALUE_NULL) {
        problems.add(
            new ParameterProblem(
                name, "", "The value is not a text.", "Give one text in quotation marks."));
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      return refused("Something follows the JSON object.");
    }
    return problems.isEmpty()
        ? new JudgementBody(request(texts), problems)
        : new JudgementBody(null, problems);
  }

  private static Request request(Map<Field, String> texts) {
    return new Request(
        texts.getOrDefault(Field.AREA_KIND, ""),
        texts.getOrDefault(Field.AREA, ""),
        texts.getOrDefault(Field.CRIME_TYPE, ""),
        texts.getOrDefault(Field.COHORT, ""),
        texts.getOrDefault(Field.SUPPORT_TYPE, ""),
        texts.getOrDefault(Field.SORT, ""),
        texts.getOrDefault(Field.AUTHOR, ""),
        texts.getOrDefault(Field.BODY, ""),
        texts.getOrDefault(Field.REASON, ""));
  }

  private static JudgementBody refused(String message) {
    return new JudgementBody(
        null,
        List.of(
            new ParameterProblem(
                "(the whole body)",
                "",
                message,
                "Send one object with the fields " + String.join(", ", FIELDS.keySet()) + ".")));
  }

  static String quoted(String name) {
    return name.length() <= LONGEST_QUOTED ? name : name.substring(0, LONGEST_QUOTED) + "…";
  }

  /** Without the words: they are for the record of judgements alone. */
  @Override
  public String toString() {
    return "JudgementBody[" + request + ", " + problems.size() + " problems]";
  }
}
