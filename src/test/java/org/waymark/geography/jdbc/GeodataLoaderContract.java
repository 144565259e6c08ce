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
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
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

  private static final AreaCode LONDON_REGION = new AreaCode("E12000007");

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
    builtIn().restoreOutlines(AreaKind.REGION);
    database()
        .transactions()
        .write(
            connection -> {
              PostcodeCover.deleteAll(connection);
              return true;
            });
  }

  private GeodataLoader.Report load(Path file) throws IOException {
    return load(file, Consent.NONE);
  }

  private GeodataLoader.Report load(Path file, Consent consent) throws IOException {
    return loader().load(file, consent, LoadProgress.SILENT);
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

  private Path regions(String name, String column, Map<AreaCode, ? extends Geometry> regions)
      throws IOException {
    return BoundaryFiles.geoJson(folder.resolve(name), column, regions, CoordinateSystem.WGS84);
  }

  private StoredOutline outline(AreaCode code) {
    return boundaries().findByKindOrderByCode("region").stream()
        .filter(each -> each.code().equals(code.value()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAreaThatTheFileLacksKeepsTheOutlineThatIsThere() throws Exception {
    Map<AreaCode, Geometry> regions =
        new TreeMap<>(OutlineFile.readBuiltIn().layer(OutlineLayer.REGION));
    Map<AreaCode, Geometry> lacking = new TreeMap<>(regions);
    lacking.remove(LONDON_REGION);

    GeodataLoader.Report first = load(regions("a.geojson", "RGN23CD", lacking));
    assertThat(first.accepted()).as(first.summary()).isTrue();
    assertThat(first.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("missing: E12000007 London"));
    assertThat(outline(LONDON_REGION).approximate()).isTrue();
    assertThat(status("Outlines of regions").outline()).isEqualTo(GeodataStatus.OutlineKind.MIXED);

    assertThat(load(regions("b.geojson", "RGN24CD", regions)).accepted()).isTrue();
    Path file = regions("c.geojson", "RGN25CD", regions);
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "(\"E12000007\",\"nothing\":null\\},\"geometry\":)\\{[^}]*\\}", "$1null"));
    GeodataLoader.Report empty = load(file);
    assertThat(empty.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("without ground was left out: E12000007"));
    assertThat(outline(LONDON_REGION).edition()).isEqualTo("2024, b.geojson");
    assertThat(outline(new AreaCode("E12000001")).edition()).isEqualTo("2025, c.geojson");
  }

  @Test
  void anOlderEditionOfBoundariesIsRefusedUntilItIsMeant() throws Exception {
    Map<AreaCode, Geometry> regions =
        new TreeMap<>(OutlineFile.readBuiltIn().layer(OutlineLayer.REGION));
    Map<AreaCode, Geometry> lacking = new TreeMap<>(regions);
    lacking.remove(LONDON_REGION);
    load(regions("new.geojson", "RGN25CD", lacking));
    Path old = regions("old.geojson", "RGN13CD", regions);

    GeodataLoader.Report refused = load(old);
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.summary())
        .contains("old.geojson", "2013, old.geojson", "8 areas", "2025, new.geojson")
        .contains("--older-edition", "--add");
    assertThat(outline(LONDON_REGION).approximate()).isTrue();

    GeodataLoader.Report added = load(old, new Consent(false, true, false));
    assertThat(added.loaded()).isEqualTo(1);
    assertThat(outline(LONDON_REGION).edition()).isEqualTo("2013, old.geojson");
    assertThat(outline(new AreaCode("E12000001")).edition()).isEqualTo("2025, new.geojson");

    assertThat(status("Outlines of regions").edition())
        .isEqualTo("2013, old.geojson, beside 2025, new.geojson");

    GeodataLoader.Report agreed = load(old, new Consent(true, false, false));
    assertThat(agreed.loaded()).isEqualTo(9);
    assertThat(agreed.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("older edition took the place"));
    assertThat(load(regions("new.geojson", "RGN25CD", regions)).accepted()).isTrue();
    Path named = regions("regions_2019.geojson", "CODE", regions);
    assertThat(load(named).summary()).contains("regions_2019.geojson", "2025");
  }

  @Test
  void aFewAreasAreAddedWhenThatIsAsked() throws Exception {
    Map<AreaCode, Geometry> one = new TreeMap<>();
    OutlineFile.readBuiltIn().layer(OutlineLayer.REGION).forEach(one::put);
    one.keySet().retainAll(Set.of(LONDON_REGION));
    Path file = regions("london.geojson", "RGN25CD", one);

    assertThat(load(file).summary()).contains("1 of the 9 regions", "--add");
    assertThat(load(file, new Consent(false, true, false)).loaded()).isEqualTo(1);
    assertThat(outline(LONDON_REGION).approximate()).isFalse();
    assertThat(outline(new AreaCode("E12000001")).approximate()).isTrue();
  }

  @Test
  void coarserLinesAreSaid() throws Exception {
    Map<AreaCode, Geometry> regions =
        new TreeMap<>(OutlineFile.readBuiltIn().layer(OutlineLayer.REGION));
    load(regions("fine.geojson", "RGN25CD", regions));
    regions.replaceAll((code, shape) -> TopologyPreservingSimplifier.simplify(shape, 0.05));

    GeodataLoader.Report report = load(regions("coarse.geojson", "RGN25CD", regions));

    assertThat(report.accepted()).as(report.summary()).isTrue();
    assertThat(report.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("coarser"));
  }

  private Path directory(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
  }

  private static String row(String postcode, String terminated) {
    return "%s,%s,198001,%s,54.33,-2.74,E01019365,E01019365\n"
        .formatted(postcode.replace(" ", ""), postcode, terminated);
  }

  @Test
  void postcodesOfAPartDoNotTakeThePlaceOfAllUntilThatIsMeant() throws Exception {
    load(
        directory(
            "all.csv",
            row("CA1 1AA", ""),
            row("LA9 7AA", "202501"),
            row("B1 1AA", ""),
            row("BA1 1AA", "202505")));
    Path part = directory("part.csv", row("B1 1AB", ""), row("LA9 7AA", "202501"));

    GeodataLoader.Report refused = load(part);
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.summary())
        .contains("2 of the 4 postcode areas", "all.csv", "it lacks BA, CA", "--add", "--yes");
    assertThat(status("Full postcodes").rows()).isEqualTo(4);

    GeodataLoader.Report added = load(part, new Consent(false, true, false));
    assertThat(added.accepted()).as(added.summary()).isTrue();
    assertThat(added.loaded()).isEqualTo(2);
    assertThat(status("Full postcodes").rows()).isEqualTo(4);
    assertThat(entry("B1 1AB")).isNotNull();
    assertThat(entry("BA1 1AA")).isNotNull();
    assertThat(database().bean(StoredPostcodes.class).findByCode("B11AA")).isEmpty();
    assertThat(status("Full postcodes").edition())
        .isEqualTo(
            "ONS Postcode Directory, part.csv (B, LA), beside ONS Postcode Directory, all.csv");

    GeodataLoader.Report all = load(part, new Consent(false, false, true));
    assertThat(all.loaded()).isEqualTo(2);
    assertThat(all.findings())
        .extracting(GeodataFinding::message)
        .anyMatch(message -> message.contains("No postcode is loaded any more of 2"));
  }

  @Test
  void anOlderPostcodeDirectoryIsRefusedUntilItIsMeant() throws Exception {
    load(directory("new.csv", row("CA1 1AA", ""), row("CA1 1AB", "202505")));
    Path old = directory("old.csv", row("CA1 1AA", ""), row("CA1 1AB", "201302"));

    GeodataLoader.Report refused = load(old);
    assertThat(refused.accepted()).isFalse();
    assertThat(refused.summary())
        .contains("old.csv was not loaded", "2013-02", "new.csv", "2025-05", "--older-edition");
    assertThat(load(old, new Consent(true, false, false)).accepted()).isTrue();
    assertThat(entry("CA1 1AB").terminated()).hasToString("2013-02");
  }

  @Test
  void aFileWithFarFewerPostcodesOfTheSameAreasIsOneOfAPart() throws Exception {
    load(directory("all.csv", row("CA1 1AA", ""), row("CA1 1AB", ""), row("CA1 1AD", "")));

    assertThat(load(directory("few.csv", row("CA1 1AA", ""))).summary())
        .contains("1 postcode of 1 of the 1 postcode area that is loaded (3 postcodes");
  }

  @Test
  void postcodesWithLatitudeAndLongitudeExchangedAreRefusedWithTheReason() throws Exception {
    Path file =
        directory("x.csv", "CA11AA,CA1 1AA,198001,,-2.74,54.33,E01019365,E01019365\n".repeat(3));

    assertThat(load(file).summary()).contains("3 of 3 rows", "each other's column");
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

    GeodataLoader.Report report =
        loader().load(file, Consent.NONE, (what, soFar, total) -> done.add(soFar));

    assertThat(report.loaded()).isEqualTo(4_000);
    assertThat(done).isSorted().hasSizeGreaterThan(3).endsWith(Files.size(file));
  }
}
