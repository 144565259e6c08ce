package org.waymark.pathway;

import java.util.Optional;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;

/** Where a route begins: a way in, or a service. */
public sealed interface Waypoint permits EntryPoint, ServicePoint {

  /**
   * A name for files, addresses and the database: {@code police-report:E23000002}, {@code
   * helpline:england} or {@code service:} and a UUID. It never changes.
   */
  String key();

  /** The waypoint with that key; empty when the text is none. */
  static Optional<Waypoint> ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String kind = key.substring(0, colon);
    String rest = key.substring(colon + 1);
    if (kind.equals(ServicePoint.KIND)) {
      try {
        return Optional.of(new ServicePoint(ServiceId.of(rest)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    Optional<EntryPoint.Kind> entry = EntryPoint.Kind.ofSlug(kind);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    return rest.equals(EntryPoint.EVERYWHERE)
        ? Optional.of(EntryPoint.everywhere(entry.get()))
        : AreaCode.parse(rest).map(area -> new EntryPoint(entry.get(), area));
  }
}
