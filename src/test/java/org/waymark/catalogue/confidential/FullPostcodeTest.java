package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullPostcodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Behind the shop, CA1 1AA.",
        "ca11aa",
        "CA1\u00a01AA",
        "CA1    1AA",
        "CA1\n1AA",
        "CA1\t1aa",
        "CA1-1AA",
        "CA1\u20111AA",
        "CA1.1AA",
        "CA1\u200b1AA",
        "CA 1 1AA",
        "CA 11AA",
        "C A 1 1 A A",
        "c-a-1-1-a-a",
        "ＣＡ１ １ＡＡ",
        "(CA1 1AA)",
        "https://example.org/find-us/CA1%201AA",
        "https://example.org/?at=CA1+1AA&z=15",
        "https://example.org/%43A1_1AA",
        "ca1.1aa@example.org",
        "C\u0301A1 1AA",
        "C\u200bA1 1AA",
        "CA1\u00ad1AA",
        "CA1 1\u202eAA",
        "CA1\u28001AA",
        "CA1\u31641AA",
        "CA\u20e31 1AA",
        "\u0421\u04101 1\u0410\u0410",
        "C\u03911 1\u0391\u0391",
        "\ud83c\udd52\ud83c\udd501 1\ud83c\udd50\ud83c\udd50",
        "CA\u0661 \u0661AA",
        "CA1&nbsp;1AA",
        "CA1&thinsp;1AA",
        "&#67;A1 1AA",
        "CA1 &#x31;AA",
        "CA1&amp;nbsp;1AA",
        "CA1%C2%A01AA",
        "CA1%25201AA",
        "%EF%BC%A3A1 1AA",
        "CA<b>1</b> 1AA",
        "CA1<br>1AA",
        "CA1, 1AA",
        "CA1 (1AA)",
        "CA1: 1AA",
        "CA1|1AA",
        "CA1 \u2192 1AA",
        "CA1 1 AA",
        "CA1 1A A",
        "CA1 IAA",
        "CA1 lAA",
        "CAI 1AA",
        "photoCA11AA.jpg",
        "photo-ca11aa.jpg"
      })
  void aPostcodeIsFoundHoweverItIsWritten(String text) {
    assertThat(FullPostcode.in(text)).containsExactly("CA1 1AA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB"})
  void everyFormOfAPostcodeIsFound(String postcode) {
    assertThat(FullPostcode.in("At " + postcode + ".")).containsExactly(postcode);
    assertThat(FullPostcode.in("At " + postcode.replace(" ", "") + "X")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Covers CA1, CA2 and LA9",
        "Open at 9.30 to 5",
        "Along the M6 9am to 5pm",
        "Off the M1 9 pm",
        "Ring 01632 960001 or text 07700 900982",
        "Ages 8 to 11 in KS2 and KS3",
        "For so 1 2nd visit",
        "b1a2c3d4-0000-4000-8000-00000000a001",
        "https://example.org/a1b2c3d4e5",
        "Catalogue CA11AAB",
        "Covers CA1, 2nd and 4th Tuesdays",
        "From CA1 (2hr by bus)",
        "In N1 one day a week, in E1 our own room",
        "In E1 5 we meet at 6",
        "For all 2nd visits",
        "KS1 and KS2; call 9am"
      })
  void whatOnlyLooksALittleLikeOneIsNone(String text) {
    assertThat(FullPostcode.in(text)).isEmpty();
  }

  @Test
  void severalAreFoundEachOnce() {
    assertThat(FullPostcode.in("CA1 1AA, LA9 4AB and again ca1 1aa"))
        .containsExactly("CA1 1AA", "LA9 4AB");
  }

  /** Where a gap were tried again from every place in it, this would not end today. */
  @Test
  void aLongTextOfGapsIsReadOnce() {
    assertThat(FullPostcode.in(("A" + " ".repeat(99_999)).repeat(2) + "a1 ".repeat(100_000)))
        .isEmpty();
  }

  /** A text is looked through for every form where it ends like one: no other is passed over. */
  @Property(tries = 20_000)
  void whatStandsAfterATextMakesNoDifferenceToIt(@ForAll("nearlyPostcodes") String text) {
    Set<String> alone = FullPostcode.in(text);
    Set<String> together = FullPostcode.in(text + " qqqqqq LA9 4AB");
    assertThat(together).contains("LA9 4AB").containsAll(alone);
    assertThat(together.size() - alone.size()).isBetween(0, 1);
    assertThat(together).allMatch(each -> alone.contains(each) || each.equals("LA9 4AB"));
  }

  @Provide
  Arbitrary<String> nearlyPostcodes() {
    return Arbitraries.of(
            "C", "CA", "SW", "a", "1", "9", "1A", "1aa", "OAA", "lAB", "I", "O", " ", "-", ".", "(")
        .list()
        .ofMinSize(2)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
