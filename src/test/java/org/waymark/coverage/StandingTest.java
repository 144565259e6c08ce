package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.ListingStatus;

class StandingTest {

  private static final LocalDate ENDED = TODAY.minusDays(60);

  private static Standing standing(ServiceBuilder service) {
    return Standing.of(service.build(), TODAY);
  }

  private static ServiceBuilder fundedUntil(@Nullable LocalDate... ends) {
    ServiceBuilder service = anIdvaService();
    for (LocalDate end : ends) {
      service.commissionedBy(end, "North PCC");
    }
    return service;
  }

  @Test
  void aServiceThatWasCheckedLatelyCounts() {
    assertThat(standing(anIdvaService()).kind()).isEqualTo(Standing.Kind.COUNTS);
  }

  @Test
  void aServiceThatIsDueToBeCheckedCountsWithACaution() {
    Standing standing = standing(anIdvaService().assuredOn(TODAY.minusDays(91)));
    assertThat(standing.kind()).isEqualTo(Standing.Kind.COUNTS_WITH_CAUTION);
    assertThat(standing.words()).containsExactly("its listing is due to be checked");
  }

  @Test
  void fundingThatEndedOutweighsNoConfirmationAfterIt() {
    Standing standing = standing(fundedUntil(ENDED).assuredOn(ENDED.plusDays(1)));
    assertThat(standing.cautions()).containsExactly(Standing.Caution.FUNDING_RECORD_OUT_OF_DATE);
  }

  @Test
  void whatIsSaidOnTheLastDayIsNotSaidAfterIt() {
    assertThat(standing(fundedUntil(ENDED).assuredOn(ENDED)).reasons())
        .containsExactly(new Standing.FundingEnded(ENDED));
  }

  @Test
  void theFundingThatEndsLastDecides() {
    assertThat(
            standing(fundedUntil(ENDED.minusDays(9), ENDED).assuredOn(ENDED.minusDays(1)))
                .reasons())
        .containsExactly(new Standing.FundingEnded(ENDED));
    assertThat(standing(fundedUntil(ENDED, TODAY).assuredOn(ENDED)).kind())
        .isEqualTo(Standing.Kind.COUNTS);
    assertThat(standing(fundedUntil(ENDED, null).assuredOn(ENDED)).kind())
        .isEqualTo(Standing.Kind.COUNTS);
  }

  @Test
  void anEditByTheProviderAfterTheEndIsAsGoodAsAConfirmation() {
    assertThat(standing(fundedUntil(ENDED).assuredOn(ENDED).editedOn(ENDED.plusDays(1))).cautions())
        .containsExactly(Standing.Caution.FUNDING_RECORD_OUT_OF_DATE);
  }

  @Test
  void wordsForEverybodyTellNothingOfAContract() {
    Standing ruledOut = standing(fundedUntil(ENDED).assuredOn(ENDED));
    Standing counted = standing(fundedUntil(ENDED).assuredOn(ENDED.plusDays(1)));
    assertThat(ruledOut.words()).containsExactly("confirm that it still runs");
    assertThat(ruledOut.reasons().getFirst().code()).isEqualTo("to-be-confirmed");
    assertThat(counted.words()).containsExactly("confirm that it still runs");
    assertThat(ruledOut.words(true).getFirst())
        .contains("funding on record ended on 16 April 2026");
    assertThat(counted.words(true).getFirst()).startsWith("funding record out of date");
  }

  @Test
  void everyReasonIsTold() {
    Standing standing =
        standing(
            fundedUntil(TODAY.minusDays(200))
                .assuredOn(TODAY.minusDays(200))
                .capacity(Capacity.Status.CLOSED)
                .status(ListingStatus.SUSPENDED));
    assertThat(standing.reasons())
        .extracting(Standing.Reason::code)
        .containsExactly(
            "not-published", "closed-to-referrals", "to-be-confirmed", "listing-stale");
    assertThat(standing.wouldCountIfConfirmed()).isFalse();
  }

  @Test
  void whatWaitsOnlyForAConfirmationWouldCountWithOne() {
    assertThat(standing(fundedUntil(ENDED).assuredOn(ENDED)).wouldCountIfConfirmed()).isTrue();
    assertThat(standing(anIdvaService().assuredOn(null)).wouldCountIfConfirmed()).isTrue();
    assertThat(standing(anIdvaService()).wouldCountIfConfirmed()).isFalse();
    assertThat(standing(anIdvaService().capacity(Capacity.Status.CLOSED)).wouldCountIfConfirmed())
        .isFalse();
  }
}
