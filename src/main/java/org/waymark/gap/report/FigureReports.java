package org.waymark.gap.report;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.NeedEstimates;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OffersInForce;
import org.waymark.geography.Area;
import org.waymark.report.Report;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Makes reports from what is known now. Thread-safe. */
@Singleton
public final class FigureReports {

  /** Of a crime that has built-in figures: other crimes have none until they are imported. */
  private static final TermId USUAL_CRIME = new TermId("sexual-abuse");

  private final GapAnalyses analyses;
  private final GapJudgementSource judgements;
  private final NeedEstimates need;
  private final ContractDisclosure disclosure;
  private final OffersInForce offers;

  FigureReports(
      GapAnalyses analyses,
      GapJudgementSource judgements,
      NeedEstimates need,
      ContractDisclosure disclosure,
      OffersInForce offers) {
    this.analyses = analyses;
    this.judgements = judgements;
    this.need = need;
    this.disclosure = disclosure;
    this.offers = offers;
  }

  /** The crime type that a report is of when none was chosen; null for all of them. */
  public static @Nullable TermId usualCrime(Topic topic) {
    return topic == Topic.LOW_VOLUME ? USUAL_CRIME : null;
  }

  /** False for a report that whoever asks may not see of that area. */
  public boolean isOpenTo(Topic topic, Snapshot snapshot, GapAsked asked) {
    return topic != Topic.CONTRACTS || disclosure.isOpenTo(asked.reader(), snapshot, asked.area());
  }

  /** True when contracts of services that reach an area may be shown to somebody. */
  public boolean showsContracts(@Nullable Person reader, Snapshot snapshot, Area area) {
    return disclosure.isOpenTo(reader, snapshot, area);
  }

  /** True for a report that everybody may see, and keep. */
  public boolean isOpenToAll(Topic topic, Snapshot snapshot) {
    return topic != Topic.CONTRACTS || disclosure.isOpen(snapshot.catalogue());
  }

  /**
   * A report.
   *
   * @throws IllegalStateException when whoever asks may not see it: {@link #isOpenTo} is asked
   *     first
   */
  public Report of(Topic topic, Snapshot snapshot, GapAsked asked) {
    if (!isOpenTo(topic, snapshot, asked)) {
      throw new IllegalStateException("This report is not for whoever asks");
    }
    GapAnalysis analysis = analyses.of(snapshot);
    GapFigures figures = new GapFigures(analysis, asked.area(), snapshot.catalogue());
    String words = asked.words(snapshot.vocabularies());
    return switch (topic) {
      case PROFILE -> new ProfileFigures(profile(snapshot, asked), words(snapshot)).report();
      case OFFER ->
          new OfferFigures(offer(snapshot, asked), words(snapshot), snapshot.catalogue()).report();
      case PRIORITIES ->
          figures.priorities(
              analysis
                  .offerOf(asked.area(), offers.of(asked.area()))
                  .judged(judgements.judgements(), analysis.today()),
              need.of(snapshot),
              asked.crimeType(),
              asked.cohort(),
              asked.supportType());
      case DUPLICATION ->
          figures.duplication(
              asked.crimeType(),
              asked.supportType(),
              disclosure.isOpenTo(asked.reader(), snapshot, asked.area()));
      case GROUPS ->
          new GroupFigures(
                  GroupProvision.of(
                      analysis,
                      asked.area(),
                      need.of(snapshot),
                      asked.crimeType(),
                      asked.cohort(),
                      asked.supportType()),
                  snapshot.catalogue(),
                  snapshot.geography().population(asked.area().code()),
                  asked.words(snapshot.vocabularies()),
                  disclosure.isOpenTo(asked.reader(), snapshot, asked.area()))
              .report();
      case LOW_VOLUME -> {
        TermId crime = asked.crimeType();
        Term term = snapshot.vocabularies().getTerm(crime == null ? USUAL_CRIME : crime);
        yield figures.lowVolume(term, need.of(snapshot));
      }
      case COMPARE -> figures.comparison(each -> offer(snapshot, asked.of(each)));
      case WHAT_IF ->
          figures.whatIf(
              judgements.judgements(),
              offers.of(asked.area()),
              asked.begins() == null ? List.of() : List.of(asked.begins()),
              asked.ends());
      case DISTANCE -> DistanceFigures.of(distance(snapshot, asked), words);
      case CONTRACTS ->
          ContractFigures.of(
              contracts(snapshot, asked),
              words,
              snapshot.catalogue(),
              disclosure.isOpenedByOperator()
                  ? "The operator of this Waymark has opened dates and money of contracts to"
                      + " everybody who can reach it."
                  : disclosure.isOpen(snapshot.catalogue())
                      ? "Every contract here is invented, so it is shown. Real ones are for"
                          + " signed-in commissioners."
                      : "You see this because your account is of a body that this area concerns.");
      case BOUNDARY ->
          new BoundaryFigures(snapshot, boundary(snapshot, asked), need.of(snapshot), words)
              .report();
      case NATIONAL ->
          NationalFigures.of(
              analysis,
              judgements.judgements(),
              offers,
              asked.crimeType(),
              snapshot.vocabularies());
    };
  }

