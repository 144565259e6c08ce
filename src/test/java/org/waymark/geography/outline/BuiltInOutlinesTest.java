package org.waymark.geography.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Atom;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;

/** The outlines committed with Waymark: complete, valid, the same in every layer, and small. */
class BuiltInOutlinesTest {

  private static final Outlines OUTLINES = readBuiltIn();

  private static Outlines readBuiltIn() {
    try {
      return OutlineFile.readBuiltIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POLICE_AREA,43",
    "ICB,36",
    "FORMER_ICB,42",
    "COUNCIL,175",
    "DISTRICT,318",
    "REGION,9",
    "COUNTRY,2"
  })
  void everyLayerHasItsNumberOfAreas(OutlineLayer layer, int count) {
    assertThat(OUTLINES.layer(layer)).hasSize(count);
  }

  @ParameterizedTest
  @EnumSource(OutlineLayer.class)
  void everyLayerIsAValidCoverage(OutlineLayer layer) {
    Geometry[] shapes = OUTLINES.layer(layer).values().toArray(Geometry[]::new);
    assertThat(shapes).allMatch(Geometry::isValid);
    assertThat(CoverageValidator.isValid(shapes)).isTrue();
  }

  @Test
  void layersCoverTheSameGround() {
    double districts = area(OUTLINES.layer(OutlineLayer.DISTRICT));
    assertThat(area(OUTLINES.layer(OutlineLayer.POLICE_AREA))).isCloseTo(districts, within(1e-9));
    assertThat(area(OUTLINES.layer(OutlineLayer.COUNCIL))).isCloseTo(districts, within(1e-9));
    assertThat(area(OUTLINES.layer(OutlineLayer.COUNTRY))).isCloseTo(districts, within(1e-9));
    double england = area(OUTLINES.layer(OutlineLayer.REGION));
    assertThat(area(OUTLINES.layer(OutlineLayer.ICB))).isCloseTo(england, within(1e-9));
    assertThat(area(OUTLINES.layer(OutlineLayer.FORMER_ICB))).isCloseTo(england, within(1e-9));
  }

  @Test
  void neighboursAreAreasThatShareABorderBothWaysRound() {
    var neighbours = OUTLINES.neighbours(OutlineLayer.POLICE_AREA);
    assertThat(neighbours.get(new AreaCode("E23000002")))
        .as("Cumbria borders Lancashire, North Yorkshire, Durham and Northumbria")
        .extracting(AreaCode::value)
        .containsExactly("E23000003", "E23000007", "E23000008", "E23000009");
    assertThat(neighbours.get(new AreaCode("E23000034")))
        .as("the City of London lies within the Metropolitan Police area")
        .extracting(AreaCode::value)
        .containsExactly("E23000001");
    OUTLINES
        .neighbours()
        .forEach(
            (code, others) ->
                assertThat(others).as("neighbours of %s", code).doesNotContain(code).isNotNull());
    neighbours.forEach(
        (code, others) ->
            others.forEach(
                other -> assertThat(Objects.requireNonNull(neighbours.get(other))).contains(code)));
  }

  @Test
  void islandsAndTownsAreWhereTheyShouldBe() {
    assertThat(at(OutlineLayer.DISTRICT, -1.30, 50.69)).isEqualTo("E06000046"); // Isle of Wight
    assertThat(at(OutlineLayer.DISTRICT, -4.40, 53.28)).isEqualTo("W06000001"); // Anglesey
    assertThat(at(OutlineLayer.DISTRICT, -6.2955, 49.9211)).isEqualTo("E06000053"); // Scilly
    assertThat(at(OutlineLayer.POLICE_AREA, -2.93, 54.89)).isEqualTo("E23000002"); // Carlisle
    assertThat(at(OutlineLayer.ICB, -3.22, 54.11)).isEqualTo("E54000048"); // Barrow
    assertThat(at(OutlineLayer.REGION, -0.12, 51.50)).isEqualTo("E12000007");
  }

  @Test
  void everyAreaOfAKindHasABoundaryWhateverItsTime() {
    Map<AreaCode, Boundary> boards = OUTLINES.boundaries(AreaKind.ICB);
    assertThat(boards).containsKeys(new AreaCode("E54000065"), new AreaCode("E54000034"));
    assertThat(boards).hasSize(49);
    assertThat(OUTLINES.boundaries(AreaKind.DISTRICT)).hasSize(318);
    Boundary cumberland =
        Objects.requireNonNull(
            OUTLINES.boundaries(AreaKind.DISTRICT).get(new AreaCode("E06000063")));
    assertThat(cumberland.contains(new Position(-3.1, 54.7))).isTrue();
  }

  @Test
  void theGroundOfAtomsIsTheLandOfEnglandAndWales() {
    // 151,000 square kilometres to the mean high-water mark.
    assertThat(OUTLINES.atoms().stream().mapToDouble(Atom::hectares).sum())
        .isCloseTo(15_120_000, within(100_000.0));
    assertThat(OUTLINES.atoms()).hasSize(331).allMatch(atom -> atom.hectares() > 0);
  }

  @Test
  void theFileIsSmallAndSaysWhatItIs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("outlines.topo.json");
    OutlineFile.write(OUTLINES, file);
    assertThat(Files.size(file)).isLessThan(300_000);
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .contains("\"approximate\":true", "Natural Earth", "Open Government Licence");
  }

  @Test
  void writingWhatWasReadGivesTheSameBytes() throws IOException {
    try (var stream =
        Objects.requireNonNull(
            OutlineFile.class.getResourceAsStream("/geodata/outlines.topo.json"))) {
      String committed = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(OutlineFile.toJson(OUTLINES)).isEqualTo(committed);
    }
  }

  private static String at(OutlineLayer layer, double longitude, double latitude) {
    Geometry point = Boundary.WGS84.createPoint(new Coordinate(longitude, latitude));
    return OUTLINES.layer(layer).entrySet().stream()
        .filter(entry -> entry.getValue().contains(point))
        .map(entry -> entry.getKey().value())
        .reduce("", String::concat);
  }

  private static double area(Map<AreaCode, Geometry> layer) {
    return layer.values().stream().mapToDouble(Geometry::getArea).sum();
  }
}
