package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** Distances and drawn areas as people write them. */
class WrittenReachTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(Vocabularies.builtIn(), ENGLAND, CatalogueFixtures.TODAY);

  /** Round Ulverston and Barrow-in-Furness. */
  private static final String FURNESS = "-3.3 54.0, -3.0 54.0, -3.0 54.3, -3.3 54.3, -3.3 54.0";

  private static Reading<List<ServiceArea>> drawn(String text) {
    return new DrawnAreasCodec().read(List.of(text), TERMS);
  }

  private static Fault fault(Reading<?> reading) {
    assertThat(reading.faults()).hasSize(1);
    return reading.faults().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "10km, 10",
    "10 km, 10",
    "within 10 km, 10",
    "Within 10 kms, 10",
    "16.1 kilometres, 16.1",
    "16.1 kilometers, 16.1",
    "10 mi, 16.09344",
    "10 miles, 16.09344",
    "10mls, 16.09344",
    "10-mile radius, 16.09344",
    "10 mile radius, 16.09344",
    "within a 10 mile radius of our office, 16.09344",
    "up to 10 miles, 16.09344",
    "radius of 10 miles, 16.09344",
    "10 miles from the centre, 16.09344",
    "approx. 10 miles, 16.09344",
    "'1,500 m', 1.5",
    "1500 metres, 1.5",
    "5k, 5",
    "7, 7"
  })
  void aDistanceIsReadInWhateverUnitItIs(String written, double kilometres) {
    Reading<ServiceArea> reading = ServiceAreasCodec.readDistance(written);

    assertThat(reading.faults()).as(written).isEmpty();
    assertThat(reading.value())
        .isEqualTo(new ServiceArea.TravelRadius(Distance.ofKilometres(kilometres)));
  }

  @ParameterizedTest
  @CsvSource({
    "0 miles, the distance is 0",
    "0, the distance is 0",
    "-5 km, the distance is 0",
    "500 miles, above 200 kilometres",
    "10m, “m” may stand for metres or for miles",
    "within 10 miles of Leeds, measured from the public locations",
    "20 minutes by car, this is not a distance",
    "far, this is not a distance"
  })
  void whatIsNoDistanceIsNamed(String written, String problem) {
    Fault fault = fault(ServiceAreasCodec.readDistance(written));

    assertThat(fault.problem()).contains(problem);
    assertThat(fault.value()).isEqualTo(written);
    assertThat(fault.remedy()).isNotBlank();
  }

  @Test
  void aRemedyForMetresThatAreMilesWorksWhenItIsTried() {
    String remedy = fault(ServiceAreasCodec.readDistance("10m")).remedy();

    assertThat(remedy).contains("10 miles");
    assertThat(ServiceAreasCodec.readDistance("10 miles").isGood()).isTrue();
  }

  @Test
  void aShapeIsReadAndOneThatIsNotClosedIsClosedAndTold() {
    Reading<List<ServiceArea>> whole = drawn("Furness = POLYGON ((" + FURNESS + "))");
    Reading<List<ServiceArea>> open =
        drawn("Furness = POLYGON ((" + FURNESS.substring(0, FURNESS.lastIndexOf(',')) + "))");

    assertThat(whole.isGood()).isTrue();
    assertThat(whole.notes()).isEmpty();
    assertThat(open.value()).isEqualTo(whole.value());
    assertThat(open.notes()).extracting(Fault::code).containsExactly("drawing-closed");
    assertThat(drawn("Furness = polygon((" + FURNESS.replace(", ", ",") + "))").value())
        .isEqualTo(whole.value());
    assertThat(drawn("POLYGON ((-3.30 54.0, -3.0 54.0, -3.0 54.3, -3.3 54.3, -3.3 54))").notes())
        .as("the same corner written otherwise")
        .isEmpty();
  }

  @Test
  void exchangedAxesAreToldAndTheRightOnesOffered() {
    String latitudeFirst = "54.0 -3.3, 54.0 -3.0, 54.3 -3.0, 54.3 -3.3, 54.0 -3.3";

    Fault fault = fault(drawn("Furness = POLYGON ((" + latitudeFirst + "))"));

    assertThat(fault.code()).isEqualTo("axes-exchanged");
    String offered = fault.remedy().substring(fault.remedy().indexOf("POLYGON"));
    assertThat(drawn("Furness = " + offered).value())
        .isEqualTo(drawn("Furness = POLYGON ((" + FURNESS + "))").value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POLYGON ((-5.5 53.9, -5.0 53.9, -5.0 54.1, -5.5 53.9)) | at sea or outside England",
        "POLYGON ((-4.3 55.8, -4.1 55.8, -4.1 55.9, -4.3 55.8)) | at sea or outside England",
        "POLYGON ((2.2 48.8, 2.4 48.8, 2.4 48.9, 2.2 48.8)) | at sea or outside England",
        "POLYGON ((-0.12 51.5, -0.1199 51.5, -0.1199 51.5001, -0.12 51.5)) | no small area",
        "POLYGON ((-3.3 54.0, -3.0 54.3, -3.0 54.0, -3.3 54.3, -3.3 54.0)) | crosses itself near"
            + " -3",
        "POLYGON ((320000 470000, 330000 470000, 330000 480000, 320000 470000)) | metres of some"
            + " grid",
        "POINT (-3 54) | a polygon or a multi-polygon",
        "POLYGON EMPTY | empty",
        "POLYGON ((-3 54)) | cannot be read",
        "POLYGON ((-3 54, x y, -3 54)) | cannot be read",
        "Furness | cannot be read",
        "{\"type\":\"Polygon\"} | GeoJSON",
      })
  void aShapeThatReachesNobodyOrIsNoneIsNamed(String written, String problem) {
    Fault fault = fault(drawn("X = " + written));

    assertThat(fault.problem()).contains(problem);
    assertThat(fault.remedy()).isNotBlank();
  }

  private static ServiceLocation.Public at(@Nullable Position position) {
    return new ServiceLocation.Public(
        new LocationId(UUID.randomUUID()), "Office", List.of(), "CA1 1AA", position, Set.of());
  }

  private static String reachFault(double kilometres, ServiceLocation... places) {
    return OfferFacts.reachFault(
            List.of(new ServiceArea.TravelRadius(Distance.ofKilometres(kilometres))),
            List.of(places),
            ENGLAND)
        .map(Fault::code)
        .orElse("");
  }

  @Test
  void aCircleNeedsAPublicPlaceWhosePositionIsKnownAndPeopleInIt() {
    Position carlisle = new Position(-2.935, 54.893);
    ServiceLocation withheld = new ServiceLocation.Withheld(new LocationId(UUID.randomUUID()));

    assertThat(reachFault(16, at(carlisle))).isEmpty();
    assertThat(reachFault(16, at(null), at(carlisle))).isEmpty();
    assertThat(reachFault(16)).isEqualTo("radius-without-public-location");
    assertThat(reachFault(16, withheld)).isEqualTo("radius-without-public-location");
    assertThat(reachFault(16, at(null), withheld)).isEqualTo("radius-without-position");
    assertThat(reachFault(16, at(new Position(-5.2, 54.0)))).isEqualTo("reaches-nobody");
    assertThat(reachFault(16, at(new Position(-4.25, 55.86)))).isEqualTo("reaches-nobody");
    assertThat(reachFault(0.01, at(new Position(-2.5, 54.75)))).isEqualTo("reaches-nobody");
    assertThat(
            OfferFacts.reachFault(
                List.of(new ServiceArea.Coded(AreaCode.ENGLAND)), List.of(at(null)), ENGLAND))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"16.09344, within 10 miles", "1.609344, within 1 mile", "16, within 16 km"})
  void aDistanceThatIsRefusedIsNamedAsItWasWritten(double kilometres, String named) {
    assertThat(
            OfferFacts.reachFault(
                List.of(new ServiceArea.TravelRadius(Distance.ofKilometres(kilometres))),
                List.of(),
                ENGLAND))
        .map(Fault::value)
        .contains(named);
  }

  @Test
  void exchangedDegreesOfAPointAreToldWithTheColumnTheyBelongInto() {
    assertThat(new DegreesCodec(true).read(List.of("54.8925° N"), TERMS).value())
        .isEqualTo(54.8925);
    assertThat(new DegreesCodec(false).read(List.of("2.9329 W"), TERMS).value()).isEqualTo(-2.9329);
    assertThat(new DegreesCodec(false).read(List.of("-2.9329"), TERMS).value()).isEqualTo(-2.9329);
    assertThat(fault(new DegreesCodec(false).read(List.of("54.8925"), TERMS)).message())
        .contains("exchanged", "Latitude");
    assertThat(fault(new DegreesCodec(true).read(List.of("-2.9329"), TERMS)).message())
        .contains("exchanged", "Longitude");
    assertThat(fault(new DegreesCodec(true).read(List.of("48.85"), TERMS)).code())
        .isEqualTo("position-abroad");
    assertThat(fault(new DegreesCodec(true).read(List.of("54° 53' 33\""), TERMS)).code())
        .isEqualTo("bad-position");
  }
}
