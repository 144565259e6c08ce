package org.waymark.listing.bulk;

import java.util.List;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.Saved;

/**
 * What applying a workbook did.
 *
 * @param outcomes of each listing, in the order of the workbook; those of its money after its own
 */
public record BulkResult(List<Outcome> outcomes) {

  public BulkResult {
    outcomes = List.copyOf(outcomes);
  }

  /** What became of one listing. */
  public record Outcome(ServiceId service, String name, Saved saved) {}
}
