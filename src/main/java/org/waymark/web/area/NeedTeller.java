package org.waymark.web.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.need.NeedFigure;
import org.waymark.need.NeedProfile;
import org.waymark.report.Figures;

/** Puts the need figures of one area into tables with their periods, sources and warnings. */
record NeedTeller(NeedProfile profile, LocalDate today) {

  /** Five-year bands put together; the last band is open. Positions in the profile's ages. */
  private record Ages(String label, int from, int to) {}

  private static final List<Ages> AGES =
      List.of(
          new Ages("Aged 0 to 4", 0, 1),
          new Ages("Aged 5 to 9", 1, 2),
          new Ages("Aged 10 to 14", 2, 3),
          new Ages("Aged 15 to 19", 3, 4),
          new Ages("Aged 20 to 24", 4, 5),
          new Ages("Aged 25 to 44", 5, 9),
          new Ages("Aged 45 to 64", 9, 13),
          new Ages("Aged 65 and over", 13, 19));

  private static final int BANDS = 19;

  /** From this age on a figure of crime is called old. */
  private static final int OLD_FROM_YEARS = 3;

  List<AreaPage.Need> tables() {
    List<AreaPage.Need> tables = new ArrayList<>();
    List<NeedFigure> people = new ArrayList<>();
    profile.residents().ifPresent(people::add);
    people.addAll(profile.sex());
    people.addAll(profile.disability());
    table("people", "People", "Share", people, NeedTeller::share).ifPresent(tables::add);
    ages().ifPresent(tables::add);
    table(
            "crimes",
            "Violence and sexual offences recorded by the police",
            "For each 1,000 residents",
            profile.crimes(),
            NeedTeller::rate)
        .ifPresent(tables::add);
    if (!tables.isEmpty() && !profile.suppressed().isEmpty()) {
      AreaPage.Need last = tables.removeLast();
      List<String> notes = new ArrayList<>(last.notes());
      profile.suppressed().stream()
          .map(clause -> "Not shown: " + clause + " by its publisher.")
          .forEach(notes::add);
      tables.add(new AreaPage.Need(last.id(), last.heading(), last.ratio(), last.figures(), notes));
    }
    return tables;
  }

  private Optional<AreaPage.Need> table(
      String id,
      String heading,
      String ratio,
      List<NeedFigure> figures,
      Function<NeedFigure, String> ratioOf) {
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    boolean onePeriod =
        figures.stream().map(figure -> figure.indicator().period()).distinct().count() == 1;
    return Optional.of(
        new AreaPage.Need(
            id,
            onePeriod ? heading + ", " + figures.getFirst().indicator().periodLabel() : heading,
            ratio,
            figures.stream()
                .map(
                    figure ->
                        new AreaPage.Figure(
                            figure.indicator().label()
                                + (onePeriod ? "" : ", " + figure.indicator().periodLabel()),
                            Figures.whole(Math.round(figure.value())),
                            ratioOf.apply(figure),
                            figure.basis().label()))
                .toList(),
            notes(figures, id.equals("crimes"))));
  }

  /** Bands put together. Where even one band is not known, none is shown: sums need them all. */
  private Optional<AreaPage.Need> ages() {
    List<NeedFigure> bands = profile.ages();
    if (bands.size() != BANDS) {
      return Optional.empty();
    }
    double all = bands.stream().mapToDouble(NeedFigure::value).sum();
    String basis = bands.stream().map(NeedFigure::basis).sorted().toList().getLast().label();
    return Optional.of(
        new AreaPage.Need(
            "ages",
            "Ages, " + bands.getFirst().indicator().periodLabel(),
            "Share",
            AGES.stream()
                .map(
                    ages -> {
                      double people =
                          bands.subList(ages.from(), ages.to()).stream()
                              .mapToDouble(NeedFigure::value)
                              .sum();
                      return new AreaPage.Figure(
                          ages.label(),
                          Figures.whole(Math.round(people)),
                          all == 0 ? "" : Figures.percent(people / all),
                          basis);
                    })
                .toList(),
            notes(bands, false)));
  }

  private static String share(NeedFigure figure) {
    Double share = figure.ofDenominator();
    return share == null ? "" : Figures.percent(share);
  }

  private static String rate(NeedFigure figure) {
    Double rate = figure.perThousand();
    return rate == null
        ? ""
        : rate > 0 && rate < 0.05 ? "under 0.1" : Figures.oneDecimal(rate.doubleValue());
  }

  private List<String> notes(List<NeedFigure> figures, boolean crimes) {
    List<String> notes = new ArrayList<>();
    if (crimes) {
      long years =
          figures.stream()
              .mapToLong(figure -> figure.indicator().yearsOldOn(today))
              .max()
              .orElse(0);
      boolean old = years >= OLD_FROM_YEARS;
      notes.add(
          (old ? "These figures are old: the period ended " + years + " years ago. They" : "These")
              + " count offences that the police recorded, not victims; most sexual offences are"
              + " never reported."
              + (old ? " Use them for orientation, and your police force for today." : ""));
    }
    if (figures.stream().anyMatch(figure -> figure.basis() == NeedFigure.Basis.ESTIMATED)) {
      notes.add(
          "“Estimated” figures were not published for this area: they are put together by shares of"
              + " residents, because borders cross.");
    }
    figures.stream()
        .map(figure -> figure.indicator().quality())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(notes::add);
    figures.stream()
        .map(figure -> "Source: " + figure.indicator().source() + ". " + licence(figure) + ".")
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  private static String licence(NeedFigure figure) {
    return figure.indicator().licence();
  }
}
