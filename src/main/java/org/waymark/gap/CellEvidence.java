package org.waymark.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Standing;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.CountStatus;
import org.waymark.gap.cell.Exclusion;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.Area;

/**
 * What stands behind the finding of a cell: the services that count and those ruled out, each with
 * its reason, what commissioners have said, and how sure it all is.
 *
 * @param result as the catalogue alone gives it
 * @param finding the result's, or that a confirmed absence puts in its place
 * @param judgement the confirmation or "not relevant" that stands; null when none does
 * @param notes what else commissioners have said, oldest first
 * @param counted local and England-wide services that count; closest level first, then largest
 *     share
 * @param ruledOut services for this crime and support that reach the area or one of its neighbours
 *     and do not count; those that reach most residents first
 * @param elsewhere how many further services for this crime and support take only people from
 *     further away
 * @param unpublished how many listings for this crime and support are not published and are
 *     therefore not named
 * @param ifConfirmed the finding if every listing that only has to be confirmed were confirmed as
 *     it is
 * @param reachedIfConfirmed residents of the area whom local services would reach then
 */
public record CellEvidence(
    GapCell cell,
    Area area,
    CellResult result,
    GapFinding finding,
    @Nullable GapJudgement judgement,
    List<GapJudgement> notes,
    List<CountedListing> counted,
    List<RuledOutListing> ruledOut,
    int elsewhere,
    int unpublished,
    GapFinding ifConfirmed,
    long reachedIfConfirmed,
    Sureness sureness) {

  /**
   * A service that counts.
   *
   * @param crimeFit how closely its listing fits the crime type
   * @param fit exactly how close it is to the cohort; null for whoever it happened to
   * @param part of whom it takes some only, in words: "forced marriage only"; empty when it takes
   *     all that are asked about
   * @param residents of the area whom it takes; all of them when it is nationwide
   * @param share the same as a share, 0 to 1
   * @param nationwide true when it takes all of England: never part of a local share
   * @param crossing true when all its places that may be known are in other police areas
   */
  public record CountedListing(
      Service service,
      CrimeFit crimeFit,
      @Nullable GroupFit fit,
      List<String> part,
      long residents,
      double share,
      boolean nationwide,
      boolean crossing,
      CountStatus countStatus) {
    public CountedListing {
      Objects.requireNonNull(service);
      Objects.requireNonNull(crimeFit);
      part = List.copyOf(part);
    }

    /** What to beware of in words for everybody; empty when nothing is. */
    public List<String> cautions() {
      return cautions(false);
    }

    /**
     * As {@link #cautions()}.
     *
     * @param contracts whether the reader may see contracts
     */
    public List<String> cautions(boolean contracts) {
      List<String> words = new ArrayList<>();
      part.forEach(each -> words.add("for some of them only: " + each));
      if (!nationwide && share < 0.9999995) {
        words.add("does not cover " + percentLeftOut() + " of residents");
      }
      if (crossing) {
        words.add("based outside the police area");
      }
      if (!countStatus.room()) {
        words.add(
            countStatus.roomByReturn()
                ? "long wait by its provider's quarterly figures"
                : "long or unknown wait");
      }
      words.addAll(countStatus.standing().words(contracts));
      if (!countStatus.lasting() && !isFundingRecordOutOfDate()) {
        words.add("funding ends soon");
      }
      return words;
    }

    private boolean isFundingRecordOutOfDate() {
      return countStatus
          .standing()
          .cautions()
          .contains(Standing.Caution.FUNDING_RECORD_OUT_OF_DATE);
    }

    /** At least 1 %, at most 99 %: never none or all when it is not. */
    private String percentLeftOut() {
      return Math.clamp(Math.round((1 - share) * 100), 1, 99) + "%";
    }
  }

  /**
   * A service that does not count.
   *
   * @param reasons every one that holds; never empty
   * @param residents of the area whom it would reach
   */
  public record RuledOutListing(Service service, List<Exclusion> reasons, long residents) {
    public RuledOutListing {
      Objects.requireNonNull(service);
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("\"" + service.name() + "\" is ruled out for no reason");
      }
    }
  }

  public CellEvidence {
    Objects.requireNonNull(cell);
    Objects.requireNonNull(result);
    Objects.requireNonNull(finding);
    notes = List.copyOf(notes);
    counted = List.copyOf(counted);
    ruledOut = List.copyOf(ruledOut);
  }

  /** Those ruled out for how they stand alone: they take the cell's people and do not count. */
  public List<RuledOutListing> listedNotCounted() {
    return ruledOut.stream()
        .filter(each -> each.residents() > 0)
        .filter(each -> each.reasons().stream().allMatch(Exclusion.NotCounted.class::isInstance))
        .toList();
  }

  /** The judgement that stands. */
  public Optional<GapJudgement> findJudgement() {
    return Optional.ofNullable(judgement);
  }

  /** True when a commissioner has said that the cell is not relevant in this area. */
  public boolean isNotRelevant() {
    return judgement != null && judgement.sort() == GapJudgement.Sort.NOT_RELEVANT;
  }

  /** True when there is a confirmed absence, and a service has appeared since. */
  public boolean contradictsConfirmation() {
    return judgement != null
        && judgement.sort() == GapJudgement.Sort.ABSENCE_CONFIRMED
        && finding != GapFinding.ABSENCE_CONFIRMED;
  }
}
