package org.waymark.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Judgements and what they are of in the words of the terminal. */
final class GapWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  private GapWords() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The short name of an area; its code when the geography no longer has it. */
  static String areaName(JudgedQuestion question, Geography geography) {
    return geography
        .findArea(question.kind(), question.area())
        .map(Area::shortName)
        .orElse(question.area().value());
  }

  /** One line that says what is meant. */
  static String question(JudgedQuestion question, Geography geography) {
    TermId cohort = question.cohort();
    return areaName(question, geography)
        + " ("
        + question.kind().slug()
        + " "
        + question.area()
        + "): "
        + label(question.crimeType())
        + ", "
        + (cohort == null ? "whoever it happened to" : label(cohort))
        + ", "
        + switch (question) {
          case GapCell cell -> label(cell.supportType());
          case LineQuestion line -> "line " + line.line() + " of the expected offer";
        };
  }

  static String sentence(GapJudgement judgement, Geography geography) {
    return judgement.sort().label()
        + ". "
        + question(judgement.question(), geography)
        + "."
        + (judgement.expires() == null
            ? ""
            : " It holds until " + day(judgement.expires()) + ": confirm it again by then.");
  }

  /** A term that a later vocabulary has dropped is still named by its identifier. */
  private static String label(TermId term) {
    return Vocabularies.builtIn().findTerm(term).map(Term::shortLabel).orElse(term.value());
  }
}
