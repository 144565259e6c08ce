package org.waymark.gap.offer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;

/**
 * All changes of the expected offer at one revision, read-only and in memory. Immutable and
 * thread-safe.
 */
public final class OfferChanges {

  private static final OfferChanges NONE = new OfferChanges(0, List.of());

  private record OfArea(AreaKind kind, AreaCode area) {}

  private final long revision;
  private final List<OfferChange> all;
  private final Map<OfArea, List<OfferChange>> byArea = new HashMap<>();

  /**
   * @param revision the number of the latest of them; 0 for none
   * @param all in any order
   */
  public OfferChanges(long revision, List<OfferChange> all) {
    this.revision = revision;
    this.all = all.stream().sorted(Comparator.comparingLong(OfferChange::id)).toList();
    for (OfferChange each : this.all) {
      byArea
          .computeIfAbsent(new OfArea(each.kind(), each.area()), area -> new ArrayList<>())
          .add(each);
    }
  }

  public static OfferChanges none() {
    return NONE;
  }

  public long revision() {
    return revision;
  }

  /** Every change, oldest first. */
  public List<OfferChange> list() {
    return all;
  }

  /** Everything that was ever done to the offer of an area, oldest first. */
  public List<OfferChange> historyOf(AreaKind kind, AreaCode area) {
    return List.copyOf(byArea.getOrDefault(new OfArea(kind, area), List.of()));
  }

  /** Everything that was ever done to one line of it, oldest first. */
  public List<OfferChange> historyOf(AreaKind kind, AreaCode area, String line) {
    return historyOf(kind, area).stream().filter(each -> each.line().equals(line)).toList();
  }

  /** What is in force in an area: the latest of each line that is not undone, oldest first. */
  public List<OfferChange> inForce(AreaKind kind, AreaCode area) {
    Map<String, OfferChange> latest = new LinkedHashMap<>();
    historyOf(kind, area).forEach(each -> latest.put(each.line(), each));
    return latest.values().stream()
        .filter(each -> each.change() != OfferChange.Kind.UNDONE)
        .sorted(Comparator.comparingLong(OfferChange::id))
        .toList();
  }

  /** What is in force of one line. */
  public Optional<OfferChange> inForce(AreaKind kind, AreaCode area, String line) {
    return inForce(kind, area).stream().filter(each -> each.line().equals(line)).findFirst();
  }

  /** The number of the latest thing that was done to a line; 0 when nothing ever was. */
  public long versionOf(AreaKind kind, AreaCode area, String line) {
    List<OfferChange> history = historyOf(kind, area, line);
    return history.isEmpty() ? 0 : history.getLast().id();
  }
}
