package org.waymark.geography;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The committed tables of {@code geodata/}: counts, and what must be true between them. */
class BuiltInTablesTest {

  private static final String ENGLAND = "E23";

  private final List<NamedCsvRecord> areas = rows("areas.csv");
  private final List<NamedCsvRecord> districts = rows("districts.csv");
  private final List<NamedCsvRecord> smallAreas = rows("small_areas.csv.gz");
  private final List<NamedCsvRecord> dutyHolders = rows("duty_holders.csv");

  @Test
  void everyKindHasTheNumberOfAreasItShould() {
    assertThat(codesOn("police-area", "2025-06-01")).hasSize(43);
    assertThat(codesOn("icb", "2024-06-01")).hasSize(42);
    assertThat(codesOn("icb", "2026-03-31")).hasSize(42);
    assertThat(codesOn("icb", "2026-04-01")).hasSize(36);
    assertThat(codesOn("council", "2025-06-01")).hasSize(175);
    assertThat(codesOn("district", "2025-06-01")).hasSize(318);
    assertThat(codesOn("region", "2025-06-01")).hasSize(9);
    assertThat(codesOn("country", "2025-06-01"))
        .containsExactlyInAnyOrder("E92000001", "W92000004");
  }

  @Test
  void anAreaIsNamedOnceAndEndsAfterItBegins() {
    assertThat(areas.stream().map(row -> row.getField("kind") + row.getField("code")))
        .doesNotHaveDuplicates();
    for (NamedCsvRecord row : areas) {
      assertThat(row.getField("name")).as("name of %s", row).isNotBlank();
      assertThat(row.getField("short_name")).doesNotContain("Integrated Care Board", ", City of");
      String from = row.getField("valid_from");
      String to = row.getField("valid_to");
      if (!from.isEmpty() && !to.isEmpty()) {
        assertThat(LocalDate.parse(from)).isBefore(LocalDate.parse(to));
      }
    }
  }

  @Test
  void aDistrictLiesInOneKnownCouncilPoliceAreaAndRegion() {
    assertThat(districts).hasSize(318);
    assertThat(districts.stream().map(row -> row.getField("district"))).doesNotHaveDuplicates();
    assertThat(fields(districts, "district")).isEqualTo(codesOn("district", "2025-06-01"));
    assertThat(fields(districts, "council")).isEqualTo(codesOn("council", "2025-06-01"));
    assertThat(fields(districts, "police_area")).isEqualTo(codesOn("police-area", "2025-06-01"));
    for (NamedCsvRecord row : districts) {
      assertThat(row.getField("region").isEmpty())
          .as("only Wales has no region: %s", row)
          .isEqualTo(row.getField("district").startsWith("W"));
    }
    // No council reaches over a police boundary: the Duty could not be set out by council
    // otherwise.
    Map<String, Set<String>> policeAreas =
        districts.stream()
            .collect(
                groupingBy(
                    row -> row.getField("council"),
                    java.util.stream.Collectors.mapping(
                        row -> row.getField("police_area"), toSet())));
    assertThat(policeAreas.values()).allSatisfy(codes -> assertThat(codes).hasSize(1));
  }

  @Test
  void smallAreasAddUpToTheirDistricts() {
    assertThat(smallAreas).hasSize(35_672);
    assertThat(smallAreas.stream().map(row -> row.getField("small_area"))).doesNotHaveDuplicates();
    assertThat(
            smallAreas.stream().filter(row -> row.getField("small_area").startsWith("E")).count())
        .isEqualTo(33_755);
    for (String measure : List.of("population", "disabled")) {
      Map<String, Long> sums =
          smallAreas.stream()
              .collect(
                  groupingBy(
                      row -> row.getField("district"), summingLong(row -> number(row, measure))));
      Map<String, Long> stated =
          districts.stream()
              .collect(toMap(row -> row.getField("district"), row -> number(row, measure)));
      assertThat(sums).as(measure).isEqualTo(stated);
    }
  }

  @Test
  void smallAreasNameABoardOfBothVintagesInEnglandAndNoneInWales() {
    assertThat(fields(smallAreas, "icb_2024"))
        .containsAll(codesOn("icb", "2024-06-01"))
        .hasSize(43);
    assertThat(fields(smallAreas, "icb_2026"))
        .containsAll(codesOn("icb", "2026-06-01"))
        .hasSize(37);
    for (NamedCsvRecord row : smallAreas) {
      boolean wales = row.getField("small_area").startsWith("W");
      assertThat(row.getField("icb_2024").isEmpty()).isEqualTo(wales);
      assertThat(row.getField("icb_2026").isEmpty()).isEqualTo(wales);
    }
  }

