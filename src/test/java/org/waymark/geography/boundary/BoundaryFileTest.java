package org.waymark.geography.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Geography;
import org.waymark.geography.NationalGrid;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.tables.BuiltInTables;

class BoundaryFileTest {

  private static final Geography GEOGRAPHY = BuiltInTables.read().toGeography();
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final Map<AreaCode, Geometry> REGIONS = regions();

  @TempDir Path folder;

  private static Map<AreaCode, Geometry> regions() {
    try {
      return OutlineFile.readBuiltIn().layer(OutlineLayer.REGION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BoundaryReport check(Path file) throws Exception {
    return new BoundaryCheck(GEOGRAPHY, TODAY).check(BoundaryFile.read(file));
  }

  private Path write(String format, CoordinateSystem system) throws Exception {
    return switch (format) {
      case "geojson" ->
          BoundaryFiles.geoJson(folder.resolve("regions.geojson"), "RGN24CD", REGIONS, system);
      case "gpkg" ->
          BoundaryFiles.geoPackage(folder.resolve("regions.gpkg"), "RGN24CD", REGIONS, system);
      default ->
          BoundaryFiles.shapefileZip(folder.resolve("regions.zip"), "RGN24CD", REGIONS, system);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "geojson, WGS84", "geojson, NATIONAL_GRID", "gpkg, WGS84",
    "gpkg, NATIONAL_GRID", "shp, WGS84", "shp, NATIONAL_GRID"
  })
  void layerIsReadFromEveryFormatInBothReferenceSystems(String format, CoordinateSystem system)
      throws Exception {
    BoundaryReport report = check(write(format, system));

    assertThat(report.findings())
        .extracting(GeodataFinding::severity)
        .doesNotContain(GeodataFinding.Severity.REFUSAL, GeodataFinding.Severity.WARNING);
    assertThat(report.kind()).isEqualTo(AreaKind.REGION);
    assertThat(report.isAccepted()).isTrue();
    assertThat(report.edition()).startsWith("2024, regions.");
    assertThat(report.boundaries().keySet()).isEqualTo(REGIONS.keySet());
    report
        .boundaries()
        .forEach(
            (code, boundary) -> {
              Geometry expected = Objects.requireNonNull(REGIONS.get(code));
              // A ten-thousandth of a degree is about ten metres: more than a round trip costs.
              assertThat(boundary.toGeometry().symDifference(expected).getArea())
                  .as(code.value())
                  .isLessThan(expected.getArea() * 1e-4);
            });
  }

  @Test
  void projectionIsLongitudeFirstAndAgreesWithTheOrdnanceSurveysFormulae() {
    Point penrith =
        (Point)
            CoordinateSystem.NATIONAL_GRID.toWgs84(
                Boundary.WGS84.createPoint(new Coordinate(351_500, 530_200)));

    Coordinate expected = NationalGrid.toDegrees(351_500, 530_200);
    assertThat(penrith.getX()).as("longitude").isBetween(-3.0, -2.5);
    assertThat(penrith.getY()).as("latitude").isBetween(54.5, 54.8);
    assertThat(penrith.getX()).isCloseTo(expected.x, within(1e-6));
    assertThat(penrith.getY()).isCloseTo(expected.y, within(1e-6));
    assertThat(penrith.getSRID()).isEqualTo(4326);
    Coordinate back = CoordinateSystem.toNationalGrid(penrith).getCoordinate();
    assertThat(back.x).as("easting").isCloseTo(351_500, within(0.01));
    assertThat(back.y).as("northing").isCloseTo(530_200, within(0.01));
  }

  @Test
  void latitudeFirstIsTurnedRoundAndSaid() throws Exception {
    Map<AreaCode, Geometry> turned = new TreeMap<>();
    REGIONS.forEach(
        (code, geometry) -> {
          Geometry copy = geometry.copy();
          for (Coordinate c : copy.getCoordinates()) {
            double x = c.x;
            c.x = c.y;
            c.y = x;
          }
          copy.geometryChanged();
          turned.put(code, copy);
        });
    Path file =
        BoundaryFiles.geoJson(
            folder.resolve("turned.geojson"), "rgn24cd", turned, CoordinateSystem.WGS84);

    BoundaryReport report = check(file);

    assertThat(report.isAccepted()).isTrue();
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("Latitude stood before longitude"));
  }

  @Test
  void columnOfAnotherNameIsRecognisedByItsCodes() throws Exception {
    Path file =
        BoundaryFiles.geoJson(
            folder.resolve("x.geojson"), "area_id", REGIONS, CoordinateSystem.WGS84);

    assertThat(check(file).kind()).isEqualTo(AreaKind.REGION);
  }

  @Test
  void unknownCodeIsLeftOutAndNamed() throws Exception {
    Map<AreaCode, Geometry> more = new TreeMap<>(REGIONS);
    Geometry first = REGIONS.values().iterator().next();
    more.put(
        new AreaCode("E12000099"), Boundary.WGS84.toGeometry(new Envelope(2.0, 2.1, 52, 52.1)));

    BoundaryReport report =
        check(
            BoundaryFiles.geoJson(
                folder.resolve("x.geojson"), "RGN24CD", more, CoordinateSystem.WGS84));

    assertThat(first.isEmpty()).isFalse();
    assertThat(report.isAccepted()).isTrue();
    assertThat(report.boundaries()).doesNotContainKey(new AreaCode("E12000099"));
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("E12000099"));
  }

  @Test
  void missingAreaIsNamedAndManyMissingRefused() throws Exception {
    Map<AreaCode, Geometry> eight = new TreeMap<>(REGIONS);
    eight.remove(new AreaCode("E12000007"));
    Map<AreaCode, Geometry> two = new TreeMap<>(REGIONS);
    two.keySet().removeIf(code -> code.value().compareTo("E12000002") > 0);

    BoundaryReport almost =
        check(BoundaryFiles.geoJson(folder.resolve("a"), "RGN24CD", eight, CoordinateSystem.WGS84));
    BoundaryReport part =
        check(BoundaryFiles.geoJson(folder.resolve("b"), "RGN24CD", two, CoordinateSystem.WGS84));

    assertThat(almost.isAccepted()).isTrue();
    assertThat(almost.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("missing: E12000007 London"));
    assertThat(part.isAccepted()).isFalse();
    assertThat(part.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("2 of the 9 regions of England"));
  }

  @Test
  void codesOnTheWrongGroundAreRefused() throws Exception {
    Map<AreaCode, Geometry> exchanged = new TreeMap<>(REGIONS);
    AreaCode northEast = new AreaCode("E12000001");
    AreaCode southWest = new AreaCode("E12000009");
    exchanged.put(northEast, REGIONS.get(southWest));
    exchanged.put(southWest, REGIONS.get(northEast));

    BoundaryReport report =
        check(
            BoundaryFiles.geoJson(
                folder.resolve("x"), "RGN24CD", exchanged, CoordinateSystem.WGS84));

    assertThat(report.isAccepted()).isFalse();
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(m -> m.contains("do not belong together") && m.contains("E12000009 South West"));
  }

  @Test
  void areasOnTopOfEachOtherAreRefused() throws Exception {
    Map<AreaCode, Geometry> doubled = new TreeMap<>(REGIONS);
    doubled.put(
        new AreaCode("E12000001"),
        REGIONS
            .getOrDefault(new AreaCode("E12000001"), Boundary.WGS84.createPolygon())
            .union(
                REGIONS.getOrDefault(new AreaCode("E12000002"), Boundary.WGS84.createPolygon())));

    BoundaryReport report =
        check(
            BoundaryFiles.geoJson(folder.resolve("x"), "RGN24CD", doubled, CoordinateSystem.WGS84));

    assertThat(report.isAccepted()).isFalse();
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("on top of each other"));
  }

