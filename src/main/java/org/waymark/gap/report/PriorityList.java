package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * The gaps of an area in the order of their priority. What has no figure of need stands in a list
 * of its own and is not scored low; what is not assessed, or not relevant here, is counted apart.
 *
 * @param ranked gaps with a priority, highest first
 * @param withoutNeed gaps without a figure of need, worst finding first
 * @param notRelevant what commissioners have said is not relevant here
 * @param notAssessed how many cells nothing is known of
 */
public record PriorityList(
    List<Ranked> ranked, List<Unranked> withoutNeed, List<Unranked> notRelevant, int notAssessed) {

  /**
   * A gap with its priority.
   *
   * @param cohort null for whoever it happened to
   * @param share share of residents, 0 to 1, whom local services reach
   */
  public record Ranked(
      Term crimeType,
      @Nullable Term cohort,
      Term supportType,
      GapFinding finding,
      double share,
      Priority priority) {}

  /**
   * A gap without a priority.
   *
   * @param why a sentence
   */
  public record Unranked(
      Term crimeType,
      @Nullable Term cohort,
      Term supportType,
      GapFinding finding,
      double share,
      String why) {}

  /**
   * The list of an area.
   *
   * @param crimeTypes crime types to look at
   * @param cohorts cohorts to look at; null among them is whoever it happened to
   * @param supportTypes support types to look at
   */
  public static PriorityList of(
      GapAnalysis analysis,
      AreaGap area,
      NeedEstimator need,
      GapJudgements judgements,
      Collection<Term> crimeTypes,
      Collection<@Nullable Term> cohorts,
      Collection<Term> supportTypes) {
    Maker maker = new Maker(analysis, area, need, judgements);
    for (Term crime : crimeTypes) {
      for (Term cohort : cohorts) {
        maker.add(crime, cohort, supportTypes);
      }
    }
    return maker.make();
  }

  /** Puts every cell into its list. */
  private static final class Maker {
    private final GapAnalysis analysis;
    private final AreaGap area;
    private final NeedEstimator need;
    private final GapJudgements judgements;
    private final List<Ranked> ranked = new ArrayList<>();
    private final List<Unranked> withoutNeed = new ArrayList<>();
    private final List<Unranked> notRelevant = new ArrayList<>();
    private int notAssessed;

    Maker(GapAnalysis analysis, AreaGap area, NeedEstimator need, GapJudgements judgements) {
      this.analysis = analysis;
      this.area = area;
      this.need = need;
      this.judgements = judgements;
    }

    void add(Term crime, @Nullable Term cohort, Collection<Term> supportTypes) {
      TermId group = cohort == null ? null : cohort.id();
      Optional<NeedEstimate> known = need.estimate(area.area(), crime.id(), group);
      for (Term support : supportTypes) {
        GapFinding recorded = area.finding(crime.id(), group, support.id(), CohortLevel.Level.OPEN);
        double share = area.share(crime.id(), group, support.id(), CohortLevel.Level.OPEN);
        JudgedFinding judged =
            JudgedFinding.of(
                recorded, area.cell(crime.id(), group, support.id()), judgements, analysis.today());
        GapFinding finding = judged.finding();
        if (judged.isNotRelevant()) {
          String reason = Objects.requireNonNull(judged.judgement()).reason();
          notRelevant.add(new Unranked(crime, cohort, support, finding, share, reason));
        } else if (finding == GapFinding.NOT_ASSESSED) {
          notAssessed++;
        } else if (finding.isGap()) {
          known
              .flatMap(figure -> Priority.of(finding, share, figure, analysis.settings()))
              .ifPresentOrElse(
                  priority ->
                      ranked.add(new Ranked(crime, cohort, support, finding, share, priority)),
                  () ->
                      withoutNeed.add(
                          new Unranked(
                              crime,
                              cohort,
                              support,
                              finding,
                              share,
                              known.isPresent()
                                  ? "England's rate is not known, so there is nothing to compare"
                                      + " with."
                                  : need.missingBecause(area.area(), crime.id(), group))));
        }
      }
    }

    PriorityList make() {
      ranked.sort(
          Comparator.comparingDouble((Ranked each) -> each.priority().score())
              .thenComparingDouble(each -> each.priority().need().number())
              .reversed());
      withoutNeed.sort(
          Comparator.comparingDouble(
                  (Unranked each) -> analysis.settings().severity(each.finding()))
              .reversed());
      return new PriorityList(ranked, withoutNeed, notRelevant, notAssessed);
    }
  }
}
