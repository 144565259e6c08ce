package org.waymark.pathway.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.Spelling;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.PlainName;
import org.waymark.intake.table.CellText;

/**
 * Finds the services that a file of routes names: by the name they are listed under, alone or with
 * that of their organisation, and by their ids. Case, spaces, hyphens, apostrophes, "&amp;" or
 * "and" make no difference in names. Not thread-safe.
 */
final class ServiceNames {

  private static final int MOST_OFFERED = 3;

  /** Beyond it a file names services of another directory, and nothing it could mean is near. */
  private static final int MOST_LOOKED_FOR = 200;

  private final Catalogue catalogue;
  private final Map<String, List<Service>> byName = new HashMap<>();
  private final Map<String, List<Service>> byNameOfBoth = new HashMap<>();
  private final Map<String, List<Service>> byId = new HashMap<>();
  private final Map<String, String> offered = new HashMap<>();

  /**
   * @param catalogue the services that may be named
   */
  ServiceNames(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Service service : catalogue.listServices()) {
      String name = PlainName.of(service.name());
      add(byName, name, service);
      String organisation = PlainName.of(organisation(service));
      add(byNameOfBoth, organisation + " " + name, service);
      add(byNameOfBoth, name + " " + organisation, service);
      add(byId, service.provenance().externalId(), service);
    }
  }

  private static void add(Map<String, List<Service>> into, String key, Service service) {
    into.computeIfAbsent(key, k -> new ArrayList<>()).add(service);
  }

  private String organisation(Service service) {
    return catalogue.findOrganisation(service.organisation()).map(Organisation::name).orElse("");
  }

  /** All services that are called so; of several, those that are written so. */
  List<Service> named(String name) {
    String plain = PlainName.of(name);
    List<Service> found = byName.getOrDefault(plain, byNameOfBoth.getOrDefault(plain, List.of()));
    String exactly = CellText.identifier(name);
    List<Service> alike =
        found.stream()
            .filter(each -> CellText.identifier(each.name()).equalsIgnoreCase(exactly))
            .toList();
    return alike.isEmpty() ? found : alike;
  }

  /** All services with that identifier, in Waymark or at their source. */
  List<Service> identified(String written) {
    String id = CellText.identifier(written);
    try {
      return catalogue
          .findService(ServiceId.of(id))
          .map(List::of)
          .orElseGet(() -> byId.getOrDefault(id, List.of()));
    } catch (IllegalArgumentException e) {
      return byId.getOrDefault(id, List.of());
    }
  }

  /** Up to three services that may have been meant by a name, as they can be written; or none. */
  String nearName(String name) {
    return offered.computeIfAbsent(
        "name " + name, key -> offer(offered.size() < MOST_LOOKED_FOR ? nearest(name) : List.of()));
  }

  /** Up to three services that may have been meant by an id; or none. */
  String nearId(String id) {
    return offered.computeIfAbsent(
        "id " + id,
        key ->
            offered.size() < MOST_LOOKED_FOR
                ? withIds(
                    Spelling.nearest(lower(id), byId.keySet(), ServiceNames::lower, MOST_OFFERED)
                        .stream()
                        .flatMap(each -> byId.getOrDefault(each, List.of()).stream())
                        .toList())
                : "");
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.UK).replaceAll("[\\s_-]+", "");
  }

  /** By the words that the one has and the other lacks first, then by letters. */
  private List<Service> nearest(String name) {
    String plain = PlainName.of(name);
    Set<Service> near = new LinkedHashSet<>();
    List<String> words = List.of(plain.split(" "));
    if (words.size() > 1) {
      for (Map.Entry<String, List<Service>> entry : byName.entrySet()) {
        List<String> others = List.of(entry.getKey().split(" "));
        if (others.size() > 1 && (others.containsAll(words) || words.containsAll(others))) {
          near.addAll(entry.getValue());
        }
      }
    }
    List<Service> byLetters =
        Spelling.nearest(plain, byName.keySet(), key -> key, MOST_OFFERED).stream()
            .flatMap(key -> byName.getOrDefault(key, List.of()).stream())
            .toList();
    near.addAll(byLetters);
    return near.stream()
        .sorted(
            Comparator.comparingInt(
                    (Service each) -> Spelling.changes(plain, PlainName.of(each.name())))
                .thenComparing(Service::name))
        .toList();
  }

  private String offer(Collection<Service> services) {
    return services.stream()
        .limit(MOST_OFFERED)
        .map(each -> named(each.name()).size() == 1 ? each.name() : withId(each))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  /** Up to three services with their ids, where a name does not tell them apart. */
  String withIds(Collection<Service> services) {
    return services.stream()
        .limit(MOST_OFFERED)
        .map(this::withId)
        .collect(Collectors.joining(" or "));
  }

  private String withId(Service service) {
    String id = service.provenance().externalId();
    boolean isKnownByIt = byId.getOrDefault(id, List.of()).size() == 1;
    return (isKnownByIt ? id : service.id().toString())
        + " ("
        + service.name()
        + ", "
        + organisation(service)
        + ")";
  }
}
