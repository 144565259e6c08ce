package org.waymark.gap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
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
  private final GapCell cell;
  private final Area area;
  private final SmallAreaSet residents;
  private final SmallAreaSet around;
  private final double population;
  private final Set<AreaCode> policeAreas;
  private final List<CountedListing> counted = new ArrayList<>();
  private final List<RuledOutListing> ruledOut = new ArrayList<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private final List<Contribution> merelyUnconfirmed = new ArrayList<>();

  /** True when one is listed for residents that would not count either, were it confirmed. */
  private boolean closedHere;

  private int elsewhere;
  private int unpublished;

  /**
   * What one service adds.
   *
   * @param stated where it reaches with this very support, when it states this very crime type
   */
  private record Contribution(
      OrganisationId organisation,
      SmallAreaSet reach,
      boolean nationwide,
      boolean home,
      CountStatus countStatus,
      CohortLevel.Level level,
      SmallAreaSet stated) {}

  /**
   * The offers of a service that are for the cell's support.
   *
   * @param stated where those reach that state this very support
   */
  private record Offers(SmallAreaSet local, boolean nationwide, SmallAreaSet stated) {}

  EvidenceGathering(
      GapAnalysis analysis, Catalogue catalogue, GapJudgements judgements, GapCell cell) {
    this.analysis = analysis;
    this.catalogue = catalogue;
    this.judgements = judgements;
    this.cell = cell;
    this.admission = new CohortAdmission(vocabulary().cohorts());
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
    List<Contribution> withUnconfirmed = new ArrayList<>(contributions);
    withUnconfirmed.addAll(merelyUnconfirmed);
    GapFinding ifConfirmed = finding(withUnconfirmed, closedHere);
    counted.sort(
        Comparator.comparing(CountedListing::nationwide)
            .thenComparing(CountedListing::level)
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
        people(SmallAreaSet.union(withUnconfirmed.stream().map(Contribution::reach).toList())),
        sureness(judged, ifConfirmed));
  }

  private void consider(Service service) {
    List<Exclusion> reasons = new ArrayList<>();
    Vocabulary crimes = vocabulary().crimeTypes();
    if (!holds(service.crimeTypes(), cell.crimeType(), crimes)) {
      TermId wider = wider(service.crimeTypes(), cell.crimeType(), crimes);
      if (wider == null) {
        return;
      }
      reasons.add(new Exclusion.WiderOnly(label(crimes, wider), label(crimes, cell.crimeType())));
    }
    Offers offers = offers(service, reasons);
    if (offers == null) {
      return;
    }
    if (!service.isPublished()) {
      unpublished += reasons.isEmpty() ? 1 : 0;
      return;
    }
    long people = analysis.geography().population(offers.local().intersect(residents));
    boolean nationwide = offers.nationwide() && area.isEnglish();
    boolean near = offers.local().intersects(around);
    if (people == 0 && !nationwide) {
      if (!near) {
        elsewhere += reasons.isEmpty() ? 1 : 0;
        return;
      }
      reasons.add(new Exclusion.DoesNotCover(area.shortName()));
    }
    CohortLevel.Level level = level(service, reasons);
    CountStatus countStatus =
        CountStatus.of(
            service,
            analysis.today(),
            analysis.settings(),
            analysis.offers().capacity().recent(service.id(), analysis.today()));
    boolean ruledOutByStandingAlone = reasons.isEmpty() && !countStatus.counts();
    boolean unconfirmed = reasons.isEmpty() && countStatus.standing().wouldCountIfConfirmed();
    countStatus.standing().reasons().forEach(each -> reasons.add(new Exclusion.NotCounted(each)));
    Set<AreaCode> homes = analysis.offers().homes(service);
    boolean home = homes.isEmpty() || homes.stream().anyMatch(policeAreas::contains);
    closedHere |= ruledOutByStandingAlone && !unconfirmed && people > 0;
    if (reasons.isEmpty() || unconfirmed) {
      Contribution contribution =
          new Contribution(
              service.organisation(),
              offers.local().intersect(residents),
              nationwide,
              home,
              countStatus,
              level,
              service.crimeTypes().contains(cell.crimeType())
                  ? offers.stated().intersect(residents)
                  : SmallAreaSet.empty());
      (unconfirmed ? merelyUnconfirmed : contributions).add(contribution);
    }
    if (reasons.isEmpty()) {
      if (people > 0) {
        counted.add(
            new CountedListing(
                service,
                level,
                people,
                people / population,
                false,
                !home,
                countStatus,
                silences(service)));
      }
      if (nationwide) {
        counted.add(
            new CountedListing(
                service, level, (long) population, 1, true, false, countStatus, silences(service)));
      }
    } else {
      ruledOut.add(new RuledOutListing(service, reasons, people));
    }
  }

  private List<String> silences(Service service) {
    TermId cohort = cell.cohort();
    return cohort == null ? List.of() : admission.silences(service, cohort);
  }

  private CohortLevel.Level level(Service service, List<Exclusion> reasons) {
    TermId cohort = cell.cohort();
    if (cohort == null) {
      return CohortLevel.Level.OPEN;
    }
    admission
        .refusals(service, cohort)
        .forEach(words -> reasons.add(new Exclusion.NotAdmitted(words)));
    return admission.levelFor(service, cohort).orElse(CohortLevel.Level.OPEN);
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
    SmallAreaSet local = SmallAreaSet.empty();
    boolean nationwide = false;
    SmallAreaSet stated = SmallAreaSet.empty();
    boolean any = false;
    for (int i = 0; i < service.offers().size(); i++) {
      Offer offer = service.offers().get(i);
      if (wanted.test(offer)) {
        any = true;
        Reach reach = analysis.offers().reachOf(service, i);
        local = local.union(reach.local());
        if (offer.supportTypes().contains(cell.supportType())) {
          stated = stated.union(reach.local());
        }
        nationwide |= reach.nationwide();
      }
    }
    return any ? new Offers(local, nationwide, stated) : null;
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

  /**
   * The finding of these services, by sets of small areas.
   *
   * @param isListedLocally whether others are listed for the cell and do not count
   */
  private GapFinding finding(List<Contribution> services, boolean isListedLocally) {
    List<Contribution> local = services.stream().filter(each -> !each.reach().isEmpty()).toList();
    if (local.isEmpty()) {
      if (services.stream().anyMatch(Contribution::nationwide)) {
        return GapFinding.NATIONAL_ONLY;
      }
      if (isListedLocally) {
        return GapFinding.LISTED_NOT_COUNTED;
      }
      return analysis.of(area).isListed() ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
    }
    Provision provision = provision(local);
    return provision.finding(analysis.geography().population(residents), analysis.settings());
  }

  private Provision provision(List<Contribution> local) {
    Map<OrganisationId, SmallAreaSet> byOrganisation = new LinkedHashMap<>();
    SmallAreaSet lasting = SmallAreaSet.empty();
    SmallAreaSet room = SmallAreaSet.empty();
    SmallAreaSet twice = SmallAreaSet.empty();
    for (Contribution one : local) {
      byOrganisation.merge(one.organisation(), one.reach(), SmallAreaSet::union);
      if (one.countStatus().lasting()) {
        lasting = lasting.union(one.reach());
      }
      if (one.countStatus().room()) {
        room = room.union(one.reach());
      }
      for (Contribution other : local) {
        if (one.level() == other.level()
            && one.countStatus().isCommissionedByOthersThan(other.countStatus())) {
          twice = twice.union(one.stated().intersect(other.stated()));
        }
      }
    }
    SmallAreaSet once = SmallAreaSet.empty();
    SmallAreaSet second = SmallAreaSet.empty();
    for (SmallAreaSet provider : byOrganisation.values()) {
      second = second.union(once.intersect(provider));
      once = once.union(provider);
    }
    return new Provision(
        local.size(),
        byOrganisation.size(),
        people(once),
        people(second),
        people(lasting),
        people(room),
        people(twice),
        local.stream().anyMatch(Contribution::home));
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
    if (ifConfirmed != judged.finding() && !merelyUnconfirmed.isEmpty()) {
      grade =
          finding.hasNoLocalProvision() && finding != GapFinding.ABSENCE_CONFIRMED
              ? Sureness.Grade.LOW
              : Sureness.Grade.MEDIUM;
      reasons.add(
          "It would be “"
              + ifConfirmed.label()
              + "” if "
              + (merelyUnconfirmed.size() == 1
                  ? "a listing that waits to be confirmed were"
                  : merelyUnconfirmed.size() + " listings that wait to be confirmed were")
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
