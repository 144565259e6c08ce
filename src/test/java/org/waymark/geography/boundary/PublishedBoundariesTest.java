package org.waymark.geography.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.tables.BuiltInTables;

/** The files the ONS publishes, where somebody has put them beside the project. */
class PublishedBoundariesTest {

  private static final Path FOLDER = Path.of("..", "shared", "geodata", "boundaries");
  private static final Geography GEOGRAPHY = BuiltInTables.read().toGeography();

  @ParameterizedTest
  @CsvSource({
    "pfa_2024_ew_from_lad_bsc.geojson, POLICE_AREA, 43",
    "pfa_dec2020_ew_buc_official.geojson, POLICE_AREA, 43",
    "icb_apr2026_en_bsc_official.geojson, ICB, 36",
    "icb_apr2023_en_bsc_official.geojson, ICB, 40",
    "lad_2025_ew_bsc.geojson, DISTRICT, 318",
    "utla_2025_ew_bsc.geojson, COUNCIL, 175"
  })
  void publishedLayerIsRecognisedAndTaken(String name, AreaKind kind, int atLeast)
      throws Exception {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not there; its test is left out");

    BoundaryReport report =
        new BoundaryCheck(GEOGRAPHY, LocalDate.of(2026, 9, 1)).check(BoundaryFile.read(file));

    assertThat(report.findings())
        .filteredOn(finding -> finding.severity() == GeodataFinding.Severity.REFUSAL)
        .isEmpty();
    assertThat(report.kind()).isEqualTo(kind);
    assertThat(report.boundaries()).hasSizeGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @CsvSource({
    "greater_london_bsc.geojson, 1 of the 9 regions",
    "ew_lad_utla_pfa_gla_bsc.topo.json, TopoJSON"
  })
  void publishedFileThatIsNoLayerIsRefused(String name, String reason) throws Exception {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not there; its test is left out");

    String said;
    try {
      BoundaryReport report =
          new BoundaryCheck(GEOGRAPHY, LocalDate.of(2026, 9, 1)).check(BoundaryFile.read(file));
      assertThat(report.isAccepted()).isFalse();
      said = report.findings().toString();
    } catch (RefusedFileException e) {
      said = String.valueOf(e.getMessage());
    }
    assertThat(said).contains(reason);
  }
}
