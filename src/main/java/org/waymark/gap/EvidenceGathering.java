package org.waymark.gap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Reach;
import org.waymark.coverage.Standing;
import org.waymark.gap.CellEvidence.CountedListing;
import org.waymark.gap.CellEvidence.RuledOutListing;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.CountStatus;
import org.waymark.gap.cell.Exclusion;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.Provision;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * Gathers the evidence of one cell, service by service. It works the finding out once more by plain
 * set algebra, so that what a page explains is checked against what the matrix says.
 */
final class EvidenceGathering {

  private final GapAnalysis analysis;
  private final Catalogue catalogue;
  private final GapJudgements judgements;
  private final CohortAdmission admission;
  private final CrimeAdmission crimes;
  private final GapCell cell;
  private final Area area;
  private final SmallAreaSet residents;
  private final SmallAreaSet around;
  private final double population;
  private final Set<AreaCode> policeAreas;
  private final List<CountedListing> counted = new ArrayList<>();
  private final List<RuledOutListing> ruledOut = new ArrayList<>();
  private final List<Relevant> relevant = new ArrayList<>();
  private int elsewhere;
  private int unpublished;

  /**
   * A published service for some of the cell's crime and for its support that reaches somebody,
   * whomever it takes.
   *
   * @param wholeCrime false when it is for some only of those whom the crime happened to
   * @param byKind where it reaches with each kind of support that it states, the cell's or narrower
   * @param stated where it reaches with this very support, when it states this very crime type
   */
  private record Relevant(
      Service service,
      boolean wholeCrime,
      SmallAreaSet reach,
      boolean nationwide,
      boolean home,
      CountStatus countStatus,
      Map<TermId, SmallAreaSet> byKind,
      SmallAreaSet stated) {

    OrganisationId organisation() {
      return service.organisation();
    }
  }

  /**
   * What one service adds for one group.
   *
   * @param isWhole true when it is for all that are asked about
   */
  private record Contribution(Relevant of, GroupFit fit, boolean isWhole) {}

  /**
   * The offers of a service that are for the cell's support.
   *
   * @param byKind where those reach that state a kind of support, the cell's or a narrower
   */
  private record Offers(SmallAreaSet local, boolean nationwide, Map<TermId, SmallAreaSet> byKind) {}

  EvidenceGathering(
      GapAnalysis analysis, Catalogue catalogue, GapJudgements judgements, GapCell cell) {
    this.analysis = analysis;
    this.catalogue = catalogue;
    this.judgements = judgements;
    this.cell = cell;
    this.admission = new CohortAdmission(vocabulary().cohorts());
    this.crimes = new CrimeAdmission(vocabulary().crimeTypes());
    Geography geography = analysis.geography();
    this.area = geography.findArea(cell.kind(), cell.area()).orElseThrow();
    this.residents = geography.smallAreasOf(cell.area());
    this.population = Math.max(1, geography.population(residents));
    this.policeAreas = policeAreasOf(residents, geography);
    this.around =
        SmallAreaSet.union(
            geography.neighboursOf(cell.kind(), cell.area()).stream()
                .map(neighbour -> geography.smallAreasOf(neighbour.code()))
                .toList());
  }

  private Vocabularies vocabulary() {
    return analysis.terms().vocabularies();
  }

  /** The police areas in which any of the residents live. */
  public static Set<AreaCode> policeAreasOf(SmallAreaSet residents, Geography geography) {
    Set<AreaCode> found = new HashSet<>();
    residents.forEach(
        i ->
            found.add(
                geography
                    .findDistrict(geography.smallArea(i).district())
                    .orElseThrow()
                    .policeArea()));
    return found;
  }

