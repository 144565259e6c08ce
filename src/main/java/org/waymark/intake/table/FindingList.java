package org.waymark.intake.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Findings as they come up: all are counted, the first ten thousand are kept. */
public final class FindingList {

  public static final int MOST_KEPT = 10_000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Finding.Severity, Integer> counts = new EnumMap<>(Finding.Severity.class);
  private final List<Finding> refusals = new ArrayList<>();

  public void add(Finding finding) {
    counts.merge(finding.severity(), 1, Integer::sum);
    if (finding.severity() == Finding.Severity.REFUSED) {
      refusals.add(finding);
    }
    if (kept.size() < MOST_KEPT) {
      kept.add(finding);
    }
  }

  /** Takes the refusals since the last call, for the row they belong to. */
  public List<Finding> takeRefusals() {
    List<Finding> taken = List.copyOf(refusals);
    refusals.clear();
    return taken;
  }

  public List<Finding> kept() {
    return kept;
  }

  public Map<Finding.Severity, Integer> counts() {
    return counts;
  }
}
