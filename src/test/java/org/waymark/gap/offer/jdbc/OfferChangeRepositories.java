package org.waymark.gap.offer.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.waymark.StaleException;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeRepository;
import org.waymark.gap.offer.OfferChanges;

/** Changes of the offer for tests, without a database. */
public final class OfferChangeRepositories {
  private OfferChangeRepositories() {}

  /** A new one, empty, gone with the test. Thread-safe. */
  public static OfferChangeRepository inMemory() {
    return new InMemory();
  }

  private static final class InMemory implements OfferChangeRepository {
    private OfferChanges all = OfferChanges.none();

    @Override
    public synchronized long latestRevision() {
      return all.revision();
    }

    @Override
    public synchronized OfferChanges load() {
      return all;
    }

    @Override
    public synchronized OfferChange add(
        OfferChange change, long known, Consumer<OfferChange> alongside) {
      if (all.versionOf(change.kind(), change.area(), change.line()) > known) {
        throw new StaleException("Something was done to this line meanwhile");
      }
      OfferChange kept = change.withId(all.revision() + 1);
      alongside.accept(kept);
      List<OfferChange> more = new ArrayList<>(all.list());
      more.add(kept);
      all = new OfferChanges(kept.id(), more);
      return kept;
    }
  }
}
