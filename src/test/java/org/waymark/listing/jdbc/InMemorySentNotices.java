package org.waymark.listing.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.waymark.listing.SentNotices;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: remembered until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemorySentNotices implements SentNotices {

  private final Set<Notice> claimed = new HashSet<>();

  @Override
  public synchronized void claim(Collection<Notice> due, Consumer<Set<Notice>> put) {
    Set<Notice> ours = new LinkedHashSet<>(due);
    ours.removeAll(claimed);
    claimed.addAll(ours);
    if (!ours.isEmpty()) {
      put.accept(ours);
    }
  }
}
