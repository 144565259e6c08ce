package org.waymark.returns.jdbc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.returns.Figure;
import org.waymark.returns.ReturnFigures;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownFigures;

/**
 * Figures as text, {@code received=40 declined=1..4 declined-area=0..}: name and value of each that
 * is stated, with a space between. Of a range both ends; nothing after the dots is no upper end.
 */
final class FigureText {

  /** Stands alone where some were received in an earlier quarter. */
  private static final String EARLIER = "earlier";

  private static final String TO = "..";

  private FigureText() {}

  static String write(ReturnFigures figures) {
    List<String> parts = new ArrayList<>();
    figures
        .stated()
        .forEach((figure, value) -> parts.add(figure.slug() + "=" + value.toPlainString()));
    if (figures.earlierToo()) {
      parts.add(EARLIER);
    }
    return String.join(" ", parts);
  }

  static String write(ShownFigures figures) {
    List<String> parts = new ArrayList<>();
    figures.shown().forEach((figure, shown) -> parts.add(figure.slug() + "=" + range(shown)));
    return String.join(" ", parts);
  }

  private static String range(Shown shown) {
    BigDecimal high = shown.high();
    return shown.isExact()
        ? shown.low().toPlainString()
        : shown.low().toPlainString() + TO + (high == null ? "" : high.toPlainString());
  }

  static ReturnFigures readEntered(String text) {
    return new ReturnFigures(
        read(text, BigDecimal::new), List.of(text.split(" ")).contains(EARLIER));
  }

  static ShownFigures readShown(String text) {
    return new ShownFigures(read(text, FigureText::shown));
  }

  private static Shown shown(String text) {
    int to = text.indexOf(TO);
    return to < 0
        ? Shown.exactly(new BigDecimal(text))
        : new Shown(new BigDecimal(text.substring(0, to)), end(text.substring(to + TO.length())));
  }

  private static @Nullable BigDecimal end(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }

  private static <T> Map<Figure, T> read(String text, Function<String, T> value) {
    Map<Figure, T> read = new EnumMap<>(Figure.class);
    for (String part : text.split(" ")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        read.put(
            Figure.ofSlug(part.substring(0, equals)).orElseThrow(),
            value.apply(part.substring(equals + 1)));
      }
    }
    return read;
  }
}
