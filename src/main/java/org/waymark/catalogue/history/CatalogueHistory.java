package org.waymark.catalogue.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** Reads what the catalogue was. Thread-safe. */
public interface CatalogueHistory {

  /** The time zone in which a day is meant. */
  ZoneId LONDON = ZoneId.of("Europe/London");

  /** Every version of a service, newest first; empty when there never was such a service. */
  List<ServiceVersion> versionsOf(ServiceId id);

  /** The version that a revision made; empty when it did not change the service. */
  Optional<ServiceVersion> version(ServiceId id, long revision);

  /**
   * A listing as it was written down somewhere else, without what was public of places that may not
   * be known now.
   */
  Service asMayBeShown(Service then);

  /** What was said of a service, without what tells a place of it that may not be known now. */
  List<String> asMayBeSaid(ServiceId id, List<String> words);

  /** The places of a service that were public after a revision and may not be known now. */
  Set<LocationId> hiddenSince(ServiceId id, long revision);

  /**
   * The service as it was then; empty when it was not there.
   *
   * @throws IllegalArgumentException before {@link #begins}
   */
  Optional<Service> serviceAsOf(ServiceId id, Instant moment);

  /**
   * The catalogue as it was then, under the revision of then.
   *
   * @throws IllegalArgumentException before {@link #begins}; the message names that day
   */
  Catalogue asOf(Instant moment);

  /** The catalogue as it was at the end of a day. */
  default Catalogue asOf(LocalDate day) {
    return asOf(endOf(day));
  }

  /** The last moment of a day in England. */
  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(LONDON).toInstant().minusNanos(1000);
  }

  /**
   * The catalogue after a change.
   *
   * @throws IllegalArgumentException for a revision before the history began
   */
  Catalogue atRevision(long revision);

  /**
   * The change since which everything is known; empty when that is the very first, so that before
   * it the catalogue was empty.
   */
  Optional<CatalogueRevision> begins();

  /** The last change of each of these services that is there; one that never was is not in it. */
  Map<ServiceId, CatalogueRevision> lastChanges(Collection<ServiceId> ids);

  /**
   * Of these services those that a person ever changed, with what each was after every change,
   * newest first; without the moments at which it was not there. A place that may not be known any
   * more stands in it as it was written then, so that it can be told who hid it: this is for
   * deciding who said what, and is not to be shown.
   */
  Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids);

  /** The same of organisations. */
  Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids);

  /** Recomputes the digests of all versions and compares them with what the audit has sealed. */
  HistoryVerdict verify();
}
