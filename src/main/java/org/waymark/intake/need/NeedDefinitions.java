package org.waymark.intake.need;

import static org.waymark.intake.need.NeedColumn.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Spelling;
import org.waymark.catalogue.field.TermsCodec;
import org.waymark.catalogue.field.WrittenDate;
import org.waymark.geography.AreaKind;
import org.waymark.intake.table.RefusedRowException;
import org.waymark.intake.table.RowCells;
import org.waymark.intake.table.WrittenId;
import org.waymark.need.Measure;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedTable;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/**
 * The indicators of a file. The first row of one defines it; what further rows leave empty is what
 * the rows before said, or what is stored, and what they say otherwise refuses them.
 */
final class NeedDefinitions {

  /** More editions than this are no table of figures but a mistake. */
  static final int MOST_EDITIONS = 2_000;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final NeedTable stored;
  private final Vocabularies vocabularies;
  private final LocalDate today;
  private final boolean mapped;

  /** What the file said last of each indicator. */
  private final Map<String, NeedIndicator> latest = new HashMap<>();

  private final Map<String, Map<NeedPeriod, NeedIndicator>> editions = new HashMap<>();
  private final Map<String, Long> broken = new HashMap<>();
  private int count;

  /**
   * @param mapped true when a mapping says what the figures are, which has words of its own for
   *     where they come from: those of an edition that is known stay
   */
  NeedDefinitions(NeedTable stored, Vocabularies vocabularies, LocalDate today, boolean mapped) {
    this.stored = stored;
    this.vocabularies = vocabularies;
    this.today = today;
    this.mapped = mapped;
  }

  /** The edition that the row has a value of. */
  NeedIndicator read(RowCells<NeedColumn> cells) throws RefusedRowException {
    String id = id(cells);
    NeedIndicator series = latest.get(id);
    if (series == null) {
      series = stored.findIndicator(id).orElse(null);
    }
    try {
      NeedIndicator definition = series == null ? define(cells, id) : agree(cells, series);
      NeedPeriod period = period(cells, latest.get(id));
      NeedIndicator edition = edition(cells, definition, period);
      latest.put(id, edition);
      return edition;
    } catch (RefusedRowException e) {
      if (series == null && broken.size() < MOST_EDITIONS) {
        broken.putIfAbsent(id, cells.row().line());
      }
      throw e;
    }
  }

  private String id(RowCells<NeedColumn> cells) throws RefusedRowException {
    String id = cells.get(INDICATOR);
    if (id.isEmpty()) {
      throw cells.refuse(
          INDICATOR, "missing", "the indicator is not named", "Write its name on every row");
    }
    if (!ID.matcher(id).matches()) {
      throw cells.refuse(
          INDICATOR,
          "bad-indicator",
          "the name of an indicator is lower-case words joined by hyphens",
          "Write \"" + WrittenId.of(id) + "\"");
    }
    return id;
  }

  // What is measured

  private NeedIndicator define(RowCells<NeedColumn> cells, String id) throws RefusedRowException {
    List<NeedColumn> lacking =
        Stream.of(LABEL, UNIT, AREA_KIND, PERIOD_START, SOURCE, LICENCE)
            .filter(column -> !cells.has(column))
            .toList();
    if (!lacking.isEmpty()) {
      Long line = broken.get(id);
      throw cells.refuse(
          INDICATOR,
          "undefined-indicator",
          (line == null
                  ? "the indicator is not known"
                  : "line " + line + ", which defines the indicator, was refused")
              + ", and this row does not say its "
              + lacking.stream().map(NeedColumn::heading).collect(Collectors.joining(", ")),
          line == null ? similar(id) : "Mend that line");
    }
    Measure measure = measure(cells);
    if (measure == null) {
      measure = cells.has(PER) ? Measure.PREVALENCE : Measure.COUNT;
    }
    Integer per = per(cells);
    if (measure == Measure.COUNT && per != null && per != 1) {
      throw cells.refuse(
          PER,
          "count-with-per",
          "a count is not per " + per,
          "Leave it empty, or write prevalence as the measure");
    }
    if (measure == Measure.PREVALENCE && per == null) {
      throw cells.refuse(
          PER,
          "missing",
          "it is not said for how many people the prevalence is",
          "Write 100 for a percentage, 1000 for a rate per thousand");
    }
    String denominator = denominator(cells, id);
    if (measure == Measure.PREVALENCE && denominator == null) {
      throw cells.refuse(
          DENOMINATOR,
          "no-denominator",
          "it is not said of which people the prevalence is a share",
          "Name an indicator that counts them, e.g. census-2021-residents");
    }
    return new NeedIndicator(
        id,
        cells.get(LABEL),
        cells.has(COUNTS) ? cells.get(COUNTS) : cells.get(LABEL),
        term(cells, CRIME_TYPE, VocabularyKind.CRIME_TYPE),
        term(cells, COHORT, VocabularyKind.COHORT),
        measure,
        per == null ? 1 : per,
        cells.get(UNIT),
        denominator,
        kind(cells),
        today,
        today,
        cells.get(SOURCE),
        cells.get(LICENCE),
        null,
        null,
        Origin.IMPORTED);
  }

