package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.gap.report.BoundaryReport.Group;
import org.waymark.gap.report.BoundaryReport.Neighbour;
import org.waymark.gap.report.BoundaryReport.OverTheLine;
import org.waymark.gap.report.BoundaryReport.Partner;
import org.waymark.gap.report.BoundaryReport.SharedGap;
import org.waymark.gap.report.BoundaryReport.SharedIcb;
import org.waymark.gap.report.Candidates.Candidate;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Works out one {@link BoundaryReport}. Used by one thread, once. */
final class BoundaryReportMaker {

  private static final TermId CHILDREN = new TermId("children");

  private final GapAnalysis analysis;
  private final GapJudgements judgements;
  private final Geography geography;
  private final Area area;
  private final TermId crimeType;
  private final @Nullable TermId cohort;
  private final @Nullable TermId supportType;
  private final List<Area> next;
  private final SmallAreaSet own;
  private final int[] ordinals;
  private final List<Candidate> candidates;

  /** Small areas anywhere whose residents some service that counts takes. */
  private final SmallAreaSet reached;

  /** Those of the area. */
  private final SmallAreaSet taken;

  /** By place in {@link #ordinals}: metres to the nearest place that takes people; or infinite. */
  private final double[] nearest;

  private final boolean[] nearerElsewhere;

  BoundaryReportMaker(
      GapAnalysis analysis,
      GapJudgements judgements,
      Area area,
      TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    this.analysis = analysis;
    this.judgements = judgements;
    this.geography = analysis.geography();
    this.area = area;
    this.crimeType = crimeType;
    this.cohort = cohort;
    this.supportType = supportType;
    next = geography.neighboursOf(AreaKind.POLICE_AREA, area.code());
    own = geography.smallAreasOf(area.code());
    ordinals = own.ordinals().toArray();
    candidates = Candidates.of(analysis.offers(), crimeType, cohort, supportType);
    reached =
        SmallAreaSet.union(
            candidates.stream().filter(Candidate::counts).map(Candidate::takes).toList());
    taken = reached.intersect(own);
    nearest = nearest();
    nearerElsewhere = new boolean[ordinals.length];
  }

  private double[] nearest() {
    double[] metres = new double[ordinals.length];
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    for (Candidate candidate : candidates) {
      if (candidate.counts()
          && !candidate.places().isEmpty()
          && candidate.takes().intersects(own)) {
        for (int i = 0; i < ordinals.length; i++) {
          if (candidate.takes().contains(ordinals[i])) {
            metres[i] = Math.min(metres[i], candidate.metresFrom(positionOf(i)));
          }
        }
      }
    }
    return metres;
  }

  private Position positionOf(int i) {
    return geography.smallArea(ordinals[i]).position();
  }

  BoundaryReport make() {
    List<OverTheLine> services = new ArrayList<>();
    Set<Position> ownPlaces = new LinkedHashSet<>();
    int nationwide = 0;
    for (Candidate candidate : candidates) {
      if (candidate.counts() && candidate.nationwide()) {
        nationwide++;
      }
      Optional<OverTheLine> over = overTheLine(candidate);
      over.ifPresent(services::add);
      if (over.isEmpty() && candidate.counts() && candidate.takes().intersects(own)) {
        ownPlaces.addAll(candidate.places());
      }
    }
    services.sort(
        Comparator.comparing((OverTheLine each) -> each.service().name())
            .thenComparing(each -> each.service().id()));
    SmallAreaSet nearer = nearerElsewhere();
    List<Neighbour> neighbours = next.stream().map(other -> neighbour(other, nearer)).toList();
    SmallAreaSet near = SmallAreaSet.union(neighbours.stream().map(Neighbour::here).toList());
    return new BoundaryReport(
        area,
        crimeType,
        cohort,
        supportType,
        analysis.settings(),
        geography.population(own),
        analysis.of(area).isListed(),
        geography.population(taken),
        finding(area),
        reached,
        neighbours,
        near,
        geography.population(near),
        nearer,
        geography.population(nearer),
        services,
        nationwide,
        List.copyOf(ownPlaces),
        sharedGaps());
  }

