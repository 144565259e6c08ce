package org.waymark.listing.form;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/**
 * What a listing brings along that no form decides.
 *
 * @param base the listing the form was filled from; null for a new one
 */
public record ListingOrigin(
    ServiceId id, OrganisationId organisation, Provenance provenance, @Nullable Service base) {

  public ListingOrigin {
    Objects.requireNonNull(id);
    Objects.requireNonNull(organisation);
    Objects.requireNonNull(provenance);
  }

  /** Of a listing that exists. */
  public static ListingOrigin of(Service base) {
    return new ListingOrigin(base.id(), base.organisation(), base.provenance(), base);
  }

  /** Of a new listing. */
  public static ListingOrigin ofNew(
      ServiceId id, OrganisationId organisation, Provenance provenance) {
    return new ListingOrigin(id, organisation, provenance, null);
  }
}
