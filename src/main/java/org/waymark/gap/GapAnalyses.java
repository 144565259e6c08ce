package org.waymark.gap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.waymark.Once;
import org.waymark.gap.cell.CapacityFigures;
import org.waymark.gap.cell.CountedOffers.CountBasis;
import org.waymark.gap.cell.GapSettings;
import org.waymark.returns.ReturnSource;
import org.waymark.snapshot.Snapshot;

/**
 * Hands out the analysis of a snapshot, made from the one before it where that is possible: what
 * everybody may see, and beside it, while there are unlisted listings and professionals ask, what
 * these may see. Each goes on from its own last one, so that readers of the one never make those of
 * the other begin again. Thread-safe; cheap to ask.
 */
@Singleton
public final class GapAnalyses {

  private record Made(Snapshot snapshot, OutsideFigures figures, Once<GapAnalysis> analysis) {
    boolean isOf(Snapshot wanted, OutsideFigures now) {
      return snapshot == wanted && figures.equals(now);
    }

    /** Whether anything can still be made from this one once there is another snapshot. */
    boolean isOfUseBeside(Snapshot other) {
      return snapshot.number() > other.number()
          || (snapshot.geography() == other.geography() && snapshot.today().equals(other.today()));
    }
  }

  private final GapSettings settings;
  private final GapWork work;
  private final Function<Snapshot, OutsideFigures> figures;
  private final LongSupplier returnsRevision;
  private @Nullable Made open;
  private @Nullable Made withUnlisted;

  @Inject
  GapAnalyses(GapSettings settings, ReturnSource returns, NeedEstimates need) {
    this(
        settings,
        GapWork.DIRECTLY,
        snapshot ->
            new OutsideFigures(
                new CapacityFigures(returns.returns()), new EstimatedCases(need, snapshot)),
        () -> returns.returns().revision());
  }

  /** Of the catalogue alone. */
  GapAnalyses(GapSettings settings, GapWork work) {
    this(settings, work, snapshot -> OutsideFigures.NONE, () -> 0);
  }

  private GapAnalyses(
      GapSettings settings,
      GapWork work,
      Function<Snapshot, OutsideFigures> figures,
      LongSupplier returnsRevision) {
    this.settings = settings;
    this.work = work;
    this.figures = figures;
    this.returnsRevision = returnsRevision;
  }

  /**
   * The analysis of that snapshot. Nobody waits for an analysis that somebody else makes: when that
   * before it is still being made, it is made anew.
   */
  public GapAnalysis of(Snapshot snapshot) {
    return once(snapshot).get();
  }

  private synchronized Once<GapAnalysis> once(Snapshot snapshot) {
    OutsideFigures now = figures.apply(snapshot);
    boolean unlisted = snapshot.catalogue().hasUnlisted();
    Made last = unlisted ? withUnlisted : open;
    if (last != null && last.isOf(snapshot, now) && !last.analysis().hasFailed()) {
      return last.analysis();
    }
    GapAnalysis before = known(last);
    GapAnalysis from = before != null ? before : known(unlisted ? open : withUnlisted);
    Once<GapAnalysis> analysis =
        Once.raced(() -> work.of(snapshot, () -> make(snapshot, now, from)));
    // A reader who still holds an older snapshot must not make the next reader begin again.
    if (last == null || snapshot.number() >= last.snapshot().number()) {
      keep(new Made(snapshot, now, analysis), unlisted);
    }
    return analysis;
  }

  private static @Nullable GapAnalysis known(@Nullable Made made) {
    return made == null ? null : made.analysis().known();
  }

  private GapAnalysis make(Snapshot snapshot, OutsideFigures now, @Nullable GapAnalysis from) {
    return from == null
        ? GapAnalysis.of(
            snapshot.services(),
            snapshot.vocabularies(),
            new CountBasis(snapshot.today(), settings),
            now,
            work)
        : from.next(snapshot.services(), snapshot.today(), now);
  }

  private void keep(Made made, boolean unlisted) {
    if (unlisted) {
      withUnlisted = made;
      open = ifOfUseBeside(made, open);
    } else {
      open = made;
      withUnlisted = ifOfUseBeside(made, withUnlisted);
    }
  }

  private static @Nullable Made ifOfUseBeside(Made made, @Nullable Made other) {
    return other != null && other.isOfUseBeside(made.snapshot()) ? other : null;
  }

  /** Goes up with every return that findings may follow from; cheap to ask. */
  public long returnsRevision() {
    return returnsRevision.getAsLong();
  }

  public GapSettings settings() {
    return settings;
  }
}
