package org.waymark.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Judgements and cells in the words of the terminal. */
final class GapWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  private GapWords() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The short name of an area; its code when the geography no longer has it. */
  static String areaName(GapCell cell, Geography geography) {
    return geography
        .findArea(cell.kind(), cell.area())
        .map(Area::shortName)
        .orElse(cell.area().value());
  }

  /** One line that says which cell is meant. */
  static String cell(GapCell cell, Geography geography) {
    return areaName(cell, geography)
        + " ("
        + cell.kind().slug()
        + " "
        + cell.area()
        + "): "
        + label(cell.crimeType())
        + ", "
        + (cell.cohort() == null ? "whoever it happened to" : label(cell.cohort()))
        + ", "
        + label(cell.supportType());
  }

  static String sentence(GapJudgement judgement, Geography geography) {
    return judgement.sort().label()
        + ". "
        + cell(judgement.cell(), geography)
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
