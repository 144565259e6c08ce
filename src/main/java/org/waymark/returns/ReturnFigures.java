package org.waymark.returns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one service for one quarter, as they were entered. Immutable.
 *
 * @param stated without trailing zeros; a figure that is not stated is missing, which is not zero
 * @param earlierToo the provider says that some of those accepted or declined were received in an
 *     earlier quarter
 */
public record ReturnFigures(Map<Figure, BigDecimal> stated, boolean earlierToo) {

  /** Nothing stated. */
  public static final ReturnFigures NONE = new ReturnFigures(Map.of(), false);

  /**
   * @throws IllegalArgumentException when {@link #faults} finds one
   */
  public ReturnFigures {
    Map<Figure, BigDecimal> plain = new EnumMap<>(Figure.class);
    stated.forEach((figure, value) -> plain.put(figure, plain(value)));
    stated = Collections.unmodifiableMap(plain);
    List<FigureFault> faults = faults(stated, earlierToo);
    if (!faults.isEmpty()) {
      // Without the numbers, which an exception could carry into a log.
      throw new IllegalArgumentException(
          "The figures cannot be so: see " + faults.getFirst().figure().slug());
    }
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** What is wrong with figures, in their order; empty when nothing is. */
  public static List<FigureFault> faults(Map<Figure, BigDecimal> stated, boolean earlierToo) {
    List<FigureFault> faults = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      BigDecimal value = stated.get(figure);
      if (value != null) {
        FigureFault.inNumber(figure, value).ifPresent(faults::add);
      }
    }
    if (faults.isEmpty()) {
      answeredMoreThanReceived(stated, earlierToo).ifPresent(faults::add);
      reasonsBeyondDeclined(stated).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<FigureFault> answeredMoreThanReceived(
      Map<Figure, BigDecimal> stated, boolean earlierToo) {
    BigDecimal received = stated.get(Figure.RECEIVED);
    BigDecimal answered = of(stated, Figure.ACCEPTED).add(of(stated, Figure.DECLINED));
    if (earlierToo || received == null || answered.compareTo(received) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new FigureFault(
            Figure.RECEIVED,
            received.toPlainString(),
            "Accepted and declined come to "
                + answered.toPlainString()
                + ", which is more than were received.",
            "Correct the numbers, or tick that some were received in an earlier quarter."));
  }

  private static Optional<FigureFault> reasonsBeyondDeclined(Map<Figure, BigDecimal> stated) {
    BigDecimal reasons =
        Figure.reasons().stream()
            .map(reason -> of(stated, reason))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal declined = stated.get(Figure.DECLINED);
    boolean given = Figure.reasons().stream().anyMatch(stated::containsKey);
    if (!given || (declined != null && reasons.compareTo(declined) <= 0)) {
      return Optional.empty();
    }
    return Optional.of(
        declined == null
            ? new FigureFault(
                Figure.DECLINED,
                "",
                "There are reasons for declining, but no number of people declined.",
                "Give the number, which is at least " + reasons.toPlainString() + ".")
            : new FigureFault(
                Figure.DECLINED,
                declined.toPlainString(),
                "The reasons come to "
                    + reasons.toPlainString()
                    + ", which is more than were declined.",
                "Count each person once, for the main reason."));
  }

  private static BigDecimal of(Map<Figure, BigDecimal> stated, Figure figure) {
    return stated.getOrDefault(figure, BigDecimal.ZERO);
  }

  /** Empty when it is not stated. */
  public Optional<BigDecimal> of(Figure figure) {
    return Optional.ofNullable(stated.get(figure));
  }

  public boolean isEmpty() {
    return stated.isEmpty();
  }

  /** Never the numbers: they may be of few people. */
  @Override
  public String toString() {
    return "ReturnFigures" + stated.keySet();
  }
}
