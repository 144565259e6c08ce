package org.waymark.listing.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;

/**
 * Two records that were made one.
 *
 * @param kept identifier of the service or organisation that stayed
 * @param dropped identifier of the other
 * @param before everything the merge changed, as it was
 * @param after the same as the merge left it; what is not there any more is not in it
 * @param who by name
 * @param undoneAt when it was taken back; null while it stands
 */
public record Merge(
    UUID id,
    Kind kind,
    UUID kept,
    UUID dropped,
    Records before,
    Records after,
    String who,
    String why,
    Instant at,
    @Nullable Instant undoneAt) {

  /** What was merged. */
  public enum Kind {
    SERVICE,
    ORGANISATION
  }

  /** Records of the catalogue. */
  public record Records(List<Organisation> organisations, List<Service> services) {
    public Records {
      organisations = List.copyOf(organisations);
      services = List.copyOf(services);
    }
  }
}
