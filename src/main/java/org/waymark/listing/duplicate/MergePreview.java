package org.waymark.listing.duplicate;

import java.util.List;
import org.waymark.catalogue.Service;
import org.waymark.listing.FieldChange;

/**
 * What merging two listings would come to.
 *
 * @param differences fields in which they differ; before is the kept one, after the dropped one
 * @param merged the kept listing with the fields that would be taken from the dropped one
 * @param problems why it cannot be merged like this; empty when it can
 */
public record MergePreview(
    Service kept,
    Service dropped,
    List<FieldChange> differences,
    Service merged,
    List<String> problems) {}
