package org.waymark.gap.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Service;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownFigures;
import org.waymark.returns.ShownReturn;

/** Whether a service has room, by its listing and by its provider's figures of a quarter. */
class CountStatusByReturnTest {

  /** Ends on 31 March 2026. */
  private static final Quarter WINTER = new Quarter(LocalDate.of(2026, 1, 1));

  private static Service service(Capacity.Status status, @Nullable Integer weeks, String asOf) {
    return anIdvaService()
        .capacity(new Capacity(status, weeks, asOf.isEmpty() ? null : LocalDate.parse(asOf)))
        .build();
  }

  private static CountStatus with(Service service, Figure figure, Shown shown) {
    return CountStatus.of(
        service,
        TODAY,
        GapSettings.USUAL,
        Optional.of(
            new ShownReturn(
                1,
                service.id(),
                service.organisation(),
                WINTER,
                new ShownFigures(Map.of(figure, shown)),
                Instant.parse("2026-04-02T09:00:00Z"),
                1)));
  }

  private static Shown weeks(String weeks) {
    return Shown.exactly(new BigDecimal(weeks));
  }

  @Test
  void aMedianWaitThatIsNewerThanTheListingDecides() {
    Service open = service(Capacity.Status.OPEN, null, "2026-03-30");
    Service waiting = service(Capacity.Status.WAITING_LIST, 20, "2026-03-30");

    assertThat(with(open, Figure.MEDIAN_WAIT, weeks("12")).room()).isTrue();
    assertThat(with(open, Figure.MEDIAN_WAIT, weeks("12.5")).room()).isFalse();
    assertThat(with(open, Figure.MEDIAN_WAIT, weeks("12.5")).roomByReturn()).isTrue();
    assertThat(with(waiting, Figure.MEDIAN_WAIT, weeks("3")).room()).isTrue();
    assertThat(
            with(service(Capacity.Status.UNKNOWN, null, ""), Figure.MEDIAN_WAIT, weeks("30"))
                .room())
        .isFalse();
  }

  @Test
  void aListingThatIsAsNewOrNewerDecides() {
    Service open = service(Capacity.Status.OPEN, null, "2026-03-31");

    assertThat(with(open, Figure.MEDIAN_WAIT, weeks("30")).room()).isTrue();
    assertThat(with(open, Figure.MEDIAN_WAIT, weeks("30")).roomByReturn()).isFalse();
  }

  @Test
  void nobodyWaitingIsRoomAndHowManyWaitSaysNothingOfHowLong() {
    Service waiting = service(Capacity.Status.WAITING_LIST, null, "2026-01-10");

    assertThat(with(waiting, Figure.WAITING, weeks("0")).room()).isTrue();
    assertThat(with(waiting, Figure.WAITING, weeks("40")).room()).isFalse();
    assertThat(with(waiting, Figure.WAITING, weeks("40")).roomByReturn()).isFalse();
  }

  /** A finding is for everybody: what is shown to nobody does not decide it. */
  @Test
  void aWaitOfFewPeopleThatIsNotShownDecidesNothing() {
    Service open = service(Capacity.Status.OPEN, null, "2026-01-10");

    assertThat(with(open, Figure.MEDIAN_WAIT, Shown.NOT_TOLD).room()).isTrue();
    assertThat(with(open, Figure.MEDIAN_WAIT, Shown.NOT_TOLD).roomByReturn()).isFalse();
    assertThat(with(open, Figure.WAITING, Shown.FEW).roomByReturn()).isFalse();
  }
}
