package org.waymark.web.gap;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapReading;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapCounts;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapRules;
import org.waymark.geography.Area;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.ProtectedCharacteristic;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;

/** Puts the cells of one area and crime type into rows, columns, words and links. */
final class MatrixPageMaker {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final String PATH = "/gap/every";

  /** One cohort as a row; null for whoever it happened to. */
  private record Line(@Nullable Term cohort, int depth, List<GapReading.@Nullable Cell> results) {}

  private final Snapshot snapshot;
  private final GapQuestion question;
  private final GapReading reading;
  private final AreaGap gap;
  private final MatrixOptions options;
  private final TermId crime;
  private final CohortLevel.Level level;
  private final Vocabulary cohorts;
  private final Vocabulary supports;
  private final List<Term> columns;

  MatrixPageMaker(
      Snapshot snapshot, GapQuestion question, GapReading reading, MatrixOptions options) {
    this.snapshot = snapshot;
    this.question = question;
    this.reading = reading;
    this.gap = reading.area();
    this.options = options;
    this.crime = Objects.requireNonNull(question.crimeType());
    this.level = question.level();
    this.cohorts = snapshot.vocabularies().cohorts();
    this.supports = snapshot.vocabularies().supportTypes();
    this.columns = chooseColumns();
  }

  MatrixPage page(List<FieldError> errors, Function<String, PageFrame> frame) {
    Area area = question.area();
    String crimeLabel = snapshot.vocabularies().getTerm(crime).label();
    String heading = "Gap matrix of " + area.shortName() + ": " + lower(crimeLabel);
    GapCounts counts = reading.count(crime, level);
    List<Line> lines = lines();
    boolean[] shownColumns = new boolean[columns.size()];
    List<Line> shownLines = new ArrayList<>();
    for (Line line : lines) {
      boolean any = false;
      for (int i = 0; i < columns.size(); i++) {
        if (isShown(line.results().get(i))) {
          any = true;
          shownColumns[i] = true;
        }
      }
      if (any || options.only().isEmpty()) {
        shownLines.add(line);
      }
    }
    if (options.only().isEmpty()) {
      Arrays.fill(shownColumns, true);
    }
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < shownColumns.length; i++) {
      if (shownColumns[i]) {
        at.add(i);
      }
    }
    sort(shownLines);
    return new MatrixPage(
        frame.apply(heading),
        GapNavigation.of(GapView.EVERY, question),
        heading,
        errors,
        new MatrixPage.Options(
            GapForm.of(
                question,
                snapshot,
                "Choose an area",
                "",
                "The main groups",
                "All kinds of support"),
            choices(MatrixOptions.columnChoices(), options.columns()),
            choices(MatrixOptions.onlyChoices(), options.only()),
            options.allRows()),
        ReaderNotes.with(question.notes(), snapshot),
        new MatrixPage.Answer(headline(counts, crimeLabel), about(counts), counts(counts)),
        new MatrixPage.Table(
            caption(crimeLabel),
            new MatrixPage.Column(
                "Who it happened to",
                "Who it happened to",
                options.sortOf(MatrixOptions.BY_NAME),
                address(options.clicked(MatrixOptions.BY_NAME)) + "#matrix",
                0,
                ""),
            new MatrixPage.Column(
                "Gaps",
                "Gaps among the cells shown",
                options.sortOf(MatrixOptions.BY_GAPS),
                address(options.clicked(MatrixOptions.BY_GAPS)) + "#matrix",
                0,
                ""),
            groups(at),
            at.stream().map(i -> column(columns.get(i))).toList(),
            shownLines.stream().map(line -> row(line, at)).toList(),
            leftOut(lines.size() - shownLines.size(), columns.size() - at.size()),
            question.withCohort(null).withSupportType(null).at(PATH)),
        new MatrixPage.Links(
            "/areas/" + area.kind().slug() + "/" + area.code(),
            "/coverage?area=" + area.code() + "&crime=" + crime,
            question.withCohort(null).withSupportType(null).at("/gap.csv"),
            question.withCohort(null).withSupportType(null).at("/gap.xlsx"),
            question.withCohort(null).withSupportType(null).at("/api/v1/gap")),
        GapRules.of(gap.settings()),
        snapshot.today().format(DATE));
  }

  static String lower(String label) {
    return label.length() > 1 && Character.isUpperCase(label.charAt(1))
        ? label
        : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
  }

  private static List<Choice> choices(Map<String, String> labels, String chosen) {
    return labels.entrySet().stream()
        .map(each -> new Choice(each.getKey(), each.getValue(), each.getKey().equals(chosen)))
        .toList();
  }

  private String address(MatrixOptions other) {
    return question.at(PATH, other.toParameters());
  }

  // Which cells

  private List<Term> chooseColumns() {
    TermId within = question.supportType();
    Set<TermId> family = within == null ? null : supports.selfAndDescendants(within);
    Optional<JourneyStage> stage = options.stage();
    return gap.terms().supportTypes().stream()
        .filter(
            term ->
                family != null
                    ? family.contains(term.id())
                    : options.allColumns() || stage.isPresent() || term.isTop())
        .filter(term -> family != null || stage.isEmpty() || term.journeyStage() == stage.get())
        .sorted(Comparator.comparing(term -> Objects.requireNonNull(term.journeyStage())))
        .toList();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    TermId within = question.cohort();
    if (level == CohortLevel.Level.OPEN && within == null) {
      lines.add(line(null, 0));
    }
    int above = within == null ? 0 : cohorts.depth(within);
    for (Term term : gap.terms().cohorts()) {
      if (within != null ? cohorts.isWithin(term.id(), within) : isListed(term)) {
        lines.add(line(term, Math.max(0, cohorts.depth(term.id()) - above - heading(term))));
      }
    }
    return lines;
  }

  /** The main groups: top terms, and what is below a characteristic that everybody has. */
  private boolean isListed(Term term) {
    if (isOfEverybody(term)) {
      return false;
    }
    return options.allRows()
        || term.isTop()
        || (cohorts.depth(term.id()) == 1 && isOfEverybody(cohorts.root(term.id())));
  }

  /** Age and sex are characteristics that everybody has: the terms are no groups of people. */
  private static boolean isOfEverybody(Term term) {
    return term.isTop()
        && (term.protectedCharacteristic() == ProtectedCharacteristic.AGE
            || term.protectedCharacteristic() == ProtectedCharacteristic.SEX);
  }

  private int heading(Term term) {
    return question.cohort() == null && isOfEverybody(cohorts.root(term.id())) ? 1 : 0;
  }

  private Line line(@Nullable Term cohort, int depth) {
    List<GapReading.@Nullable Cell> results = new ArrayList<>();
    for (Term support : columns) {
      results.add(
          reading
              .cell(crime, cohort == null ? null : cohort.id(), support.id(), level)
              .orElse(null));
    }
    return new Line(cohort, depth, results);
  }

  private boolean isShown(GapReading.@Nullable Cell cell) {
    return cell != null && options.shows(cell.finding());
  }

  private int gaps(Line line) {
    int gaps = 0;
    for (GapReading.Cell cell : line.results()) {
      if (cell != null && cell.finding().isGap() && !cell.notRelevant()) {
        gaps++;
      }
    }
    return gaps;
  }

  // In which order

  /** "Anybody" stays on top: it is not one of the groups that are compared. */
  private void sort(List<Line> lines) {
    if (options.order().isEmpty()) {
      return;
    }
    Comparator<Line> main;
    if (options.orderedBy().equals(MatrixOptions.BY_NAME)) {
      main = Comparator.comparing(MatrixPageMaker::label);
    } else if (options.orderedBy().equals(MatrixOptions.BY_GAPS)) {
      main = Comparator.comparingInt(this::gaps);
    } else {
      int column =
          columns.stream().map(term -> term.id().value()).toList().indexOf(options.orderedBy());
      if (column < 0) {
        return;
      }
      main =
          Comparator.comparing((Line line) -> findingAt(line, column))
              .thenComparingDouble(line -> shareAt(line, column));
    }
    Comparator<Line> asked = options.descending() ? main.reversed() : main;
    lines.sort(
        Comparator.comparing((Line line) -> line.cohort() != null)
            .thenComparing(asked.thenComparing(MatrixPageMaker::label)));
  }

  private static GapFinding findingAt(Line line, int column) {
    GapReading.Cell cell = line.results().get(column);
    return cell == null ? GapFinding.NOT_ASSESSED : cell.finding();
  }

  private static double shareAt(Line line, int column) {
    GapReading.Cell cell = line.results().get(column);
    return cell == null ? 0 : cell.result().share(cell.at().provision().reached());
  }

  private static String label(Line line) {
    return line.cohort() == null ? "" : line.cohort().label();
  }

  // In words

  private String headline(GapCounts counts, String crimeLabel) {
    String place = question.area().shortName();
    if (!gap.isListed()) {
      return "No services are listed for "
          + place
          + " yet, so none of its "
          + Figures.whole(counts.cells())
          + " cells for "
          + lower(crimeLabel)
          + " is assessed. That is missing information, not proof that there is no service.";
    }
    return "Of "
        + Figures.whole(counts.cells())
        + " cells for "
        + lower(crimeLabel)
        + " in "
        + place
        + ", "
        + Figures.count(counts.gaps(), "is a gap", "are gaps")
        + " ("
        + Figures.percent(counts.shareOfGaps())
        + ") and "
        + Figures.count(counts.provided(), "is provided", "are provided")
        + ".";
  }

  private List<String> about(GapCounts counts) {
    List<String> about = new ArrayList<>();
    about.add(
        "A cell is one group of people and one kind of support. Each says what services that "
            + switch (level) {
              case BY_AND_FOR -> "the group itself runs";
              case SPECIALIST -> "are designed for the group, or that it runs,";
              case OPEN -> "take the group";
            }
            + " amount to, as a share of the "
            + Figures.whole(gap.population())
            + " residents. Choose one for the services and the reasons behind it.");
    if (counts.of(GapFinding.NONE_RECORDED) > 0) {
      about.add(
          "“None recorded” means that nothing is in the catalogue. It is not proof that there is"
              + " none.");
    }
    if (counts.of(GapFinding.LISTED_NOT_COUNTED) > 0) {
      about.add(
          "“Listed, not counted” means that local services are in the catalogue and have to be"
              + " checked first: choose the cell for what would follow.");
    }
    if (!question.area().isEnglish()) {
      about.add("Wales is outside the Duty to collaborate.");
    }
    return about;
  }

  private List<MatrixPage.Count> counts(GapCounts counts) {
    return Arrays.stream(GapFinding.values())
        .map(
            finding -> {
              boolean current = options.only().equals(finding.slug());
              return new MatrixPage.Count(
                  FindingMark.of(finding),
                  counts.of(finding),
                  address(options.withOnly(current ? "" : finding.slug())) + "#matrix",
                  current);
            })
        .toList();
  }

  private String caption(String crimeLabel) {
    return crimeLabel
        + " in "
        + question.area().shortName()
        + ", "
        + switch (level) {
          case BY_AND_FOR -> "services run by and for the group";
          case SPECIALIST -> "services designed for the group or closer";
          case OPEN -> "all services that take the group";
        };
  }

  private static String leftOut(int rows, int columns) {
    if (rows == 0 && columns == 0) {
      return "";
    }
    return "Left out, for no cell of theirs is of this sort: "
        + Figures.count(rows, "row", "rows")
        + " and "
        + Figures.count(columns, "column", "columns")
        + ".";
  }

  // The table

  private List<MatrixPage.Group> groups(List<Integer> at) {
    List<MatrixPage.Group> groups = new ArrayList<>();
    JourneyStage last = null;
    int span = 0;
    for (int i : at) {
      JourneyStage stage = columns.get(i).journeyStage();
      if (last != null && stage != last) {
        groups.add(new MatrixPage.Group(last.label(), span));
        span = 0;
      }
      last = stage;
      span++;
    }
    if (last != null) {
      groups.add(new MatrixPage.Group(last.label(), span));
    }
    return groups;
  }

  private MatrixPage.Column column(Term term) {
    String id = term.id().value();
    int narrower = 0;
    if (question.supportType() == null && !options.allColumns() && options.stage().isEmpty()) {
      narrower =
          (int)
                  gap.terms().supportTypes().stream()
                      .filter(other -> supports.isWithin(other.id(), term.id()))
                      .count()
              - 1;
    }
    return new MatrixPage.Column(
        term.shortLabel(),
        term.label(),
        options.sortOf(id),
        address(options.clicked(id)) + "#matrix",
        narrower,
        question.withSupportType(term.id()).at(PATH, options.toParameters()) + "#matrix");
  }

  private MatrixPage.Row row(Line line, List<Integer> at) {
    Term cohort = line.cohort();
    int narrower =
        cohort == null || options.allRows() || question.cohort() != null
            ? 0
            : cohorts.selfAndDescendants(cohort.id()).size() - 1;
    Map<Integer, MatrixPage.Cell> cells = new HashMap<>();
    for (int i : at) {
      GapReading.Cell cell = line.results().get(i);
      GapQuestion asked =
          question
              .withCohort(cohort == null ? null : cohort.id())
              .withSupportType(columns.get(i).id());
      cells.put(
          i,
          cell == null
              ? new MatrixPage.Cell(FindingMark.of(GapFinding.NOT_ASSESSED), false, false, "")
              : new MatrixPage.Cell(
                  FindingMark.of(cell),
                  options.shows(cell.finding()),
                  cell.notRelevant(),
                  asked.at("/gap/cell")));
    }
    return new MatrixPage.Row(
        cohort == null ? "anybody" : cohort.id().value(),
        cohort == null ? "Anybody" : cohort.label(),
        options.order().isEmpty() ? line.depth() : 0,
        gaps(line),
        narrower,
        cohort == null
            ? ""
            : question.withCohort(cohort.id()).at(PATH, options.toParameters()) + "#matrix",
        at.stream().map(i -> Objects.requireNonNull(cells.get(i))).toList());
  }
}
