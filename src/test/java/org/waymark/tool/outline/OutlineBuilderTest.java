package org.waymark.tool.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.NationalGrid;
import org.waymark.geography.outline.Json;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.outline.Outlines;

/** The whole country built, and held against published outlines where somebody has them. */
class OutlineBuilderTest {

  private static final Path PUBLISHED = Path.of("../shared/geodata/boundaries");

  @Test
  @Tag("slow")
  void theCommittedOutlinesAreWhatTheTablesGive(@TempDir Path folder) throws IOException {
    Path geodata = Path.of("geodata");
    for (String table : List.of("districts.csv", "small_areas.csv.gz")) {
      Files.copy(geodata.resolve(table), folder.resolve(table));
    }
    Outlines committed = OutlineFile.readBuiltIn();
    List<String> steps = new ArrayList<>();
    Path file =
        BuildOutlines.run(
            folder, committed.made(), (step, all, what) -> steps.add(step + "/" + all));
    assertThat(file).hasSameTextualContentAs(geodata.resolve(BuildOutlines.FILE));
    assertThat(steps).containsExactly("1/5", "2/5", "3/5", "4/5", "5/5");
  }

  @Test
  void aSmallAreaInAnUnknownDistrictIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("districts.csv"), "district,council,police_area,region,country\n");
    try (var out =
        new java.util.zip.GZIPOutputStream(
            Files.newOutputStream(folder.resolve("small_areas.csv.gz")))) {
      out.write(
          ("small_area,district,icb_2024,icb_2026,population,lon,lat\n"
                  + "E01000001,E09000001,,,1,-0.1,51.5\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildOutlines.run(folder, LocalDate.of(2026, 1, 1), OutlineProgress.NONE))
        .withMessageContaining("E01000001")
        .withMessageContaining("E09000001");
  }

  /**
   * The share of the land both draw that the one puts in another area than the other: half the
   * symmetric difference of each pair, over the common ground.
   */
  @ParameterizedTest
  @CsvSource({
    "POLICE_AREA, pfa_2024_ew_from_lad_bsc.geojson, pfa24cd, 2.6",
    "ICB, icb_apr2026_en_bsc_official.geojson, ICB26CD, 2.4",
    "FORMER_ICB, icb_apr2023_en_bsc_official.geojson, ICB23CD, 2.6",
    "COUNCIL, utla_2025_ew_bsc.geojson, utla25cd, 3.9",
    "DISTRICT, lad_2025_ew_bsc.geojson, lad25cd, 5.6",
  })
  void littleGroundIsMisplacedAgainstThePublishedOutlines(
      OutlineLayer layer, String file, String property, double mostPercent) throws IOException {
    assumeTrue(
        Files.isDirectory(PUBLISHED),
        () -> "No published outlines to compare with in " + PUBLISHED);
    Map<String, Geometry> published = published(PUBLISHED.resolve(file), property);
    Map<AreaCode, Geometry> own = OutlineFile.readBuiltIn().layer(layer);
    assertThat(own.keySet().stream().map(AreaCode::value)).containsAll(published.keySet());
    double same = 0;
    List<Geometry> ours = new ArrayList<>();
    for (Map.Entry<AreaCode, Geometry> entry : own.entrySet()) {
      Geometry shape = onGrid(entry.getValue());
      ours.add(shape);
      Geometry other = Objects.requireNonNull(published.get(entry.getKey().value()));
      same += OverlayNGRobust.overlay(shape, other, OverlayNG.INTERSECTION).getArea();
    }
    double common =
        OverlayNGRobust.overlay(
                OverlayNGRobust.union(ours),
                OverlayNGRobust.union(published.values()),
                OverlayNG.INTERSECTION)
            .getArea();
    double misplacedPercent = 100 * (1 - same / common);
    System.out.printf("%s: %.2f %% of the ground is misplaced%n", layer, misplacedPercent);
    assertThat(misplacedPercent).isBetween(0.0, mostPercent);
  }

  private static Map<String, Geometry> published(Path file, String property) {
    try {
      Map<String, Geometry> shapes = new TreeMap<>();
      Map<String, Object> root = Json.object(Json.parse(Files.readString(file)));
      for (Object each : Json.list(Json.member(root, "features"))) {
        Map<String, Object> feature = Json.object(each);
        Map<String, Object> properties = Json.object(Json.member(feature, "properties"));
        shapes.put(
            (String) Json.member(properties, property),
            LandOutline.geometry(Json.object(Json.member(feature, "geometry")), Boundary.WGS84));
      }
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Geometry onGrid(Geometry degrees) {
    Geometry copy = degrees.copy();
    copy.apply(
        (CoordinateFilter)
            c -> {
              var metres = NationalGrid.ofDegrees(c.x, c.y);
              c.x = metres.x;
              c.y = metres.y;
            });
    copy.geometryChanged();
    return copy;
  }
}
