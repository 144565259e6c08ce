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
import org.waymark.gap.offer.OfferLine;
import org.waymark.need.NeedEstimator;
import org.waymark.need.NeedVolume;

/**
 * The questions of the expected offer that an area does not meet, in three bands of priority, one
 * line a function. What cannot be ranked stands in a list of its own and is not scored low; what is
 * not assessed, or not relevant here, is counted apart.
 *
 * @param ranked in the order of their bands and weights
 * @param unranked worst finding first
 * @param notRelevant what commissioners have said is not relevant here
 * @param notAssessed how many questions nothing is known of
 */
public record PriorityList(
    List<Ranked> ranked, List<Unranked> unranked, List<OfferAnswer> notRelevant, int notAssessed) {

  /**
   * A gap with its priority.
   *
   * @param place 1 and as many more as surely stand above it
   * @param tied true when another gap has the same place: their order says nothing
   */
  public record Ranked(OfferAnswer answer, Priority priority, int place, boolean tied) {}

  /**
   * A gap without one.
   *
   * @param why a sentence
   */
  public record Unranked(OfferAnswer answer, String why) {}

  public PriorityList {
    ranked = List.copyOf(ranked);
    unranked = List.copyOf(unranked);
    notRelevant = List.copyOf(notRelevant);
  }

  private record Weighed(OfferAnswer answer, Priority priority) {}

  /**
   * The list of an area.
   *
   * @param offer as it was judged
   */
  public static PriorityList of(AreaOffer offer, NeedEstimator need, GapSettings settings) {
    List<Weighed> weighed = new ArrayList<>();
    List<Unranked> unranked = new ArrayList<>();
    List<OfferAnswer> notRelevant = new ArrayList<>();
    int notAssessed = 0;
    for (OfferAnswer answer : offer.answers()) {
      if (answer.isNotRelevant()) {
        notRelevant.add(answer);
      } else if (answer.finding() == GapFinding.NOT_ASSESSED) {
        notAssessed++;
      } else if (answer.finding().isGap()) {
        weigh(offer, answer, need, settings, weighed, unranked);
      }
    }
    unranked.sort(
        Comparator.comparingDouble((Unranked each) -> settings.severity(each.answer().finding()))
            .reversed());
    return new PriorityList(placed(weighed), unranked, notRelevant, notAssessed);
  }

  private static void weigh(
      AreaOffer offer,
      OfferAnswer answer,
      NeedEstimator need,
      GapSettings settings,
      List<Weighed> weighed,
      List<Unranked> unranked) {
    OfferLine line = answer.line();
    Optional<NeedVolume> volume = need.volume(offer.area(), line.crimeType(), line.audience());
    if (volume.isEmpty()) {
      unranked.add(
          new Unranked(
              answer, need.missingBecause(offer.area(), line.crimeType(), line.audience())));
      return;
    }
    Priority priority =
        Priority.of(
                answer.finding(), answer.provision(), answer.residents(), volume.get(), settings)
            .orElseThrow();
    if (priority.band() == Priority.Band.UNRANKED) {
      unranked.add(
          new Unranked(
              answer,
              "What is known leaves more than one band open: " + volume.get().words() + "."));
    } else {
      weighed.add(new Weighed(answer, priority));
    }
  }

  private static List<Ranked> placed(List<Weighed> weighed) {
    List<Weighed> sorted =
        weighed.stream()
            .sorted(
                Comparator.comparing((Weighed each) -> each.priority().band())
                    .thenComparing(
                        Comparator.comparingDouble((Weighed each) -> each.priority().weight())
                            .reversed()))
            .toList();
    List<Integer> places = sorted.stream().map(each -> place(each, sorted)).toList();
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Weighed each = sorted.get(i);
      int place = places.get(i);
      boolean tied = places.stream().filter(other -> other == place).count() > 1;
      ranked.add(new Ranked(each.answer(), each.priority(), place, tied));
    }
    return ranked;
  }

  private static int place(Weighed each, List<Weighed> all) {
    return 1
        + (int)
            all.stream()
                .filter(other -> !Objects.equals(other, each))
                .filter(other -> isAbove(other.priority(), each.priority()))
                .count();
  }

  /** A band is above the next, however far ranges go. */
  private static boolean isAbove(Priority one, Priority other) {
    return one.band() == other.band()
        ? one.isSurelyAbove(other)
        : one.band().compareTo(other.band()) < 0;
  }
}
