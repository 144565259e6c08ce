package org.waymark.gap;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.GapSettings;
import org.waymark.snapshot.Snapshot;

/**
 * Hands out the analysis of a snapshot, made from the one before it where that is possible: what
 * everybody may see, and beside it, while there are unlisted listings and professionals ask, what
 * these may see. Each goes on from its own last one, so that readers of the one never make those of
 * the other begin again. Thread-safe; cheap to ask.
 */
@Singleton
public final class GapAnalyses {

  private record Made(Snapshot snapshot, GapAnalysis analysis) {
    /** Whether anything can still be made from this one once there is another snapshot. */
    boolean isOfUseBeside(Snapshot other) {
      return snapshot.number() > other.number()
          || (snapshot.geography() == other.geography() && snapshot.today().equals(other.today()));
    }
  }

  private final GapSettings settings;
  private @Nullable Made open;
  private @Nullable Made withUnlisted;

  GapAnalyses(GapSettings settings) {
    this.settings = settings;
  }

  /** The analysis of that snapshot. */
  public synchronized GapAnalysis of(Snapshot snapshot) {
    boolean unlisted = snapshot.catalogue().hasUnlisted();
    Made last = unlisted ? withUnlisted : open;
    if (last != null && last.snapshot() == snapshot) {
      return last.analysis();
    }
    Made from = last != null ? last : unlisted ? open : withUnlisted;
    GapAnalysis analysis =
        from == null
            ? GapAnalysis.of(
                snapshot.services(), snapshot.vocabularies(), snapshot.today(), settings)
            : from.analysis().next(snapshot.services(), snapshot.today());
    // A reader who still holds an older snapshot must not make the next reader begin again.
    if (last == null || snapshot.number() >= last.snapshot().number()) {
      keep(new Made(snapshot, analysis), unlisted);
    }
    return analysis;
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

  public GapSettings settings() {
    return settings;
  }
}
