package org.waymark.returns;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with one figure.
 *
 * @param value as it was typed, cut when it is long; empty when nothing was
 * @param problem as a sentence that does not repeat the value
 * @param remedy as a sentence
 */
public record FigureFault(Figure figure, String value, String problem, String remedy) {

  private static final int LONGEST_QUOTED = 40;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  public FigureFault {
    value = value.length() > LONGEST_QUOTED ? value.substring(0, LONGEST_QUOTED) + "…" : value;
  }

  /** Field, value, problem and remedy, for the person who typed it. */
  public String message() {
    return figure.label()
        + (value.isEmpty() ? ": " : ", “" + value + "”: ")
        + problem
        + " "
        + remedy;
  }

  /** Never the value: it may be of few people. */
  @Override
  public String toString() {
    return "FigureFault[" + figure.slug() + "]";
  }

  /** What is wrong with one number, whatever the others are. */
  static Optional<FigureFault> inNumber(Figure figure, BigDecimal value) {
    String shown = value.toPlainString();
    if (value.signum() < 0 || value.compareTo(figure.most()) > 0) {
      return Optional.of(
          new FigureFault(
              figure,
              shown,
              "It is not between 0 and " + figure.most().toPlainString() + ".",
              "Check the number; leave it blank when it is not known."));
    }
    if (value.stripTrailingZeros().scale() > figure.decimals()) {
      return Optional.of(
          new FigureFault(
              figure,
              shown,
              figure.decimals() == 0
                  ? "It is not a whole number."
                  : "It has more than " + decimalsInWords(figure) + ".",
              figure.decimals() == 0
                  ? "Give a whole number."
                  : "Round it to " + decimalsInWords(figure) + "."));
    }
    return Optional.empty();
  }

  private static String decimalsInWords(Figure figure) {
    return figure.decimals() == 1 ? "one decimal" : "two decimals";
  }

  /**
   * Reads what was typed; blank is not stated.
   *
   * @param faults gets one for each that is no number
   */
  static Map<Figure, BigDecimal> read(
      Map<Figure, String> typed, java.util.List<FigureFault> faults) {
    Map<Figure, BigDecimal> read = new EnumMap<>(Figure.class);
    typed.forEach(
        (figure, text) -> {
          String plain = text.strip().replace(",", "").replace("\u00a0", "");
          if (NUMBER.matcher(plain).matches()) {
            read.put(figure, new BigDecimal(plain));
          } else if (!plain.isEmpty()) {
            faults.add(
                new FigureFault(
                    figure,
                    text.strip(),
                    "It is not a number.",
                    figure.decimals() == 0
                        ? "Give a whole number, such as 12, or leave it blank."
                        : "Give a number, such as 2.5, or leave it blank."));
          }
        });
    return read;
  }
}
