package org.waymark.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnFiguresTest {

  private static Map<Figure, BigDecimal> of(Object... pairs) {
    Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    for (int i = 0; i < pairs.length; i += 2) {
      figures.put((Figure) pairs[i], new BigDecimal(pairs[i + 1].toString()));
    }
    return figures;
  }

  private static List<String> told(Map<Figure, BigDecimal> stated, boolean earlierToo) {
    return ReturnFigures.faults(stated, earlierToo).stream().map(FigureFault::message).toList();
  }

  @Test
  void blankIsNotZero() {
    ReturnFigures figures = new ReturnFigures(of(Figure.WAITING, 0), false);

    assertThat(figures.of(Figure.WAITING)).contains(BigDecimal.ZERO);
    assertThat(figures.of(Figure.CASELOAD)).isEmpty();
    assertThat(figures.isEmpty()).isFalse();
    assertThat(ReturnFigures.NONE.isEmpty()).isTrue();
  }

  @Test
  void theSameNumberWrittenOtherwiseIsTheSameReturn() {
    assertThat(new ReturnFigures(of(Figure.WORKERS, "2.50", Figure.CASELOAD, "1E2"), false))
        .isEqualTo(new ReturnFigures(of(Figure.WORKERS, "2.5", Figure.CASELOAD, "100"), false));
  }

  @Test
  void moreAcceptedAndDeclinedThanReceivedMustBeSaid() {
    Map<Figure, BigDecimal> more = of(Figure.RECEIVED, 10, Figure.ACCEPTED, 8, Figure.DECLINED, 3);

    assertThat(told(more, false))
        .containsExactly(
            "Referrals received, “10”: Accepted and declined come to 11, which is more than were"
                + " received. Correct the numbers, or tick that some were received in an earlier"
                + " quarter.");
    assertThat(told(more, true)).isEmpty();
    assertThat(told(of(Figure.ACCEPTED, 8, Figure.DECLINED, 3), false)).isEmpty();
    assertThat(told(of(Figure.RECEIVED, 11, Figure.ACCEPTED, 8, Figure.DECLINED, 3), false))
        .isEmpty();
    assertThatThrownBy(() -> new ReturnFigures(more, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("received")
        .hasMessageNotContaining("11");
  }

  @Test
  void reasonsAreOfThoseDeclined() {
    assertThat(
            told(of(Figure.DECLINED, 5, Figure.DECLINED_AREA, 3, Figure.DECLINED_RISK, 3), false))
        .singleElement()
        .asString()
        .contains("Declined, “5”", "come to 6", "Count each person once");
    assertThat(told(of(Figure.DECLINED_AREA, 3), false))
        .singleElement()
        .asString()
        .contains("no number of people declined", "at least 3");
    assertThat(told(of(Figure.DECLINED, 5, Figure.DECLINED_AREA, 3), false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "WORKERS, 2.75, true",
    "WORKERS, 2.755, false",
    "WORKERS, -1, false",
    "WORKERS, 1001, false",
    "CASELOAD, 2.5, false",
    "CASELOAD, 100000, true",
    "CASELOAD, 100001, false",
    "MEDIAN_WAIT, 3.5, true",
    "MEDIAN_WAIT, 3.55, false",
    "MEDIAN_WAIT, 521, false",
    "PLACES, 0, true"
  })
  void numbersAreSane(Figure figure, String value, boolean sane) {
    List<String> faults = told(of(figure, value), false);
    assertThat(faults.isEmpty()).as(faults.toString()).isEqualTo(sane);
    assertThat(faults).allSatisfy(fault -> assertThat(fault).contains(figure.label(), value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a few", "-3", "1e9", "3-4", "0x1", "1.2.3", "٣", "<script>"})
  void whatIsNoNumberIsToldAsItWasTyped(String text) {
    List<FigureFault> faults = new ArrayList<>();
    Map<Figure, BigDecimal> read = FigureFault.read(Map.of(Figure.CASELOAD, text), faults);

    assertThat(read).isEmpty();
    assertThat(faults)
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.value()).isEqualTo(text);
              assertThat(fault.remedy()).contains("or leave it blank");
            });
  }

  @Test
  void numbersAreReadAsPeopleWriteThemAndBlankIsNotStated() {
    List<FigureFault> faults = new ArrayList<>();

    Map<Figure, BigDecimal> read =
        FigureFault.read(
            Map.of(Figure.CASELOAD, " 1,250 ", Figure.WORKERS, "2.50", Figure.WAITING, "  "),
            faults);

    assertThat(faults).isEmpty();
    assertThat(read)
        .containsOnlyKeys(Figure.CASELOAD, Figure.WORKERS)
        .containsEntry(Figure.CASELOAD, new BigDecimal("1250"));
  }

  @Test
  void nothingThatIsPrintedTellsANumber() {
    ReturnFigures figures = new ReturnFigures(of(Figure.CASELOAD, 3), false);
    assertThat(figures.toString()).doesNotContain("3");
    assertThat(new FigureFault(Figure.CASELOAD, "3", "No.", "Yes.").toString()).doesNotContain("3");
    assertThat(new ReturnDesk.Typed(Map.of(Figure.CASELOAD, "3"), false, 0).toString())
        .doesNotContain("3");
  }
}
