package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.gap.offer.jdbc.OfferChangeRepositories;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** What an area is asked once its duty holders have changed lines. */
class OfferInForceTest {

  private static final ExpectedOffer NATIONAL = ExpectedOffer.builtIn(Vocabularies.builtIn());
  private static final OfferLine FIRST = NATIONAL.lines().getFirst();
  private static final OfferLine SECOND = NATIONAL.lines().get(1);
  private static final Area CUMBRIA = RealGeography.get().getArea(new AreaCode("E23000002"));
  private static final Area KENT = RealGeography.get().getArea(new AreaCode("E23000032"));

  private final OfferChangeKeeper keeper =
      new OfferChangeKeeper(OfferChangeRepositories.inMemory());

  private static OfferLine as(String id, OfferLine line, OrganisedAt organisedAt) {
    return new OfferLine(
        id,
        line.crimeType(),
        line.function(),
        line.audience(),
        line.closeness(),
        organisedAt,
        line.yardstick(),
        line.sources(),
        line.question());
  }

  private void make(String line, OfferChange.Kind kind, @Nullable OfferLine asked) {
    keeper.add(
        new OfferChange(
            0,
            AreaKind.POLICE_AREA,
            CUMBRIA.code(),
            line,
            kind,
            asked,
            NATIONAL.version(),
            "Ann",
            "",
            "Because",
            LocalDate.of(2026, 6, 15)),
        OfferChangeRepository.WHATEVER_WAS_DONE,
        kept -> {});
  }

  private List<OfferLine> asked() {
    return keeper.of(CUMBRIA).lines();
  }

  @Test
  void anAreaThatChangedNothingIsAskedTheNationalTable() {
    assertThat(asked()).isEqualTo(NATIONAL.lines());
    make(FIRST.id(), OfferChange.Kind.ADOPTED, null);
    assertThat(asked()).isEqualTo(NATIONAL.lines());
  }

  @Test
  void aRemovedLineIsNotAskedHereAndIsAskedEverywhereElse() {
    make(FIRST.id(), OfferChange.Kind.REMOVED, null);

    assertThat(asked()).isEqualTo(NATIONAL.lines().subList(1, NATIONAL.lines().size()));
    assertThat(keeper.of(KENT).lines()).isEqualTo(NATIONAL.lines());
    assertThat(keeper.of(CUMBRIA).national()).isEqualTo(NATIONAL);

    make(FIRST.id(), OfferChange.Kind.UNDONE, null);
    assertThat(asked()).isEqualTo(NATIONAL.lines());
  }

  @Test
  void anAlteredLineStandsInItsPlaceAndTheLatestAlterationCounts() {
    make(SECOND.id(), OfferChange.Kind.ALTERED, as(SECOND.id(), SECOND, OrganisedAt.DISTRICT));
    make(SECOND.id(), OfferChange.Kind.ALTERED, as(SECOND.id(), SECOND, OrganisedAt.NATION));

    assertThat(asked()).hasSameSizeAs(NATIONAL.lines());
    assertThat(asked().get(1).organisedAt()).isEqualTo(OrganisedAt.NATION);
  }

  @Test
  void anAddedLineComesAfterThoseOfTheTableAndAnotherReadsIt() {
    make("local-first", OfferChange.Kind.ADDED, as("local-first", FIRST, OrganisedAt.DISTRICT));

    assertThat(asked()).hasSize(NATIONAL.lines().size() + 1);
    assertThat(asked().getLast().id()).isEqualTo("local-first");
    make("local-first", OfferChange.Kind.UNDONE, null);
    assertThat(asked()).isEqualTo(NATIONAL.lines());
  }

  @Test
  void aLineThatWasAlteredHereStaysWhenALaterNationalTableDropsIt() {
    make(FIRST.id(), OfferChange.Kind.ALTERED, FIRST);
    ExpectedOffer later =
        new ExpectedOffer(
            NATIONAL.version() + 1,
            NATIONAL.date(),
            NATIONAL.lines().subList(1, NATIONAL.lines().size()));

    OfferInForce offer =
        OfferInForce.of(later, keeper.changes().inForce(AreaKind.POLICE_AREA, CUMBRIA.code()));

    assertThat(offer.lines().getLast()).isEqualTo(FIRST);
    assertThat(offer.lines()).hasSameSizeAs(NATIONAL.lines());
  }
}
