package org.waymark.gap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.Once;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.AreaGapMaker;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.CountedOffers.CountBasis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.NationalProvision;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.Sufficiency;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * The gap analysis of one catalogue on one day. Areas are worked out when they are first asked for
 * and remembered; the analysis of the next catalogue takes over those that no changed listing
 * touches. Thread-safe: no reader waits for what another is working out, be it the same area.
 */
public final class GapAnalysis {

  /** A few dozen megabytes at ten thousand services; police areas are kept before others. */
  private static final int MOST_AREAS = 80;

  private final ServiceIndex index;
  private final CountedOffers offers;
  private final OutsideFigures figures;
  private final NationalProvision national;
  private final Map<Area, Once<AreaGap>> areas = new ConcurrentHashMap<>();
  private final Map<OfferAsked, Once<AreaOffer>> offered = new ConcurrentHashMap<>();

  private final GapWork work;

  /** The questions asked of an area. */
  private record OfferAsked(Area area, OfferInForce offer) {}

  private GapAnalysis(
      ServiceIndex index,
      CountedOffers offers,
      OutsideFigures figures,
      NationalProvision national,
      Map<Area, Once<AreaGap>> known,
      Map<OfferAsked, Once<AreaOffer>> knownOffers,
      GapWork work) {
    this.work = work;
    this.index = index;
    this.offers = offers;
    this.figures = figures;
    this.national = national;
    areas.putAll(known);
    offered.putAll(knownOffers);
  }

  /** The analysis of a catalogue. */
  public static GapAnalysis of(
      ServiceIndex index, Vocabularies vocabularies, LocalDate today, GapSettings settings) {
    return of(
        index,
        vocabularies,
        new CountBasis(today, settings),
        OutsideFigures.NONE,
        GapWork.DIRECTLY);
  }

  static GapAnalysis of(
      ServiceIndex index,
      Vocabularies vocabularies,
      CountBasis basis,
      OutsideFigures figures,
      GapWork work) {
    CountedOffers offers =
        new CountedOffers(index, new CellTerms(vocabularies), basis, figures.capacity(), null);
    return new GapAnalysis(
        index, offers, figures, new NationalProvision(offers), Map.of(), Map.of(), work);
  }

  /** The analysis of the catalogue that follows: only what a changed listing touches is redone. */
  public GapAnalysis next(ServiceIndex nextIndex, LocalDate today) {
    return next(nextIndex, today, figures);
  }

  /** The same going by other figures besides. */
  GapAnalysis next(ServiceIndex nextIndex, LocalDate today, OutsideFigures nextFigures) {
    if (nextIndex.geography() != index.geography() || !today.equals(today())) {
      return of(
          nextIndex,
          offers.terms().vocabularies(),
          new CountBasis(today, settings()),
          nextFigures,
          work);
    }
    return following(
        nextIndex,
        new CountedOffers(
            nextIndex, offers.terms(), offers.basis(), nextFigures.capacity(), offers),
        nextFigures);
  }

  /**
   * The analysis as it would be with further services and without others. Nothing is kept.
   *
   * @param added published services that are not in the catalogue
   * @param ended services of the catalogue; others are passed over
   */
  public GapAnalysis whatIf(List<Service> added, Set<ServiceId> ended) {
    return following(index, offers.with(added, ended), figures);
  }

  private GapAnalysis following(
      ServiceIndex nextIndex, CountedOffers nextOffers, OutsideFigures nextFigures) {
    List<CountedOffers.Entry> changed = nextOffers.changedSince(offers);
    SmallAreaSet touched =
        SmallAreaSet.union(changed.stream().map(CountedOffers.Entry::localReach).toList());
    NationalProvision nextNational =
        changed.stream().anyMatch(CountedOffers.Entry::isNationwide)
            ? new NationalProvision(nextOffers)
            : national;
    Map<Area, Once<AreaGap>> kept = new HashMap<>();
    areas.forEach(
        (area, once) -> {
          AreaGap gap = once.known();
          if (gap != null && !gap.smallAreas().intersects(touched)) {
            kept.put(area, Once.of(gap.with(nextNational)));
          }
        });
    Map<OfferAsked, Once<AreaOffer>> keptOffers = new HashMap<>();
    if (nextNational == national && nextFigures.expected().equals(figures.expected())) {
      offered.forEach(
          (asked, once) -> {
            if (once.known() != null
                && !geography().smallAreasOf(asked.area().code()).intersects(touched)) {
              keptOffers.put(asked, once);
            }
          });
    }
    return new GapAnalysis(
        nextIndex, nextOffers, nextFigures, nextNational, kept, keptOffers, work);
  }

