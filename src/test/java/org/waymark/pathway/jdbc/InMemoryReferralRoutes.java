package org.waymark.pathway.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: routes are kept until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
public final class InMemoryReferralRoutes implements ReferralRouteRepository {

  private final Clock clock;
  private final Map<RouteId, List<RouteVersion>> versions = new LinkedHashMap<>();
  private long revision;

  public InMemoryReferralRoutes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized long latestRevision() {
    return revision;
  }

  @Override
  public synchronized ReferralRoutes load() {
    return new ReferralRoutes(
        revision,
        versions.values().stream()
            .map(List::getLast)
            .filter(last -> !last.removed())
            .map(RouteVersion::route)
            .toList());
  }

  @Override
  public ReferralRoutes loadAfter(ReferralRoutes before) {
    return load();
  }

  @Override
  public synchronized ReferralRoutes asOf(Instant moment) {
    List<RouteVersion> then =
        versions.values().stream()
            .flatMap(
                all ->
                    all.stream()
                        .filter(each -> !each.at().isAfter(moment))
                        .reduce((one, other) -> other)
                        .stream())
            .toList();
    return new ReferralRoutes(
        then.stream().mapToLong(RouteVersion::revision).max().orElse(0),
        then.stream().filter(each -> !each.removed()).map(RouteVersion::route).toList());
  }

  @Override
  public synchronized List<RouteVersion> history(RouteId id) {
    return List.copyOf(versions.getOrDefault(id, List.of()));
  }

  @Override
  public synchronized Optional<Long> versionOf(RouteId id) {
    return history(id).stream()
        .reduce((one, other) -> other)
        .filter(last -> !last.removed())
        .map(RouteVersion::version);
  }

  @Override
  public synchronized long apply(RouteChange change, Runnable alongside) {
    StaleException.refuse("Route", change.expected(), id -> versionOf(id).orElse(0L));
    alongside.run();
    revision++;
    for (ReferralRoute route : change.routes()) {
      keep(route, false, change.who(), change.why(), change.importedFrom());
    }
    return revision;
  }

  private void keep(
      ReferralRoute route, boolean removed, String who, String why, @Nullable String importedFrom) {
    List<RouteVersion> own = versions.computeIfAbsent(route.id(), id -> new ArrayList<>());
    own.add(
        new RouteVersion(
            route, own.size() + 1L, revision, removed, who, why, clock.instant(), importedFrom));
  }

  @Override
  public synchronized int removeSource(String source, String who, String why) {
    List<ReferralRoute> theirs =
        load().list().stream().filter(route -> route.provenance().source().equals(source)).toList();
    if (!theirs.isEmpty()) {
      revision++;
      theirs.forEach(route -> keep(route, true, who, why, null));
    }
    return theirs.size();
  }
}