  @Test
  void invalidGeometryIsMendedAndSaid() throws Exception {
    Map<AreaCode, Geometry> bent = new HashMap<>(REGIONS);
    AreaCode london = new AreaCode("E12000007");
    Geometry box = REGIONS.getOrDefault(london, Boundary.WGS84.createPolygon()).getEnvelope();
    Coordinate[] c = box.getCoordinates();
    // The ring goes a little beyond its corner and crosses itself.
    bent.put(
        london,
        Boundary.WGS84.createPolygon(
            new Coordinate[] {
              c[0],
              c[1],
              c[2],
              c[3],
              new Coordinate(c[3].x + 0.02, c[3].y - 0.02),
              new Coordinate(c[3].x + 0.02, c[3].y),
              new Coordinate(c[3].x - 0.02, c[3].y - 0.02),
              c[0]
            }));

    BoundaryReport report =
        check(BoundaryFiles.geoJson(folder.resolve("x"), "RGN24CD", bent, CoordinateSystem.WGS84));

    assertThat(report.findings())
        .filteredOn(finding -> finding.where().equals("E12000007"))
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("mended"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,value\\nLeeds,1 | not a file of boundaries",
        "{\"type\":\"Topology\",\"arcs\":[]} | TopoJSON",
        "{\"a\":1} | not a GeoJSON FeatureCollection",
        "{\"type\":\"FeatureCollection\",\"features\":[] } | no feature at all",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\" | not whole JSON",
        "PK\003\004garbage | damaged zip",
        "SQLite format 3 and then nothing | not a GeoPackage",
        "<html>Sign in to download</html> | not a file of boundaries"
      })
  void wrongThingIsRefusedWithTheReason(String content, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("given"), content.replace("\\n", "\n"));

