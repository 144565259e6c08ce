package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressInWordsTest {

  private static final AddressInWords SECRET =
      AddressInWords.of(
          List.of("Flat 2, Quietwater Lodge", "41 Quarrelstone Road", "Carlisle"), "CA98 1QO");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We are at 41 Quarrelstone Road.",
        "41, quarrelstone rd",
        "Quarrelstone Road, no. 41",
        "Qu\u00e1rrelst\u00f3ne Road (number 41)",
        "https://example.org/find/41-quarrelstone-road",
        "https://example.org/41%20Quarrelstone%20Road",
        "4 1 Q u a r r e l s t o n e R d",
        "Ask for Quietwater Lodge",
        "quietwater-lodge@example.org",
        "CA98 1QO",
        "ca981qo",
        "CA98 lQ0",
        "C.A.9.8.1.Q.O",
        "forty-one Quarrelstone Road",
        "FORTY ONE, Quarrelstone Rd",
        "4I Quarrelstone Road",
        "41 Quarre1st0ne Road",
        "41 Quarrelst\u043ene Road",
        "41&nbsp;Quarrelstone&nbsp;Road",
        "4<b>1</b> Quarrelstone Road",
        "41A Quarrelstone Road",
        "photos/41QuarrelstoneRoad.jpg",
        "quarrelstoneroad41@example.org",
        "41quarrelstonerd.org",
        "QuietwaterLodge.png",
      })
  void whoeverReadsTheseKnowsTheHouse(String words) {
    assertThat(SECRET.isToldBy(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We are in Carlisle.",
        "The buses stop in Quarrelstone Road",
        "Flat 2",
        "41 people helped last year",
        "Quarrelstone Road is where we began, and since then we have helped 41 families",
        "A lodge by quiet water",
        "CA98",
        "142 Quarrelstone Road",
        "141 Quarrelstone Road",
        "Quarrelstone Road 412",
        "",
      })
  void theTownTheStreetOrANumberAloneTellsNothing(String words) {
    assertThat(SECRET.isToldBy(words)).isFalse();
  }

  @Test
  void aNumberOnALineOfItsOwnBelongsToItsStreet() {
    AddressInWords secret = AddressInWords.of(List.of("41", "Quarrelstone Road"), null);

    assertThat(secret.isToldBy("at 41 Quarrelstone Road")).isTrue();
    assertThat(secret.isToldBy("in Quarrelstone Road")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "14-16 Wrenfold Lane",
        "14/2 Wrenfold Ln",
        "14b Wrenfold Lane",
        "No 14 Wrenfold Lane"
      })
  void anyNumberOfAHouseIsItsNumber(String line) {
    AddressInWords secret = AddressInWords.of(List.of(line), null);

    assertThat(secret.isToldBy("at 14 Wrenfold Lane")).isTrue();
    assertThat(secret.isToldBy("at 140 Wrenfold Lane")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Larkholt legal advice",
        "Larkholt Independent Advisers",
        "Ask Larkholt, in Fernmere Lane",
        "Fernmere Lane is near",
        "Call Fernmere Lane",
      })
  void aLetterOfAnotherWordIsNoNumber(String words) {
    AddressInWords secret =
        AddressInWords.of(List.of("Larkholt 1", "1 Fernmere Lane", "Carlisle"), null);

    assertThat(secret.isToldBy(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Larkholt 1",
        "Larkholt l",
        "larkholt1@example.org",
        "1 Fernmere Lane",
        "Flat 2 Linden House"
      })
  void aNumberIsFoundWithWhatItBelongsTo(String words) {
    AddressInWords secret =
        AddressInWords.of(List.of("Larkholt 1", "1 Fernmere Lane", "Carlisle"), null);
    AddressInWords named = AddressInWords.of(List.of("Linden House", "Carlisle"), null);

    assertThat(secret.isToldBy(words) || named.isToldBy(words)).isTrue();
  }

  @Test
  void theTownAloneAndCommonWordsAreNoName() {
    assertThat(AddressInWords.of(List.of("Carlisle"), "CA1 1AA").isToldBy("In Carlisle")).isFalse();
    assertThat(AddressInWords.of(List.of("The Refuge", "Carlisle"), null).isToldBy("the refuge"))
        .isFalse();
    assertThat(AddressInWords.of(List.of("Beechcroft", "Carlisle"), null).isToldBy("Beechcroft"))
        .isTrue();
  }

  @Test
  void whatOnlyLooksLikeHtmlIsPartOfAnAddress() {
    AddressInWords secret = AddressInWords.of(List.of("Canary <Cottage>", "3 Mill Lane"), null);

    assertThat(secret.isToldBy("A canary sings")).isFalse();
    assertThat(secret.isToldBy("In Canary Cottage")).isTrue();
    assertThat(secret.isToldBy("In Canary <Cottage>")).isTrue();
    assertThat(secret.isToldBy("In Can<br/>ary <b class='x'>Cott</b>age")).isTrue();
  }

  @Test
  void nothingOfItIsPrinted() {
    assertThat(SECRET.toString()).isEqualTo("AddressInWords");
  }
}
