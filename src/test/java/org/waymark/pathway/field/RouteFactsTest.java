package org.waymark.pathway.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.GeographyFixtures;
import org.waymark.pathway.RandomNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.vocabulary.Vocabularies;

class RouteFactsTest {

  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(
          Vocabularies.builtIn(), GeographyFixtures.smallCountry(), LocalDate.of(2026, 6, 15));

  private final List<Service> services =
      List.of(aSarc().named("SARC").build(), anIsvaService().named("ISVA").build());

  @Test
  void whatAFormAndWhatAFileHoldsOfARouteIsReadAsTheSameRoute() {
    for (ReferralRoute route : new RandomNetwork(11).routes(services, 200)) {
      RouteParts ofForm = new RouteParts();
      RouteParts ofFile = new RouteParts();
      for (Fact<ReferralRoute, RouteParts, ?> fact : RouteFacts.FACTS) {
        assertThat(fact.read(fact.keys(route), TERMS, ofForm).faults()).isEmpty();
        assertThat(fact.read(fact.write(route, TERMS.names()), TERMS, ofFile).faults()).isEmpty();
      }
      for (RouteParts parts : List.of(ofForm, ofFile)) {
        assertThat(RouteFacts.misfits(parts)).isEmpty();
        assertThat(parts.between(route.id(), route.from(), route.to(), route.provenance()))
            .isEqualTo(route);
      }
    }
  }

  @Test
  void whatDoesNotGoTogetherIsToldWithTheFactWhereItCanBeMended() {
    RouteParts parts =
        read(
            Map.of(
                "minimum-age", "18",
                "maximum-age", "16",
                "least-days", "10",
                "most-days", "2",
                "made", "2026-01-01",
                "partners", "North PCC"));

    assertThat(RouteFacts.misfits(parts))
        .extracting(each -> each.fact().key() + ": " + each.fault().code())
        .containsExactly(
            "maximum-age: ages-reversed",
            "most-days: days-reversed",
            "agreement: dates-without-agreement",
            "partners: partners-without-agreement");
    assertThat(
            RouteFacts.misfits(
                read(Map.of("agreement", "formal", "made", "2026-01-01", "ends", "2025-01-01"))))
        .extracting(each -> each.fact().key())
        .containsExactly("ends");
  }

  @Test
  void oneAgeFieldMaySayBothUnlessTheOtherSaysOtherwise() {
    assertThat(read(Map.of("minimum-age", "16-25")).criteria.maximumAge()).isEqualTo(25);
    assertThat(read(Map.of("maximum-age", "16-25")).criteria.minimumAge()).isEqualTo(16);
    assertThat(read(Map.of("minimum-age", "18", "maximum-age", "16-25")).criteria.minimumAge())
        .isEqualTo(18);
  }

  private static RouteParts read(Map<String, String> written) {
    RouteParts parts = new RouteParts();
    RouteFacts.FACTS.stream()
        .filter(fact -> written.containsKey(fact.key()))
        .forEach(fact -> fact.read(List.of(written.get(fact.key())), TERMS, parts));
    return parts;
  }
}
