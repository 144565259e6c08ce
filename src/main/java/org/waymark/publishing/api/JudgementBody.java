package org.waymark.publishing.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.desk.AskedField;
import org.waymark.gap.desk.GapJudgementDesk.Request;
import org.waymark.query.ParameterProblem;

/**
 * The body of a request to keep a judgement: one JSON object of texts. A field that does not exist
 * is refused, not overlooked: a misspelt "cohort" would otherwise say something of everybody.
 *
 * @param request null when there are problems
 * @param problems each naming its field; empty when there is a request
 */
record JudgementBody(@Nullable Request request, List<ParameterProblem> problems) {

  private static final Map<String, AskedField> FIELDS = new LinkedHashMap<>();

  static {
    for (AskedField field :
        List.of(
            AskedField.AREA_KIND,
            AskedField.AREA,
            AskedField.LINE,
            AskedField.CRIME_TYPE,
            AskedField.COHORT,
            AskedField.SUPPORT_TYPE,
            AskedField.SORT,
            AskedField.AUTHOR,
            AskedField.BODY,
            AskedField.REASON,
            AskedField.SEEN)) {
      FIELDS.put(WireFields.name(field), field);
    }
  }

  JudgementBody {
    problems = List.copyOf(problems);
  }

  static JudgementBody read(byte[] json) {
    JsonBody body = new JsonBody(json, FIELDS.keySet(), "There is no such field.");
    Map<AskedField, String> texts = new EnumMap<>(AskedField.class);
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

  private static Request request(Map<AskedField, String> texts) {
    return new Request(
        texts.getOrDefault(AskedField.AREA_KIND, ""),
        texts.getOrDefault(AskedField.AREA, ""),
        texts.getOrDefault(AskedField.LINE, ""),
        texts.getOrDefault(AskedField.CRIME_TYPE, ""),
        texts.getOrDefault(AskedField.COHORT, ""),
        texts.getOrDefault(AskedField.SUPPORT_TYPE, ""),
        texts.getOrDefault(AskedField.SORT, ""),
        texts.getOrDefault(AskedField.AUTHOR, ""),
        texts.getOrDefault(AskedField.BODY, ""),
        texts.getOrDefault(AskedField.REASON, ""),
        texts.getOrDefault(AskedField.SEEN, ""));
  }

  /** Without the words: they are for the record of judgements alone. */
  @Override
  public String toString() {
    return "JudgementBody[" + request + ", " + problems.size() + " problems]";
  }
}
