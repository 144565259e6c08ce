package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.GapFinding;
import org.waymark.geography.Area;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * What if a service began, or one ended? The findings of one area before and after, and the
 * residents who gain or lose. Nothing of it is kept.
 *
 * @param changes cells whose finding or reach changes at the level of all that take the cohort,
 *     those that concern most residents first
 * @param effects what each of the services means by itself
 */
public record WhatIf(AreaGap before, AreaGap after, List<Change> changes, List<Effect> effects) {

  /**
   * A cell that changes.
   *
   * @param cohort null for whoever it happened to
   * @param gained residents reached after and not before; negative when fewer are reached
   */
  public record Change(
      Term crimeType,
      @Nullable Term cohort,
      Term supportType,
      GapFinding was,
      GapFinding becomes,
      long gained) {}

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
      GapAnalysis analysis, Area area, List<Service> added, Set<ServiceId> ended) {
    GapAnalysis changed = analysis.whatIf(added, ended);
    AreaGap before = analysis.of(area);
    AreaGap after = changed.of(area);
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

  private static List<Change> changes(AreaGap before, AreaGap after) {
    List<Change> changes = new ArrayList<>();
    CellTerms terms = before.terms();
    List<@Nullable Term> cohorts = new ArrayList<>();
    cohorts.add(null);
    cohorts.addAll(terms.cohorts());
    for (Term crime : terms.crimeTypes()) {
      for (Term cohort : cohorts) {
        TermId group = cohort == null ? null : cohort.id();
        for (Term support : terms.supportTypes()) {
          if (before.isSame(after, crime.id(), group, support.id())) {
            continue;
          }
          CellResult.AtLevel was = before.result(crime.id(), group, support.id()).open();
          CellResult.AtLevel becomes = after.result(crime.id(), group, support.id()).open();
          long gained = becomes.provision().reached() - was.provision().reached();
          if (gained != 0 || was.finding() != becomes.finding()) {
            changes.add(
                new Change(crime, cohort, support, was.finding(), becomes.finding(), gained));
          }
        }
      }
    }
    changes.sort(
        Comparator.comparingLong((Change each) -> Math.abs(each.gained()))
            .reversed()
            .thenComparing(each -> each.was() == each.becomes()));
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

  /** How many cells go from one finding to another, for those that change. */
  public Map<GapFinding, Map<GapFinding, Integer>> transitions() {
    Map<GapFinding, Map<GapFinding, Integer>> counts = new EnumMap<>(GapFinding.class);
    for (Change change : changes) {
      if (change.was() != change.becomes()) {
        counts
            .computeIfAbsent(change.was(), finding -> new EnumMap<>(GapFinding.class))
            .merge(change.becomes(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
