package org.waymark.listing.bulk;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.FieldChange;

/**
 * What a workbook would change.
 *
 * @param plan to apply it by
 * @param changes listings that would change, in the order of the workbook
 * @param unchanged how many listings it leaves as they are
 * @param refused rows that count for nothing, and why; no bad row costs a good one
 * @param notes what is not taken from a workbook, in sentences
 */
public record BulkPreview(
    UUID plan, List<Change> changes, int unchanged, List<RefusedLine> refused, List<String> notes) {

  public BulkPreview {
    changes = List.copyOf(changes);
    refused = List.copyOf(refused);
    notes = List.copyOf(notes);
  }

  /**
   * One listing.
   *
   * @param differences field by field, in words
   * @param waiting of these, the fields that would wait for approval; the others are live at once
   * @param disputed fields somebody else has changed since the download; they are left as they are
   */
  public record Change(
      ServiceId service,
      String name,
      List<FieldChange> differences,
      Set<ListingField> waiting,
      Set<ListingField> disputed) {}

  /**
   * A row, or a listing, of which nothing is taken.
   *
   * @param line row of the sheet, from 1; 0 when it is about no row
   * @param why a sentence
   */
  public record RefusedLine(long line, String why) {}
}
