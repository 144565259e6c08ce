package org.waymark.listing.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.listing.SentNotices;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: remembered until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemorySentNotices implements SentNotices {

  private record Notice(String kind, UUID subject, String occasion) {}

  private final Set<Notice> claimed = ConcurrentHashMap.newKeySet();

  @Override
  public boolean claim(String kind, UUID subject, String occasion) {
    return claimed.add(new Notice(kind, subject, occasion));
  }
}
