package org.waymark.listing.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.ListingComment;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: changes are kept until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryListingChanges implements ListingChangeRepository {

  private record Step(ServiceId service, long lock) {}

  private final Map<ListingChangeId, ListingChange> changes = new LinkedHashMap<>();
  private final Map<Step, ListingChange> steps = new HashMap<>();
  private final Map<ListingChangeId, List<ListingComment>> comments = new HashMap<>();

  @Override
  public synchronized <T extends @Nullable Object> T together(Supplier<T> work) {
    return work.get();
  }

  private List<ListingChange> select(Predicate<ListingChange> wanted) {
    return changes.values().stream().filter(wanted).map(this::withComments).toList();
  }

  @Override
  public synchronized Optional<ListingChange> find(ListingChangeId id) {
    return Optional.ofNullable(changes.get(id)).map(this::withComments);
  }

  @Override
  public synchronized Optional<ListingChange> findOpen(ServiceId service) {
    return select(change -> change.service().equals(service) && change.state().isOpen()).stream()
        .findFirst();
  }

  @Override
  public synchronized List<ListingChange> list(ServiceId service) {
    return select(change -> change.service().equals(service)).stream()
        .sorted(
            Comparator.comparing(ListingChange::openedAt)
                .thenComparing(ListingChange::lock)
                .reversed())
        .toList();
  }

  @Override
  public synchronized List<ListingChange> listPending() {
    return select(change -> change.state().isOpen() || change.state() == ListingChange.State.TOLD)
        .stream()
        .sorted(Comparator.comparing(ListingChange::openedAt))
        .toList();
  }

  @Override
  public synchronized long latestLock(ServiceId service) {
    return steps.keySet().stream()
        .filter(step -> step.service().equals(service))
        .mapToLong(Step::lock)
        .max()
        .orElse(0);
  }

  @Override
  public synchronized Optional<ListingChange> findStep(ServiceId service, long lock) {
    return Optional.ofNullable(steps.get(new Step(service, lock)));
  }

  @Override
  public synchronized void add(ListingChange change) {
    if (changes.containsKey(change.id())
        || (change.state().isOpen() && findOpen(change.service()).isPresent())
        || steps.containsKey(new Step(change.service(), change.lock()))) {
      throw new StaleException("The listing has an open change already");
    }
    keep(change);
  }

  @Override
  public synchronized void replace(ListingChange next, long seen) {
    ListingChange now = changes.get(next.id());
    if (now == null
        || now.lock() != seen
        || steps.containsKey(new Step(next.service(), next.lock()))) {
      throw new StaleException("Change " + next.id() + " is no longer at " + seen);
    }
    keep(next);
  }

  private void keep(ListingChange change) {
    changes.put(change.id(), change);
    steps.put(new Step(change.service(), change.lock()), change);
  }

  @Override
  public synchronized void addComment(ListingChangeId id, ListingComment comment) {
    comments.computeIfAbsent(id, key -> new ArrayList<>()).add(comment);
  }

  private ListingChange withComments(ListingChange change) {
    return change.withComments(comments.getOrDefault(change.id(), List.of()));
  }
}
