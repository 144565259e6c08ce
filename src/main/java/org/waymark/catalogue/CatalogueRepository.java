package org.waymark.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;

/**
 * Keeps the catalogue. Withheld addresses are kept elsewhere and never pass through here; no change
 * is written whose words give one away ({@link
 * org.waymark.catalogue.confidential.ConfidentialityRule}).
 */
public interface CatalogueRepository {

  /** The number of the latest change; 0 when there has been none. */
  long latestRevision();

  /** Everything, read in one consistent view. */
  Catalogue load();

  /**
   * As {@link #load}, but at the cost of what has changed: records that no change touched since are
   * the same objects as before. Dear when most of it has.
   *
   * @param before a catalogue that this repository loaded
   */
  default Catalogue loadAfter(Catalogue before) {
    return load();
  }

  /**
   * As {@link CatalogueSummary#of} of all that everybody may know, without reading the records. An
   * organisation that has unlisted listings alone counts among the invented or real ones too.
   */
  default CatalogueSummary summary(LocalDate today) {
    return CatalogueSummary.of(load().withoutUnlisted(), today);
  }

  /** One service as it is now; empty when there is none. */
  Optional<Service> findService(ServiceId id);

  /**
   * A service as it is now.
   *
   * @param version the number of the change that last touched it
   */
  record ServiceAtVersion(Service service, long version) {}

  /** Those of these services that are there, in one consistent view. */
  default List<ServiceAtVersion> findServices(Collection<ServiceId> ids) {
    return ids.stream()
        .flatMap(id -> findService(id).stream())
        .map(each -> new ServiceAtVersion(each, versionOf(each.id()).orElseThrow()))
        .toList();
  }

  /** The services an organisation runs, as {@link #findServices}. */
  default List<ServiceAtVersion> findServicesOf(OrganisationId id) {
    return findServices(load().servicesOf(id).stream().map(Service::id).toList());
  }

  /** One organisation as it is now; empty when there is none. */
  default Optional<Organisation> findOrganisation(OrganisationId id) {
    return load().findOrganisation(id);
  }

  /**
   * The number of the change that last touched the service itself; empty when there is no such
   * service now. A change of its organisation alone does not count.
   */
  Optional<Long> versionOf(ServiceId id);

  /**
   * What the words of a change would give away of places that may not be known, among them those
   * whose address is kept. Asked to name a field; {@link #apply} holds to it by itself.
   *
   * @param before what is compared with: what it says already is no news
   * @param brought addresses that come with the change
   */
  default List<PlaceInWords> placesInWords(
      CatalogueChange change, ConfidentialityRule.Before before, HiddenPlaces brought) {
    return ConfidentialityRule.addedBy(change, before, brought);
  }

  /**
   * The same of one listing, whatever its organisation says.
   *
   * @param before null for a listing that is new
   */
  default List<PlaceInWords> placesInWords(@Nullable Service before, Service after) {
    return placesInWords(
        CatalogueChange.of("desk", "check", List.of(), List.of(after)),
        ConfidentialityRule.Before.of(before),
        HiddenPlaces.NONE);
  }

  /**
   * What somebody who says something of a listing gives away of it.
   *
   * @param words not blank
   */
  default List<PlaceInWords> placesInWords(Service listing, String words) {
    return placesInWords(
        CatalogueChange.of("desk", words, List.of(), List.of(listing)),
        ConfidentialityRule.Before.of(listing),
        HiddenPlaces.NONE);
  }

  /**
   * Applies a change in one transaction, all or nothing, and announces {@link CatalogueChanged}
   * after the commit. Instants and times of day are kept to the microsecond.
   *
   * @return the number of the change
   * @throws IllegalArgumentException when the change cannot be: a record given twice, a location in
   *     two services, an organisation that is not there, an external identifier that another record
   *     of the source has, a text with a NUL character; nothing is changed then
   * @throws org.waymark.catalogue.confidential.PlaceInWordsException when words that others read
   *     would give away a place that may not be known; nothing is changed then
   * @throws org.waymark.StaleException when a service is not at the version that the change
   *     expects; nothing is changed then
   */
  default long apply(CatalogueChange change) {
    return apply(change, () -> {});
  }

  /**
   * As {@link #apply(CatalogueChange)}, together with what belongs to the change but is kept
   * elsewhere: both or neither.
   *
   * @param alongside writes to the same database, after the change and before the commit; what it
   *     throws undoes the change
   */
  long apply(CatalogueChange change, Runnable alongside);

  /**
   * Deletes every record of a source in one transaction, e.g. the demonstration catalogue. An
   * organisation that runs a service of another source stays.
   *
   * @return how many services were deleted
   */
  int removeSource(String source, String who, String why);
}