  private NeedIndicator agree(RowCells<NeedColumn> cells, NeedIndicator series)
      throws RefusedRowException {
    agree(cells, LABEL, cells.get(LABEL), series.label());
    agree(cells, COUNTS, cells.get(COUNTS), series.counts());
    agree(cells, UNIT, cells.get(UNIT), series.unit());
    agree(
        cells, CRIME_TYPE, term(cells, CRIME_TYPE, VocabularyKind.CRIME_TYPE), series.crimeType());
    agree(cells, COHORT, term(cells, COHORT, VocabularyKind.COHORT), series.cohort());
    Measure measure = measure(cells);
    agree(cells, MEASURE, measure == null ? null : measure.slug(), series.measure().slug());
    agree(cells, PER, per(cells), series.per());
    agree(cells, DENOMINATOR, cells.get(DENOMINATOR), series.denominator());
    return series;
  }

  private static void agree(
      RowCells<NeedColumn> cells,
      NeedColumn column,
      @Nullable Object written,
      @Nullable Object known)
      throws RefusedRowException {
    if (cells.has(column) && !Objects.equals(written, known)) {
      throw cells.refuse(
          column,
          "conflicting-definition",
          "the indicator is known with "
              + (known == null ? "nothing" : "\"" + known + "\"")
              + " here, and this says otherwise",
          "Leave it empty, or give what is another series another indicator name");
    }
  }

  private static @Nullable Measure measure(RowCells<NeedColumn> cells) throws RefusedRowException {
    if (!cells.has(MEASURE)) {
      return null;
    }
    Measure measure = Measure.ofSlug(cells.get(MEASURE)).orElse(null);
    if (measure == null) {
      throw cells.refuse(
          MEASURE, "unknown-choice", "there is no such measure", "Write count or prevalence");
    }
    return measure;
  }

  private static @Nullable Integer per(RowCells<NeedColumn> cells) throws RefusedRowException {
    if (!cells.has(PER)) {
      return null;
    }
    String digits = cells.get(PER).replaceAll("[, ]", "");
    if (!digits.matches("[1-9]\\d{0,6}")) {
      throw cells.refuse(
          PER, "not-a-number", "this is not a whole number from 1", "Write e.g. 100 or 1000");
    }
    return Integer.valueOf(digits);
  }

  private @Nullable String denominator(RowCells<NeedColumn> cells, String id)
      throws RefusedRowException {
    if (!cells.has(DENOMINATOR)) {
      return null;
    }
    String denominator = cells.get(DENOMINATOR);
    NeedIndicator known =
        latest.containsKey(denominator)
            ? latest.get(denominator)
            : stored.findIndicator(denominator).orElse(null);
    if (known == null || denominator.equals(id)) {
      throw cells.refuse(
          DENOMINATOR,
          "unknown-indicator",
          "no indicator of this name is known yet",
          denominator.equals(id) ? "Name another" : similar(denominator));
    }
    if (known.measure() != Measure.COUNT) {
      throw cells.refuse(
          DENOMINATOR, "not-a-count", "the denominator is no count", "Name one that counts people");
    }
    return denominator;
  }

  private String similar(String id) {
    return Stream.concat(
            latest.keySet().stream(), stored.listIndicators().stream().map(NeedIndicator::id))
        .filter(other -> Math.abs(other.length() - id.length()) <= 3)
        .filter(other -> Spelling.changes(other, id) <= 3)
        .findFirst()
        .map(other -> "Did you mean \"" + other + "\"?")
        .orElse("Fill the columns on its first row; those it names come before it");
  }

  private @Nullable TermId term(RowCells<NeedColumn> cells, NeedColumn column, VocabularyKind kind)
      throws RefusedRowException {
    String name = cells.get(column);
    if (name.isEmpty()) {
      return null;
    }
    return vocabularies
        .findByName(name, kind)
        .orElseThrow(
            () ->
                cells.refuse(
                    column,
                    "unknown-term",
                    "the list has no such entry",
                    TermsCodec.suggestion(name, kind, vocabularies)))
        .id();
  }

