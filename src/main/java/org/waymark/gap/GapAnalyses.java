package org.waymark.gap;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.waymark.snapshot.Snapshot;

/**
 * Hands out the analysis of a snapshot, made from the one before it where that is possible.
 * Thread-safe; cheap to ask.
 */
@Singleton
public final class GapAnalyses {

  private record Made(Snapshot snapshot, GapAnalysis analysis) {}

  private final GapSettings settings;
  private @Nullable Made latest;

  GapAnalyses(GapSettings settings) {
    this.settings = settings;
  }

  /** The analysis of that snapshot. */
  public synchronized GapAnalysis of(Snapshot snapshot) {
    Made last = latest;
    if (last != null && last.snapshot() == snapshot) {
      return last.analysis();
    }
    GapAnalysis analysis =
        last == null
            ? GapAnalysis.of(
                snapshot.services(), snapshot.vocabularies(), snapshot.today(), settings)
            : last.analysis().next(snapshot.services(), snapshot.today());
    // A reader who still holds an older snapshot must not make the next reader begin again.
    if (last == null || snapshot.number() >= last.snapshot().number()) {
      latest = new Made(snapshot, analysis);
    }
    return analysis;
  }

  public GapSettings settings() {
    return settings;
  }
}