  /** How pages speak of the offer. */
  public OfferWords words(Snapshot snapshot) {
    return new OfferWords(snapshot.geography(), snapshot.vocabularies(), analyses.settings());
  }

  /** What an area has of the expected offer, for what was asked, judgements laid over. */
  public AreaOffer offer(Snapshot snapshot, GapAsked asked) {
    return OfferFigures.within(
        AreaProfile.judged(analyses.of(snapshot), judgements.judgements(), offers, asked.area()),
        snapshot.vocabularies(),
        asked.crimeType(),
        asked.cohort(),
        asked.supportType());
  }

  /** What each police area has of the questions of the national table, for its maps. */
  public List<AreaOffer> national(Snapshot snapshot, GapAsked asked) {
    return NationalFigures.asked(
        analyses.of(snapshot),
        judgements.judgements(),
        offers,
        asked.crimeType(),
        snapshot.vocabularies());
  }

  /** What a board is told of an area. */
  public AreaProfile profile(Snapshot snapshot, GapAsked asked) {
    return AreaProfile.of(
        analyses.of(snapshot),
        judgements.judgements(),
        need.of(snapshot),
        offers,
        asked.area(),
        disclosure.isOpenTo(asked.reader(), snapshot, asked.area()));
  }

  /** What the report of distances is made of, for its curve. */
  public DistanceReport distance(Snapshot snapshot, GapAsked asked) {
    return DistanceReport.of(
        analyses.of(snapshot),
        asked.area(),
        asked.crimeType(),
        asked.cohort(),
        asked.supportType());
  }

  /**
   * What the report of contracts is made of, for its chart.
   *
   * @throws IllegalStateException when whoever asks may not see it
   */
  public ContractTimeline contracts(Snapshot snapshot, GapAsked asked) {
    if (!isOpenTo(Topic.CONTRACTS, snapshot, asked)) {
      throw new IllegalStateException("Contracts are not for whoever asks");
    }
    return ContractTimeline.of(
        analyses.of(snapshot),
        asked.area(),
        asked.crimeType(),
        asked.cohort(),
        asked.supportType());
  }

  /** What the report across the boundary is made of, for its map. */
  public BoundaryReport boundary(Snapshot snapshot, GapAsked asked) {
    return BoundaryReport.of(
        analyses.of(snapshot),
        judgements.judgements(),
        asked.area(),
        Objects.requireNonNull(asked.crimeType()),
        asked.cohort(),
        asked.supportType());
  }

  /**
   * Changes with every judgement, every figure of need, every return and every change of the offer:
   * for entity tags.
   */
  public String version() {
    return "judged-"
        + judgements.judgements().revision()
        + "-need-"
        + need.revision()
        + "-offer-"
        + offers.revision()
        + "-returns-"
        + analyses.returnsRevision();
  }
}
