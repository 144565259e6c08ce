package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOnMapTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "54.66412, -2.75134",
        "54.66412,-2.75134",
        "-2.75134 54.66412",
        "54.664N 2.751W",
        "lat 54.66412 lon -2.75134",
        "https://www.openstreetmap.org/#map=19/54.66412/-2.75134",
        "https://www.openstreetmap.org/?mlat=54.66412&mlon=-2.75134",
        "https://www.google.com/maps/@54.66412,-2.75134,17z",
        "https://example.org/!3d54.66412!4d-2.75134",
        "geo:54.66412,-2.75134",
        "54\u00b039'51\"N 2\u00b045'05\"W",
        "54\u00b0 39.85\u2032 N",
        "NY 512 301",
        "NY 51234 30123",
        "ny5123430123",
        "SD 4715 6189",
        "9C6VM6VG+XX",
        "M6VG+XX Penrith",
        "https://plus.codes/9C6VM6VG+XX",
        "https://plus.codes/9C6VM6VG%2BXX",
        "///filled.count.soap",
        "https://what3words.com/filled.count.soap",
        "what3words: filled.count.soap",
        "https://w3w.co/filled.count.soap",
        "https://maps.app.goo.gl/aBcDeF123",
        "https://goo.gl/maps/aBcDeF123",
        "https://www.google.co.uk/maps/place/The+House",
        "https://www.openstreetmap.org/way/1234567",
        "UPRN 100012345678"
      })
  void aPlaceIsFoundHoweverItIsPointedTo(String text) {
    assertThat(PlaceOnMap.in("Come to " + text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ring 01632 960001 or text 07700 900982",
        "Ages 13 to 18, 2.5 days a week, 54.5 % of them women",
        "Version 54.123 of 2.5",
        "https://example.org/a/b",
        "https://www.openstreetmap.org/",
        "LGBT+ people, GP+ surgeries, 18+",
        "file:///home.page.html",
        "SC012345",
        "SO301234",
        "In the TQ and SE districts",
        "\u00a31,234.567 in 2026",
        "Read about what3words before you come"
      })
  void whatPointsToNoPlaceIsNone(String text) {
    assertThat(PlaceOnMap.in(text)).isEmpty();
  }
}
