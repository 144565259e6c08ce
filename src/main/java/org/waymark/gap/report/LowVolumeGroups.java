package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * Groups "with low demographic population volumes that require specialist support but are too small
 * to have dedicated services locally" (guidance, paragraph 71), and what there is for them further
 * away: cohorts among whom fewer crimes or victims a year are known than the threshold, for whom no
 * local service is designed or led.
 *
 * @param groups the least known of first
 * @param unknown cohorts without a specialist local service whose number is not known: they may be
 *     small too
 */
public record LowVolumeGroups(List<Group> groups, List<UnknownGroup> unknown) {

  /**
   * One group.
   *
   * @param regional services designed for or led by the cohort that take people elsewhere in the
   *     same region, but nobody here
   * @param national the same that take people from all of England
   * @param neighbours neighbouring areas that have no such local service either
   */
  public record Group(
      Term cohort,
      NeedEstimate here,
      List<Service> regional,
      List<Service> national,
      List<Neighbour> neighbours) {
    /**
     * The number here and in the neighbours where the same is counted: what was recorded and how
     * many people were surveyed are not added up.
     */
    public double joint() {
      return here.number()
          + neighbours.stream()
              .flatMap(each -> each.known().stream())
              .filter(each -> each.counted() == here.counted())
              .mapToDouble(NeedEstimate::number)
              .sum();
    }
  }

  /**
   * A neighbour with the same gap.
   *
   * @param known empty when its number is not known
   */
  public record Neighbour(Area area, Optional<NeedEstimate> known) {}

  /**
   * A cohort of unknown size.
   *
   * @param why a sentence
   */
  public record UnknownGroup(Term cohort, String why, List<Service> national) {}

  /** The low-volume groups of an area for one crime type. */
  public static LowVolumeGroups of(
      GapAnalysis analysis, Area area, Term crimeType, NeedEstimator need) {
    return new Finder(analysis, area, crimeType, need).find();
  }

  private static final class Finder {
    private final GapAnalysis analysis;
    private final AreaGap gap;
    private final Term crime;
    private final NeedEstimator need;
    private final Geography geography;
    private final SmallAreaSet here;
    private final SmallAreaSet region;
    private final List<Area> neighbours;
    private final int crimeNumber;

    Finder(GapAnalysis analysis, Area area, Term crime, NeedEstimator need) {
      this.analysis = analysis;
      this.gap = analysis.of(area);
      this.crime = crime;
      this.need = need;
      this.geography = analysis.geography();
      this.here = gap.smallAreas();
      this.crimeNumber = analysis.terms().crime(crime.id()).orElseThrow();
      this.region =
          SmallAreaSet.union(
              geography.crosswalk(area.code(), AreaKind.REGION, analysis.today()).stream()
                  .map(share -> geography.smallAreasOf(share.area().code()))
                  .toList());
      this.neighbours =
          geography.neighboursOf(area.kind(), area.code()).stream()
              .filter(Area::isEnglish)
              .toList();
    }

    LowVolumeGroups find() {
      List<Group> groups = new ArrayList<>();
      List<UnknownGroup> unknown = new ArrayList<>();
      for (Term cohort : analysis.terms().cohorts()) {
        if (!isWithoutSpecialist(gap, cohort.id())) {
          continue;
        }
        Optional<NeedEstimate> known = need.estimate(gap.area(), crime.id(), cohort.id());
        List<Service> national = closeServices(cohort.id(), true);
        if (known.isEmpty()) {
          unknown.add(
              new UnknownGroup(
                  cohort, need.missingBecause(gap.area(), crime.id(), cohort.id()), national));
        } else if (known.get().number() < analysis.settings().lowVolumeVictims()) {
          groups.add(
              new Group(
                  cohort,
                  known.get(),
                  closeServices(cohort.id(), false),
                  national,
                  neighbours.stream()
                      .filter(each -> isWithoutSpecialist(analysis.of(each), cohort.id()))
                      .map(
                          each -> new Neighbour(each, need.estimate(each, crime.id(), cohort.id())))
                      .toList()));
        }
      }
      groups.sort(Comparator.comparingDouble(each -> each.here().number()));
      return new LowVolumeGroups(groups, unknown);
    }

    /** True when no local service is designed for the cohort or led by it, whatever the support. */
    private boolean isWithoutSpecialist(AreaGap area, TermId cohort) {
      return analysis.terms().vocabularies().supportTypes().roots().stream()
          .filter(root -> analysis.terms().support(root.id()).isPresent())
          .allMatch(
              root ->
                  area.finding(crime.id(), cohort, root.id(), CohortLevel.Level.SPECIALIST)
                      .hasNoLocalProvision());
    }

    private List<Service> closeServices(TermId cohort, boolean nationwide) {
      int number = analysis.terms().cohort(cohort).orElseThrow();
      return analysis.offers().entries().values().stream()
          .filter(entry -> entry.countStatus().counts())
          .filter(entry -> entry.levels()[number] <= CohortLevel.Level.SPECIALIST.ordinal())
          .filter(entry -> Arrays.binarySearch(entry.crimes(), crimeNumber) >= 0)
          .filter(
              entry ->
                  entry.offers().stream()
                      .filter(offer -> offer.supports().length > 0)
                      .anyMatch(
                          offer ->
                              nationwide
                                  ? offer.reach().nationwide()
                                  : offer.reach().local().intersects(region)
                                      && !offer.reach().local().intersects(here)))
          .map(CountedOffers.Entry::service)
          .sorted(Comparator.comparing(Service::name).thenComparing(Service::id))
          .toList();
    }
  }
}