  CellEvidence gather() {
    for (Service service : catalogue.listServices()) {
      consider(service);
    }
    CellResult result =
        analysis.of(area).result(cell.crimeType(), cell.cohort(), cell.supportType());
    JudgedFinding judged = JudgedFinding.of(result.finding(), cell, judgements, analysis.today());
    GapFinding ifConfirmed =
        analysis
            .terms()
            .finding(
                analysis.terms().cohort(cell.cohort()).orElseThrow(),
                group -> ifConfirmed(analysis.terms().cohortAt(group)));
    counted.sort(
        Comparator.comparing(CountedListing::nationwide)
            .thenComparing(each -> !each.part().isEmpty())
            .thenComparing(each -> each.fit() == null ? GroupFit.BARRED : each.fit())
            .thenComparing(CountedListing::crimeFit)
            .thenComparing(Comparator.comparingDouble(CountedListing::share).reversed())
            .thenComparing(each -> each.service().name())
            .thenComparing(each -> each.service().id()));
    ruledOut.sort(
        Comparator.comparingLong(RuledOutListing::residents)
            .reversed()
            .thenComparing(each -> each.service().name())
            .thenComparing(each -> each.service().id()));
    return new CellEvidence(
        cell,
        area,
        result,
        judged.finding(),
        judged.judgement(),
        judgements.notesOn(cell),
        counted,
        ruledOut,
        elsewhere,
        unpublished,
        ifConfirmed,
        people(
            SmallAreaSet.union(
                contributions(cell.cohort(), GroupFit.NO_BARRIER_RECORDED).stream()
                    .filter(Contribution::isWhole)
                    .map(each -> each.of().reach())
                    .toList())),
        sureness(judged, ifConfirmed));
  }

  private void consider(Service service) {
    Set<TermId> stated =
        service.crimeTypes().stream()
            .filter(id -> !isOutside(id, vocabulary().crimeTypes()))
            .collect(Collectors.toSet());
    CrimeFit crimeFit = crimes.fit(stated, cell.crimeType()).orElse(null);
    if (crimeFit == null) {
      return;
    }
    List<Exclusion> reasons = new ArrayList<>();
    Offers offers = offers(service, reasons);
    if (offers == null) {
      return;
    }
    if (!service.isPublished()) {
      unpublished += reasons.isEmpty() ? 1 : 0;
      return;
    }
    SmallAreaSet reach = offers.local().intersect(residents);
    boolean nationwide = offers.nationwide() && area.isEnglish();
    if (reach.isEmpty() && !nationwide) {
      if (!offers.local().intersects(around)) {
        elsewhere += reasons.isEmpty() ? 1 : 0;
        return;
      }
      reasons.add(new Exclusion.DoesNotCover(area.shortName()));
    }
    Relevant found = found(service, crimeFit, offers, nationwide);
    if (reasons.isEmpty()) {
      relevant.add(found);
    }
    reasons.addAll(notTaken(service));
    found
        .countStatus()
        .standing()
        .reasons()
        .forEach(each -> reasons.add(new Exclusion.NotCounted(each)));
    if (reasons.isEmpty()) {
      count(found, crimeFit, part(service, stated));
    } else {
      ruledOut.add(new RuledOutListing(service, reasons, people(reach)));
    }
  }

  private Relevant found(Service service, CrimeFit crimeFit, Offers offers, boolean nationwide) {
    Set<AreaCode> homes = analysis.offers().homes(service);
    return new Relevant(
        service,
        crimeFit.isWhole(),
        offers.local().intersect(residents),
        nationwide,
        homes.isEmpty() || homes.stream().anyMatch(policeAreas::contains),
        CountStatus.of(
            service,
            analysis.today(),
            analysis.settings(),
            analysis.offers().capacity().recent(service.id(), analysis.today())),
        offers.byKind(),
        service.crimeTypes().contains(cell.crimeType())
            ? offers
                .byKind()
                .getOrDefault(cell.supportType(), SmallAreaSet.empty())
                .intersect(residents)
            : SmallAreaSet.empty());
  }