  private SmallAreaSet nearerElsewhere() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      if (nearerElsewhere[i]) {
        found.add(ordinals[i]);
      }
    }
    return SmallAreaSet.of(found.stream().mapToInt(each -> each));
  }

  // The neighbours

  private Neighbour neighbour(Area other, SmallAreaSet nearer) {
    SmallAreaSet theirs = geography.smallAreasOf(other.code());
    SmallAreaSet here = near(own, theirs);
    SmallAreaSet there = near(theirs, own);
    boolean listedThere = analysis.of(other).isListed();
    return new Neighbour(
        other,
        geography.population(theirs),
        listedThere,
        geography.population(theirs.intersect(reached)),
        finding(other),
        here,
        geography.population(here),
        analysis.of(area).isListed() ? geography.population(here.minus(taken)) : null,
        geography.population(here.intersect(nearer)),
        there,
        geography.population(there),
        listedThere && other.isEnglish() ? geography.population(there.minus(reached)) : null,
        sharedIcbs(other, theirs));
  }

  private @Nullable GapFinding finding(Area of) {
    return supportType == null || !of.isEnglish()
        ? null
        : analysis.of(of).result(crimeType, cohort, supportType).finding();
  }

  private List<SharedIcb> sharedIcbs(Area other, SmallAreaSet theirs) {
    if (!other.isEnglish()) {
      return List.of();
    }
    List<SharedIcb> shared = new ArrayList<>();
    for (AreaShare share : geography.crosswalk(area.code(), AreaKind.ICB, analysis.today())) {
      SmallAreaSet board = geography.smallAreasOf(share.area().code());
      long there = geography.population(board.intersect(theirs));
      if (there > 0) {
        shared.add(new SharedIcb(share.area(), share.population(), there));
      }
    }
    return shared;
  }

  /** Those of one set whose point lies near the point of any of the other. */
  private SmallAreaSet near(SmallAreaSet of, SmallAreaSet other) {
    return geography
        .smallAreasNear(other, Distance.ofKilometres(analysis.settings().nearKilometres()))
        .intersect(of);
  }

  // The services

  private Optional<OverTheLine> overTheLine(Candidate candidate) {
    Set<AreaCode> homes = candidate.entry().homes();
    Set<AreaCode> basedIn = new TreeSet<>();
    Set<AreaCode> reaches = new TreeSet<>();
    for (Area other : next) {
      if (homes.contains(other.code())) {
        basedIn.add(other.code());
      }
      if (candidate.takes().intersects(geography.smallAreasOf(other.code()))) {
        reaches.add(other.code());
      }
    }
    if (basedIn.isEmpty() && reaches.isEmpty()
        || candidate.takes().isEmpty() && candidate.nationwide()) {
      return Optional.empty();
    }
    Nearer near = nearer(candidate);
    Group group =
        !candidate.counts()
            ? Group.RULED_OUT
            : candidate.takes().intersects(own)
                ? Group.TAKES
                : near.served() > 0 ? Group.NEARER : Group.DOES_NOT;
    return Optional.of(
        new OverTheLine(
            candidate.entry().service(),
            group,
            candidate.entry().countStatus().standing(),
            basedIn,
            !homes.isEmpty(),
            reaches,
            geography.population(candidate.takes().intersect(own)),
            near.served(),
            near.unserved(),
            candidate.places()));
  }

  /**
   * Residents to whom a service that does not take them is near.
   *
   * @param served those who would have to go further to one that does take them
   * @param unserved those whom none takes
   */
  private record Nearer(long served, long unserved) {}

  private Nearer nearer(Candidate candidate) {
    long served = 0;
    long unserved = 0;
    double nearMetres = analysis.settings().nearKilometres() * 1000;
    boolean measured = candidate.counts() && !candidate.places().isEmpty();
    for (int i = 0; measured && i < ordinals.length; i++) {
      boolean isServed = taken.contains(ordinals[i]);
      // Where those who take people have no measurable place, nothing can be called nearer.
      if (candidate.takes().contains(ordinals[i])
          || (isServed && nearest[i] == Double.POSITIVE_INFINITY)) {
        continue;
      }
      double metres = candidate.metresFrom(positionOf(i));
      int people = geography.smallArea(ordinals[i]).population();
      if (isServed && metres < nearest[i]) {
        served += people;
        nearerElsewhere[i] = true;
      } else if (!isServed && metres <= nearMetres) {
        unserved += people;
      }
    }
    return new Nearer(served, unserved);
  }

  // The gaps

  /** What makes two groups of victims stand together in the list of gaps. */
  private record Same(TermId support, GapFinding finding, long unreached, List<Partner> partners) {}

  private List<SharedGap> sharedGaps() {
    AreaGap here = analysis.of(area);
    List<AreaGap> there = next.stream().filter(Area::isEnglish).map(analysis::of).toList();
    Map<Same, List<Optional<TermId>>> found = new LinkedHashMap<>();
    for (Term support : analysis.terms().supportTypes()) {
      for (Optional<TermId> who : groups()) {
        CellResult cell = here.result(crimeType, who.orElse(null), support.id());
        JudgedFinding judged = judged(here, cell, who.orElse(null), support.id());
        if (!isOpenGap(judged)) {
          continue;
        }
        List<Partner> partners = partners(there, who.orElse(null), support.id());
        if (!partners.isEmpty()) {
          found
              .computeIfAbsent(
                  new Same(support.id(), judged.finding(), unreached(cell), partners),
                  same -> new ArrayList<>())
              .add(who);
        }
      }
    }
    List<SharedGap> gaps = new ArrayList<>();
    found.forEach(
        (same, groups) ->
            gaps.add(
                new SharedGap(
                    same.support(),
                    groups.contains(Optional.<TermId>empty()),
                    groups.stream().flatMap(Optional::stream).toList(),
                    same.finding(),
                    same.unreached(),
                    same.partners())));
    // Stable: equals stay in the order of the vocabularies.
    gaps.sort(Comparator.comparingLong(SharedGap::helped).reversed());
    return gaps;
  }

  private List<Partner> partners(List<AreaGap> there, @Nullable TermId who, TermId support) {
    List<Partner> partners = new ArrayList<>();
    for (AreaGap other : there) {
      CellResult cell = other.result(crimeType, who, support);
      JudgedFinding judged = judged(other, cell, who, support);
      if (isOpenGap(judged)) {
        partners.add(new Partner(other.area(), judged.finding(), unreached(cell)));
      }
    }
    partners.sort(Comparator.comparingLong(Partner::unreached).reversed());
    return partners;
  }

  private JudgedFinding judged(AreaGap gap, CellResult cell, @Nullable TermId who, TermId support) {
    return JudgedFinding.of(
        cell.finding(), gap.cell(crimeType, who, support), judgements, analysis.today());
  }

  /** A gap that nobody has said to be of no relevance in its area. */
  private static boolean isOpenGap(JudgedFinding judged) {
    return judged.finding().isGap() && !judged.isNotRelevant();
  }

  private static long unreached(CellResult cell) {
    return cell.population() - cell.open().provision().reached();
  }

  /**
   * Whoever it happened to, each top-level group, and children, to whom the Act asks particular
   * regard though they are a narrower term of age.
   */
  private Collection<Optional<TermId>> groups() {
    Set<Optional<TermId>> groups = new LinkedHashSet<>();
    groups.add(Optional.empty());
    for (Term term : analysis.terms().cohorts()) {
      if (term.isTop() || term.id().equals(CHILDREN)) {
        groups.add(Optional.of(term.id()));
      }
    }
    return groups;
  }
}
