package org.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text becomes a formula, and none is lost on the way. */
class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋cmd",
        "－x",
        "＠x",
        "+cmd|' /C calc'!A0",
        "-(1)",
        "+44 1632 960123=1",
        "=HYPERLINK(\"https://example.org\")"
      })
  void whatASpreadsheetWouldCalculateIsText(String text) {
    assertThat(SpreadsheetText.written(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-5", "+3.5", "-1,000", "+44 1632 960123", "+44 (0)1632 960123", "a=b", "'a'"})
  void numbersTelephonesAndPlainTextStayAsTheyAre(String text) {
    assertThat(SpreadsheetText.written(text)).isEqualTo(text);
  }

  @Property
  void whatIsWrittenIsReadAsItWas(@ForAll("texts") String text) {
    assertThat(SpreadsheetText.read(SpreadsheetText.written(text))).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("'=+-@\t\n＝a1 ").ofMaxLength(6);
  }
}
