package org.waymark.geography.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            Json.parse(
                " {\"a\" : [1, -2.5e1, true,false], \"b\":{}, \"c\":\"x\\u00e9\\n\\\"\\/\",\"d\":[]}\n"))
        .isEqualTo(
            Map.of(
                "a", List.of(1.0, -25.0, true, false),
                "b", Map.of(),
                "c", "xé\n\"/",
                "d", List.of()));
  }

  @Test
  void aMemberThatIsNullIsAbsent() {
    assertThat(Json.object(Json.parse("{\"gu_a3\":null,\"name\":\"Cheshire East\"}")))
        .isEqualTo(Map.of("name", "Cheshire East"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.member(Map.of("a", 1), "b"))
        .withMessageContaining("\"b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,",
        "{\"a\"}",
        "{\"a\":1 2}",
        "[1 2]",
        "\"open",
        "tru",
        "1 2",
        "\"\\q\"",
        "\"\\u00\"",
        "{a:1}",
        "[1.2.3]"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text));
  }

  @Test
  void saysWhereItStopsBeingJson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("[1, 2, x]"))
        .withMessageContaining("character 7");
  }
}
