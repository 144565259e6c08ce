package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * What one transaction does to the catalogue.
 *
 * @param who who made the change, e.g. a name or "import"
 * @param why in words
 * @param organisations to add or replace, by identifier
 * @param services to add or replace, by identifier
 * @param removedServices to delete
 * @param removedOrganisations to delete, with their services
 * @param expectedVersions what whoever made the change had in front of them: the {@link
 *     CatalogueRepository#versionOf version} of a service, 0 when it was not there. The change is
 *     refused when one has moved on since. Empty when it is to be made whatever was there.
 * @param madeFrom the revision of the catalogue that whoever made the change had in front of them:
 *     the change is refused when one of its services or organisations was touched since. Null when
 *     it is to be made whatever was there, but for {@code expectedVersions}.
 * @param importedFrom the source of the file or feed that says all this; null when a person does
 */
@RecordBuilder
public record CatalogueChange(
    String who,
    String why,
    List<Organisation> organisations,
    List<Service> services,
    List<ServiceId> removedServices,
    List<OrganisationId> removedOrganisations,
    Map<ServiceId, Long> expectedVersions,
    @Nullable Long madeFrom,
    @Nullable String importedFrom) {

  public CatalogueChange {
    if (who.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("A change says who made it and why");
    }
    organisations = List.copyOf(organisations);
    services = List.copyOf(services);
    removedServices = List.copyOf(removedServices);
    removedOrganisations = List.copyOf(removedOrganisations);
    expectedVersions = Map.copyOf(expectedVersions);
  }

  /** A change by a person that is made whatever was there before. */
  public CatalogueChange(
      String who,
      String why,
      List<Organisation> organisations,
      List<Service> services,
      List<ServiceId> removedServices,
      List<OrganisationId> removedOrganisations) {
    this(
        who,
        why,
        organisations,
        services,
        removedServices,
        removedOrganisations,
        Map.of(),
        null,
        null);
  }

  /** A change that only adds or replaces. */
  public static CatalogueChange of(
      String who, String why, List<Organisation> organisations, List<Service> services) {
    return new CatalogueChange(who, why, organisations, services, List.of(), List.of());
  }

  /**
   * The same change, refused with {@link org.waymark.StaleException} when one of these services is
   * not at that version any more.
   *
   * @param versions by service, as {@link CatalogueRepository#versionOf} gave them; 0 when the
   *     service must not be there
   */
  public CatalogueChange expecting(Map<ServiceId, Long> versions) {
    return CatalogueChangeBuilder.builder(this).expectedVersions(versions).build();
  }

  /**
   * The same change, refused with {@link org.waymark.StaleException} when one of its services or
   * organisations was touched after that revision.
   */
  public CatalogueChange madeFrom(long revision) {
    return CatalogueChangeBuilder.builder(this).madeFrom(revision).build();
  }

  /** The same change as what a file or feed of that source says. */
  public CatalogueChange importedFrom(String source) {
    return CatalogueChangeBuilder.builder(this).importedFrom(source).build();
  }
}