  private static AreaKind kind(RowCells<NeedColumn> cells) throws RefusedRowException {
    String wanted = cells.get(AREA_KIND).toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
    return Arrays.stream(AreaKind.values())
        .filter(
            kind ->
                Stream.of(kind.slug(), kind.label(), kind.plural())
                    .anyMatch(
                        name -> name.toLowerCase(Locale.ROOT).replace(' ', '-').equals(wanted)))
        .findFirst()
        .orElseThrow(
            () ->
                cells.refuse(
                    AREA_KIND,
                    "unknown-choice",
                    "there is no such kind of area",
                    "Write one of "
                        + Arrays.stream(AreaKind.values())
                            .map(AreaKind::slug)
                            .collect(Collectors.joining(", "))));
  }

  // When, and by whom

  private NeedPeriod period(RowCells<NeedColumn> cells, @Nullable NeedIndicator before)
      throws RefusedRowException {
    if (!cells.has(PERIOD_START) && !cells.has(PERIOD_END)) {
      if (before == null) {
        throw cells.refuse(
            PERIOD_START, "missing", "the period is not said", "Write its first and last day");
      }
      return before.period();
    }
    LocalDate start = date(cells, PERIOD_START);
    LocalDate end = date(cells, PERIOD_END);
    if (start == null) {
      throw cells.refuse(
          PERIOD_START, "missing", "the period has an end and no beginning", "Write its first day");
    }
    if (end == null) {
      end = start;
    }
    if (end.isBefore(start)) {
      throw cells.refuse(
          PERIOD_END, "ends-before-start", "the period ends before it begins", "Exchange the days");
    }
    if (end.isAfter(today)) {
      throw cells.refuse(
          PERIOD_END,
          "in-the-future",
          "the period has not ended",
          "Import what was counted, not what is foreseen");
    }
    return new NeedPeriod(start, end);
  }

  private static @Nullable LocalDate date(RowCells<NeedColumn> cells, NeedColumn column)
      throws RefusedRowException {
    if (!cells.has(column)) {
      return null;
    }
    LocalDate date = WrittenDate.parse(cells.get(column)).orElse(null);
    if (date == null || date.getYear() < 1900) {
      throw cells.refuse(
          column, "bad-date", "this is not a date", "Write it as 2026-05-20 or 20/05/2026");
    }
    return date;
  }

  private NeedIndicator edition(
      RowCells<NeedColumn> cells, NeedIndicator definition, NeedPeriod period)
      throws RefusedRowException {
    NeedIndicator known = editions.getOrDefault(definition.id(), Map.of()).get(period);
    if (known == null) {
      known = stored.findEdition(definition.id(), period).orElse(null);
    }
    AreaKind kind = cells.has(AREA_KIND) ? kind(cells) : definition.areaKind();
    LocalDate published = date(cells, PUBLISHED);
    if (published != null && published.isAfter(today)) {
      throw cells.refuse(
          PUBLISHED, "in-the-future", "the day of publication has not come", "Correct the date");
    }
    if (known != null) {
      agree(cells, AREA_KIND, kind.slug(), known.areaKind().slug());
      if (!mapped) {
        agree(cells, SOURCE, cells.get(SOURCE), known.source());
        agree(cells, LICENCE, cells.get(LICENCE), known.licence());
        agree(cells, PUBLISHED, published, known.published());
        agree(cells, QUALITY, cells.get(QUALITY), known.quality());
      }
      return known;
    }
    // Another period may have another publisher: only what the sender said is repeated.
    boolean ours = definition.origin() == Origin.IMPORTED;
    for (NeedColumn column : ours ? List.<NeedColumn>of() : List.of(SOURCE, LICENCE)) {
      if (!cells.has(column)) {
        throw cells.refuse(
            column,
            "missing",
            "a new period of a built-in indicator needs its own " + column.heading(),
            "Write it on the first row of the period");
      }
    }
    if (++count > MOST_EDITIONS) {
      throw cells.refuse(
          INDICATOR,
          "too-many-editions",
          "the file has more than " + MOST_EDITIONS + " indicators and periods",
          "Split it, or check that the columns are the right ones");
    }
    NeedIndicator edition =
        new NeedIndicator(
            definition.id(),
            definition.label(),
            definition.counts(),
            definition.crimeType(),
            definition.cohort(),
            definition.measure(),
            definition.per(),
            definition.unit(),
            definition.denominator(),
            kind,
            period.start(),
            period.end(),
            cells.has(SOURCE) ? cells.get(SOURCE) : definition.source(),
            cells.has(LICENCE) ? cells.get(LICENCE) : definition.licence(),
            published,
            cells.has(QUALITY) ? cells.get(QUALITY) : null,
            Origin.IMPORTED);
    editions.computeIfAbsent(edition.id(), id -> new HashMap<>()).put(period, edition);
    return edition;
  }

  /** The editions of the file that are not stored yet, each once. */
  List<NeedIndicator> fresh() {
    return editions.values().stream().flatMap(own -> own.values().stream()).toList();
  }
}
