package org.waymark.geography.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Position;
import org.waymark.geography.boundary.BoundaryFiles;
import org.waymark.geography.boundary.CoordinateSystem;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.place.Postcode;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.testing.DatabaseContract;

abstract class GeodataLoaderContract extends DatabaseContract {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));
  private static final String HEADER = "pcd,pcds,dointr,doterm,lat,long,lsoa11,lsoa21\n";

  @TempDir Path folder;

  private GeodataLoader loader() {
    return new GeodataLoader(database().transactions(), CLOCK, ledger(), boundaries());
  }

  private DataSetLedger ledger() {
    return database().bean(DataSetLedger.class);
  }

  private BoundaryRepository boundaries() {
    return database().bean(BoundaryRepository.class);
  }

  private BuiltInGeography builtIn() {
    return new BuiltInGeography(database().transactions(), CLOCK, ledger(), boundaries());
  }

  @BeforeEach
  void builtInGeographyIsThere() {
    builtIn().load(LoadProgress.SILENT);
  }

  private GeodataLoader.Report load(Path file) throws IOException {
    return loader().load(file, LoadProgress.SILENT);
  }

  private PostcodeDirectory.Entry entry(String postcode) {
    return database()
        .bean(StoredPostcodes.class)
        .find(Postcode.parse(postcode, outward -> true).orElseThrow())
        .orElseThrow();
  }

  private GeodataStatus.Line status(String what) {
    return GeodataStatus.of(database().transactions(), ledger(), boundaries()).lines().stream()
        .filter(line -> line.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void officialLayerReplacesTheApproximateOneAndCanBeUndone() throws Exception {
    Map<AreaCode, Geometry> regions = OutlineFile.readBuiltIn().layer(OutlineLayer.REGION);
    Path file =
        BoundaryFiles.geoJson(
            folder.resolve("rgn.geojson"), "RGN24CD", regions, CoordinateSystem.WGS84);

    GeodataLoader.Report report = load(file);

    assertThat(report.accepted()).as(report.summary()).isTrue();
    assertThat(report.loaded()).isEqualTo(9);
    assertThat(boundaries().findByKindOrderByCode("region"))
        .hasSize(9)
        .noneMatch(StoredOutline::approximate);
    assertThat(boundaries().findByKindOrderByCode("police-area"))
        .isNotEmpty()
        .allMatch(StoredOutline::approximate);
    assertThat(boundaries().findByKindOrderByCode("region"))
        .filteredOn(each -> Boundary.of(each.geom()).contains(new Position(-0.12, 51.5)))
        .extracting(StoredOutline::code)
        .containsExactly("E12000007");
    assertThat(status("Outlines of regions").outline())
        .isEqualTo(GeodataStatus.OutlineKind.OFFICIAL);
    assertThat(status("Outlines of regions").edition()).isEqualTo("2024, rgn.geojson");

    assertThat(builtIn().load(LoadProgress.SILENT)).as("the next start").isFalse();
    assertThat(builtIn().restoreOutlines(AreaKind.REGION)).isEqualTo(9);
    assertThat(status("Outlines of regions").outline())
        .isEqualTo(GeodataStatus.OutlineKind.APPROXIMATE);
  }

  @Test
  void refusedFileChangesNothing() throws Exception {
    List<GeodataStatus.Line> before =
        GeodataStatus.of(database().transactions(), ledger(), boundaries()).lines();
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a map");
    Path empty = Files.createFile(folder.resolve("empty.geojson"));

    assertThat(load(text).accepted()).isFalse();
    assertThat(load(text).summary())
        .contains("notes.txt was not loaded", "not a file of boundaries");
    assertThat(load(empty).summary()).contains("empty");
    assertThat(load(folder.resolve("absent")).summary()).contains("no such file");
    assertThat(GeodataStatus.of(database().transactions(), ledger(), boundaries()).lines())
        .isEqualTo(before);
  }

  @Test
  void postcodeDirectoryIsLoadedAndBadRowsAreLeftOutAndNamed() throws Exception {
    StringBuilder csv = new StringBuilder("\uFEFF" + HEADER);
    for (int i = 0; i < 40; i++) {
      csv.append(
          "CA11%dXX,CA11 %dXX,1980-01,,54.66,-2.75,E01019330,E01019330\n"
              .formatted(i % 10, i % 10));
    }
    csv.append("CA101AA,CA10 1AA,198001,201403,54.61,-2.65,E01019324,E01019324\n");
    csv.append("EH1 1YZ,EH1 1YZ,198001,,55.95,-3.19,S01008677,S01008677\n");
    csv.append("CA999ZZ,CA99 9ZZ,198001,,99.999999,0.000000,E01019324,E01019324\n");
    csv.append("nonsense,nonsense,198001,,54.61,-2.65,E01019324,E01019324\n");
    csv.append("CA101AB,CA10 1AB,198001,,not a number,-2.65,E01019324,E01019324\n");
    Path file = Files.writeString(folder.resolve("ONSPD.csv"), csv, StandardCharsets.UTF_8);

    GeodataLoader.Report report = load(file);

    assertThat(report.accepted()).as(report.summary()).isTrue();
    assertThat(report.loaded()).isEqualTo(11);
    assertThat(report.findings())
        .extracting(GeodataFinding::where)
        .contains("ONSPD.csv, line 45", "ONSPD.csv, line 46");
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("1 postcodes outside England and Wales"))
        .anyMatch(message -> message.contains("1 postcodes without a position"));
    assertThat(entry("CA11 7XX").position()).isEqualTo(new Position(-2.75, 54.66));
    assertThat(entry("CA11 7XX").smallArea()).isEqualTo("E01019330");
    assertThat(entry("CA10 1AA").terminated()).hasToString("2014-03");
    StoredPostcodes stored = database().bean(StoredPostcodes.class);
    assertThat(stored.listSmallAreas("CA11")).hasSize(10).containsOnly("E01019330");
    assertThat(stored.listSmallAreas("CA1")).isEmpty();
    assertThat(stored.listSmallAreas("CA10")).as("out of use").isEmpty();
    assertThat(status("Full postcodes").rows()).isEqualTo(11);
    assertThat(status("Full postcodes").edition()).isEqualTo("ONS Postcode Directory, ONSPD.csv");
  }

  @Test
  void codePointOpenZipIsLoadedInWgs84() throws Exception {
    Path zip = folder.resolve("codepo_gb.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry("Doc/Code-Point_Open_Column_Headers.csv"));
      packed.write("PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n".getBytes(StandardCharsets.UTF_8));
      packed.putNextEntry(new ZipEntry("Data/CSV/ca.csv"));
      packed.write(
          """
          "CA117XX",10,351500,530200,"E92000001","E19000001","E18000001","","E06000064","E05000001"
          "CA117XY",90,0,0,"E92000001","","","","",""
          """
              .getBytes(StandardCharsets.UTF_8));
      packed.closeEntry();
    }

    GeodataLoader.Report report = load(zip);

    assertThat(report.accepted()).as(report.summary()).isTrue();
    assertThat(report.loaded()).isEqualTo(1);
    PostcodeDirectory.Entry entry = entry("CA11 7XX");
    assertThat(entry.position().longitude()).isCloseTo(-2.7534, Assertions.within(0.001));
    assertThat(entry.position().latitude()).isCloseTo(54.6645, Assertions.within(0.001));
    assertThat(entry.smallArea()).isNull();
    assertThat(database().bean(StoredPostcodes.class).listSmallAreas("CA11")).isEmpty();
  }

  @Test
  void fileOfMostlyBadRowsIsRefusedAndTheOldPostcodesStay() throws Exception {
    Path good =
        Files.writeString(
            folder.resolve("good.csv"),
            HEADER + "LA97AA,LA9 7AA,198001,,54.33,-2.74,E01019365,E01019365\n");
    load(good);
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), HEADER + "x,x,x,x,x,x,,\n".repeat(5_000));

    GeodataLoader.Report report = load(bad);

    assertThat(report.accepted()).isFalse();
    assertThat(report.summary()).contains("5000 of 5000 rows", "line 2");
    assertThat(entry("LA9 7AA").position()).isEqualTo(new Position(-2.74, 54.33));
    assertThat(status("Full postcodes").edition()).contains("good.csv");
  }

  @Test
  void progressOfALongFileRises() throws Exception {
    StringBuilder csv = new StringBuilder(HEADER);
    String letters = "ABDEFGHJLNPQRSTUWXYZ";
    for (int i = 0; i < 4_000; i++) {
      String code =
          "CA%d %d%c%c"
              .formatted(
                  1 + i / 4_000, i % 10, letters.charAt(i / 10 % 20), letters.charAt(i / 200 % 20));
      csv.append(code.replace(" ", "")).append(',').append(code);
      csv.append(",198001,,54.89,-2.93,E01019220,E01019220\n");
    }
    Path file = Files.writeString(folder.resolve("long.csv"), csv);
    List<Long> done = new ArrayList<>();

    GeodataLoader.Report report = loader().load(file, (what, soFar, total) -> done.add(soFar));

    assertThat(report.loaded()).isEqualTo(4_000);
    assertThat(done).isSorted().hasSizeGreaterThan(3).endsWith(Files.size(file));
  }
}
