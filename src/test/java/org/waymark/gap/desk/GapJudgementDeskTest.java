package org.waymark.gap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.catalogue.OrganisationId;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.desk.GapJudgementDesk.Request;
import org.waymark.gap.jdbc.GapJudgementRepositories;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgement.Sort;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.jdbc.OfferChangeRepositories;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.testing.KeptAudit;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** What may be said of a cell, on the geography and the vocabularies of the product. */
class GapJudgementDeskTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final Request GOOD =
      new Request(
          "police-area",
          "E23000002",
          "",
          "sexual-abuse",
          "",
          "isva",
          "absence-confirmed",
          "A. Analyst",
          "Cumbria PFCC",
          "All three trusts were asked",
          "");

  private final GapJudgementKeeper keeper =
      new GapJudgementKeeper(GapJudgementRepositories.inMemory());

  private final OfferChangeKeeper offers =
      new OfferChangeKeeper(OfferChangeRepositories.inMemory());
  private final KeptAudit audit = new KeptAudit();

  private DeskOutcome<GapJudgement> ask(Request request) {
    return askOn(DAY, request);
  }

  private DeskOutcome<GapJudgement> askOn(LocalDate day, Request request) {
    return askAs(Speaker.Operator.COMMAND, day, request);
  }

  private DeskOutcome<GapJudgement> askAs(Speaker speaker, LocalDate day, Request request) {
    return new GapDesks(keeper, offers, audit, GapSettings.USUAL)
        .ofJudgements(RealGeography.get(), Vocabularies.builtIn(), day)
        .take(speaker, request);
  }

  /** The only problem, after which nothing may have been kept. */
  private AskedProblem problemOf(Request request) {
    List<GapJudgement> before = keeper.judgements().list();
    DeskOutcome<GapJudgement> outcome = ask(request);
    List<AskedProblem> problems = Outcomes.problems(outcome);
    assertThat(keeper.refresh().list()).isEqualTo(before);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private static Request of(String sort) {
    return new Request(
        GOOD.areaKind(),
        GOOD.area(),
        "",
        GOOD.crimeType(),
        GOOD.cohort(),
        GOOD.supportType(),
        sort,
        GOOD.author(),
        GOOD.body(),
        GOOD.reason(),
        "");
  }

  private static Request in(String kind, String area) {
    return new Request(
        kind,
        area,
        "",
        GOOD.crimeType(),
        GOOD.cohort(),
        GOOD.supportType(),
        GOOD.sort(),
        GOOD.author(),
        GOOD.body(),
        GOOD.reason(),
        "");
  }

  private static Request forTerms(String crime, String cohort, String support) {
    return new Request(
        GOOD.areaKind(),
        GOOD.area(),
        "",
        crime,
        cohort,
        support,
        GOOD.sort(),
        GOOD.author(),
        GOOD.body(),
        GOOD.reason(),
        "");
  }

  private static Request by(String author, String body, String reason) {
    return new Request(
        GOOD.areaKind(),
        GOOD.area(),
        "",
        GOOD.crimeType(),
        GOOD.cohort(),
        GOOD.supportType(),
        GOOD.sort(),
        author,
        body,
        reason,
        "");
  }

  @Test
  void aConfirmationIsKeptUntilTheAnnualReviewAsksAgain() {
    DeskOutcome<GapJudgement> outcome = ask(GOOD);

    GapJudgement judgement = Outcomes.kept(outcome);
    assertThat(judgement.id()).isEqualTo(1);
    assertThat(judgement.made()).isEqualTo(DAY);
    assertThat(judgement.expires()).isEqualTo(LocalDate.of(2027, 6, 15));
    assertThat(keeper.judgements().standing(judgement.question(), DAY)).contains(judgement);
  }

  @Test
  void termsAndCodesMayBeWrittenAsPeopleWriteThem() {
    DeskOutcome<GapJudgement> outcome =
        ask(
            new Request(
                " Police-Area ",
                "e23000002",
                "",
                "Sexual abuse",
                "older people 65 and over",
                "Independent sexual violence adviser (ISVA)",
                "Not-Relevant",
                " A. Analyst ",
                "",
                "Nobody\nasked",
                ""));

    assertThat(Outcomes.kept(outcome).question())
        .isEqualTo(
            new GapCell(
                AreaKind.POLICE_AREA,
                new AreaCode("E23000002"),
                TermId.of("sexual-abuse"),
                TermId.of("older-people"),
                TermId.of("isva")));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheFields() {
    DeskOutcome<GapJudgement> outcome =
        ask(new Request("county", "", "", "", "nobody", "", "", " ", "", "", ""));

    assertThat(Outcomes.problems(outcome))
        .extracting(AskedProblem::field)
        .containsExactly(
            AskedField.AREA_KIND,
            AskedField.CRIME_TYPE,
            AskedField.COHORT,
            AskedField.SUPPORT_TYPE,
            AskedField.SORT,
            AskedField.AUTHOR,
            AskedField.REASON);
    assertThat(keeper.judgements().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "police-area | Cumbria   | not an area code | Did you mean “E23000002 (Cumbria)”?",
        "police-area | Nowhere   | not an area code | as E23000002 for Cumbria",
        "police-area | E23000099 | No Police area has the code | nine characters",
        "police-area | E06000063 | No Police area has the code | of the kind council",
        "police-area | W15000001 | in Wales | an area in England",
        "icb         | E54000027 | ended on 31 March 2026 | successor",
      })
  void anAreaThatCannotBeJudgedIsNamedWithWhatToGiveInstead(
      String kind, String area, String message, String remedy) {
    AskedProblem problem = problemOf(in(kind, area));

    assertThat(problem.field()).isEqualTo(AskedField.AREA);
    assertThat(problem.value()).isEqualTo(area);
    assertThat(problem.message()).contains(message);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void anAreaThatHasEndedIsFollowedByTheCodesInForce() {
    RealGeography.get().listAreas(AreaKind.ICB, LocalDate.of(2026, 3, 31)).stream()
        .filter(area -> area.validTo() != null)
        .forEach(
            area ->
                assertThat(problemOf(in("icb", area.code().value())).remedy())
                    .containsPattern("E54\\d{6} \\([A-Z]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sexul-abuse  | ''          | isva              | CRIME_TYPE   | Did you mean “Sexual"
            + " abuse",
        "qqqqqqqq     | ''          | isva              | CRIME_TYPE   | domestic-abuse",
        "hate-crime   | ''          | isva              | CRIME_TYPE   | under the Duty",
        "rape         | oldr people | isva              | COHORT       | Older people",
        "rape         | ''          | cownsellin        | SUPPORT_TYPE | Did you mean",
        "rape         | ''          | safe-accommodation | SUPPORT_TYPE | under the Duty",
      })
  void aTermThatCannotBeInACellIsNamedWithWhatToGiveInstead(
      String crime, String cohort, String support, AskedField field, String remedy) {
    AskedProblem problem = problemOf(forTerms(crime, cohort, support));

    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void whatIsSeriousViolenceByLocalDecisionMayBeJudged() {
    Vocabularies.builtIn().crimeTypes().terms().stream()
        .filter(term -> term.scope() == Scope.LOCAL)
        .forEach(
            term ->
                assertThat(ask(forTerms(term.id().value(), "", "isva")))
                    .isInstanceOf(DeskOutcome.Kept.class));
  }

  @Test
  void wordsThatAreMissingTooLongOrNotPrintableAreRefused() {
    assertThat(problemOf(by(" ", "", "Why")).field()).isEqualTo(AskedField.AUTHOR);
    assertThat(problemOf(by("Who", "", "\n")).field()).isEqualTo(AskedField.REASON);
    assertThat(problemOf(by("Who", "x".repeat(201), "Why")).message()).contains("201 characters");
    AskedProblem long2001 = problemOf(by("Who", "", "x".repeat(2001)));
    assertThat(long2001.remedy()).contains("at most 2000");
    assertThat(long2001.value()).hasSizeLessThan(120);
    assertThat(problemOf(by("Who", "a\0b", "Why")).field()).isEqualTo(AskedField.BODY);
    assertThat(problemOf(by("Who", "", "\uD800 alone")).field()).isEqualTo(AskedField.REASON);
    assertThat(ask(by("Who", "x".repeat(200), "x".repeat(2000))))
        .isInstanceOf(DeskOutcome.Kept.class);
  }

  @Test
  void wordsThatEverybodyReadsTellNoPlaceAndAreReadAsTheyStand() {
    for (String words :
        List.of(
            "The refuge at CA98&nbsp;7QX takes none",
            "See ///filled.count.soap",
            "54.66412, -2.75134",
            "turned\u202Eround",
            "half \uD83D")) {
      AskedProblem problem = problemOf(by("Ann Analyst", "", words));
      assertThat(problem.field()).as(words).isEqualTo(AskedField.REASON);
    }
    assertThat(ask(by("Ann Analyst", "", "None in CA1,\r\nnor in LA9")))
        .isInstanceOf(DeskOutcome.Kept.class);
  }

  @Test
  void onlyWhatStandsCanBeWithdrawn() {
    AskedProblem nothing = problemOf(of("withdrawn"));
    assertThat(nothing.field()).isEqualTo(AskedField.SORT);
    assertThat(nothing.message()).contains("nothing stands");

    ask(GOOD);
    assertThat(ask(of("withdrawn"))).isInstanceOf(DeskOutcome.Kept.class);
    assertThat(problemOf(of("withdrawn")).message()).contains("nothing to withdraw");

    ask(of("not-relevant"));
    DeskOutcome<GapJudgement> afterTheEnd = askOn(LocalDate.of(2027, 6, 16), of("withdrawn"));
    assertThat(Outcomes.problems(afterTheEnd).getFirst().message())
        .contains("expired on 15 June 2027");
  }

  @Test
  void aRequestInALogSaysNothingOfWhoAndWhy() {
    assertThat(GOOD.toString()).doesNotContain("Analyst", "trusts", "PFCC").contains("E23000002");
  }

  @Test
  void theLatestJudgementOfACellIsListedUntilItIsWithdrawn() {
    ask(GOOD);
    ask(of("note"));
    LocalDate later = DAY.plusYears(2);

    assertThat(keeper.judgements().listLatest(later))
        .singleElement()
        .satisfies(each -> assertThat(each.sort()).isEqualTo(Sort.ABSENCE_CONFIRMED));
    List<GapJudgement> all = keeper.judgements().list();
    assertThat(all).filteredOn(each -> keeper.judgements().stands(each, DAY)).hasSize(2);
    assertThat(all)
        .filteredOn(each -> keeper.judgements().stands(each, later))
        .extracting(GapJudgement::sort)
        .containsExactly(Sort.NOTE);

    askOn(DAY.plusDays(1), of("withdrawn"));
    assertThat(keeper.judgements().listLatest(later)).isEmpty();
    assertThat(keeper.judgements().listLatest(DAY)).hasSize(1);
  }

  private static Speaker person(Grant... grants) {
    return new Speaker.SignedIn(
        new Person(
            new Account(
                AccountId.random(), "ann@example.org", "Ann Example", true, false, List.of(grants)),
            Authority.of(List.of(grants), RealGeography.get(), DAY),
            ""));
  }

  private static Grant worksFor(String body) {
    return new Grant.Commissioner(new AreaCode(body));
  }

  /** Cumbria, its two councils, the board it shares, Kent; who may speak for what. */
  @ParameterizedTest
  @CsvSource({
    // a police area: all of its duty holders, and its convenor
    "police-area, E23000002, E23000002, true",
    "police-area, E23000002, E06000063, true",
    "police-area, E23000002, E54000050, true",
    "police-area, E23000002, E23000032, false",
    "police-area, E23000002, E06000035, false",
    // a council: its own people and the policing body, not its neighbour, nor the board
    "council, E06000063, E06000063, true",
    "council, E06000063, E23000002, true",
    "council, E06000063, E06000064, false",
    "council, E06000063, E54000050, false",
    "district, E06000063, E06000063, true",
    "district, E06000063, E06000064, false",
    // a board: its own people; one of its several policing bodies does not speak for the others
    "icb, E54000050, E54000050, true",
    "icb, E54000050, E23000002, false",
    "icb, E54000050, E06000063, false",
    // a region is nobody's own: for those who commission in all of it
    "region, E12000001, E54000050, true",
    "region, E12000001, E06000063, false",
  })
  void whoeverSpeaksForAnAreaIsADutyHolderOfItAndNotOfItsNeighbour(
      String kind, String area, String body, boolean allowed) {
    DeskOutcome<GapJudgement> outcome = askAs(person(worksFor(body)), DAY, in(kind, area));

    assertThat(outcome)
        .isInstanceOf(allowed ? DeskOutcome.Kept.class : DeskOutcome.NotAllowed.class);
    assertThat(keeper.refresh().list()).hasSize(allowed ? 1 : 0);
    assertThat(audit.entries()).hasSize(allowed ? 1 : 0);
  }

  @Test
  void aConvenorSpeaksForTheirPoliceAreaAndTheCouncilsInIt() {
    Speaker convenor = person(new Grant.Convenor(new AreaCode("E23000002")));

    assertThat(askAs(convenor, DAY, in("police-area", "E23000002")))
        .isInstanceOf(DeskOutcome.Kept.class);
    assertThat(askAs(convenor, DAY, in("council", "E06000064")))
        .isInstanceOf(DeskOutcome.Kept.class);
    assertThat(askAs(convenor, DAY, in("police-area", "E23000032")))
        .isInstanceOf(DeskOutcome.NotAllowed.class);
  }

  @Test
  void whoeverKeepsListingsAloneSpeaksForNoArea() {
    Speaker provider = person(new Grant.Provider(new OrganisationId(UUID.randomUUID()), true));

    assertThat(askAs(provider, DAY, GOOD)).isInstanceOf(DeskOutcome.NotAllowed.class);
    assertThat(askAs(person(), DAY, GOOD)).isInstanceOf(DeskOutcome.NotAllowed.class);
    assertThat(askAs(person(new Grant.Administrator(false)), DAY, GOOD))
        .isInstanceOf(DeskOutcome.Kept.class);
  }

  @Test
  void whoeverIsSignedInSpeaksUnderTheirOwnName() {
    DeskOutcome<GapJudgement> outcome = askAs(person(worksFor("E23000002")), DAY, GOOD);

    assertThat(Outcomes.kept(outcome).author()).isEqualTo("Ann Example");
  }

  @Test
  void whatOthersSaidMeanwhileStopsAJudgementButNotANote() {
    assertThat(ask(seen(GOOD, "0"))).isInstanceOf(DeskOutcome.Kept.class);

    DeskOutcome<GapJudgement> late = ask(seen(of("not-relevant"), "0"));

    assertThat(Outcomes.since(late)).extracting(GapJudgement::id).containsExactly(1L);
    assertThat(keeper.refresh().list()).hasSize(1);
    assertThat(ask(seen(of("note"), "0"))).isInstanceOf(DeskOutcome.Kept.class);
    assertThat(ask(seen(of("not-relevant"), "1"))).isInstanceOf(DeskOutcome.MovedOn.class);
    assertThat(ask(seen(of("not-relevant"), "2"))).isInstanceOf(DeskOutcome.Kept.class);
    assertThat(problemOf(seen(GOOD, "two")).field()).isEqualTo(AskedField.SEEN);
  }

  @Test
  void aJudgementIsInTheAuditWithItsDigestAndWithoutItsWords() {
    ask(GOOD);

    GapJudgement kept = keeper.judgements().list().getFirst();
    assertThat(audit.entries())
        .containsExactly(
            new KeptAudit.Entry(
                "command",
                "judgement.absence-confirmed",
                "judgement:1",
                Map.of("digest", kept.digest())));
    assertThat(kept.digest()).hasSize(64).isNotEqualTo(kept.withId(2).digest());
  }

  private static Request seen(Request request, String version) {
    return new Request(
        request.areaKind(),
        request.area(),
        request.line(),
        request.crimeType(),
        request.cohort(),
        request.supportType(),
        request.sort(),
        request.author(),
        request.body(),
        request.reason(),
        version);
  }
}