  private void count(Relevant found, CrimeFit crimeFit, List<String> part) {
    TermId cohort = cell.cohort();
    GroupFit fit = cohort == null ? null : admission.fit(found.service(), cohort);
    long people = people(found.reach());
    if (people > 0) {
      counted.add(
          new CountedListing(
              found.service(),
              crimeFit,
              fit,
              part,
              people,
              people / population,
              false,
              !found.home(),
              found.countStatus()));
    }
    if (found.nationwide()) {
      counted.add(
          new CountedListing(
              found.service(),
              crimeFit,
              fit,
              part,
              (long) population,
              1,
              true,
              false,
              found.countStatus()));
    }
  }

  /** Of whom it takes some only, in words. */
  private List<String> part(Service service, Set<TermId> stated) {
    List<String> words = new ArrayList<>();
    crimes.part(stated, cell.crimeType()).ifPresent(words::add);
    TermId cohort = cell.cohort();
    if (cohort != null) {
      admission.part(service, cohort).ifPresent(words::add);
    }
    return words;
  }

  /** Why it takes nobody of the cell's cohort, or does not say whether it does. */
  private List<Exclusion> notTaken(Service service) {
    TermId cohort = cell.cohort();
    if (cohort == null) {
      return List.of();
    }
    return switch (admission.fit(service, cohort)) {
      case BY_AND_FOR, SPECIALIST, NO_BARRIER_RECORDED -> List.of();
      case NOT_STATED ->
          admission.silences(service, cohort).stream()
              .<Exclusion>map(Exclusion.NotStated::new)
              .toList();
      case BARRED ->
          admission.refusals(service, cohort).stream()
              .<Exclusion>map(Exclusion.NotAdmitted::new)
              .toList();
    };
  }

  /** Null when nothing the service offers has to do with the cell's support. */
  private @Nullable Offers offers(Service service, List<Exclusion> reasons) {
    Vocabulary supports = vocabulary().supportTypes();
    Offers matching =
        collect(service, offer -> holds(offer.supportTypes(), cell.supportType(), supports));
    if (matching != null) {
      return matching;
    }
    for (Offer offer : service.offers()) {
      TermId wider = wider(offer.supportTypes(), cell.supportType(), supports);
      if (wider != null) {
        reasons.add(
            new Exclusion.WiderOnly(label(supports, wider), label(supports, cell.supportType())));
        return collect(
            service, each -> wider(each.supportTypes(), cell.supportType(), supports) != null);
      }
    }
    for (Offer offer : service.offers()) {
      for (TermId stated : offer.supportTypes()) {
        if (isOutside(stated, supports) && supports.isWithin(stated, cell.supportType())) {
          reasons.add(new Exclusion.OutsideDuty(label(supports, stated)));
          return collect(service, each -> each.supportTypes().contains(stated));
        }
      }
    }
    return null;
  }

  private @Nullable Offers collect(Service service, Predicate<Offer> wanted) {
    Vocabulary supports = vocabulary().supportTypes();
    SmallAreaSet local = SmallAreaSet.empty();
    boolean nationwide = false;
    Map<TermId, SmallAreaSet> byKind = new HashMap<>();
    boolean any = false;
    for (int i = 0; i < service.offers().size(); i++) {
      Offer offer = service.offers().get(i);
      if (wanted.test(offer)) {
        any = true;
        Reach reach = analysis.offers().reachOf(service, i);
        local = local.union(reach.local());
        offer.supportTypes().stream()
            .filter(kind -> holds(Set.of(kind), cell.supportType(), supports))
            .forEach(kind -> byKind.merge(kind, reach.local(), SmallAreaSet::union));
        nationwide |= reach.nationwide();
      }
    }
    return any ? new Offers(local, nationwide, byKind) : null;
  }

  private static boolean isOutside(TermId id, Vocabulary vocabulary) {
    return vocabulary.find(id).map(Term::scope).orElse(Scope.DUTY) == Scope.OUTSIDE;
  }

