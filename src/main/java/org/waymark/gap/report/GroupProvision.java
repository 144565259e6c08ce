package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.GroupFit;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.need.NeedEstimator;
import org.waymark.need.PopulationEstimate;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * What there is in an area for each protected characteristic and excluded group: how close the
 * local services are to it, whom they reach, and what there is further away where none is made for
 * the group.
 *
 * <p>A service that is open to a group because nothing keeps the group out is not provision made
 * for it, and is never counted as that. Services for all of England are in no figure of this area.
 *
 * @param groups in the order of the vocabulary, each after the wider group it belongs to
 * @param services local services that count and are asked about
 */
public record GroupProvision(Area area, List<Group> groups, int services) {

  /**
   * One group.
   *
   * @param depth 0 for the widest groups
   * @param people empty where no figure says how many live here
   * @param services local services by how close they are to the whole group
   * @param inPart local services that take only a part of the group, such as some of its ages
   * @param reachedByOwn residents of the area where a service by and for the group, or made for it,
   *     takes people
   * @param reached the same of any service that takes the whole group
   * @param spend on services by and for the group or made for it; one that is for several groups
   *     counts in full for each
   * @param regional services by and for the group, or made for it, that take people elsewhere in
   *     the region and nobody here
   * @param national the same that take people from all of England
   * @param neighbours neighbouring areas without such a local service either
   */
  public record Group(
      Term cohort,
      int depth,
      Optional<PopulationEstimate> people,
      Map<GroupFit, Integer> services,
      int inPart,
      long reachedByOwn,
      long reached,
      AreaSpend spend,
      List<Service> regional,
      List<Service> national,
      List<Area> neighbours) {
    public Group {
      services = Map.copyOf(services);
      regional = List.copyOf(regional);
      national = List.copyOf(national);
      neighbours = List.copyOf(neighbours);
    }

    /** How many local services fit the group so. */
    public int count(GroupFit fit) {
      return services.getOrDefault(fit, 0);
    }

    /** The closest that any local service comes to the group; empty where no service is listed. */
    public Optional<GroupFit> closest() {
      return Arrays.stream(GroupFit.values()).filter(fit -> count(fit) > 0).findFirst();
    }

    /** True when a local service is by and for the group, or made for it. */
    public boolean hasItsOwn() {
      return count(GroupFit.BY_AND_FOR) + count(GroupFit.SPECIALIST) > 0;
    }
  }

  public GroupProvision {
    groups = List.copyOf(groups);
  }

  /**
   * The groups of an area.
   *
   * @param crimeType services for it only; null for all under the Duty
   * @param cohort this group and narrower ones only; null for every one
   * @param supportType services that give it only; null for all under the Duty
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  public static GroupProvision of(
      GapAnalysis analysis,
      Area area,
      NeedEstimator need,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    return new Maker(analysis, area, need, crimeType, supportType).make(cohort);
  }

  /** Works it out; used by one thread, once. */
  private static final class Maker {

    /**
     * A service that counts, with where its offers in question take people.
     *
     * @param answers how close it is to each group; asked of local services only
     */
    private record Taking(
        CountedOffers.Entry entry,
        SmallAreaSet takes,
        boolean nationwide,
        Map<TermId, CohortAdmission.Answer> answers) {}

    private final GapAnalysis analysis;
    private final Area area;
    private final NeedEstimator need;
    private final Geography geography;
    private final SmallAreaSet here;
    private final SmallAreaSet region;
    private final List<Area> next;
    private final List<Taking> all;
    private final List<Taking> local;

    Maker(
        GapAnalysis analysis,
        Area area,
        NeedEstimator need,
        @Nullable TermId crimeType,
        @Nullable TermId supportType) {
      this.analysis = analysis;
      this.area = area;
      this.need = need;
      geography = analysis.geography();
      here = geography.smallAreasOf(area.code());
      region =
          SmallAreaSet.union(
              geography.crosswalk(area.code(), AreaKind.REGION, analysis.today()).stream()
                  .map(share -> geography.smallAreasOf(share.area().code()))
                  .toList());
      next =
          geography.neighboursOf(area.kind(), area.code()).stream()
              .filter(Area::isEnglish)
              .filter(each -> each.isValidOn(analysis.today()))
              .toList();
      CohortAdmission admission = new CohortAdmission(analysis.terms().vocabularies().cohorts());
      all =
          Candidates.of(analysis.offers(), crimeType, null, supportType).stream()
              .filter(Candidates.Candidate::counts)
              .map(
                  each ->
                      new Taking(
                          each.entry(),
                          each.takes(),
                          each.nationwide(),
                          each.takes().intersects(here)
                              ? admission.answers(each.entry().service())
                              : Map.of()))
              .toList();
      local = all.stream().filter(each -> each.takes().intersects(here)).toList();
    }

    GroupProvision make(@Nullable TermId within) {
      List<Group> groups = new ArrayList<>();
      for (Term cohort : analysis.terms().cohorts()) {
        List<TermId> above =
            List.copyOf(analysis.terms().vocabularies().cohorts().selfAndAncestors(cohort.id()));
        if (within == null || above.contains(within)) {
          groups.add(group(cohort, above.size() - 1));
        }
      }
      return new GroupProvision(area, groups, local.size());
    }

    private Group group(Term cohort, int depth) {
      Map<GroupFit, Integer> counts = new EnumMap<>(GroupFit.class);
      List<Taking> own = new ArrayList<>();
      List<SmallAreaSet> taking = new ArrayList<>();
      int inPart = 0;
      for (Taking each : local) {
        CohortAdmission.Answer answer = each.answers().get(cohort.id());
        if (answer == null) {
          continue;
        }
        if (answer.isPart()) {
          inPart++;
          continue;
        }
        counts.merge(answer.fit(), 1, Integer::sum);
        if (answer.fit().isAtLeast(GroupFit.SPECIALIST)) {
          own.add(each);
        }
        if (answer.fit().takes()) {
          taking.add(each.takes());
        }
      }
      List<Taking> close = all.stream().filter(each -> isMadeFor(each, cohort)).toList();
      return new Group(
          cohort,
          depth,
          need.population(area, cohort.id()),
          counts,
          inPart,
          residents(own.stream().map(Taking::takes).toList()),
          residents(taking),
          AreaSpend.of(own.stream().map(Taking::entry).toList(), here, geography, analysis.today()),
          named(
              close.stream()
                  .filter(each -> each.takes().intersects(region))
                  .filter(each -> !each.takes().intersects(here))
                  .toList()),
          named(close.stream().filter(Taking::nationwide).toList()),
          next.stream()
              .filter(
                  other ->
                      close.stream()
                          .noneMatch(
                              each ->
                                  each.takes().intersects(geography.smallAreasOf(other.code()))))
              .toList());
    }

    private boolean isMadeFor(Taking each, Term cohort) {
      int number = analysis.terms().cohort(cohort.id()).orElseThrow();
      return each.entry().levels()[number] <= CohortLevel.Level.SPECIALIST.ordinal();
    }

    private long residents(List<SmallAreaSet> reaches) {
      return geography.population(SmallAreaSet.union(reaches).intersect(here));
    }

    private static List<Service> named(List<Taking> services) {
      return services.stream()
          .map(each -> each.entry().service())
          .sorted(Comparator.comparing(Service::name).thenComparing(Service::id))
          .toList();
    }
  }
}
