package org.waymark.listing.bulk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.ListingVersion;

/**
 * What an uploaded workbook asks for, kept until its owner says to apply it.
 *
 * @param lines listings that the workbook changes, in its order
 */
public record BulkPlan(UUID id, AccountId owner, Instant madeAt, List<Line> lines) {

  public BulkPlan {
    lines = List.copyOf(lines);
  }

  /**
   * One listing.
   *
   * @param version what the workbook was downloaded from
   * @param mine the listing as the workbook has it; of its places only what may be known
   * @param withFunding true when its arrangements are the workbook's and are to be saved
   */
  public record Line(
      ServiceId service, ListingVersion version, Service mine, boolean withFunding) {}
}