  /** True when a term under the Duty among those stated is the wanted one or a narrower. */
  private static boolean holds(Collection<TermId> stated, TermId wanted, Vocabulary vocabulary) {
    return stated.stream()
        .anyMatch(
            id ->
                vocabulary.contains(id)
                    && !isOutside(id, vocabulary)
                    && vocabulary.isWithin(id, wanted));
  }

  /** The closest wider term that is stated; null when none is. */
  private static @Nullable TermId wider(
      Collection<TermId> stated, TermId wanted, Vocabulary vocabulary) {
    return vocabulary.selfAndAncestors(wanted).stream()
        .filter(id -> !id.equals(wanted) && stated.contains(id))
        .findFirst()
        .orElse(null);
  }

  private static String label(Vocabulary vocabulary, TermId id) {
    return vocabulary.find(id).map(Term::label).orElse(id.value());
  }

  /** The finding of one group, by sets of small areas, if all were confirmed that wait for it. */
  private GapFinding ifConfirmed(@Nullable TermId group) {
    List<Contribution> open = contributions(group, GroupFit.NO_BARRIER_RECORDED);
    GapFinding found = findingOfLocal(open);
    if (found != null) {
      boolean named = analysis.terms().isNamedGroup(analysis.terms().cohort(group).orElseThrow());
      return named
          ? found.unlessOpenOnly(findingOfLocal(contributions(group, GroupFit.SPECIALIST)))
          : found;
    }
    if (open.stream().anyMatch(each -> each.of().nationwide())) {
      return GapFinding.NATIONAL_ONLY;
    }
    if (relevant.stream().anyMatch(each -> isClosedHere(each, group))) {
      return GapFinding.LISTED_NOT_COUNTED;
    }
    return analysis.of(area).isListed() ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
  }

  /** True when it is for the group here, and would not count either, were it confirmed. */
  private boolean isClosedHere(Relevant service, @Nullable TermId group) {
    return !service.countStatus().counts()
        && !service.countStatus().standing().wouldCountIfConfirmed()
        && !service.reach().isEmpty()
        && (group == null || admission.fit(service.service(), group).takes());
  }

  /** What services add for a group that are so close to it: all that count or wait to. */
  private List<Contribution> contributions(@Nullable TermId group, GroupFit level) {
    List<Contribution> found = new ArrayList<>();
    for (Relevant each : relevant) {
      GroupFit fit = GroupFit.NO_BARRIER_RECORDED;
      boolean whole = each.wholeCrime();
      if (group != null) {
        CohortAdmission.Answer answer = admission.answer(each.service(), group);
        fit = answer.fit();
        whole &= answer.isWhole();
      }
      boolean counts =
          each.countStatus().counts() || each.countStatus().standing().wouldCountIfConfirmed();
      if (counts && fit.isAtLeast(level)) {
        found.add(new Contribution(each, fit, whole));
      }
    }
    return found;
  }

  /** Null when none of them reaches anybody here. */
  private @Nullable GapFinding findingOfLocal(List<Contribution> services) {
    List<Contribution> local =
        services.stream().filter(each -> !each.of().reach().isEmpty()).toList();
    if (local.isEmpty()) {
      return null;
    }
    Provision provision = provision(local.stream().filter(Contribution::isWhole).toList());
    boolean home = local.stream().anyMatch(each -> each.of().home());
    return provision
        .with(
            new Provision.ForSome(
                local.size(),
                people(SmallAreaSet.union(local.stream().map(each -> each.of().reach()).toList())),
                home))
        .finding(analysis.geography().population(residents), analysis.settings());
  }

