package org.waymark.listing.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: remembered until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryMerges implements MergeRepository {

  private final Map<UUID, Merge> merges = new LinkedHashMap<>();

  @Override
  public synchronized void add(Merge merge) {
    merges.put(merge.id(), merge);
  }

  @Override
  public synchronized Optional<Merge> find(UUID id) {
    return Optional.ofNullable(merges.get(id));
  }

  @Override
  public synchronized List<Merge> list() {
    return List.copyOf(merges.values()).reversed();
  }

  @Override
  public synchronized boolean undo(UUID id, Instant at) {
    Merge merge = merges.get(id);
    if (merge == null || merge.undoneAt() != null) {
      return false;
    }
    merges.put(
        id,
        new Merge(
            merge.id(),
            merge.kind(),
            merge.kept(),
            merge.dropped(),
            merge.before(),
            merge.after(),
            merge.who(),
            merge.why(),
            merge.at(),
            at));
    return true;
  }
}
