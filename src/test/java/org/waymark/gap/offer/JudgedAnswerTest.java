package org.waymark.gap.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** What is said of a line, or of the cells behind it, laid over its answer. */
class JudgedAnswerTest {

  private static final Geography GEOGRAPHY = GeographyFixtures.smallCountry();
  private static final Area NORTH =
      GEOGRAPHY.findArea(AreaKind.POLICE_AREA, GeographyFixtures.NORTH).orElseThrow();
  private static final OfferLine CONTACT = line("helpline", "webchat");

  /** Something is listed, so that an absence is not merely unknown. */
  private static final Service ELSEWHERE =
      anIdvaService().offering("idva").serving(GeographyFixtures.NORTH.value()).build();

  private static OfferLine line(String... supports) {
    return new OfferLine(
        "contact",
        new TermId("domestic-abuse"),
        new OfferFunction(
            "contact",
            "Contact",
            Set.of(supports).stream().map(TermId::new).collect(Collectors.toSet()),
            false),
        null,
        CohortLevel.Level.OPEN,
        OrganisedAt.POLICE_AREA,
        null,
        List.of(new OfferSource("act", "Act", "Parliament", null, "section 1", null)),
        "Is there one?");
  }

  private static GapJudgement absent(long id, JudgedQuestion question) {
    return new GapJudgement(
        id,
        question,
        GapJudgement.Sort.ABSENCE_CONFIRMED,
        "Ann",
        "",
        "Asked",
        TODAY,
        TODAY.plusYears(1));
  }

  private static GapCell cell(String support) {
    return new GapCell(
        NORTH.kind(), NORTH.code(), new TermId("domestic-abuse"), null, new TermId(support));
  }

  private static OfferAnswer answer(OfferLine line, List<GapJudgement> said, Service... services) {
    return GapAnalysis.of(
            new ServiceIndex(
                catalogueOf(services),
                Vocabularies.builtIn(),
                new ReachCalculator(GEOGRAPHY),
                TODAY),
            Vocabularies.builtIn(),
            TODAY,
            GapSettings.USUAL)
        .offerOf(NORTH, OfferInForce.of(new ExpectedOffer(1, TODAY, List.of(line))))
        .judged(new GapJudgements(said.size(), said), TODAY)
        .answers()
        .getFirst();
  }

  @Test
  void anAbsenceConfirmedOfALineIsOfAllItsKindsOfSupport() {
    GapJudgement said = absent(1, CONTACT.askedOf(NORTH));

    OfferAnswer answer = answer(CONTACT, List.of(said), ELSEWHERE);

    assertThat(answer.finding()).isEqualTo(GapFinding.ABSENCE_CONFIRMED);
    assertThat(answer.judgement()).isEqualTo(said);
  }

  @Test
  void oneConfirmedOfOneKindAloneIsNotOfTheLine() {
    assertThat(answer(CONTACT, List.of(absent(1, cell("helpline"))), ELSEWHERE).finding())
        .isEqualTo(GapFinding.NONE_RECORDED);
    assertThat(
            answer(
                    CONTACT,
                    List.of(absent(1, cell("helpline")), absent(2, cell("webchat"))),
                    ELSEWHERE)
                .finding())
        .isEqualTo(GapFinding.ABSENCE_CONFIRMED);
  }

  @Test
  void whatWasSaidOfALineIsNotSaidOfItOnceItAsksSomethingElse() {
    List<GapJudgement> said = List.of(absent(1, line("helpline").askedOf(NORTH)));

    assertThat(answer(CONTACT, said, ELSEWHERE).finding()).isEqualTo(GapFinding.NONE_RECORDED);
  }

  @Test
  void aConfirmationNeverHidesAService() {
    OfferAnswer answer =
        answer(
            CONTACT,
            List.of(absent(1, CONTACT.askedOf(NORTH))),
            anIdvaService()
                .forCrimes("domestic-abuse")
                .offering("webchat")
                .serving(GeographyFixtures.NORTH.value())
                .build());

    assertThat(answer.finding()).isEqualTo(GapFinding.AT_RISK);
    assertThat(answer.judgement()).isNotNull();
  }
}