  /** Every cell of an area. */
  public AreaGap of(Area area) {
    Once<AreaGap> known = areas.get(area);
    if (known == null || known.hasFailed()) {
      if (areas.size() >= MOST_AREAS) {
        areas.keySet().removeIf(each -> each.kind() != AreaKind.POLICE_AREA);
      }
      Once<AreaGap> asked =
          Once.raced(() -> work.of(area, () -> new AreaGapMaker(offers, area).make(national)));
      known =
          areas.compute(area, (key, there) -> there == null || there.hasFailed() ? asked : there);
    }
    return known.get();
  }

  /**
   * What an area has of the expected offer, judgements left out of account: see {@link
   * AreaOffer#judged}.
   *
   * @param area of any kind
   * @throws java.util.NoSuchElementException when a line names a term that is unknown or outside
   *     the Duty
   */
  public AreaOffer offerOf(Area area, OfferInForce offer) {
    OfferAsked key = new OfferAsked(area, offer);
    Once<AreaOffer> known = offered.get(key);
    if (known == null || known.hasFailed()) {
      if (offered.size() >= 2 * MOST_AREAS) {
        offered.clear();
      }
      Once<AreaOffer> asked =
          Once.raced(
              () -> work.of(area, () -> AreaOffer.of(offers, area, offer, figures.expected())));
      known =
          offered.compute(key, (same, there) -> there == null || there.hasFailed() ? asked : there);
    }
    return known.get();
  }

  /**
   * Whether an area has enough of what the yardsticks of its offer measure, as far as providers
   * have said and cases can be expected: one for each line that has one.
   */
  public List<Sufficiency> sufficienciesOf(Area area, OfferInForce offer) {
    return offerOf(area, offer).sufficiencies(offers, figures.expected());
  }

  /** {@link #offerOf} of each English area of a kind in force on the day, by name. */
  public List<AreaOffer> offersOf(AreaKind kind, Function<Area, OfferInForce> offer) {
    return english(kind).parallelStream().map(area -> offerOf(area, offer.apply(area))).toList();
  }

  /**
   * An area of which only the cells of one crime type and cohort may be asked: for a map of many
   * areas, of which nothing need be remembered.
   *
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  AreaGap forCells(Area area, TermId crimeType, @Nullable TermId cohort) {
    Once<AreaGap> asked = areas.get(area);
    AreaGap known = asked == null ? null : asked.known();
    int wantedCrime = terms().crime(crimeType).orElseThrow();
    Set<Integer> groups = terms().withParts(terms().cohort(cohort).orElseThrow());
    return known != null
        ? known
        : new AreaGapMaker(offers, area)
            .make(national, (crime, group) -> crime == wantedCrime && groups.contains(group));
  }

  /** As {@link #forCells(Area, TermId, TermId)}, of each English area of a kind, by name. */
  List<AreaGap> forCells(AreaKind kind, TermId crimeType, @Nullable TermId cohort) {
    return english(kind).parallelStream().map(area -> forCells(area, crimeType, cohort)).toList();
  }

  /**
   * What stands behind the finding of a cell.
   *
   * @param catalogue the one the index was made from
   * @throws java.util.NoSuchElementException when the area or a term is unknown, or a term is
   *     outside the Duty
   */
  public CellEvidence evidence(GapCell cell, Catalogue catalogue, GapJudgements judgements) {
    return new EvidenceGathering(this, catalogue, judgements, cell).gather();
  }

  /** Every cell of each police area of England in force on the day, by name. */
  public List<AreaGap> policeAreas() {
    return ofKind(AreaKind.POLICE_AREA);
  }

  /** Every cell of each English area of a kind in force on the day, by name. */
  public List<AreaGap> ofKind(AreaKind kind) {
    return english(kind).parallelStream().map(this::of).toList();
  }

  private List<Area> english(AreaKind kind) {
    return geography().listAreas(kind, today()).stream().filter(Area::isEnglish).toList();
  }

  public Geography geography() {
    return index.geography();
  }

  public CellTerms terms() {
    return offers.terms();
  }

  public LocalDate today() {
    return offers.basis().today();
  }

  public GapSettings settings() {
    return offers.settings();
  }

  public CountedOffers offers() {
    return offers;
  }
}
