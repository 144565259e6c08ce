package org.waymark.returns;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a return as others than its provider's own people read them. A number of one to
 * four people is not told, and neither is what would let it be worked out by subtraction:
 *
 * <ul>
 *   <li>received, where accepted is told and few were declined (or the other way round) and little
 *       is left between: "39 to 42" for 40 received, 38 accepted, fewer than 5 declined; "5 to 8"
 *       where few were accepted and few declined;
 *   <li>all reasons for declining, where one of them is of few people and the number declined is
 *       small or close to the sum of the others;
 *   <li>the median wait of few people.
 * </ul>
 *
 * Immutable.
 *
 * @param shown a figure that is not stated is missing
 */
public record ShownFigures(Map<Figure, Shown> shown) {

  private static final BigDecimal FEWEST = BigDecimal.valueOf(Shown.FEWEST_TOLD);

  private static final BigDecimal MOST_OF_FEW = FEWEST.subtract(BigDecimal.ONE);

  private static final BigDecimal MOST_OF_TWO = MOST_OF_FEW.add(MOST_OF_FEW);

  /** Of fewer people than this who were declined, no reasons are told when one is of few. */
  private static final BigDecimal DECLINED_FOR_REASONS = BigDecimal.TEN;

  public ShownFigures {
    Map<Figure, Shown> copy = new EnumMap<>(Figure.class);
    copy.putAll(shown);
    shown = Collections.unmodifiableMap(copy);
  }

  /** The only way from what was entered to what is shown. */
  public static ShownFigures of(ReturnFigures entered) {
    Map<Figure, Shown> shown = new EnumMap<>(Figure.class);
    entered
        .stated()
        .forEach(
            (figure, value) ->
                shown.put(figure, isFew(figure, value) ? Shown.FEW : Shown.exactly(value)));
    keepApart(shown, Figure.ACCEPTED, Figure.DECLINED);
    keepApart(shown, Figure.DECLINED, Figure.ACCEPTED);
    keepBothApart(shown);
    reasonsNotTold(entered).forEach(reason -> shown.put(reason, Shown.NOT_TOLD));
    if (waitIsOfFew(entered)) {
      shown.computeIfPresent(Figure.MEDIAN_WAIT, (figure, value) -> Shown.NOT_TOLD);
    }
    return new ShownFigures(shown);
  }

  private static boolean isFew(Figure figure, BigDecimal value) {
    return figure.countsPeople() && value.signum() > 0 && value.compareTo(MOST_OF_FEW) <= 0;
  }

  /** Received less what is told leaves no less than "fewer than 5" says. */
  private static void keepApart(Map<Figure, Shown> shown, Figure told, Figure few) {
    Optional<BigDecimal> answered = exact(shown, told);
    Optional<BigDecimal> received = exact(shown, Figure.RECEIVED);
    if (!Shown.FEW.equals(shown.get(few)) || answered.isEmpty() || received.isEmpty()) {
      return;
    }
    BigDecimal between = received.get().subtract(answered.get());
    if (between.signum() > 0 && between.compareTo(MOST_OF_FEW) <= 0) {
      shown.put(
          Figure.RECEIVED,
          Shown.between(answered.get().add(BigDecimal.ONE), answered.get().add(MOST_OF_FEW)));
    }
  }

  /** Eight received, and fewer than 5 each accepted and declined, may well be four of each. */
  private static void keepBothApart(Map<Figure, Shown> shown) {
    if (Shown.FEW.equals(shown.get(Figure.ACCEPTED))
        && Shown.FEW.equals(shown.get(Figure.DECLINED))
        && exact(shown, Figure.RECEIVED)
            .filter(all -> all.compareTo(FEWEST) >= 0 && all.compareTo(MOST_OF_TWO) <= 0)
            .isPresent()) {
      shown.put(Figure.RECEIVED, Shown.between(FEWEST, MOST_OF_TWO));
    }
  }

  private static Optional<BigDecimal> exact(Map<Figure, Shown> shown, Figure figure) {
    return Optional.ofNullable(shown.get(figure)).flatMap(Shown::value);
  }

  /** All that are stated or none: which of them is of few people is not told either. */
  private static Set<Figure> reasonsNotTold(ReturnFigures entered) {
    Set<Figure> stated = EnumSet.noneOf(Figure.class);
    Figure.reasons().stream().filter(entered.stated()::containsKey).forEach(stated::add);
    Optional<BigDecimal> declined = entered.of(Figure.DECLINED);
    boolean told =
        declined.isEmpty()
            || (!isFew(Figure.DECLINED, declined.get())
                && mayBeTold(declined.get(), stated.stream().map(entered.stated()::get).toList()));
    return told ? Set.of() : stated;
  }

  /**
   * Whether "fewer than 5" still says one to four for each reason of few people, beside the number
   * declined and the other reasons: where the reasons need not come to the number, and where they
   * do.
   */
  private static boolean mayBeTold(BigDecimal declined, List<BigDecimal> reasons) {
    List<BigDecimal> few = reasons.stream().filter(each -> isFew(Figure.DECLINED, each)).toList();
    if (few.isEmpty()) {
      return true;
    }
    BigDecimal told =
        reasons.stream()
            .filter(each -> !isFew(Figure.DECLINED, each))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal left = declined.subtract(told);
    BigDecimal others = BigDecimal.valueOf(few.size() - 1L);
    return declined.compareTo(DECLINED_FOR_REASONS) >= 0
        && left.subtract(others).compareTo(MOST_OF_FEW) >= 0
        && left.compareTo(MOST_OF_FEW.multiply(BigDecimal.valueOf(few.size()))) != 0;
  }

  /** Unless it is known to be of more: whose wait was it? */
  private static boolean waitIsOfFew(ReturnFigures entered) {
    return entered
        .of(Figure.ACCEPTED)
        .or(() -> entered.of(Figure.RECEIVED))
        .filter(people -> isFew(Figure.ACCEPTED, people))
        .isPresent();
  }

  /** Empty when it is not stated. */
  public Optional<Shown> of(Figure figure) {
    return Optional.ofNullable(shown.get(figure));
  }

  /** A figure of several returns added up, over those that state it; empty when none does. */
  public static Optional<Shown> sum(Figure figure, Collection<ShownFigures> of) {
    return of.stream().flatMap(each -> each.of(figure).stream()).reduce(Shown::plus);
  }
}
