package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueRepository.ServiceAtVersion;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.ServiceVersion;

/**
 * Suspends listings that left the file of their source, and publishes them again when they are
 * back. One that somebody suspended stays so: its history says which it is. Nothing is deleted.
 * Thread-safe.
 */
@Singleton
public final class DepartedListings {

  /** Why, as the history of each says; the source follows. */
  private static final String LEFT = "No longer in the file of ";

  private static final String BACK = "In the file again of ";
  private static final String COMMAND = "command";

  private final CatalogueRepository catalogue;
  private final CatalogueHistory history;
  private final ListingWriting writing;
  private final AuditTrail audit;

  DepartedListings(
      CatalogueRepository catalogue,
      CatalogueHistory history,
      ListingWriting writing,
      AuditTrail audit) {
    this.catalogue = catalogue;
    this.history = history;
    this.writing = writing;
    this.audit = audit;
  }

  /**
   * Suspends those that are still published.
   *
   * @param who who imported the file
   * @return how many were suspended
   */
  public int suspend(Collection<Service> left, String who) {
    Lifecycle.Rule rule =
        Lifecycle.rule(ListingStatus.PUBLISHED, ListingAction.SUSPEND).orElseThrow();
    return move(left, each -> true, rule, "listing.suspended", LEFT, who);
  }

  /** Those that stand suspended because they left, and for no other reason. */
  public List<Service> departed(Collection<Service> services) {
    return services.stream().filter(each -> hasDeparted(each.id())).toList();
  }

  /**
   * Publishes those again that stand suspended because they left, and for no other reason: at once,
   * for what suspended them says otherwise now.
   *
   * @return how many were published
   */
  public int publishAgain(Collection<Service> back, String who) {
    Lifecycle.Rule rule =
        Lifecycle.rule(ListingStatus.SUSPENDED, ListingAction.RESUME).orElseThrow();
    return move(back, this::hasDeparted, rule, "listing.published-again", BACK, who);
  }

  /** The change that suspended it as it stands now says so. */
  private boolean hasDeparted(ServiceId id) {
    boolean departed = false;
    for (ServiceVersion version : history.versionsOf(id)) {
      Service then = version.service();
      if (then == null || then.status() != ListingStatus.SUSPENDED) {
        return departed;
      }
      departed = version.revision().why().startsWith(LEFT);
    }
    return departed;
  }

  private int move(
      Collection<Service> services,
      Predicate<ServiceId> wanted,
      Lifecycle.Rule rule,
      String action,
      String why,
      String who) {
    Map<String, List<ServiceId>> bySource = new TreeMap<>();
    for (Service each : services) {
      if (wanted.test(each.id())) {
        bySource
            .computeIfAbsent(each.provenance().source(), none -> new ArrayList<>())
            .add(each.id());
      }
    }
    int moved = 0;
    for (Map.Entry<String, List<ServiceId>> each : bySource.entrySet()) {
      moved += writing.again(() -> once(each.getValue(), rule, action, why, each.getKey(), who));
    }
    return moved;
  }

  private int once(
      List<ServiceId> ids,
      Lifecycle.Rule rule,
      String action,
      String what,
      String source,
      String who) {
    String why = what + source;
    List<ServiceAtVersion> now =
        catalogue.findServices(ids).stream()
            .filter(each -> each.service().status() == rule.status())
            .toList();
    if (now.isEmpty()) {
      return 0;
    }
    Map<ServiceId, Long> versions = new HashMap<>();
    now.forEach(each -> versions.put(each.service().id(), each.version()));
    ListingStatus next = Objects.requireNonNull(rule.next());
    // A file says so and no person: a later one may say otherwise.
    catalogue.apply(
        CatalogueChange.of(
                who,
                why,
                List.of(),
                now.stream().map(each -> each.service().withStatus(next)).toList())
            .expecting(versions)
            .importedFrom(source),
        () ->
            versions.keySet().stream()
                .sorted()
                .forEach(id -> audit.record(COMMAND, action, "service:" + id, Map.of("why", why))));
    return now.size();
  }
}
