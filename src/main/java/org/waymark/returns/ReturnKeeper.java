package org.waymark.returns;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.waymark.Latest;

/**
 * Keeps the returns in memory as they are shown, and reads what is new. Reading is serialised;
 * asking takes no lock.
 */
@Singleton
public final class ReturnKeeper implements ReturnSource {

  private final Latest<Returns> latest;

  public ReturnKeeper(ReturnRepository repository) {
    latest =
        new Latest<>(
            repository::load, repository::loadAfter, Returns::revision, repository::latestRevision);
  }

  @Override
  public Returns returns() {
    return latest.get();
  }

  /** Reads what this node has not seen. */
  public Returns refresh() {
    return latest.refresh();
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    latest.follow();
  }
}
