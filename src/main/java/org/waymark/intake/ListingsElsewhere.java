package org.waymark.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.intake.table.CellText;

/**
 * Which new listings of a file are in the catalogue from another source, by what they are called:
 * by identifier, by the names of service and organisation, or by the name of the service and a
 * contact where the organisation is called otherwise by now.
 */
final class ListingsElsewhere {

  /** Running numbers are the same everywhere: one alone says nothing. */
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Catalogue catalogue;
  private final Map<String, List<Service>> byKey = new HashMap<>();
  private final Map<String, Integer> bySource = new TreeMap<>();
  private int count;
  private int downloaded;
  private @Nullable String example;

  ListingsElsewhere(Catalogue catalogue, Collection<ListingReader.Listing> fresh) {
    this.catalogue = catalogue;
    for (Service each : catalogue.listServices()) {
      for (String key : keys(each, catalogue.organisationOf(each).name())) {
        byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(each);
      }
    }
    fresh.forEach(this::look);
  }

  /** How many are there. */
  int count() {
    return count;
  }

  /** From where, and how many from each. */
  Map<String, Integer> bySource() {
    return bySource;
  }

  /** One of them, in words. */
  String example() {
    return Objects.requireNonNullElse(example, "");
  }

  /**
   * True when they are named by Waymark's own identifiers, as files that are made to be read do.
   */
  boolean isDownload() {
    return downloaded > 0 && downloaded == count;
  }

  private void look(ListingReader.Listing listing) {
    Service service = listing.service();
    Optional<Service> downloadedFrom = own(service);
    Set<String> sources = new HashSet<>();
    Service alike = downloadedFrom.orElse(null);
    if (alike == null) {
      for (String key : keys(service, listing.organisation().name())) {
        for (Service other : byKey.getOrDefault(key, List.of())) {
          if (!isOfTheSame(other, service)) {
            alike = other;
            sources.add(other.provenance().source());
          }
        }
      }
    } else {
      downloaded++;
      sources.add(alike.provenance().source());
    }
    if (alike != null) {
      count++;
      sources.forEach(each -> bySource.merge(each, 1, Integer::sum));
      if (example == null) {
        String here = called(service);
        String there = called(alike);
        example =
            here.equals(there) ? "as is " + here : here + " of the file is " + there + " there";
      }
    }
  }

  private static String called(Service service) {
    return "\"" + service.name() + "\", " + service.provenance().externalId();
  }

  private static boolean isOfTheSame(Service one, Service other) {
    return one.provenance().source().equals(other.provenance().source());
  }

  /** The listing whose identifier in Waymark stands for that of the source. */
  private Optional<Service> own(Service service) {
    return RecordIds.parse(service.provenance().externalId())
        .flatMap(id -> catalogue.findService(new ServiceId(id)))
        .filter(known -> !isOfTheSame(known, service));
  }

  private static List<String> keys(Service service, String organisation) {
    String id = CellText.identifier(service.provenance().externalId());
    String name = key(service.name());
    String runBy = key(organisation);
    Stream<String> called =
        NUMBER.matcher(id).matches()
            ? Stream.of(id + "\nname " + name, id + "\nby " + runBy)
            : Stream.of(id);
    Stream<String> reached =
        service.contacts().stream()
            .filter(each -> each.kind() == Contact.Kind.TELEPHONE || isAddress(each))
            .map(each -> "at " + key(each.value()).replace(" ", "") + "\n" + name);
    return Stream.of(called, Stream.of("by " + runBy + "\n" + name), reached)
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  private static boolean isAddress(Contact contact) {
    return contact.kind() == Contact.Kind.EMAIL;
  }

  private static String key(String words) {
    return SPACES.matcher(CellText.identifier(words).toLowerCase(Locale.UK)).replaceAll(" ");
  }
}
