package org.waymark.geography.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.NearestPoints;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.PlainName;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.geography.tables.TableFile;

class PlaceFinderTest {

  private static final Geography GEOGRAPHY = BuiltInTables.read().toGeography();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));

  private final PlaceFinder finder = new PlaceFinder(GEOGRAPHY, PostcodeDirectory.EMPTY, CLOCK);

  private static PlaceFinder with(Map<String, PostcodeDirectory.Entry> postcodes) {
    return new PlaceFinder(
        GEOGRAPHY,
        new PostcodeDirectory() {
          @Override
          public Optional<Entry> find(Postcode postcode) {
            return Optional.ofNullable(postcodes.get(postcode.compact()));
          }

          @Override
          public boolean isLoaded() {
            return true;
          }
        },
        CLOCK);
  }

  private static PlaceLookup.Found found(PlaceLookup lookup) {
    assertThat(lookup).isInstanceOf(PlaceLookup.Found.class);
    return (PlaceLookup.Found) lookup;
  }

  private static PlaceLookup.Unclear unclear(PlaceLookup lookup) {
    assertThat(lookup).isInstanceOf(PlaceLookup.Unclear.class);
    return (PlaceLookup.Unclear) lookup;
  }

  private static List<String> labels(List<PlaceLookup.Choice> choices) {
    return choices.stream().map(PlaceLookup.Choice::label).toList();
  }

  private static String district(PlaceLookup lookup) {
    return GEOGRAPHY.getArea(GEOGRAPHY.smallArea(found(lookup).smallArea()).district()).shortName();
  }

  @ParameterizedTest
  @CsvSource({
    "CA11 7XX, CA11 7XX",
    "ca117xx, CA11 7XX",
    "' ca 11  7xx ', CA11 7XX",
    "CA11-7XX, CA11 7XX",
    "C A 1 1 7 X X, CA11 7XX",
    "CAl1 7XX, CA11 7XX",
    "CAI1 7XX, CA11 7XX",
    "SW1A 1AA, SW1A 1AA",
    "M1 1AE, M1 1AE",
    "m11ae, M1 1AE",
    "W1A OAX, W1A 0AX",
    "S014 3AB, SO14 3AB",
    "SO14 3AB, SO14 3AB",
    "P01 2AB, PO1 2AB",
    "0X1 1DP, OX1 1DP",
    "L1 8JQ, L1 8JQ",
    "EC1A 1BB, EC1A 1BB",
    "B33 8TH, B33 8TH",
    "CR2 6XH, CR2 6XH",
    "DN55 1PT, DN55 1PT"
  })
  void postcodeIsReadHoweverItIsTyped(String typed, String expected) {
    assertThat(Postcode.parse(typed, code -> GEOGRAPHY.findOutcode(code).isPresent()))
        .map(Postcode::toString)
        .contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CA11 7CX",
        "CA11 7X",
        "QA11 7XX",
        "AJ1 1AA",
        "CA111 7XX",
        "CA11 77X",
        "1",
        "",
        "Ω"
      })
  void whatIsNoPostcodeIsNotReadAsOne(String typed) {
    assertThat(Postcode.parse(typed, code -> GEOGRAPHY.findOutcode(code).isPresent())).isEmpty();
  }

  @Test
  void loadedPostcodeIsFoundAtItsOwnPoint() {
    Position at = new Position(-2.7523, 54.6641);
    PlaceLookup.Found place =
        found(
            with(Map.of("CA117XX", new PostcodeDirectory.Entry(at, "E01019330", null)))
                .find("ca11 7xx"));

    assertThat(place.label()).isEqualTo("CA11 7XX");
    assertThat(place.position()).isEqualTo(at);
    assertThat(GEOGRAPHY.smallArea(place.smallArea()).code()).isEqualTo("E01019330");
    assertThat(place.note()).isNull();
  }

  @Test
  void loadedPostcodeWithoutItsSmallAreaTakesTheNearest() {
    Position at = GEOGRAPHY.smallArea(20_000).position();
    PlaceLookup.Found place =
        found(with(Map.of("CA117XX", new PostcodeDirectory.Entry(at, null, null))).find("CA117XX"));

    assertThat(place.smallArea()).isEqualTo(GEOGRAPHY.nearestSmallArea(at));
  }

  @Test
  void terminatedPostcodeFallsBackToItsOutcodeAndSaysSo() {
    PlaceLookup.Found place =
        found(
            with(Map.of(
                    "CA117XX",
                    new PostcodeDirectory.Entry(
                        new Position(-2.7, 54.6), null, YearMonth.of(2014, 3))))
                .find("CA11 7XX"));

    Outcode outcode = GEOGRAPHY.findOutcode("CA11").orElseThrow();
    assertThat(place.position()).isEqualTo(outcode.position());
    assertThat(place.note()).contains("CA11 7XX went out of use in March 2014", "middle of CA11");
  }

  @Test
  void unknownPostcodeFallsBackToItsOutcodeAndSaysSo() {
    PlaceLookup.Found place = found(with(Map.of()).find("CA11 7XX"));

    assertThat(place.label()).isEqualTo("Penrith (CA11)");
    assertThat(place.note()).contains("do not know the postcode CA11 7XX", "middle of CA11");
  }

  @Test
  void withoutPostcodesLoadedTheNoteSaysThatNotThatItIsUnknown() {
    assertThat(found(finder.find("CA11 7XX")).note())
        .contains("Full postcodes are not loaded")
        .doesNotContain("do not know");
  }

  @Test
  void outcodeIsFoundByItself() {
    PlaceLookup.Found place = found(finder.find("ca 11"));

    assertThat(place.label()).isEqualTo("Penrith (CA11)");
    assertThat(place.note()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "EH1 1YZ, Scotland",
    "G2, Scotland",
    "BT1 5GS, Northern Ireland",
    "CF10 1AA, Wales",
    "IM1 1AA, Isle of Man",
    "ZZ9 9ZZ, town",
    "CA99 1AA, town",
    "asdf, town",
    "12345, postcode"
  })
  void placeOutsideOrUnknownSaysWhatToDo(String asked, String word) {
    PlaceLookup.Unclear answer = unclear(finder.find(asked));
    assertThat(answer.message() + " " + answer.remedy()).contains(word, "like CA11 7XX");
  }

  @ParameterizedTest
  @CsvSource({
    "Penrith, CA1",
    "  penrith , CA1",
    "KENDAL, LA",
    "St. Helens, WA",
    "saint helens, WA"
  })
  void townIsFoundByItsName(String asked, String outcodeBegins) {
    assertThat(found(finder.find(asked)).label()).contains("(" + outcodeBegins);
  }

  @Test
  void townOfManyOutcodesIsItsMiddleAndSaysSo() {
    PlaceLookup.Found sheffield = found(finder.find("Sheffield"));

    assertThat(sheffield.label()).startsWith("Sheffield (S");
    assertThat(sheffield.note()).contains("postcode districts", "Enter a postcode");
  }

  @Test
  void cityWinsOverTheVillageOfItsNameAndOffersItToo() {
    PlaceLookup.Found leeds = found(finder.find("Leeds"));

    assertThat(leeds.label()).startsWith("Leeds (LS");
    assertThat(leeds.note()).contains("the largest of 2 places of that name");
    assertThat(labels(leeds.others())).containsExactly("Leeds, Kent");
    assertThat(district(finder.find(leeds.others().getFirst().asks()))).isEqualTo("Maidstone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Richmond   | Richmond, Greater London (Richmond upon Thames); Richmond, North Yorkshire",
        "Ashford    | Ashford, Kent; Ashford, Surrey",
        "Whitchurch | Whitchurch, Shropshire; Whitchurch, Hampshire; Whitchurch, Bristol",
        "Newport    | Newport, Wales; Newport, Isle of Wight; Newport, Shropshire (Telford and"
            + " Wrekin); Newport, Essex",
        "Kingston   | Kingston upon Hull, East Riding of Yorkshire; Kingston upon Thames, Greater"
            + " London",
        "Newcastle  | Newcastle upon Tyne, Tyne and Wear; Newcastle under Lyme, Staffordshire"
      })
  void placesOfOneNameAreOfferedWithTheirCountyTheLargestFirst(String asked, String expected) {
    PlaceLookup.Unclear answer = unclear(finder.find(asked));

    assertThat(answer.message()).contains("more than one place called " + asked);
    assertThat(labels(answer.choices())).contains(expected.split("; "));
    assertThat(labels(answer.choices()).getFirst()).isEqualTo(expected.split("; ")[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "'Richmond, North Yorkshire', North Yorkshire",
    "'Richmond, yorkshire and the humber', North Yorkshire",
    "'Richmond (Greater London)', Richmond upon Thames",
    "'Richmond, TW9', Richmond upon Thames",
    "'Ashford, Kent', Ashford",
    "'Ashford, Surrey', Spelthorne",
    "'Newport, Isle of Wight', Isle of Wight",
    "'Newport, Shropshire', Telford and Wrekin",
    "'Newport, Telford & Wrekin', Telford and Wrekin",
    "'Penrith (CA11)', Westmorland and Furness",
    "'Penrith, England', Westmorland and Furness",
    "Penrith UK, Westmorland and Furness",
    "Leeds West Yorkshire, Leeds",
    "Richmond North Yorkshire, North Yorkshire",
    "Wythenshawe Manchester, Manchester",
    "Bexhill, Rother",
    "'12 High Street, Penrith, CA11 7XX', Westmorland and Furness",
    "'Bristol, City of', Bristol"
  })
  void nameWithWhereItLiesIsThatPlace(String asked, String district) {
    assertThat(district(finder.find(asked))).isEqualTo(district);
  }

  @Test
  void placeThatIsNotWhereItIsSaidToBeIsNotTakenForAnother() {
    PlaceLookup.Unclear answer = unclear(finder.find("Richmond, Kent"));

    assertThat(answer.message()).isEqualTo("We do not know a place called Richmond in Kent.");
    assertThat(answer.choices()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "London, Westminster",
    "Lowestoft, East Suffolk",
    "Whitby, North Yorkshire",
    "Skipton, North Yorkshire",
    "Worksop, Bassetlaw",
    "Hove, Brighton and Hove",
    "Woolwich, Greenwich",
    "Peckham, Southwark",
    "Wythenshawe, Manchester",
    "Wimbledon, Merton",
    "Hull, Kingston upon Hull",
    "King's Lynn, King's Lynn and West Norfolk",
    "kings lynn, King's Lynn and West Norfolk",
    "KING’S LYNN, King's Lynn and West Norfolk",
    "Bury Saint Edmunds, West Suffolk",
    "Bury St. Edmunds, West Suffolk",
    "Lytham St Annes, Fylde",
    "St Leonards on Sea, Hastings",
    "Berwick on Tweed, Northumberland",
    "Berwick-upon-Tweed, Northumberland",
    "Newcastle-on-Tyne, Newcastle upon Tyne",
    "Stow on Wold, Cotswold",
    "Stow-on-the-Wold, Cotswold",
    "The Wirral, Wirral",
    "Scilly, Isles of Scilly",
    "Cardiff, Cardiff",
    "Caerdydd, Cardiff",
    "Abertawe, Swansea",
    "Casnewydd, Newport",
    "Dinbych-y-pysgod, Pembrokeshire",
    "Ynys Môn, Isle of Anglesey",
    "Kent County Council, Maidstone",
    "Durham Constabulary, County Durham",
    "Thames Valley Police, Buckinghamshire"
  })
  void townIsKnownHoweverItsNameIsWritten(String asked, String district) {
    assertThat(district(finder.find(asked))).isEqualTo(district);
  }

  @Test
  void welshPlaceSaysThatTheDirectoryIsAboutEngland() {
    assertThat(found(finder.find("Caerdydd")).note()).contains("Cardiff is in Wales");
  }

  @Test
  void misspeltTownOffersThoseThatAreNearlyCalledSo() {
    PlaceLookup.Unclear answer = unclear(finder.find("Lowestofft"));

    assertThat(answer.remedy()).contains("Did you mean");
    assertThat(labels(answer.choices())).containsExactly("Lowestoft, Suffolk");
  }

  @ParameterizedTest
  @CsvSource({"TD15, Northumberland", "TD15 1AA, Northumberland", "TD12, Northumberland"})
  void outcodeOfTwoNationsIsFoundAndSaysSo(String asked, String district) {
    PlaceLookup answer = finder.find(asked);

    assertThat(district(answer)).isEqualTo(district);
    assertThat(found(answer).note()).contains("homes in England and Scotland");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CH4", "CH4 8DE"})
  void outcodeWhosePointLiesAcrossTheBorderLeadsToItsHomesInEngland(String asked) {
    PlaceLookup answer = finder.find(asked);

    assertThat(district(answer)).isEqualTo("Cheshire West and Chester");
    assertThat(found(answer).note()).contains("homes in England and Wales; this is Chester");
  }

  @Test
  void outcodeInWalesSaysThatTheDirectoryIsAboutEngland() {
    assertThat(found(finder.find("CH7")).note()).contains("Mold (CH7) is in Wales");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TD9", "DG16", "LL14", "LD1", "NP4"})
  void unknownOutcodeOfAnAreaWithTwoNationsIsPutInNeither(String asked) {
    assertThat(unclear(finder.find(asked)).message()).contains("are in England and in");
  }

  @ParameterizedTest
  @CsvSource({
    "W1M, Westminster",
    "W1M 8LT, Westminster",
    "W1N, Westminster",
    "W1V 5DA, Westminster",
    "W1X, Westminster",
    "EC1, Islington",
    "BS18, Bath and North East Somerset",
    "SO2 3AA, Southampton"
  })
  void retiredOutcodeIsAPostcode(String asked, String district) {
    assertThat(district(finder.find(asked))).isEqualTo(district);
  }

  @Test
  void outcodeOverSeveralCouncilsSaysSoAndOffersThem() {
    PlaceLookup.Found answer = found(finder.find("LA6"));

    assertThat(answer.note())
        .isEqualTo(
            "Homes in LA6 may be in Lancashire or North Yorkshire or Westmorland and Furness.");
    assertThat(labels(answer.others()))
        .containsExactly(
            "LA6 in Lancashire", "LA6 in North Yorkshire", "LA6 in Westmorland and Furness");
    assertThat(answer.others())
        .allSatisfy(
            choice -> {
              PlaceLookup.Found part = found(finder.find(choice.asks()));
              assertThat(part.label()).isEqualTo(choice.label());
              assertThat(choice.label()).endsWith(council(part.smallArea()));
            });
  }

  private static String council(int smallArea) {
    return GEOGRAPHY
        .findDistrict(GEOGRAPHY.smallArea(smallArea).district())
        .map(district -> GEOGRAPHY.getArea(district.council()).shortName())
        .orElseThrow();
  }

  @Test
  void loadedPostcodesSayWhichCouncilsAnOutcodeIsIn() {
    PlaceFinder exact =
        new PlaceFinder(
            GEOGRAPHY,
            new PostcodeDirectory() {
              @Override
              public Optional<Entry> find(Postcode postcode) {
                return Optional.empty();
              }

              @Override
              public List<String> listSmallAreas(String outward) {
                // Southwark, Lambeth; one slip in sixty-one is in Leeds.
                return Stream.of(
                        Collections.nCopies(40, "E01003948"),
                        Collections.nCopies(20, "E01003128"),
                        List.of("E01011264"))
                    .flatMap(List::stream)
                    .toList();
              }

              @Override
              public boolean isLoaded() {
                return true;
              }
            },
            CLOCK);

    PlaceLookup.Found answer = found(exact.find("SE1"));

    assertThat(answer.note())
        .contains("Homes in SE1 are in Lambeth or Southwark. Enter the full postcode");
    assertThat(council(found(exact.find(answer.others().getFirst().asks())).smallArea()))
        .isEqualTo("Lambeth");
  }

  @Test
  void areaIsItsMiddleByResidents() {
    PlaceLookup.Found cumbria = found(finder.find("Cumbria"));

    assertThat(cumbria.label()).isEqualTo("Cumbria");
    assertThat(cumbria.area()).isEqualTo(new AreaCode("E23000002"));
    assertThat(cumbria.note()).contains("middle of Cumbria");
    assertThat(
            GEOGRAPHY
                .findDistrict(GEOGRAPHY.smallArea(cumbria.smallArea()).district())
                .orElseThrow()
                .policeArea()
                .value())
        .isEqualTo("E23000002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "' OR 1=1 --", "<script>", "%00", "💥"})
  void anythingElseIsAnswered(String asked) {
    assertThat(unclear(finder.find(asked)).remedy()).contains("like CA11 7XX");
  }

  @Test
  void aVeryLongTextIsAnsweredShort() {
    assertThat(unclear(finder.find("a".repeat(100_000))).asked()).hasSize(100);
  }

  @Test
  void everyPlaceOfTheTableIsAnsweredOrOfferedByTheTenTimesRule() {
    Gazetteer gazetteer = new Gazetteer(GEOGRAPHY);
    for (String name : TableFile.read("places.csv").rows(row -> row.text("name"))) {
      List<Gazetteer.Place> places = gazetteer.named(name);
      List<Boolean> english =
          places.stream()
              .map(place -> !GEOGRAPHY.smallArea(place.smallArea()).district().isWelsh())
              .toList();
      boolean answered =
          places.size() == 1
              || (PlainName.of(places.getFirst().name()).equals(PlainName.of(name))
                  && places.get(0).residents() >= 10 * places.get(1).residents()
                  && (english.getFirst() || !english.contains(true)));
      switch (finder.find(name)) {
        case PlaceLookup.Found one -> {
          assertThat(answered).as(name).isTrue();
          assertThat(one.smallArea()).as(name).isEqualTo(places.getFirst().smallArea());
          assertThat(one.others()).as(name).hasSize(places.size() - 1);
        }
        case PlaceLookup.Unclear several -> {
          assertThat(answered).as(name).isFalse();
          assertThat(several.choices()).as(name).hasSameSizeAs(places);
        }
      }
      assertThat(gazetteer.choices(places))
          .as(name)
          .extracting(choice -> found(finder.find(choice.asks())).smallArea())
          .isEqualTo(places.stream().map(Gazetteer.Place::smallArea).toList());
    }
  }

  /** Figures of GeoNames for towns, which are those with 10,000 people or more. */
  @Test
  void everyEnglishTownOfGeoNamesIsKnown() throws IOException {
    Path file =
        Path.of("..", "shared", "geodata", "reference", "places_geonames_england_wales.csv");
    assumeTrue(Files.exists(file), () -> file + " is not there; its test is left out");
    List<String> unknown = new ArrayList<>();
    int towns = 0;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        if (row.getField(4).equals("ENG") && Long.parseLong(row.getField(7)) >= 10_000) {
          towns++;
          if (!isKnown(finder.find(row.getField(1)))) {
            unknown.add(row.getField(1));
          }
        }
      }
    }
    assertThat(towns).isGreaterThan(379);
    assertThat(unknown).isEmpty();
  }

  private static boolean isKnown(PlaceLookup answer) {
    return answer instanceof PlaceLookup.Found
        || (answer instanceof PlaceLookup.Unclear several
            && several.message().contains("more than one place"));
  }

  @Test
  void everyPlaceIsTheSameHoweverItsNameIsWritten() {
    for (String name : TableFile.read("places.csv").rows(row -> row.text("name"))) {
      String plain = name.toLowerCase(Locale.ROOT);
      for (String written :
          List.of(
              name.toUpperCase(Locale.ROOT),
              plain.replace('-', ' '),
              plain.replace(' ', '-').replace("'", "’"),
              plain.replace("'", ""),
              plain.replaceAll("\\bst\\b", "saint").replaceAll("\\bsaint\\b", "St."),
              plain.replaceAll("\\bst\\b", "Saint"),
              plain.replaceAll("\\bupon\\b", "on"),
              plain.replaceAll("\\bon\\b", "upon"),
              plain.replaceAll("\\bthe\\b", ""),
              "The " + plain,
              "  " + plain + " ")) {
        assertThat(PlainName.of(written)).as(written).isEqualTo(PlainName.of(name));
        assertThat(finder.find(written)).as(written).isInstanceOf(finder.find(name).getClass());
      }
    }
  }

  @Test
  void nearestOutcodeOrPlaceOfEverySmallAreaLeadsToItsDistrictOrTheNext() throws IOException {
    Outlines outlines = OutlineFile.readBuiltIn();
    Map<AreaCode, Set<AreaCode>> neighbours = outlines.neighbours(OutlineLayer.DISTRICT);
    Gazetteer gazetteer = new Gazetteer(GEOGRAPHY);
    List<Position> points = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (Outcode outcode : GEOGRAPHY.listOutcodes()) {
      points.add(outcode.position());
      asks.add(outcode.code());
    }
    Set<String> names = new TreeSet<>(TableFile.read("places.csv").rows(row -> row.text("name")));
    for (String name : names) {
      List<Gazetteer.Place> places = gazetteer.named(name);
      for (int i = 0; i < places.size(); i++) {
        points.add(places.get(i).position());
        asks.add(gazetteer.choices(places).get(i).asks());
      }
    }
    NearestPoints nearest = new NearestPoints(points);
    Map<String, Set<AreaCode>> answers = new HashMap<>();
    List<String> astray = new ArrayList<>();
    for (SmallArea small : GEOGRAPHY.listSmallAreas()) {
      if (!small.district().isWelsh()) {
        String asked = asks.get(nearest.nearestTo(small.position()).orElseThrow());
        Set<AreaCode> near = neighbours.getOrDefault(small.district(), Set.of());
        if (answers.computeIfAbsent(asked, this::districts).stream()
            .noneMatch(
                district ->
                    district.equals(small.district())
                        || near.contains(district)
                        || isAcrossTheWater(small, district))) {
          astray.add(small.code() + " in " + small.district() + ": " + asked);
        }
      }
    }
    assertThat(astray).isEmpty();
  }

  /** Plymouth and Cornwall, say: outlines of the land have no border there. */
  private static boolean isAcrossTheWater(SmallArea small, AreaCode district) {
    return GEOGRAPHY
        .smallAreasNear(GEOGRAPHY.smallAreasOf(district), Distance.ofMetres(5_000))
        .contains(small.ordinal());
  }

  /** The district that is answered, and those of what is offered beside it. */
  private Set<AreaCode> districts(String asked) {
    PlaceLookup.Found answer = found(finder.find(asked));
    return Stream.concat(
            Stream.of(answer),
            answer.others().stream().map(choice -> found(finder.find(choice.asks()))))
        .map(each -> GEOGRAPHY.smallArea(each.smallArea()).district())
        .collect(Collectors.toSet());
  }

  @Test
  void everyOutcodeOfTheTableIsFoundUnderItsOwnCode() {
    for (Outcode outcode : GEOGRAPHY.listOutcodes()) {
      if (outcode.code().equals("CH4")) {
        continue; // Its point lies in Wales, and it leads to its homes in England.
      }
      assertThat(found(finder.find(outcode.code())).position())
          .as(outcode.code())
          .isEqualTo(outcode.position());
    }
  }
}
