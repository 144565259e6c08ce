package org.waymark.pathway.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Selection;
import org.waymark.coverage.ServiceFilter;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * Narrows a network down to one crime and one group of people, by the rules of the search.
 *
 * @param crime null for any
 * @param cohort null for everybody
 */
public record NetworkFilter(@Nullable TermId crime, @Nullable TermId cohort) {

  /**
   * The network of the services that take such people for such a crime, and of the routes that are
   * not closed to them. Findings are those of the whole network that are about what is left.
   */
  public AreaNetwork apply(AreaNetwork network, Snapshot snapshot) {
    if (crime == null && cohort == null) {
      return network;
    }
    ServiceFilter.Builder filter = ServiceFilter.builder();
    if (crime != null) {
      filter.crimeTypes(Set.of(crime));
    }
    if (cohort != null) {
      filter.cohorts(Set.of(cohort));
    }
    Selection selection = snapshot.services().select(filter.build());
    Set<Waypoint> kept = new HashSet<>();
    for (NetworkStop stop : network.stops()) {
      Service service = stop.service();
      if (service == null
          || snapshot.services().findOrdinal(service.id()).stream().anyMatch(selection::contains)) {
        kept.add(stop.waypoint());
      }
    }
    List<NetworkLink> links =
        network.links().stream()
            .filter(link -> kept.contains(link.way().from()))
            .filter(link -> kept.contains(new ServicePoint(link.way().to())))
            .filter(link -> admits(link.way().route(), snapshot))
            .toList();
    return new AreaNetwork(
        network.area(),
        network.stops().stream().filter(stop -> kept.contains(stop.waypoint())).toList(),
        links,
        network.findings().stream()
            .filter(
                finding ->
                    finding.stops().stream()
                        .allMatch(stop -> stop instanceof EntryPoint || kept.contains(stop)))
            .toList(),
        network.notCounted().stream()
            .filter(
                service ->
                    snapshot.services().findOrdinal(service.id()).stream()
                        .anyMatch(selection::contains))
            .toList());
  }

  private boolean admits(@Nullable ReferralRoute route, Snapshot snapshot) {
    if (route == null) {
      return true;
    }
    return meets(crime, route.criteria().crimeTypes(), snapshot.vocabularies().crimeTypes())
        && meets(cohort, route.criteria().cohorts(), snapshot.vocabularies().cohorts());
  }

  private static boolean meets(@Nullable TermId asked, Set<TermId> taken, Vocabulary vocabulary) {
    return asked == null
        || taken.isEmpty()
        || taken.stream()
            .anyMatch(each -> vocabulary.isWithin(each, asked) || vocabulary.isWithin(asked, each));
  }
}
