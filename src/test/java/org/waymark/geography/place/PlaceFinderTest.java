package org.waymark.geography.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.tables.BuiltInTables;

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

  private static PlaceLookup.Unknown unknown(PlaceLookup lookup) {
    assertThat(lookup).isInstanceOf(PlaceLookup.Unknown.class);
    return (PlaceLookup.Unknown) lookup;
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
    assertThat(unknown(finder.find(asked)).remedy()).contains(word);
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
  void cityWinsOverTheVillageOfItsNameAndSaysSo() {
    PlaceLookup.Found leeds = found(finder.find("Leeds"));

    assertThat(leeds.label()).startsWith("Leeds (LS");
    assertThat(leeds.note()).contains("there is another (ME17 in Maidstone)");
  }

  @Test
  void nameOfSeveralPlacesNamesThem() {
    assertThat(unknown(finder.find("Newport")).remedy())
        .contains("more than one place called Newport", "TF10", "PO3", "Telford and Wrekin");
  }

  @Test
  void areaIsItsMiddleByResidents() {
    PlaceLookup.Found cumbria = found(finder.find("Cumbria"));

    assertThat(cumbria.label()).isEqualTo("Cumbria");
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
    assertThat(unknown(finder.find(asked)).remedy()).contains("like CA11 7XX");
  }

  @Test
  void aVeryLongTextIsAnsweredShort() {
    assertThat(unknown(finder.find("a".repeat(100_000))).asked()).hasSize(100);
  }

  @Test
  void everyOutcodeOfTheTableIsFoundUnderItsOwnCode() {
    for (Outcode outcode : GEOGRAPHY.listOutcodes()) {
      assertThat(found(finder.find(outcode.code())).position())
          .as(outcode.code())
          .isEqualTo(outcode.position());
    }
  }
}
