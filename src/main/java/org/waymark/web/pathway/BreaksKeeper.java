package org.waymark.web.pathway;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.StandardPeople;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** How far the standard people get, remembered while neither services nor routes change. */
@Singleton
final class BreaksKeeper {

  private static final int MOST_REMEMBERED = 8;

  private record Made(JourneyFinder finder, AreaCode area, WhereJourneysBreak breaks) {}

  private final Deque<Made> latest = new ArrayDeque<>();
  private volatile @Nullable List<StandardPerson> people;

  List<StandardPerson> people(Vocabularies vocabularies) {
    List<StandardPerson> known = people;
    if (known == null) {
      known = StandardPeople.builtIn(vocabularies);
      people = known;
    }
    return known;
  }

  /** In every district of an area, be it England. */
  synchronized WhereJourneysBreak of(JourneyFinder finder, Area area) {
    for (Made each : latest) {
      if (each.finder() == finder && each.area().equals(area.code())) {
        return each.breaks();
      }
    }
    WhereJourneysBreak breaks = make(finder, area);
    latest.removeIf(each -> each.finder() != finder && latest.size() > 2);
    latest.addFirst(new Made(finder, area.code(), breaks));
    if (latest.size() > MOST_REMEMBERED) {
      latest.removeLast();
    }
    return breaks;
  }

  /** The same, not remembered: of a network that is only supposed, or was. */
  WhereJourneysBreak make(JourneyFinder finder, Area area) {
    Snapshot snapshot = finder.network().snapshot();
    return WhereJourneysBreak.of(
        finder,
        people(snapshot.vocabularies()),
        WhereJourneysBreak.districtsOf(snapshot.geography(), area.code(), snapshot.today()));
  }
}
