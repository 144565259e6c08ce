package org.waymark.intake.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as they come up: all are counted, equal ones in groups, and the first ten thousand are
 * kept one by one.
 */
public final class FindingList {

  public static final int MOST_KEPT = 10_000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<FindingGroup.Key, FindingGroup> groups = new LinkedHashMap<>();
  private final Map<Finding.Severity, Integer> counts = new EnumMap<>(Finding.Severity.class);
  private final List<Finding> refusals = new ArrayList<>();
  private String sheet = "";

  /** What is found from now on is of that sheet; empty for a file that is read from one. */
  void onSheet(String name) {
    sheet = name;
  }

  /** The sheet that is being read; empty for a file that is read from one. */
  public String sheet() {
    return sheet;
  }

  /** Adds one; of the sheet that is being read, unless it says of which it is. */
  public void add(Finding found) {
    Finding finding = found.sheet().isEmpty() ? found.onSheet(sheet) : found;
    counts.merge(finding.severity(), 1, Integer::sum);
    if (finding.severity() == Finding.Severity.REFUSED) {
      refusals.add(finding);
    }
    if (kept.size() < MOST_KEPT) {
      kept.add(finding);
    }
    FindingGroup.Key key = FindingGroup.Key.of(finding);
    FindingGroup group = groups.get(key);
    if (group == null && groups.size() < MOST_KEPT) {
      group = new FindingGroup(finding);
      groups.put(key, group);
    }
    if (group != null) {
      group.add(finding);
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

  /** Equal findings together, in the order in which the first of each came up. */
  public List<FindingGroup> groups() {
    return List.copyOf(groups.values());
  }

  public Map<Finding.Severity, Integer> counts() {
    return counts;
  }
}
