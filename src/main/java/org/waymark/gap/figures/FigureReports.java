package org.waymark.gap.figures;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.ContractDisclosure;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapJudgementSource;
import org.waymark.geography.Area;
import org.waymark.need.NeedEstimator;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Makes reports from what is known now. Thread-safe. */
@Singleton
public final class FigureReports {

  /** Of a crime that has built-in figures: other crimes have none until they are imported. */
  private static final TermId USUAL_CRIME = new TermId("sexual-abuse");

  private record Estimates(NeedTable table, Snapshot snapshot, NeedEstimator estimator) {}

  private final GapAnalyses analyses;
  private final GapJudgementSource judgements;
  private final NeedSource need;
  private final ContractDisclosure disclosure;
  private @Nullable Estimates latest;

  FigureReports(
      GapAnalyses analyses,
      GapJudgementSource judgements,
      NeedSource need,
      ContractDisclosure disclosure) {
    this.analyses = analyses;
    this.judgements = judgements;
    this.need = need;
    this.disclosure = disclosure;
  }

  /** The estimator of the figures as they are now, with what it has worked out already. */
  public synchronized NeedEstimator estimator(Snapshot snapshot) {
    NeedTable table = need.table();
    Estimates known = latest;
    if (known == null
        || known.table() != table
        || known.snapshot().geography() != snapshot.geography()
        || !known.snapshot().today().equals(snapshot.today())) {
      known =
          new Estimates(
              table,
              snapshot,
              new NeedEstimator(
                  table, snapshot.geography(), snapshot.vocabularies(), snapshot.today()));
      latest = known;
    }
    return known.estimator();
  }

  /** The crime type that a report is of when none was chosen; null for all of them. */
  public static @Nullable TermId usualCrime(Topic topic) {
    return topic == Topic.LOW_VOLUME ? USUAL_CRIME : null;
  }

  /**
   * A report.
   *
   * @param crimeType null for all of them, but for low-volume groups those of {@link #usualCrime}
   * @param begins a service that is supposed to begin; null for none
   * @param ends services that are supposed to end
   */
  public FigureReport of(
      Topic topic,
      Snapshot snapshot,
      Area area,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType,
      CohortLevel.Level level,
      @Nullable Service begins,
      Set<ServiceId> ends) {
    GapFigures figures = new GapFigures(analyses.of(snapshot), area);
    return switch (topic) {
      case PRIORITIES ->
          figures.priorities(
              estimator(snapshot), judgements.judgements(), crimeType, cohort, supportType);
      case DUPLICATION ->
          figures.duplication(crimeType, supportType, disclosure.isOpen(snapshot.catalogue()));
      case LOW_VOLUME -> {
        Term crime = snapshot.vocabularies().getTerm(crimeType == null ? USUAL_CRIME : crimeType);
        yield figures.lowVolume(crime, estimator(snapshot));
      }
      case COMPARE -> figures.comparison(crimeType, level);
      case WHAT_IF -> figures.supposition(begins == null ? List.of() : List.of(begins), ends);
    };
  }
}
