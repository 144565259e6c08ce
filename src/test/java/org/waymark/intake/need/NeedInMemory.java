package org.waymark.intake.need;

import java.util.ArrayList;
import java.util.List;
import org.waymark.StaleException;
import org.waymark.need.NeedChange;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedStore;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.need.jdbc.BuiltInNeed;

/** Keeps need figures in memory, beginning with the built-in ones. */
final class NeedInMemory implements NeedStore {

  private static final NeedTable BUILT_IN = BuiltInNeed.read();

  final List<NeedChange> changes = new ArrayList<>();

  @Override
  public Stored load() {
    List<NeedIndicator> editions = new ArrayList<>();
    List<NeedValue> values = new ArrayList<>();
    for (NeedIndicator series : BUILT_IN.listIndicators()) {
      for (NeedIndicator each : BUILT_IN.listEditions(series.id())) {
        editions.add(each);
        values.addAll(BUILT_IN.listValues(each.id(), each.period()));
      }
    }
    for (NeedChange change : changes) {
      editions.addAll(change.editions());
      values.addAll(change.values());
    }
    return new Stored(changes.size(), new NeedTable(editions, values));
  }

  @Override
  public long apply(NeedChange change, long basedOn) {
    if (basedOn != changes.size()) {
      throw new StaleException("Somebody else changed the need figures meanwhile");
    }
    changes.add(change);
    return changes.size();
  }
}