  @Test
  void smallAreasOfADistrictAndOfAPoliceAreaAreOneRunOfOrdinals() {
    Map<String, NamedCsvRecord> byCode =
        districts.stream().collect(toMap(row -> row.getField("district"), row -> row));
    for (String column : List.of("district", "council", "police_area")) {
      var seen = new HashSet<String>();
      String last = "";
      for (NamedCsvRecord row : smallAreas) {
        String code = Objects.requireNonNull(byCode.get(row.getField("district"))).getField(column);
        if (!code.equals(last)) {
          assertThat(seen.add(code)).as("%s %s comes back after a gap", column, code).isTrue();
          last = code;
        }
      }
    }
  }

  @Test
  void pointsLieInEnglandAndWalesLongitudeFirst() {
    for (NamedCsvRecord row : smallAreas) {
      assertThat(Double.parseDouble(row.getField("lon"))).isBetween(-6.5, 1.8);
      assertThat(Double.parseDouble(row.getField("lat"))).isBetween(49.8, 55.9);
    }
  }

  @Test
  void anOutcodeNamesASmallAreaNearby() {
    List<NamedCsvRecord> outcodes = rows("outcodes.csv");
    assertThat(outcodes).hasSize(2_123);
    assertThat(outcodes.stream().map(row -> row.getField("outcode"))).doesNotHaveDuplicates();
    assertThat(fields(smallAreas, "small_area")).containsAll(fields(outcodes, "small_area"));
    Map<String, NamedCsvRecord> byCode =
        smallAreas.stream().collect(toMap(row -> row.getField("small_area"), row -> row));
    for (NamedCsvRecord row : outcodes) {
      NamedCsvRecord near = Objects.requireNonNull(byCode.get(row.getField("small_area")));
      double latitude = Double.parseDouble(row.getField("lat"));
      double north = (latitude - Double.parseDouble(near.getField("lat"))) * 111.2;
      double east =
          (Double.parseDouble(row.getField("lon")) - Double.parseDouble(near.getField("lon")))
              * 111.2
              * Math.cos(Math.toRadians(latitude));
      assertThat(Math.hypot(north, east))
          .as("distance of %s in km", row)
          .isCloseTo(Double.parseDouble(row.getField("distance_km")), within(0.1));
    }
  }

