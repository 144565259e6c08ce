package org.waymark.publishing.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      case SEEN -> "seen";
    };
  }

  static JudgementBody read(byte[] json) {
    JsonBody body = new JsonBody(json, FIELDS.keySet(), "There is no such field.");
    Map<Field, String> texts = new EnumMap<>(Field.class);
    List<ParameterProblem> problems = new ArrayList<>(body.problems());
    body.values()
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                texts.put(Objects.requireNonNull(FIELDS.get(name)), text);
              } else if (value != null) {
                problems.add(
                    new ParameterProblem(
                        name, "", "The value is not a text.", "Give one text in quotation marks."));
              }
            });
    return new JudgementBody(problems.isEmpty() ? request(texts) : null, problems);
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
        texts.getOrDefault(Field.REASON, ""),
        texts.getOrDefault(Field.SEEN, ""));
  }

  /** Without the words: they are for the record of judgements alone. */
  @Override
  public String toString() {
    return "JudgementBody[" + request + ", " + problems.size() + " problems]";
  }
}
