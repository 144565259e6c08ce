package org.waymark.pathway.network;

import java.util.List;
import java.util.Objects;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;

/**
 * The referral network of an area: every entry point from which somebody there may be referred,
 * every service that counts and takes residents of it, and the ways between them.
 *
 * @param stops entry points in the order of their kinds, then services by stage and name
 * @param links in the order of their stops
 * @param findings gravest first
 * @param notCounted local services that are listed for residents of it and do not count, by name:
 *     no way of the network leads to them
 */
public record AreaNetwork(
    Area area,
    List<NetworkStop> stops,
    List<NetworkLink> links,
    List<NetworkFinding> findings,
    List<Service> notCounted) {

  public AreaNetwork {
    Objects.requireNonNull(area);
    stops = List.copyOf(stops);
    links = List.copyOf(links);
    findings = List.copyOf(findings);
    notCounted = List.copyOf(notCounted);
  }

  /** Those of one kind, gravest first. */
  public List<NetworkFinding> findings(NetworkFinding.Kind kind) {
    return findings.stream().filter(each -> each.kind() == kind).toList();
  }
}
