package org.waymark.gap.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OffersInForce;
import org.waymark.gap.report.Candidates.Candidate;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.need.NeedEstimator;

/**
 * An area on two sides of paper: what a board is told of it.
 *
 * @param offer what it has of what should be there, judgements laid over
 * @param first what to act on first
 * @param peers areas it is held beside, by name, itself among them: police areas and boards of
 *     England, councils and districts of its region
 * @param parts areas that it consists of, by name; each as a whole, even where a part of it lies
 *     elsewhere
 * @param partKind their kind
 * @param spend null for whoever may not see money
 * @param contracts when funding ends; null for whoever may not see it
 */
public record AreaProfile(
    AreaOffer offer,
    List<FirstAction> first,
    List<AreaOffer> peers,
    AreaKind partKind,
    List<AreaOffer> parts,
    @Nullable AreaSpend spend,
    @Nullable ContractTimeline contracts) {

  private static final Map<AreaKind, AreaKind> PARTS =
      new EnumMap<>(
          Map.of(
              AreaKind.POLICE_AREA, AreaKind.COUNCIL,
              AreaKind.ICB, AreaKind.COUNCIL,
              AreaKind.COUNCIL, AreaKind.DISTRICT,
              AreaKind.REGION, AreaKind.POLICE_AREA));

  public AreaProfile {
    Objects.requireNonNull(offer);
    first = List.copyOf(first);
    peers = List.copyOf(peers);
    parts = List.copyOf(parts);
  }

  public Area area() {
    return offer.area();
  }

  /**
   * The place of the area among its peers by the share of questions met, 1 for the most; those with
   * the same share have the same place.
   */
  public int rank() {
    double own = offer.counts().shareMet();
    return 1 + (int) peers.stream().filter(each -> each.counts().shareMet() > own + 1e-9).count();
  }

  /** How many peers have the same share of questions met, the area itself left out. */
  public int ties() {
    double own = offer.counts().shareMet();
    return (int)
            peers.stream().filter(each -> Math.abs(each.counts().shareMet() - own) <= 1e-9).count()
        - 1;
  }

  /**
   * The profile of an area.
   *
   * @param money true when whoever asks may see contracts
   */
  static AreaProfile of(
      GapAnalysis analysis,
      GapJudgements judgements,
      NeedEstimator need,
      OffersInForce offers,
      Area area,
      boolean money) {
    AreaOffer offer = judged(analysis, judgements, offers, area);
    AreaKind partKind = PARTS.getOrDefault(area.kind(), AreaKind.DISTRICT);
    return new AreaProfile(
        offer,
        FirstAction.of(
            PriorityList.of(offer, need, analysis.settings()), analysis.terms().vocabularies()),
        peers(analysis, area).stream()
            .map(each -> judged(analysis, judgements, offers, each))
            .toList(),
        partKind,
        parts(analysis, area, partKind).stream()
            .map(each -> judged(analysis, judgements, offers, each))
            .toList(),
        money ? spend(analysis, area) : null,
        money ? ContractTimeline.of(analysis, area, null, null, null) : null);
  }

  static AreaOffer judged(
      GapAnalysis analysis, GapJudgements judgements, OffersInForce offers, Area area) {
    return analysis.offerOf(area, offers.of(area)).judged(judgements, analysis.today());
  }

  private static List<Area> peers(GapAnalysis analysis, Area area) {
    Geography geography = analysis.geography();
    List<Area> alike =
        area.kind() == AreaKind.COUNCIL || area.kind() == AreaKind.DISTRICT
            ? geography.crosswalk(area.code(), AreaKind.REGION, analysis.today()).stream()
                .limit(1)
                .flatMap(
                    region ->
                        geography
                            .crosswalk(region.area().code(), area.kind(), analysis.today())
                            .stream())
                .map(AreaShare::area)
                .toList()
            : geography.listAreas(area.kind(), analysis.today());
    return alike.stream()
        .filter(Area::isEnglish)
        .sorted(Comparator.comparing(Area::shortName))
        .toList();
  }

  private static List<Area> parts(GapAnalysis analysis, Area area, AreaKind kind) {
    List<Area> parts =
        analysis.geography().crosswalk(area.code(), kind, analysis.today()).stream()
            .filter(share -> share.population() > 0)
            .map(AreaShare::area)
            .sorted(Comparator.comparing(Area::shortName))
            .toList();
    return parts.size() < 2 ? List.of() : parts;
  }

  private static AreaSpend spend(GapAnalysis analysis, Area area) {
    SmallAreaSet here = analysis.geography().smallAreasOf(area.code());
    return AreaSpend.of(
        Candidates.of(analysis.offers(), null, null, null).stream()
            .filter(Candidate::counts)
            .map(Candidate::entry)
            .toList(),
        here,
        analysis.geography(),
        analysis.today());
  }
}
