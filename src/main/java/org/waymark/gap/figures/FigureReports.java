package org.waymark.gap.figures;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.ContractDisclosure;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapJudgementSource;
import org.waymark.gap.NeedEstimates;
import org.waymark.geography.Area;
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

  FigureReports(
      GapAnalyses analyses,
      GapJudgementSource judgements,
      NeedEstimates need,
      ContractDisclosure disclosure) {
    this.analyses = analyses;
    this.judgements = judgements;
    this.need = need;
    this.disclosure = disclosure;
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
   * @param person whoever asks; null for the public and for files that anybody may keep
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
      Set<ServiceId> ends,
      @Nullable Person person) {
    GapFigures figures = new GapFigures(analyses.of(snapshot), area);
    return switch (topic) {
      case PRIORITIES ->
          figures.priorities(
              need.of(snapshot), judgements.judgements(), crimeType, cohort, supportType);
      case DUPLICATION ->
          figures.duplication(crimeType, supportType, disclosure.isOpenTo(person, snapshot, area));
      case LOW_VOLUME -> {
        Term crime = snapshot.vocabularies().getTerm(crimeType == null ? USUAL_CRIME : crimeType);
        yield figures.lowVolume(crime, need.of(snapshot));
      }
      case COMPARE -> figures.comparison(crimeType, level);
      case WHAT_IF -> figures.supposition(begins == null ? List.of() : List.of(begins), ends);
    };
  }

  /** Changes with every judgement and every figure of need: for entity tags. */
  public String version() {
    return "judged-" + judgements.judgements().revision() + "-need-" + need.revision();
  }
}
