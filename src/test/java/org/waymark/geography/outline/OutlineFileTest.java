package org.waymark.geography.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Atom;
import org.waymark.geography.Boundary;

class OutlineFileTest {

  private static final LocalDate MADE = LocalDate.of(2026, 4, 1);
  private static final AreaCode WEST = new AreaCode("E23000001");
  private static final AreaCode EAST = new AreaCode("E23000002");
  private static final AreaCode WALES = new AreaCode("W15000001");

  @Test
  void readsBackWhatItWroteWithHolesPartsAndNegativeDegrees(@TempDir Path folder)
      throws IOException, ParseException {
    Outlines outlines = threeAreas();
    Path file = folder.resolve("some.topo.json");
    OutlineFile.write(outlines, file);
    try (var stream = Files.newInputStream(file)) {
      Outlines read = OutlineFile.read(stream);
      assertThat(read.made()).isEqualTo(MADE);
      assertThat(read.atoms()).isEqualTo(outlines.atoms());
      Map<AreaCode, Geometry> before = outlines.layer(OutlineLayer.POLICE_AREA);
      Map<AreaCode, Geometry> after = read.layer(OutlineLayer.POLICE_AREA);
      assertThat(after.keySet()).containsExactly(WEST, EAST, WALES);
      after.forEach((code, shape) -> assertThat(shape.equalsExact(before.get(code))).isTrue());
      assertThat(read.layer(OutlineLayer.REGION)).isEmpty();
      assertThat(OutlineFile.toJson(read)).isEqualTo(OutlineFile.toJson(outlines));
    }
  }

  @Test
  void areasThatShareAnArcAreNeighboursAndAnIslandHasNone() throws ParseException {
    assertThat(threeAreas().neighbours(OutlineLayer.POLICE_AREA))
        .containsEntry(WEST, java.util.Set.of(EAST))
        .containsEntry(EAST, java.util.Set.of(WEST))
        .containsEntry(WALES, java.util.Set.of());
  }

  @Test
  void changingAShapeThatWasHandedOutChangesNothing() throws ParseException {
    Outlines outlines = threeAreas();
    outlines
        .layer(OutlineLayer.POLICE_AREA)
        .values()
        .forEach(
            shape ->
                shape.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setX(c.x + 1)));
    Geometry island = Objects.requireNonNull(outlines.layer(OutlineLayer.POLICE_AREA).get(WALES));
    assertThat(island.getEnvelopeInternal().getMinX()).isEqualTo(-4.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{\"type\":\"Topology\"}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"made\":\"2026-04-01\",\"transform\":{\"scale\":[1,1],\"translate\":[0,0]},\"arcs\":[],"
            + "\"objects\":{\"region\":{\"geometries\":[{\"type\":\"Polygon\",\"id\":\"E12000001\","
            + "\"arcs\":[[3]]}]}}}",
        "{\"made\":\"2026-04-01\",\"transform\":{\"scale\":[1,1]"
      })
  void refusesWhatIsNotAFileOfOutlines(String text) {
    var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OutlineFile.read(stream))
        .withMessageStartingWith("This is not a file of outlines: ");
  }

  @Test
  void saysWhichFileCannotBeWritten(@TempDir Path folder) throws ParseException {
    Outlines outlines = threeAreas();
    Path nowhere = folder.resolve("absent").resolve("some.topo.json");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> OutlineFile.write(outlines, nowhere));
  }

  /** A square with a hole, what fills the hole and more beside it, and an island. */
  private static Outlines threeAreas() throws ParseException {
    Map<String, Geometry> pieces = new LinkedHashMap<>();
    pieces.put(
        "E07000001|E54000008|E54000008",
        read("POLYGON((-2 51,-1 51,-1 52,-2 52,-2 51),(-1.7 51.3,-1.7 51.6,-1.4 51.6,-1.7 51.3))"));
    pieces.put(
        "E07000002|E54000008|E54000034",
        read(
            "MULTIPOLYGON(((-1.7 51.3,-1.7 51.6,-1.4 51.6,-1.7 51.3)),"
                + "((-1 51,0.5 51.0001,-1 52,-1 51)))"));
    pieces.put("W06000001||", read("POLYGON((-4.5 53,-4 53,-4 53.5,-4.5 53))"));
    Topology topology = Topology.of(pieces);
    Map<String, Geometry> shapes = new LinkedHashMap<>();
    List<String> codes = List.of(WEST.value(), EAST.value(), WALES.value());
    int i = 0;
    for (Geometry piece : pieces.values()) {
      shapes.put(codes.get(i++), CoverageUnion.union(new Geometry[] {piece}));
    }
    List<Atom> atoms =
        List.of(
            new Atom(
                new AreaCode("E07000001"),
                new AreaCode("E54000008"),
                new AreaCode("E54000008"),
                12),
            new Atom(
                new AreaCode("E07000002"),
                new AreaCode("E54000008"),
                new AreaCode("E54000034"),
                345),
            new Atom(new AreaCode("W06000001"), null, null, 6));
    return new Outlines(
        MADE, topology, atoms, Map.of(OutlineLayer.POLICE_AREA, topology.express(shapes)));
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader(Boundary.WGS84).read(wkt);
  }
}
