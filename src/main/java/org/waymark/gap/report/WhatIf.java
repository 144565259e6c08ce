package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.geography.Area;
import org.waymark.geography.SmallAreaSet;

/**
 * What if a service began, or one ended? The answers of one area before and after, and the
 * residents who gain or lose. Nothing of it is kept.
 *
 * @param changes questions whose finding or reach changes, those that concern most residents first
 * @param effects what each of the services means by itself
 */
public record WhatIf(
    AreaOffer before, AreaOffer after, List<Change> changes, List<Effect> effects) {

  /** A question whose answer changes. */
  public record Change(OfferAnswer was, OfferAnswer becomes) {

    /** Residents reached after and not before; negative when fewer are reached. */
    public long gained() {
      return becomes.reached() - was.reached();
    }
  }

  /**
   * What one service means.
   *
   * @param reached residents of the area whom it takes
   * @param only those of them whom nothing else takes for any of the crime types and support types
   *     that it states; to whoever it happened
   * @param begins true for a service that would begin, false for one that ends
   */
  public record Effect(Service service, long reached, long only, boolean begins) {}

  /**
   * Works it out.
   *
   * @param added services that would begin; they count like any other: one that is closed changes
   *     nothing
   * @param ended services that would end
   */
  public static WhatIf of(
      GapAnalysis analysis,
      GapJudgements judgements,
      OfferInForce offer,
      Area area,
      List<Service> added,
      Set<ServiceId> ended) {
    GapAnalysis changed = analysis.whatIf(added, ended);
    AreaOffer before = analysis.offerOf(area, offer).judged(judgements, analysis.today());
    AreaOffer after = changed.offerOf(area, offer).judged(judgements, analysis.today());
    List<Effect> effects = new ArrayList<>();
    for (Service service : added) {
      effects.add(effect(changed, area, service, true));
    }
    for (ServiceId id : ended) {
      CountedOffers.Entry entry = analysis.offers().entries().get(id);
      if (entry != null) {
        effects.add(effect(analysis, area, entry.service(), false));
      }
    }
    return new WhatIf(before, after, changes(before, after), effects);
  }

  private static List<Change> changes(AreaOffer before, AreaOffer after) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < before.answers().size(); i++) {
      Change change = new Change(before.answers().get(i), after.answers().get(i));
      if (change.gained() != 0 || change.was().finding() != change.becomes().finding()) {
        changes.add(change);
      }
    }
    changes.sort(
        Comparator.comparingLong((Change each) -> Math.abs(each.gained()))
            .reversed()
            .thenComparing(each -> each.was().finding() == each.becomes().finding()));
    return changes;
  }

  private static Effect effect(GapAnalysis analysis, Area area, Service service, boolean begins) {
    CountedOffers offers = analysis.offers();
    CountedOffers.Entry own = Objects.requireNonNull(offers.entries().get(service.id()));
    SmallAreaSet residents = analysis.geography().smallAreasOf(area.code());
    SmallAreaSet reach = own.localReach().intersect(residents);
    List<SmallAreaSet> others = new ArrayList<>();
    for (CountedOffers.Entry entry : offers.entries().values()) {
      if (entry != own
          && entry.countStatus().counts()
          && intersect(entry.crimes(), own.statedCrimes())) {
        for (CountedOffers.OfferEntry offer : entry.offers()) {
          boolean same =
              own.offers().stream()
                  .anyMatch(each -> intersect(offer.supports(), each.statedSupports()));
          if (same && offer.reach().local().intersects(reach)) {
            others.add(offer.reach().local());
          }
        }
      }
    }
    SmallAreaSet only =
        own.countStatus().counts() ? reach.minus(SmallAreaSet.union(others)) : SmallAreaSet.empty();
    return new Effect(
        service,
        own.countStatus().counts() ? analysis.geography().population(reach) : 0,
        analysis.geography().population(only),
        begins);
  }

  private static boolean intersect(int[] one, int[] other) {
    for (int a : one) {
      for (int b : other) {
        if (a == b) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many questions go from one finding to another, for those that change. */
  public Map<GapFinding, Map<GapFinding, Integer>> transitions() {
    Map<GapFinding, Map<GapFinding, Integer>> counts = new EnumMap<>(GapFinding.class);
    for (Change change : changes) {
      if (change.was().finding() != change.becomes().finding()) {
        counts
            .computeIfAbsent(change.was().finding(), finding -> new EnumMap<>(GapFinding.class))
            .merge(change.becomes().finding(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
