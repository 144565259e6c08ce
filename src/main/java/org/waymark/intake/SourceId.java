package org.waymark.intake;

import org.waymark.Provenance;
import org.waymark.intake.table.CellText;

/**
 * How a file names a record: by where it came from and its identifier there, however its spaces
 * were typed.
 */
record SourceId(String source, String externalId) {

  /** That of a record of the catalogue. */
  static SourceId of(Provenance provenance) {
    return new SourceId(provenance.source(), CellText.identifier(provenance.externalId()));
  }
}
