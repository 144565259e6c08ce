package org.waymark.returns;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.catalogue.ServiceId;

/** All returns as they are shown, at one revision. Immutable and thread-safe. */
public final class Returns {

  private static final Returns NONE = new Returns(0, List.of());

  private final long revision;
  private final Map<ServiceId, NavigableMap<Quarter, ShownReturn>> latest = new HashMap<>();

  /**
   * @param revision the number of the latest of them; 0 for none
   * @param all in any order; of several versions the last counts
   */
  public Returns(long revision, Collection<ShownReturn> all) {
    this(revision, Map.of(), all);
  }

  private Returns(
      long revision,
      Map<ServiceId, NavigableMap<Quarter, ShownReturn>> before,
      Collection<ShownReturn> more) {
    this.revision = revision;
    latest.putAll(before);
    Map<ServiceId, NavigableMap<Quarter, ShownReturn>> changed = new HashMap<>();
    for (ShownReturn each : more) {
      changed
          .computeIfAbsent(
              each.service(),
              id -> new TreeMap<>(before.getOrDefault(id, Collections.emptyNavigableMap())))
          .merge(each.quarter(), each, (one, other) -> one.id() > other.id() ? one : other);
    }
    latest.putAll(changed);
  }

  public static Returns none() {
    return NONE;
  }

  /** These and more that were given since. */
  public Returns with(long nextRevision, Collection<ShownReturn> more) {
    return new Returns(nextRevision, latest, more);
  }

  public long revision() {
    return revision;
  }

  /** What a service's provider said of a quarter; empty when it has not. */
  public Optional<ShownReturn> find(ServiceId service, Quarter quarter) {
    return Optional.ofNullable(quarters(service).get(quarter));
  }

  /** The return of the latest quarter for which there is one. */
  public Optional<ShownReturn> latest(ServiceId service) {
    NavigableMap<Quarter, ShownReturn> of = quarters(service);
    return of.isEmpty() ? Optional.empty() : Optional.of(of.lastEntry().getValue());
  }

  private NavigableMap<Quarter, ShownReturn> quarters(ServiceId service) {
    return latest.getOrDefault(service, Collections.emptyNavigableMap());
  }
}
