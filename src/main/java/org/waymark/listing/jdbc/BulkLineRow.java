package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.bulk.BulkPlan;

/** A row of {@code bulk_line}: a listing as a workbook has it. */
@MappedEntity("bulk_line")
record BulkLineRow(
    @Id UUID planId,
    @Id int number,
    UUID serviceId,
    String version,
    String document,
    boolean withFunding) {

  BulkPlan.Line line() {
    return new BulkPlan.Line(
        new ServiceId(serviceId),
        ListingVersion.parse(version).orElseThrow(),
        CatalogueDocuments.readService(document),
        withFunding);
  }
}
