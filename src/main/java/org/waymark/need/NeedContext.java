package org.waymark.need;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.tables.TableFile;
import org.waymark.report.Figures;
import org.waymark.vocabulary.TermId;

/**
 * Figures of a whole country that stand beside what is known of an area, and are never scaled down
 * to it: {@code geodata/need/context.csv}. Read when they are first asked for.
 *
 * @param figures in the order in which they are shown
 */
public record NeedContext(List<Figure> figures) {

  /**
   * One figure.
   *
   * @param cohort whom it is about; null for everybody, and for groups the vocabulary lacks, which
   *     the label then names
   * @param unit what the value counts, "percent" among others
   * @param area the country or region in words
   * @param residents residents of the country, mid-2024, where the value counts crimes or people of
   *     one year there; null where no rate may be made of it
   * @param limits what it does not say
   */
  public record Figure(
      TermId crimeType,
      @Nullable TermId cohort,
      String label,
      double value,
      String unit,
      String area,
      String period,
      @Nullable Double residents,
      String source,
      String licence,
      String limits) {

    /** For each 1,000 residents of the country; empty where no rate may be made of it. */
    public Optional<Double> perThousand() {
      return residents == null || residents == 0
          ? Optional.empty()
          : Optional.of(value / residents * 1000);
    }

    /** The figure with place, period and limits, in one sentence. */
    public String inWords() {
      String number =
          unit.equals("percent")
              ? String.format(Locale.UK, "%s per cent", plain(value))
              : Figures.whole(Math.round(value)) + " " + unit.replaceAll(" \\(.*", "");
      return area
          + ", "
          + period
          + ": "
          + number
          + (unit.contains("rounded") ? ", rounded" : "")
          + " ("
          + label
          + "). "
          + (limits.isEmpty() ? "" : limits + ". ")
          + "Source: "
          + source
          + ".";
    }

    private static String plain(double value) {
      return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
  }

  public NeedContext {
    figures = List.copyOf(figures);
  }

  /** The figures that come with the program. */
  public static NeedContext builtIn() {
    return BuiltIn.CONTEXT;
  }

  /** Those of this very crime type, about everybody and about the cohort. */
  public List<Figure> about(TermId crimeType, @Nullable TermId cohort) {
    return figures.stream()
        .filter(figure -> figure.crimeType().equals(crimeType))
        .filter(figure -> figure.cohort() == null || figure.cohort().equals(cohort))
        .toList();
  }

  /** The lowest national rate there is of this very crime type and cohort. */
  public Optional<Figure> findRate(TermId crimeType, @Nullable TermId cohort) {
    return figures.stream()
        .filter(figure -> figure.crimeType().equals(crimeType))
        .filter(figure -> Objects.equals(figure.cohort(), cohort))
        .filter(figure -> figure.residents() != null)
        .min(Comparator.comparingDouble(figure -> figure.perThousand().orElse(0.0)));
  }

  private static final class BuiltIn {
    private static final NeedContext CONTEXT =
        new NeedContext(
            TableFile.read("need/context.csv")
                .rows(
                    row -> {
                      String cohort = row.textOrNull("cohort");
                      String residents = row.textOrNull("residents");
                      String limits = row.textOrNull("limits");
                      return new Figure(
                          new TermId(row.text("crime_type")),
                          cohort == null ? null : new TermId(cohort),
                          row.text("label"),
                          row.decimal("value"),
                          row.text("unit"),
                          row.text("area"),
                          row.text("period"),
                          residents == null ? null : Double.valueOf(residents),
                          row.text("source"),
                          row.text("licence"),
                          limits == null ? "" : limits);
                    }));
  }
}
