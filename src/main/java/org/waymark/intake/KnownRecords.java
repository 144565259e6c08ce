package org.waymark.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;

/**
 * Finds in a catalogue what a file names by its source and its identifier there. A record that an
 * import made has an identifier made of the two; one that was entered on a page has another, and is
 * found all the same.
 */
final class KnownRecords {

  private final Catalogue catalogue;
  private @Nullable Map<SourceId, Service> services;
  private @Nullable Map<SourceId, OrganisationId> organisations;

  KnownRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What is known of a service that a file names. */
  Optional<Service> service(SourceId named) {
    return catalogue
        .findService(RecordIds.service(named.source(), named.externalId()))
        .or(() -> Optional.ofNullable(services().get(named)));
  }

  /** The same of one that was read. */
  Optional<Service> service(Service read) {
    return catalogue
        .findService(read.id())
        .or(() -> Optional.ofNullable(services().get(SourceId.of(read.provenance()))));
  }

  /** The identifier of an organisation that was read: its own when it is not known. */
  OrganisationId organisation(Organisation read) {
    return catalogue.findOrganisation(read.id()).isPresent()
        ? read.id()
        : organisations().getOrDefault(SourceId.of(read.provenance()), read.id());
  }

  private Map<SourceId, Service> services() {
    if (services == null) {
      services = new HashMap<>();
      for (Service each : catalogue.listServices()) {
        services.put(SourceId.of(each.provenance()), each);
      }
    }
    return services;
  }

  private Map<SourceId, OrganisationId> organisations() {
    if (organisations == null) {
      organisations = new HashMap<>();
      for (Organisation each : catalogue.listOrganisations()) {
        organisations.put(SourceId.of(each.provenance()), each.id());
      }
    }
    return organisations;
  }
}
