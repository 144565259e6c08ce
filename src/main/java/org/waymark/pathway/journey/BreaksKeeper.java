package org.waymark.pathway.journey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.waymark.Once;
import org.waymark.geography.AreaCode;
import org.waymark.snapshot.Snapshot;

/**
 * The standard people and how far they get, remembered while neither services nor routes change.
 * Thread-safe.
 */
public final class BreaksKeeper {

  private static final int MOST_REMEMBERED = 8;

  private record Made(JourneyFinder finder, AreaCode area, Once<WhereJourneysBreak> breaks) {}

  private final List<StandardPerson> people;
  private final String table;
  private final Deque<Made> latest = new ArrayDeque<>();

  /**
   * @param people at least one
   * @param table the same as they were read, CSV
   */
  BreaksKeeper(List<StandardPerson> people, String table) {
    this.people = List.copyOf(people);
    this.table = table;
  }

  public List<StandardPerson> people() {
    return people;
  }

  /** The people as a table that can be edited and set as {@code waymark.pathway.people}. */
  public String table() {
    return table;
  }

  /** In every district of an area, be it England. */
  public WhereJourneysBreak of(JourneyFinder finder, AreaCode area) {
    return once(finder, area).get();
  }

  private synchronized Once<WhereJourneysBreak> once(JourneyFinder finder, AreaCode area) {
    latest.removeIf(each -> each.breaks().hasFailed());
    for (Made each : latest) {
      if (each.finder() == finder && each.area().equals(area)) {
        return each.breaks();
      }
    }
    Once<WhereJourneysBreak> breaks = new Once<>(() -> make(finder, area));
    latest.removeIf(each -> each.finder() != finder && latest.size() > 2);
    latest.addFirst(new Made(finder, area, breaks));
    if (latest.size() > MOST_REMEMBERED) {
      latest.removeLast();
    }
    return breaks;
  }

  /** The same, not remembered: of a network that is only supposed, or was. */
  public WhereJourneysBreak make(JourneyFinder finder, AreaCode area) {
    Snapshot snapshot = finder.network().snapshot();
    return WhereJourneysBreak.of(
        finder,
        people,
        WhereJourneysBreak.districtsOf(snapshot.geography(), area, snapshot.today()));
  }
}
