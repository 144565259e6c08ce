package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;

/**
 * The questions of an area that are not met, in the order of their priority. What has no figure of
 * need stands in a list of its own and is not scored low; what is not assessed, or not relevant
 * here, is counted apart.
 *
 * @param ranked answers with a priority, highest first
 * @param withoutNeed answers without a figure of need, worst finding first
 * @param notRelevant what commissioners have said is not relevant here
 * @param notAssessed how many questions nothing is known of
 */
public record PriorityList(
    List<Ranked> ranked, List<Unranked> withoutNeed, List<Unranked> notRelevant, int notAssessed) {

  /**
   * An answer with its priority.
   *
   * @param ofEverybody true when the figures are of everybody to whom the crime happened, because
   *     there are none of those whom the question is about: how the area stands to England is taken
   *     from them, and no number of people of the group
   */
  public record Ranked(OfferAnswer answer, Priority priority, boolean ofEverybody) {}

  /**
   * An answer without a priority.
   *
   * @param why a sentence
   */
  public record Unranked(OfferAnswer answer, String why) {}

  /**
   * The list of an area.
   *
   * @param offer with what commissioners have said
   */
  public static PriorityList of(AreaOffer offer, NeedEstimator need, GapSettings settings) {
    List<Ranked> ranked = new ArrayList<>();
    List<Unranked> withoutNeed = new ArrayList<>();
    List<Unranked> notRelevant = new ArrayList<>();
    int notAssessed = 0;
    for (OfferAnswer answer : offer.answers()) {
      if (answer.isNotRelevant()) {
        notRelevant.add(new Unranked(answer, Objects.requireNonNull(answer.judgement()).reason()));
      } else if (answer.finding() == GapFinding.NOT_ASSESSED) {
        notAssessed++;
      } else if (answer.finding().isGap()) {
        Optional<NeedEstimate> own =
            need.estimate(offer.area(), answer.line().crimeType(), answer.line().audience());
        Optional<NeedEstimate> known =
            own.or(() -> need.estimate(offer.area(), answer.line().crimeType(), null));
        known
            .flatMap(figure -> Priority.of(answer.finding(), answer.share(), figure, settings))
            .ifPresentOrElse(
                priority -> ranked.add(new Ranked(answer, priority, own.isEmpty())),
                () -> withoutNeed.add(new Unranked(answer, why(offer, answer, need, known))));
      }
    }
    ranked.sort(
        Comparator.comparingDouble((Ranked each) -> each.priority().score())
            .thenComparingDouble(each -> each.priority().need().number())
            .reversed());
    withoutNeed.sort(
        Comparator.comparingDouble((Unranked each) -> settings.severity(each.answer().finding()))
            .reversed());
    return new PriorityList(ranked, withoutNeed, notRelevant, notAssessed);
  }

  private static String why(
      AreaOffer offer, OfferAnswer answer, NeedEstimator need, Optional<NeedEstimate> known) {
    return known.isPresent()
        ? "England's rate is not known, so there is nothing to compare with."
        : need.missingBecause(offer.area(), answer.line().crimeType(), answer.line().audience());
  }
}
