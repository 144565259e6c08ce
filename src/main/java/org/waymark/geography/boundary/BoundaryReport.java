package org.waymark.geography.boundary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;

/**
 * What became of a file of boundaries.
 *
 * @param kind null when the file could not be recognised
 * @param edition what the layer will be called, e.g. "2024, pfa_2024.geojson"
 * @param boundaries what is to be drawn; empty when the file is refused
 * @param missing areas in force with those of the file, as code and name, of which it has no
 *     outline: they keep the one that is there
 */
public record BoundaryReport(
    @Nullable AreaKind kind,
    String edition,
    Map<AreaCode, Boundary> boundaries,
    List<String> missing,
    List<GeodataFinding> findings) {

  public BoundaryReport {
    boundaries = Map.copyOf(boundaries);
    missing = List.copyOf(missing);
    findings = List.copyOf(findings);
  }

  /** A report of a file that was not taken. */
  public static BoundaryReport refused(String edition, String reason) {
    return new BoundaryReport(
        null, edition, Map.of(), List.of(), List.of(GeodataFinding.refusal(reason)));
  }

  /** True when the layer can be, or was, taken. */
  public boolean isAccepted() {
    return kind != null
        && findings.stream()
            .noneMatch(finding -> finding.severity() == GeodataFinding.Severity.REFUSAL);
  }
}
