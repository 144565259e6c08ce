package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.gap.report.OfferWords;
import org.waymark.report.Figures;
import org.waymark.vocabulary.CohortGender;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * The expected offer of an area as one picture: a table of functions by for whom they are, in which
 * every answer has a symbol and words. For the template {@code gap/offer-grid}.
 *
 * @param caption what it is
 * @param columns headings after that of the functions
 * @param sections one for each crime, in the order of the offer; one without a name where rows are
 *     of all crimes
 */
public record OfferGrid(String caption, List<String> columns, List<Section> sections) {

  /** For whom a question is. */
  private enum Whom {
    WOMEN("Women"),
    MEN("Men"),
    CHILDREN("Children"),
    GROUPS("Named groups");

    private final String label;

    Whom(String label) {
      this.label = label;
    }
  }

  private static final int ANYBODY_SPANS = 3;

  /** The functions for one crime. */
  public record Section(String crime, List<Row> rows) {}

  /**
   * One function.
   *
   * @param organisedAt the level at which it is organised, in words
   */
  public record Row(String function, String organisedAt, List<Cell> cells) {}

  /**
   * The answers for some people.
   *
   * @param span how many columns it is wide: a question for anybody is one for all of them
   */
  public record Cell(int span, List<Entry> entries) {}

  /**
   * One answer.
   *
   * @param whom for whom, where the column does not say it; empty otherwise
   * @param address of the page that explains it
   * @param about the question in words, for a listener
   */
  public record Entry(
      FindingMark mark, String whom, String address, String about, boolean notRelevant) {}

  /** What the columns of one function hold, while it is made. */
  private record Key(TermId crime, String function, boolean anybody) {}

  static OfferGrid of(AreaOffer offer, OfferWords words, Vocabularies vocabularies) {
    boolean groups =
        offer.answers().stream().anyMatch(each -> whom(each.line(), vocabularies) == Whom.GROUPS);
    Map<Key, List<OfferAnswer>> rows = new LinkedHashMap<>();
    for (OfferAnswer answer : offer.answers()) {
      OfferLine line = answer.line();
      rows.computeIfAbsent(
              new Key(line.crimeType(), line.function().id(), line.audience() == null),
              key -> new ArrayList<>())
          .add(answer);
    }
    Map<TermId, List<Row>> sections = new LinkedHashMap<>();
    rows.forEach(
        (key, answers) ->
            sections
                .computeIfAbsent(key.crime(), crime -> new ArrayList<>())
                .add(row(answers, offer, words, vocabularies, groups)));
    List<String> columns =
        Arrays.stream(Whom.values())
            .filter(each -> groups || each != Whom.GROUPS)
            .map(each -> each.label)
            .toList();
    return new OfferGrid(
        "What should be in " + offer.area().shortName() + ", and what is found",
        columns,
        sections.entrySet().stream()
            .map(each -> new Section(vocabularies.getTerm(each.getKey()).label(), each.getValue()))
            .toList());
  }

  /**
   * The same for a board: a row for each function, whatever the crime, in which questions with the
   * same outcome stand together.
   *
   * @param address of the page that has all questions
   */
  static OfferGrid brief(AreaOffer offer, Vocabularies vocabularies, String address) {
    Map<String, List<OfferAnswer>> rows = new LinkedHashMap<>();
    for (OfferAnswer answer : offer.answers()) {
      rows.computeIfAbsent(answer.line().function().label(), key -> new ArrayList<>()).add(answer);
    }
    List<String> columns = new ArrayList<>(List.of("Anybody"));
    Arrays.stream(Whom.values()).forEach(each -> columns.add(each.label));
    List<Row> list = new ArrayList<>();
    rows.forEach(
        (function, answers) -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(brief(answers, null, function, vocabularies, address));
          for (Whom whom : Whom.values()) {
            cells.add(brief(answers, whom, function, vocabularies, address));
          }
          list.add(new Row(function, "", cells));
        });
    return new OfferGrid(
        "Questions by function, and what they come to", columns, List.of(new Section("", list)));
  }

  private static Cell brief(
      List<OfferAnswer> answers,
      @Nullable Whom whom,
      String function,
      Vocabularies vocabularies,
      String address) {
    OfferCounts counts =
        OfferCounts.of(
            answers.stream().filter(each -> whom(each.line(), vocabularies) == whom).toList());
    List<Entry> entries = new ArrayList<>();
    for (OfferOutcome outcome : OfferOutcome.values()) {
      if (counts.of(outcome) > 0) {
        FindingMark mark = ProfilePageMaker.mark(outcome);
        entries.add(
            new Entry(
                new FindingMark(
                    mark.slug(),
                    mark.symbol(),
                    Figures.whole(counts.of(outcome)) + " " + outcome.words(),
                    ""),
                "",
                address,
                function + ", " + (whom == null ? "anybody" : FilterWords.inSentence(whom.label)),
                false));
      }
    }
    return new Cell(1, entries);
  }

  private static Row row(
      List<OfferAnswer> answers,
      AreaOffer offer,
      OfferWords words,
      Vocabularies vocabularies,
      boolean groups) {
    OfferLine first = answers.getFirst().line();
    List<Cell> cells = new ArrayList<>();
    if (first.audience() == null) {
      cells.add(
          new Cell(
              ANYBODY_SPANS,
              answers.stream().map(each -> entry(each, "Anybody", offer, words)).toList()));
      if (groups) {
        cells.add(new Cell(1, List.of()));
      }
    } else {
      Map<Whom, List<Entry>> byWhom = new EnumMap<>(Whom.class);
      for (OfferAnswer answer : answers) {
        Whom whom = Objects.requireNonNull(whom(answer.line(), vocabularies));
        byWhom
            .computeIfAbsent(whom, key -> new ArrayList<>())
            .add(entry(answer, label(answer.line(), whom, words), offer, words));
      }
      for (Whom whom : Whom.values()) {
        if (groups || whom != Whom.GROUPS) {
          cells.add(new Cell(1, byWhom.getOrDefault(whom, List.of())));
        }
      }
    }
    return new Row(first.function().label(), organised(first), cells);
  }

  private static String organised(OfferLine line) {
    return line.organisedAt() == OrganisedAt.NATION
        ? "for England"
        : "by " + FilterWords.inSentence(line.organisedAt().label());
  }

  private static Entry entry(OfferAnswer answer, String whom, AreaOffer offer, OfferWords words) {
    return new Entry(
        FindingMark.of(answer),
        whom,
        OfferWords.address(offer.area(), answer.line()),
        words.brief(answer.line()),
        answer.isNotRelevant());
  }

  /** The column says it all for women, men and children as they are. */
  private static String label(OfferLine line, Whom whom, OfferWords words) {
    String label = words.audience(line);
    return label.equals(whom.label) ? "" : label;
  }

  private static @Nullable Whom whom(OfferLine line, Vocabularies vocabularies) {
    if (line.audience() == null) {
      return null;
    }
    Term term = vocabularies.getTerm(line.audience());
    boolean byAgeOrSex =
        List.of("age", "sex").contains(vocabularies.cohorts().root(line.audience()).id().value());
    if (!byAgeOrSex) {
      return Whom.GROUPS;
    }
    if (term.ageTo() != null && term.ageTo() < 18) {
      return Whom.CHILDREN;
    }
    if (term.gender() == null) {
      return Whom.GROUPS;
    }
    return term.gender() == CohortGender.FEMALE ? Whom.WOMEN : Whom.MEN;
  }
}