    assertThatThrownBy(() -> BoundaryFile.read(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void pointsAreRefused() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("points.geojson"),
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature",
             "properties": {"PFA24CD": "E23000002"},
             "geometry": {"type": "Point", "coordinates": [-2.7, 54.6]}}]}
            """);

    assertThatThrownBy(() -> BoundaryFile.read(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("not points");
  }

  @Test
  void otherReferenceSystemIsRefusedByName() throws Exception {
    Path file =
        BoundaryFiles.geoJson(
            folder.resolve("x.geojson"), "RGN24CD", REGIONS, CoordinateSystem.WGS84);
    Files.writeString(file, Files.readString(file).replace("EPSG::4326", "EPSG::3857"));

    assertThatThrownBy(() -> BoundaryFile.read(file))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("3857")
        .hasMessageContaining("27700");
  }

  @Test
  void columnOfOneKindWithCodesOfAnotherIsRefused() throws Exception {
    Path file =
        BoundaryFiles.geoJson(
            folder.resolve("x.geojson"), "PFA24CD", REGIONS, CoordinateSystem.WGS84);

    BoundaryReport report = check(file);

    assertThat(report.isAccepted()).isFalse();
    assertThat(report.findings().getFirst().message())
        .contains("PFA24CD", "codes of police areas", "E12000001");
  }

  @Test
  void zipThatUnpacksWithoutEndIsRefused() throws Exception {
    Path zip = folder.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry("layer.geojson"));
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20; i++) {
        packed.write(blanks);
      }
      packed.closeEntry();
    }

    assertThat(Files.size(zip)).isLessThan(100_000);
    assertThatThrownBy(() -> BoundaryFile.read(zip, new Limits(5_000_000, 1_000, 1_000)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("more than 5 MB");
  }

  @Test
  void tooManyPointsAreRefusedWithTheEditionToTake() throws Exception {
    Path file = write("geojson", CoordinateSystem.WGS84);

    assertThatThrownBy(() -> BoundaryFile.read(file, new Limits(1 << 30, 100, 1_000)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("generalised edition");
  }

  @ParameterizedTest
  @EnumSource(CoordinateSystem.class)
  void aZippedGeoJsonIsReadToo(CoordinateSystem system) throws Exception {
    Path plain = write("geojson", system);
    Path zip = folder.resolve("regions.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry("../../escape.geojson"));
      packed.write(Files.readAllBytes(plain));
      packed.closeEntry();
    }

    assertThat(check(zip).boundaries()).hasSize(9);
    assertThat(folder.resolveSibling("escape.geojson")).doesNotExist();
  }
}
