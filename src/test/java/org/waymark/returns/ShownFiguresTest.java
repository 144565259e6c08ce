package org.waymark.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShownFiguresTest {

  private static ReturnFigures entered(Object... pairs) {
    Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    for (int i = 0; i < pairs.length; i += 2) {
      figures.put((Figure) pairs[i], new BigDecimal(pairs[i + 1].toString()));
    }
    return new ReturnFigures(figures, false);
  }

  private static Map<String, String> words(Object... pairs) {
    Map<String, String> words = new HashMap<>();
    ShownFigures.of(entered(pairs))
        .shown()
        .forEach((figure, shown) -> words.put(figure.slug(), shown.words()));
    return words;
  }

  @Test
  void oneToFourPeopleAreFewerThanFiveAndNoughtAndFiveAreThemselves() {
    assertThat(words(Figure.CASELOAD, 0)).containsEntry("caseload", "0");
    for (int few = 1; few < 5; few++) {
      assertThat(words(Figure.CASELOAD, few)).containsEntry("caseload", "fewer than 5");
    }
    assertThat(words(Figure.CASELOAD, 5)).containsEntry("caseload", "5");
  }

  @Test
  void workersAreNotPeopleWhoWereHelped() {
    assertThat(words(Figure.WORKERS, "1.5")).containsEntry("workers", "1.5");
  }

  @Test
  void whatIsNotStatedIsNotShown() {
    assertThat(words(Figure.CASELOAD, 12)).containsOnlyKeys("caseload");
  }

  @Test
  void receivedIsLessExactWhereTheRestWouldTellFewDeclined() {
    assertThat(words(Figure.RECEIVED, 40, Figure.ACCEPTED, 38, Figure.DECLINED, 2))
        .containsEntry("received", "39 to 42")
        .containsEntry("accepted", "38")
        .containsEntry("declined", "fewer than 5");
    assertThat(words(Figure.RECEIVED, 50, Figure.ACCEPTED, 38, Figure.DECLINED, 2))
        .containsEntry("received", "50");
  }

  @Test
  void reasonsAreToldTogetherOrNotAtAll() {
    assertThat(words(Figure.DECLINED, 12, Figure.DECLINED_AREA, 11, Figure.DECLINED_RISK, 1))
        .containsEntry("declined", "12")
        .containsEntry("declined-area", "not shown")
        .containsEntry("declined-risk", "not shown");
    assertThat(words(Figure.DECLINED, 30, Figure.DECLINED_AREA, 11, Figure.DECLINED_RISK, 1))
        .containsEntry("declined-area", "11")
        .containsEntry("declined-risk", "fewer than 5");
  }

  @Test
  void theWaitOfFewPeopleIsNotShown() {
    assertThat(words(Figure.ACCEPTED, 2, Figure.MEDIAN_WAIT, 7))
        .containsEntry("median-wait", "not shown");
    assertThat(words(Figure.RECEIVED, 3, Figure.MEDIAN_WAIT, 7))
        .containsEntry("median-wait", "not shown");
    assertThat(words(Figure.ACCEPTED, 9, Figure.MEDIAN_WAIT, "7.5"))
        .containsEntry("median-wait", "7.5");
    assertThat(words(Figure.MEDIAN_WAIT, 7)).containsEntry("median-wait", "7");
  }

  @Test
  void theTruthIsAlwaysWithinWhatIsShown() {
    everyReturn(
        each ->
            ShownFigures.of(each)
                .shown()
                .forEach(
                    (figure, shown) -> {
                      BigDecimal truth = each.stated().get(figure);
                      assertThat(truth).isGreaterThanOrEqualTo(shown.low());
                      if (shown.high() != null) {
                        assertThat(truth).isLessThanOrEqualTo(shown.high());
                      }
                    }));
  }

  /**
   * Whoever knows the rules, this program and everything that is shown puts together all returns
   * that would be shown alike: no number of few people is the same in all of them.
   */
  @Test
  void noNumberOfFewPeopleFollowsFromEverythingThatIsShown() {
    assertNothingFollows(each -> true);
  }

  /** Most providers account for every referral and give every reason. */
  @Test
  void noNumberOfFewPeopleFollowsWhereThePartsMakeUpTheWhole() {
    assertNothingFollows(
        each ->
            !each.earlierToo()
                && whole(each, Figure.RECEIVED, List.of(Figure.ACCEPTED, Figure.DECLINED))
                && whole(each, Figure.DECLINED, Figure.reasons()));
  }

  private static boolean whole(ReturnFigures each, Figure total, List<Figure> parts) {
    List<BigDecimal> stated = parts.stream().flatMap(part -> each.of(part).stream()).toList();
    return stated.isEmpty()
        || each.of(total).isEmpty()
        || stated.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(each.of(total).get())
            == 0;
  }

  /** Sums are made of what is shown, so they are the same for returns that are shown alike. */
  @Test
  void noNumberOfFewPeopleFollowsFromTotalsOverManyReturnsBySubtraction() {
    Random random = new Random(20261130);
    for (int turn = 0; turn < 2_000; turn++) {
      List<ReturnFigures> truth = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        truth.add(entered(Figure.RECEIVED, random.nextInt(9)));
      }
      List<ShownFigures> shown = truth.stream().map(ShownFigures::of).toList();
      Shown total = ShownFigures.sum(Figure.RECEIVED, shown).orElseThrow();
      for (int i = 0; i < truth.size(); i++) {
        List<ShownFigures> others = new ArrayList<>(shown);
        ShownFigures one = others.remove(i);
        Shown rest = ShownFigures.sum(Figure.RECEIVED, others).orElse(Shown.NOUGHT);
        if (one.of(Figure.RECEIVED).orElseThrow().equals(Shown.FEW)) {
          assertThat(total).isEqualTo(rest.plus(Shown.FEW));
        }
      }
    }
  }

  @Test
  void aSumIsOfThoseThatStateIt() {
    List<ShownFigures> shown =
        List.of(
            ShownFigures.of(entered(Figure.RECEIVED, 40)),
            ShownFigures.of(entered(Figure.RECEIVED, 2)),
            ShownFigures.of(entered(Figure.CASELOAD, 9)));
    assertThat(ShownFigures.sum(Figure.RECEIVED, shown).map(Shown::words)).contains("41 to 44");
    assertThat(ShownFigures.sum(Figure.PLACES, shown)).isEmpty();
  }

  private static void assertNothingFollows(Predicate<ReturnFigures> possible) {
    Map<ShownFigures, Map<Figure, Set<BigDecimal>>> alike = new HashMap<>();
    Map<ShownFigures, Set<Figure>> few = new HashMap<>();
    everyReturn(
        each -> {
          if (possible.test(each)) {
            ShownFigures shown = ShownFigures.of(each);
            Map<Figure, Set<BigDecimal>> values =
                alike.computeIfAbsent(shown, key -> new EnumMap<>(Figure.class));
            each.stated()
                .forEach(
                    (figure, value) -> {
                      values.computeIfAbsent(figure, key -> new HashSet<>()).add(value);
                      if (figure.countsPeople()
                          && value.signum() > 0
                          && value.intValue() < Shown.FEWEST_TOLD) {
                        few.computeIfAbsent(shown, key -> EnumSet.noneOf(Figure.class)).add(figure);
                      }
                    });
          }
        });
    assertThat(few).hasSizeGreaterThan(100);
    few.forEach(
        (shown, figures) ->
            figures.forEach(
                figure ->
                    assertThat(alike.getOrDefault(shown, Map.of()).get(figure))
                        .as("%s of %s", figure, shown)
                        .hasSizeGreaterThan(1)));
  }

  private interface Seen {
    void see(ReturnFigures figures);
  }

  /** Every return of up to 16 received and up to 12 declined for up to three reasons, -1: blank. */
  private static void everyReturn(Seen seen) {
    for (int received = -1; received <= 16; received++) {
      for (int accepted = -1; accepted <= 12; accepted++) {
        for (int declined = -1; declined <= 12; declined++) {
          boolean earlier =
              received >= 0 && Math.max(accepted, 0) + Math.max(declined, 0) > received;
          see(seen, earlier, received, accepted, declined, -1, -1, -1);
          for (int one = 0; one <= declined; one++) {
            for (int two = -1; one + two <= declined; two++) {
              for (int three = -1; two >= 0 && one + two + three <= declined; three++) {
                see(seen, earlier, received, accepted, declined, one, two, three);
              }
            }
          }
        }
      }
    }
  }

  private static void see(Seen seen, boolean earlier, int... values) {
    Figure[] figures = {
      Figure.RECEIVED,
      Figure.ACCEPTED,
      Figure.DECLINED,
      Figure.DECLINED_NO_CAPACITY,
      Figure.DECLINED_AREA,
      Figure.DECLINED_RISK
    };
    Map<Figure, BigDecimal> stated = new EnumMap<>(Figure.class);
    for (int i = 0; i < figures.length; i++) {
      if (values[i] >= 0) {
        stated.put(figures[i], BigDecimal.valueOf(values[i]));
      }
    }
    seen.see(new ReturnFigures(stated, earlier));
  }
}
