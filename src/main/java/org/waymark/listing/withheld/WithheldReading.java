package org.waymark.listing.withheld;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.withheld.WithheldAddress;
import org.waymark.catalogue.withheld.WithheldAddresses;

/** The one way from a withheld address to a person. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
public final class WithheldReading {

  private final CatalogueRepository catalogue;
  private final WithheldAddresses addresses;
  private final AuditTrail audit;

  public WithheldReading(
      CatalogueRepository catalogue, WithheldAddresses addresses, AuditTrail audit) {
    this.catalogue = catalogue;
    this.addresses = addresses;
    this.audit = audit;
  }

  /** What came of asking. */
  public sealed interface Reading {

    /** The address; that it was read is in the audit. */
    record Shown(HiddenAddress address) implements Reading {}

    /** They may read it, but none is kept. */
    record NothingKept() implements Reading {}

    /**
     * They may not, or there is no such hidden place; which of the two is not told. The attempt is
     * in the audit.
     */
    record Refused() implements Reading {}
  }

  /**
   * The places of a service that are not public, in the order of the listing.
   *
   * @return empty when they may not read them, or there is no such service
   */
  public Optional<List<HiddenPlace>> places(Person person, ServiceId id) {
    return catalogue
        .findService(id)
        .filter(service -> person.authority().mayReadWithheld(service.organisation()))
        .map(
            service ->
                service.locations().stream()
                    .filter(location -> !(location instanceof ServiceLocation.Public))
                    .map(location -> new HiddenPlace(location, addresses.has(location.id())))
                    .toList());
  }

  /**
   * A place that is not public.
   *
   * @param kept whether an address is kept for it
   */
  public record HiddenPlace(ServiceLocation location, boolean kept) {}

  /** The address of one place. */
  public Reading read(Person person, ServiceId id, LocationId location) {
    if (!isAllowed(person, id, location, "withheld-address.refused")) {
      return new Reading.Refused();
    }
    // In the audit before it is out: when the entry cannot be kept, nothing is shown.
    record(person, "withheld-address.read", id, location);
    return addresses
        .find(location)
        .<Reading>map(
            found -> new Reading.Shown(new HiddenAddress(found.lines(), found.postcode())))
        .orElseGet(Reading.NothingKept::new);
  }

  /**
   * Keeps an address in place of the one there was.
   *
   * @param lines blank ones are left out; may be empty when there is a postcode
   * @return false when they may not, or there is no such hidden place; the attempt is in the audit
   * @throws IllegalArgumentException when nothing is given, or a line is longer than 200 characters
   *     or there are more than ten; the message does not repeat the address
   */
  public boolean write(
      Person person,
      ServiceId id,
      LocationId location,
      List<String> lines,
      @Nullable String postcode) {
    if (!isAllowed(person, id, location, "withheld-address.write-refused")) {
      return false;
    }
    List<String> given = lines.stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String code =
        postcode == null || postcode.isBlank()
            ? null
            : postcode.strip().toUpperCase(Locale.UK).replaceAll("\\s+", " ");
    if (given.size() > 10
        || given.stream().anyMatch(line -> line.length() > 200)
        || (code != null && code.length() > 10)) {
      throw new IllegalArgumentException(
          "Give at most ten lines of 200 characters, and a postcode of 10");
    }
    addresses.put(List.of(new WithheldAddress(location, given, code, null)));
    record(person, "withheld-address.written", id, location);
    return true;
  }

  /**
   * Deletes an address; there is no way back.
   *
   * @return false when they may not, or there is no such hidden place; the attempt is in the audit
   */
  public boolean remove(Person person, ServiceId id, LocationId location) {
    if (!isAllowed(person, id, location, "withheld-address.write-refused")) {
      return false;
    }
    if (addresses.remove(location)) {
      record(person, "withheld-address.removed", id, location);
    }
    return true;
  }

  private boolean isAllowed(Person person, ServiceId id, LocationId location, String refusal) {
    Optional<Service> service = catalogue.findService(id);
    boolean there =
        service.stream()
            .flatMap(found -> found.locations().stream())
            .anyMatch(
                each -> each.id().equals(location) && !(each instanceof ServiceLocation.Public));
    boolean allowed =
        there
            && service
                .filter(found -> person.authority().mayReadWithheld(found.organisation()))
                .isPresent();
    if (!allowed) {
      record(person, refusal, id, location);
    }
    return allowed;
  }

  private void record(Person person, String action, ServiceId id, LocationId location) {
    audit.record(person.actor(), action, "service:" + id, Map.of("location", location.toString()));
  }
}
