package org.waymark.gap.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.report.Figures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * One of the first things to act on in an area: what, for whom, how many, how sure, and what would
 * close it.
 *
 * @param answer the question and what was found
 * @param priority null for a gap that cannot be ranked, which is not a low one
 * @param place 1 and as many more as surely stand above it; 0 where it cannot be ranked
 * @param tied true when another has the same place
 * @param forWhom the group in words
 * @param howMany how many a year with the range, or why that is not known
 * @param howSure how sure the finding and the number are
 * @param toClose what would close it, a sentence
 */
public record FirstAction(
    OfferAnswer answer,
    @Nullable Priority priority,
    int place,
    boolean tied,
    String forWhom,
    String howMany,
    String howSure,
    String toClose) {

  /** How many a board is shown. */
  public static final int FIRST = 10;

  /**
   * The first ten: what is ranked in its order, and only then what cannot be.
   *
   * @param list of one area
   */
  public static List<FirstAction> of(PriorityList list, Vocabularies terms) {
    List<FirstAction> ranked =
        list.ranked().stream().limit(FIRST).map(each -> ranked(each, terms)).toList();
    List<FirstAction> others =
        list.unranked().stream()
            .limit((long) FIRST - ranked.size())
            .map(each -> unranked(each, terms))
            .toList();
    return Stream.concat(ranked.stream(), others.stream()).toList();
  }

  private static FirstAction ranked(PriorityList.Ranked each, Vocabularies terms) {
    return new FirstAction(
        each.answer(),
        each.priority(),
        each.place(),
        each.tied(),
        forWhom(each.answer(), terms),
        each.priority().volume().words(),
        found(each.answer()) + " The number: " + each.priority().volume().sure() + ".",
        toClose(each.answer()));
  }

  private static FirstAction unranked(PriorityList.Unranked each, Vocabularies terms) {
    return new FirstAction(
        each.answer(),
        null,
        0,
        false,
        forWhom(each.answer(), terms),
        each.why(),
        found(each.answer()) + " The number: not known, which is not low.",
        toClose(each.answer()));
  }

  private static String forWhom(OfferAnswer answer, Vocabularies terms) {
    TermId audience = answer.line().audience();
    return audience == null ? "Anybody" : terms.getTerm(audience).label();
  }

  private static String found(OfferAnswer answer) {
    return switch (answer.finding()) {
      case ABSENCE_CONFIRMED -> "A commissioner has confirmed the absence.";
      case NONE_RECORDED -> "Nobody has confirmed that there is none.";
      case LISTED_NOT_COUNTED ->
          Figures.count(answer.answer().uncounted().size(), "listing waits", "listings wait")
              + " to be checked.";
      default ->
          answer.services().isEmpty()
              ? "Nothing local that counts is listed."
              : "Found from "
                  + Figures.count(
                      answer.services().size(), "listing that counts", "listings that count")
                  + ".";
    };
  }

  /** What would close a question, in a sentence; empty for one that is met. */
  static String toClose(OfferAnswer answer) {
    String function = answer.line().function().label().toLowerCase(Locale.UK);
    String left = Figures.whole(answer.leftOut());
    GapFinding finding = answer.finding();
    return switch (finding) {
      case NO_BARRIER_RECORDED ->
          "Ask whether the group is served by what is open to everybody, or commission "
              + function
              + " that is made for it.";
      case NOT_ASSESSED -> "List what there is.";
      case NONE_RECORDED ->
          "Confirm that there is none, or list it; then commission " + function + ".";
      case ABSENCE_CONFIRMED -> "Commission " + function + ".";
      case LISTED_NOT_COUNTED -> "Ask whether what is listed still runs, and confirm it.";
      case NATIONAL_ONLY ->
          "A local service of " + function + ", or agree that England-wide ones do.";
      case CROSS_BOUNDARY_ONLY ->
          "Agree with the neighbours on what crosses the boundary, or begin one here.";
      case PARTIAL ->
          answer.provision().isForSomeOnly()
              ? "Take those too who are left out: what there is, is for some of them only."
              : "Reach the " + left + " residents whom no service takes.";
      case AT_RISK -> "Secure the funding beyond its end, or a second provider.";
      case OVERSTRETCHED -> "Bring the wait down to what is agreed: more of " + function + ".";
      case TOO_LITTLE -> "More of " + function + ", up to the yardstick.";
      case PROVIDED, DUPLICATED -> "";
    };
  }
}