  @Test
  void everyPredecessorAndSuccessorIsAKnownAreaAndSharesAddUp() {
    List<NamedCsvRecord> successors = rows("area_successors.csv");
    var known = new HashSet<String>();
    areas.forEach(row -> known.add(row.getField("kind") + row.getField("code")));
    for (NamedCsvRecord row : successors) {
      assertThat(known).contains(row.getField("kind") + row.getField("predecessor"));
      assertThat(known).contains(row.getField("kind") + row.getField("successor"));
    }
    Map<String, Double> shares =
        successors.stream()
            .collect(
                groupingBy(
                    row -> row.getField("kind") + row.getField("predecessor"),
                    java.util.stream.Collectors.summingDouble(
                        row -> Double.parseDouble(row.getField("share")))));
    assertThat(shares.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-5)));
    assertThat(
            successors.stream()
                .filter(row -> row.getField("predecessor").equals("E54000034"))
                .map(row -> row.getField("successor")))
        .as("Frimley was split in three")
        .containsExactly("E54000067", "E54000069", "E54000070");
    assertThat(
            areas.stream()
                .filter(row -> !row.getField("valid_to").isEmpty())
                .map(row -> row.getField("kind") + row.getField("code")))
        .as("whatever ended has a successor")
        .allMatch(shares::containsKey);
  }

  @Test
  void everyPoliceAreaOfEnglandHasOnePolicingBodyAndNoBoroughAnswersForTheDuty() {
    Map<String, Long> bodies =
        dutyHolders.stream()
            .filter(row -> row.getField("role").equals("policing-body"))
            .collect(groupingBy(row -> row.getField("police_area"), counting()));
    assertThat(bodies).hasSize(39).allSatisfy((area, count) -> assertThat(count).isEqualTo(1));
    assertThat(bodies.keySet())
        .isEqualTo(
            codesOn("police-area", "2025-06-01").stream()
                .filter(code -> code.startsWith(ENGLAND))
                .collect(toSet()));
    assertThat(dutyHolders)
        .noneMatch(row -> row.getField("code").startsWith("E09") && isRole(row, "council"));
    // 153 tier-one councils of England less 32 boroughs and the City.
    assertThat(dutyHolders.stream().filter(row -> isRole(row, "council"))).hasSize(153 - 33);
  }

  @Test
  void dutyHoldersOfCumbriaAreTheCommissionerTwoBoardsAndTwoCouncils() {
    assertThat(
            holdersOn("E23000002", LocalDate.of(2026, 4, 1)).stream()
                .map(row -> row.getField("name")))
        .containsExactlyInAnyOrder(
            "Cumbria Police and Crime Commissioner",
            "NHS Lancashire and South Cumbria Integrated Care Board",
            "NHS North East and North Cumbria Integrated Care Board",
            "Cumberland Council",
            "Westmorland and Furness Council");
  }

  @Test
  void theMetAnswersThroughMopacAndTheGlaAndTheCityThroughTheCommonCouncilAndTheGla() {
    assertThat(
            holdersOn("E23000001", LocalDate.of(2026, 4, 1)).stream()
                .filter(row -> !isRole(row, "icb"))
                .map(row -> row.getField("type")))
        .containsExactlyInAnyOrder("mopac", "greater-london-authority");
    assertThat(
            holdersOn("E23000034", LocalDate.of(2026, 4, 1)).stream()
                .map(row -> row.getField("type")))
        .containsExactlyInAnyOrder(
            "common-council", "greater-london-authority", "integrated-care-board");
  }

  @Test
  void everyDutyHolderSaysWhichWordsOfTheActMakeItOneAsTheProgramDoes() {
    for (NamedCsvRecord row : dutyHolders) {
      DutyHolder holder =
          new DutyHolder(
              new AreaCode(row.getField("police_area")),
              DutyHolder.Kind.ofSlug(row.getField("role")),
              null,
              row.getField("name"),
              number(row, "population"),
              true,
              null,
              null);
      assertThat(row.getField("basis")).isEqualTo(holder.kind().basis());
      assertThat(row.getField("note")).isEqualTo(holder.note());
    }
    assertThat(holdersOn("E23000034", LocalDate.of(2026, 4, 1)))
        .filteredOn(row -> isRole(row, "gla"))
        .singleElement()
        .satisfies(
            row -> assertThat(row.getField("note")).contains("Greater London", "(paragraph 32)"));
  }

  @Test
  void boardsCoverEveryPoliceAreaOnEveryDateAndMatchTheSmallAreas() {
    Map<String, String> policeArea =
        districts.stream()
            .collect(toMap(row -> row.getField("district"), row -> row.getField("police_area")));
    for (String day : List.of("2024-06-01", "2026-04-01")) {
      String column = day.startsWith("2024") ? "icb_2024" : "icb_2026";
      Map<String, Long> counted =
          smallAreas.stream()
              .filter(row -> !row.getField(column).isEmpty())
              .collect(
                  groupingBy(
                      row -> policeArea.get(row.getField("district")) + row.getField(column),
                      summingLong(row -> number(row, "population"))));
      Map<String, Long> stated =
          dutyHolders.stream()
              .filter(row -> isRole(row, "icb") && isValid(row, LocalDate.parse(day)))
              .collect(
                  toMap(
                      row -> row.getField("police_area") + row.getField("code"),
                      row -> number(row, "population")));
      assertThat(stated).as(day).isEqualTo(counted);
    }
  }

  @Test
  void needValuesBelongToKnownIndicatorsAndAreas() {
    Map<String, NamedCsvRecord> indicators =
        rows("need/indicators.csv").stream()
            .collect(
                toMap(row -> row.getField("indicator") + " " + row.getField("period"), row -> row));
    Map<String, Set<String>> codes =
        Map.of(
            "district", codesOn("district", "2025-06-01"),
            "police-area", codesOn("police-area", "2025-06-01"));
    Map<String, Set<String>> areasByIndicator =
        rows("need/values.csv.gz").stream()
            .peek(row -> assertThat(number(row, "value")).isNotNegative())
            .collect(
                groupingBy(
                    row -> row.getField("indicator") + " " + row.getField("period"),
                    java.util.stream.Collectors.mapping(row -> row.getField("area"), toSet())));
    assertThat(areasByIndicator.keySet()).isEqualTo(indicators.keySet());
    indicators.forEach(
        (id, row) -> {
          assertThat(areasByIndicator.get(id))
              .as(id)
              .isEqualTo(codes.get(row.getField("area_kind")));
          String denominator = row.getField("denominator");
          assertThat(
                  denominator.isEmpty()
                      || indicators.keySet().stream()
                          .anyMatch(known -> known.startsWith(denominator + " ")))
              .as(id)
              .isTrue();
          assertThat(row.getField("quality")).isNotBlank();
          assertThat(row.getField("licence")).isNotBlank();
          assertThat(row.getField("crime_type"))
              .isIn("", "domestic-abuse", "sexual-abuse", "serious-violence", "robbery");
        });
  }

  @Test
  void needIsAboutCohortsAndCrimeTypesOfTheVocabularies() {
    List<NamedCsvRecord> indicators = rows("need/indicators.csv");
    Set<String> cohorts = new HashSet<>(fields(rows("vocabulary/cohorts.csv"), "id"));
    cohorts.add("");
    Set<String> crimeTypes = new HashSet<>(fields(rows("vocabulary/crime-types.csv"), "id"));
    crimeTypes.add("");
    assertThat(cohorts).containsAll(fields(indicators, "cohort"));
    assertThat(crimeTypes).containsAll(fields(indicators, "crime_type"));
    assertThat(fields(indicators, "cohort"))
        .contains("women-and-girls", "disability", "gypsy-roma-traveller", "children-0-4");
  }

  @Test
  void partsOfAWholeAddUpToTheirDenominator() {
    var sums = new java.util.HashMap<String, Long>();
    for (NamedCsvRecord row : rows("need/values.csv.gz")) {
      String id = row.getField("indicator");
      String whole =
          id.startsWith("mid-2020-age")
              ? "mid-2020-residents"
              : id.startsWith("census-2021-orientation") ? "census-2021-residents-16-plus" : "";
      if (!whole.isEmpty()) {
        sums.merge(
            whole + row.getField("period") + row.getField("area"), number(row, "value"), Long::sum);
      } else if (id.equals("mid-2020-residents") || id.equals("census-2021-residents-16-plus")) {
        sums.merge(
            id + row.getField("period") + row.getField("area"), -number(row, "value"), Long::sum);
      }
    }
    assertThat(sums).as("two years of ages and a census").hasSize(3 * 318);
    assertThat(sums.values()).allMatch(rest -> rest == 0);
  }

  @Test
  void everyTableNamesItsSource() {
    assertThat(fields(rows("sources.csv"), "table"))
        .contains(
            "areas.csv",
            "area_successors.csv",
            "districts.csv",
            "small_areas.csv.gz",
            "outcodes.csv",
            "outcode_councils.csv",
            "places.csv",
            "duty_holders.csv",
            "need/values.csv.gz");
  }

  private List<NamedCsvRecord> holdersOn(String policeArea, LocalDate day) {
    return dutyHolders.stream()
        .filter(row -> row.getField("police_area").equals(policeArea) && isValid(row, day))
        .toList();
  }

  private static boolean isRole(NamedCsvRecord row, String role) {
    return row.getField("role").equals(role);
  }

  private Set<String> codesOn(String kind, String day) {
    return areas.stream()
        .filter(row -> row.getField("kind").equals(kind) && isValid(row, LocalDate.parse(day)))
        .map(row -> row.getField("code"))
        .collect(toSet());
  }

  private static boolean isValid(NamedCsvRecord row, LocalDate day) {
    String from = row.getField("valid_from");
    String to = row.getField("valid_to");
    return (from.isEmpty() || !day.isBefore(LocalDate.parse(from)))
        && (to.isEmpty() || !day.isAfter(LocalDate.parse(to)));
  }

  private static Set<String> fields(List<NamedCsvRecord> rows, String column) {
    return rows.stream().map(row -> row.getField(column)).collect(toSet());
  }

  private static long number(NamedCsvRecord row, String column) {
    return Long.parseLong(row.getField(column));
  }

  private static List<NamedCsvRecord> rows(String name) {
    try (InputStream file =
            Objects.requireNonNull(
                BuiltInTablesTest.class.getResourceAsStream("/geodata/" + name), name);
        InputStream bytes = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
        var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        var csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return csv.stream().collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
