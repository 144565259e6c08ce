package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** Opening times come back as they are written, and say whether a service is open. */
class OpeningHoursTest {

  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(
          Vocabularies.builtIn(), RealGeography.get(), CatalogueFixtures.TODAY);

  @Property
  void whatIsWrittenIsReadAsTheSameTimesInTheSameOrder(@ForAll("times") List<OpeningTime> times) {
    List<String> written = OpeningHours.format(times);
    Reading<List<OpeningTime>> reading = OpeningHours.read(written);
    assertThat(reading.faults()).as(written.toString()).isEmpty();
    assertThat(reading.rest()).as(written.toString()).isEmpty();
    assertThat(reading.value()).as(written.toString()).isEqualTo(times);
  }

  @Property
  void theTimesOfADayAreReadAsTheyAreWritten(@ForAll("times") List<OpeningTime> times) {
    for (DayOfWeek day : DayOfWeek.values()) {
      List<OpeningTime> ofDay =
          times.stream()
              .filter(time -> time.day() == day)
              .sorted(Comparator.comparing(OpeningTime::opens))
              .toList();
      if (!ofDay.isEmpty()) {
        String text = OpeningHours.format(day, ofDay);
        assertThat(OpeningHours.read(day, text).value()).as(text).isEqualTo(ofDay);
      }
    }
  }

  @Provide
  Arbitrary<List<OpeningTime>> times() {
    Arbitrary<Integer> quarters = Arbitraries.integers().between(0, 96);
    Arbitrary<OpeningTime> time =
        Combinators.combine(Arbitraries.of(DayOfWeek.class), quarters, quarters)
            .filter((day, one, other) -> !one.equals(other))
            .as(
                (day, one, other) ->
                    new OpeningTime(day, clock(Math.min(one, other)), clock(Math.max(one, other))));
    return Arbitraries.oneOf(
        time.list().ofMinSize(1).ofMaxSize(8).map(OpeningHoursTest::distinct),
        Arbitraries.just(Objects.requireNonNull(OpeningHours.read(List.of("24/7")).value())),
        Combinators.combine(time, time).as((one, other) -> overnight(one, other)));
  }

  private static List<OpeningTime> distinct(List<OpeningTime> times) {
    return times.stream().distinct().toList();
  }

  private static List<OpeningTime> overnight(OpeningTime one, OpeningTime other) {
    List<OpeningTime> all = new ArrayList<>();
    all.add(new OpeningTime(one.day(), one.opens(), OpeningTime.MIDNIGHT));
    all.add(new OpeningTime(one.day().plus(1), LocalTime.MIDNIGHT, other.closes()));
    return all;
  }

  private static LocalTime clock(int quarters) {
    return quarters == 96 ? OpeningTime.MIDNIGHT : LocalTime.ofSecondOfDay(quarters * 900L);
  }

  @ParameterizedTest
  @CsvSource({
    "Mon-Fri 9-5, 2026-06-15T10:00+01:00, OPEN",
    "Mon-Fri 9-5, 2026-06-15T08:30Z, OPEN",
    "Mon-Fri 9-5, 2026-06-15T17:00+01:00, CLOSED",
    "Mon-Fri 9-5, 2026-06-14T10:00+01:00, CLOSED",
    "Fri-Sat 20:00-04:00, 2026-06-20T03:59+01:00, OPEN",
    "Fri-Sat 20:00-04:00, 2026-06-21T03:59+01:00, OPEN",
    "Fri-Sat 20:00-04:00, 2026-06-21T04:00+01:00, CLOSED",
    "Fri-Sat 20:00-04:00, 2026-06-19T03:59+01:00, CLOSED",
    "Sun 20:00-24:00, 2026-06-21T23:59:30+01:00, OPEN",
    // Clocks go back at 2am on 25 October 2026: half past one comes twice.
    "Sat 20:00-04:00, 2026-10-25T01:30+01:00, OPEN",
    "Sat 20:00-04:00, 2026-10-25T01:30Z, OPEN",
    "Sat 20:00-04:00, 2026-10-25T04:00Z, CLOSED",
    "Sat 20:00-01:20, 2026-10-25T01:10+01:00, OPEN",
    "Sat 20:00-01:20, 2026-10-25T01:10Z, CLOSED",
    // They go forward at 1am on 29 March 2026: half past one never comes.
    "Sat 20:00-04:00, 2026-03-29T03:30+01:00, OPEN",
    "Sat 20:00-04:00, 2026-03-29T04:00+01:00, CLOSED",
    "Sat 20:00-04:00, 2026-03-28T20:00Z, OPEN",
    // The summer bank holiday of 2026 is 31 August, a Monday.
    "Mon-Fri 9-5, 2026-08-31T10:00+01:00, BANK_HOLIDAY",
    "24/7, 2026-08-31T10:00+01:00, OPEN",
    "Mon-Fri 9-5 except bank holidays, 2026-08-31T10:00+01:00, CLOSED",
    "Mon-Fri 9-5 including bank holidays, 2026-08-31T10:00+01:00, OPEN",
    "Public holidays 10-2; Mon-Fri 9-5, 2026-08-31T09:30+01:00, CLOSED",
    "Mon-Fri 9-5; public holidays 10-2, 2026-08-31T10:00+01:00, OPEN",
    "Mon-Fri 9-5; public holidays 10-2, 2026-08-31T16:00+01:00, CLOSED",
    "Sun 20:00-04:00; closed bank holidays, 2026-08-31T03:00+01:00, OPEN",
    // Boxing Day of 2026 is a Saturday, and Monday is the holiday.
    "Mon-Fri 9-5; closed bank holidays, 2026-12-28T10:00Z, CLOSED",
    "Mon-Fri 9-5 exc. bank hols, 2026-12-28T10:00Z, CLOSED",
    "Mon-Sat 9-5 excl BH, 2026-12-26T10:00Z, CLOSED",
    "Mon-Sat 9-5 inc bank hols, 2026-12-26T10:00Z, OPEN",
    "Mon-Sun 9-5, 2027-12-25T10:00Z, BANK_HOLIDAY",
    "Mon-Fri 9-5 (closed for lunch 12-1), 2026-11-30T12:30Z, CLOSED",
    "Mon-Fri 9-5; closed bank holidays, 2026-12-29T10:00Z, OPEN",
  })
  void openIsToldForTheMoment(String written, String moment, OpenState state) {
    assertThat(OpenState.of(service(written), ZonedDateTime.parse(moment))).isEqualTo(state);
  }

  private static Service service(String written) {
    Service empty = CatalogueFixtures.anIdvaService().servingDistrict("E06000063").build();
    ListingParts parts = ListingParts.of(empty.withOpeningTimes(List.of()).withOpeningNote(""));
    Fact<Service, ListingParts, ?> fact = ListingField.OPENING_TIMES.facts().getFirst();
    fact.read(CellText.cut(written), TERMS, parts);
    return parts.build();
  }

  @Test
  void aServiceThatStatesNoTimesIsNeitherOpenNorClosed() {
    Service silent = service("");
    assertThat(OpenState.of(silent, ZonedDateTime.parse("2026-06-15T10:00Z")))
        .isEqualTo(OpenState.NOT_STATED);
  }

  @Test
  void wordsAboutTimesJoinTheNoteOnce() {
    Service service = service("Mon-Fri 9-5 (not at Easter), Sat by appointment");
    assertThat(service.openingNote()).isEqualTo("Not at Easter. Sat by appointment");
    ListingParts again = ListingParts.of(service);
    again.addHoursInWords("sat by appointment");
    assertThat(again.build().openingNote()).isEqualTo(service.openingNote());
  }
}