  private Provision provision(List<Contribution> local) {
    SmallAreaSet once = SmallAreaSet.empty();
    SmallAreaSet lasting = SmallAreaSet.empty();
    SmallAreaSet room = SmallAreaSet.empty();
    SmallAreaSet twice = SmallAreaSet.empty();
    for (Contribution each : local) {
      Relevant one = each.of();
      once = once.union(one.reach());
      if (one.countStatus().lasting()) {
        lasting = lasting.union(one.reach());
      }
      if (one.countStatus().room()) {
        room = room.union(one.reach());
      }
      for (Contribution other : local) {
        if (each.fit() == other.fit()
            && one.countStatus().isCommissionedByOthersThan(other.of().countStatus())) {
          twice = twice.union(one.stated().intersect(other.of().stated()));
        }
      }
    }
    return new Provision(
        local.size(),
        (int) local.stream().map(each -> each.of().organisation()).distinct().count(),
        people(once),
        people(secondProvider(local)),
        people(lasting),
        people(room),
        people(twice),
        local.stream().anyMatch(each -> each.of().home()));
  }

  /** Where two organisations give one and the same kind of support. */
  private SmallAreaSet secondProvider(List<Contribution> local) {
    Map<TermId, Map<OrganisationId, SmallAreaSet>> providers = new HashMap<>();
    for (Contribution each : local) {
      each.of()
          .byKind()
          .forEach(
              (kind, reach) ->
                  providers
                      .computeIfAbsent(kind, k -> new HashMap<>())
                      .merge(
                          each.of().organisation(),
                          reach.intersect(residents),
                          SmallAreaSet::union));
    }
    SmallAreaSet second = SmallAreaSet.empty();
    for (Map<OrganisationId, SmallAreaSet> ofKind : providers.values()) {
      SmallAreaSet once = SmallAreaSet.empty();
      for (SmallAreaSet provider : ofKind.values()) {
        second = second.union(once.intersect(provider));
        once = once.union(provider);
      }
    }
    return second;
  }

  private long people(SmallAreaSet set) {
    return analysis.geography().population(set);
  }

  private Sureness sureness(JudgedFinding judged, GapFinding ifConfirmed) {
    List<String> reasons = new ArrayList<>();
    GapFinding finding = judged.finding();
    if (finding == GapFinding.NOT_ASSESSED) {
      return new Sureness(
          Sureness.Grade.LOW,
          List.of("Nothing has been listed for this area, so nothing is known."));
    }
    Sureness.Grade grade = Sureness.Grade.HIGH;
    if (finding == GapFinding.ABSENCE_CONFIRMED) {
      reasons.add("A commissioner has confirmed the absence.");
    } else if (finding == GapFinding.LISTED_NOT_COUNTED) {
      grade = Sureness.Grade.MEDIUM;
      reasons.add("Local services are listed for this, and how they stand has to be checked.");
    } else if (finding.hasNoLocalProvision()) {
      grade = Sureness.Grade.MEDIUM;
      reasons.add("Nobody has confirmed that there is no local service: one may not be listed.");
    }
    long unconfirmed =
        contributions(cell.cohort(), GroupFit.NO_BARRIER_RECORDED).stream()
            .filter(each -> !each.of().countStatus().counts())
            .count();
    if (ifConfirmed != judged.finding() && unconfirmed > 0) {
      grade =
          finding.hasNoLocalProvision() && finding != GapFinding.ABSENCE_CONFIRMED
              ? Sureness.Grade.LOW
              : Sureness.Grade.MEDIUM;
      reasons.add(
          "It would be “"
              + ifConfirmed.label()
              + "” if "
              + (unconfirmed == 1
                  ? "a listing that waits to be confirmed were"
                  : unconfirmed + " listings that wait to be confirmed were")
              + " confirmed.");
    }
    long due =
        counted.stream()
            .filter(
                each ->
                    each.countStatus().standing().cautions().contains(Standing.Caution.CHECK_DUE))
            .count();
    if (due > 0 && due == counted.size()) {
      grade = grade == Sureness.Grade.HIGH ? Sureness.Grade.MEDIUM : grade;
      reasons.add("Every listing behind it is due to be checked.");
    }
    if (reasons.isEmpty()) {
      reasons.add(
          "Listings behind it were checked in the last 180 days, and no stale one would change"
              + " it.");
    }
    return new Sureness(grade, reasons);
  }
}
