package org.waymark.pathway;

import java.util.Optional;
import org.waymark.catalogue.RecordIds;
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
      return RecordIds.parse(rest).map(each -> new ServicePoint(new ServiceId(each)));
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
