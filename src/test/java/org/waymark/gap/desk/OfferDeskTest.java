package org.waymark.gap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.jdbc.GapJudgementRepositories;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.gap.offer.jdbc.OfferChangeRepositories;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.testing.KeptAudit;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** What may be done to the expected offer of an area, on the geography and table of the product. */
class OfferDeskTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final Area CUMBRIA = RealGeography.get().getArea(new AreaCode("E23000002"));

  private final OfferChangeKeeper keeper =
      new OfferChangeKeeper(OfferChangeRepositories.inMemory());
  private final GapJudgementKeeper judgements =
      new GapJudgementKeeper(GapJudgementRepositories.inMemory());
  private final KeptAudit audit = new KeptAudit();
  private final GapDesks desks = new GapDesks(judgements, keeper, audit, GapSettings.USUAL);

  /** A request by its fields; what is not named is blank. */
  private static final class Asked {
    private final Map<AskedField, String> fields = new EnumMap<>(AskedField.class);

    Asked(String change, String line) {
      with(AskedField.SORT, change);
      with(AskedField.LINE, line);
      with(AskedField.AREA_KIND, "police-area");
      with(AskedField.AREA, "E23000002");
      with(AskedField.AUTHOR, "A. Analyst");
      with(AskedField.BODY, "Cumbria PFCC");
      with(AskedField.REASON, "The board agreed in May");
    }

    Asked with(AskedField field, String value) {
      fields.put(field, value);
      return this;
    }

    private String of(AskedField field) {
      return fields.getOrDefault(field, "");
    }

    OfferDesk.Request request() {
      return new OfferDesk.Request(
          of(AskedField.AREA_KIND),
          of(AskedField.AREA),
          of(AskedField.SORT),
          of(AskedField.LINE),
          of(AskedField.CRIME_TYPE),
          of(AskedField.FUNCTION),
          of(AskedField.COHORT),
          of(AskedField.CLOSENESS),
          of(AskedField.ORGANISED_AT),
          of(AskedField.YARDSTICK),
          of(AskedField.QUESTION),
          of(AskedField.SOURCE),
          of(AskedField.SOURCE_ADDRESS),
          of(AskedField.AUTHOR),
          of(AskedField.BODY),
          of(AskedField.REASON),
          of(AskedField.SEEN));
    }
  }

  private static Asked added() {
    return new Asked("added", "")
        .with(AskedField.CRIME_TYPE, "stalking")
        .with(AskedField.FUNCTION, "recovery-programme")
        .with(AskedField.COHORT, "men")
        .with(AskedField.ORGANISED_AT, "council");
  }

  private DeskOutcome<OfferChange> as(Speaker speaker, Asked asked) {
    return desks
        .ofOffers(RealGeography.get(), Vocabularies.builtIn(), DAY)
        .take(speaker, asked.request());
  }

  private DeskOutcome<OfferChange> ask(Asked asked) {
    return as(Speaker.Operator.COMMAND, asked);
  }

  private OfferChange kept(Asked asked) {
    DeskOutcome<OfferChange> outcome = ask(asked);
    return Outcomes.kept(outcome);
  }

  private AskedProblem problemOf(Asked asked) {
    int before = keeper.changes().list().size();
    DeskOutcome<OfferChange> outcome = ask(asked);
    List<AskedProblem> problems = Outcomes.problems(outcome);
    assertThat(keeper.refresh().list()).hasSize(before);
    assertThat(problems).as("%s", problems).hasSize(1);
    return problems.getFirst();
  }

  private Optional<OfferLine> line(String id) {
    return keeper.of(CUMBRIA).find(id);
  }

  private static Speaker person(Grant... grants) {
    return new Speaker.SignedIn(
        new Person(
            new Account(AccountId.random(), "ann@example.org", "Ann", true, false, List.of(grants)),
            Authority.of(List.of(grants), RealGeography.get(), DAY),
            ""));
  }

  @Test
  void aLineIsRemovedWithAReasonAndThatIsUndoneAgain() {
    OfferChange removed = kept(new Asked("removed", "da-marac-adults"));

    assertThat(removed.author()).isEqualTo("A. Analyst");
    assertThat(removed.made()).isEqualTo(DAY);
    assertThat(removed.version()).isEqualTo(keeper.national().version());
    assertThat(line("da-marac-adults")).isEmpty();
    assertThat(problemOf(new Asked("removed", "da-marac-adults")).message())
        .contains("removed already");

    kept(new Asked("undone", "da-marac-adults"));
    assertThat(line("da-marac-adults")).isEqualTo(keeper.national().find("da-marac-adults"));
    assertThat(problemOf(new Asked("undone", "da-marac-adults")).message())
        .contains("Nothing was done");
  }

  @Test
  void aLineIsAdoptedAsItIs() {
    kept(new Asked("adopted", "da-marac-adults"));

    assertThat(keeper.of(CUMBRIA).lines()).isEqualTo(keeper.national().lines());
    assertThat(keeper.changes().inForce(AreaKind.POLICE_AREA, CUMBRIA.code(), "da-marac-adults"))
        .isPresent();
  }

  @Test
  void aLineIsAlteredInItsPartsAndKeepsTheRest() {
    OfferLine before = line("da-idva-women").orElseThrow();

    kept(
        new Asked("altered", "da-idva-women")
            .with(AskedField.ORGANISED_AT, "police-area")
            .with(AskedField.SOURCE, "Joint needs assessment 2025, page 12"));

    OfferLine after = line("da-idva-women").orElseThrow();
    assertThat(after.organisedAt()).isEqualTo(OrganisedAt.POLICE_AREA);
    assertThat(after.audience()).isEqualTo(before.audience());
    assertThat(after.yardstick()).isEqualTo(before.yardstick());
    assertThat(after.sources()).startsWith(before.sources().getFirst());
    assertThat(after.sources().getLast().words()).contains("Joint needs assessment 2025");
    assertThat(after.question()).endsWith("in the police area?");
    assertThat(problemOf(new Asked("altered", "da-idva-women")).message())
        .contains("Nothing of the line would change");
  }

  @Test
  void aLineIsAddedUnderAnIdentifierOfItsOwnAndAsksWhatItSays() {
    OfferChange change = kept(added());

    assertThat(change.line()).isEqualTo("local-recovery-programme-men");
    OfferLine line = line(change.line()).orElseThrow();
    assertThat(line.crimeType().value()).isEqualTo("stalking");
    assertThat(line.organisedAt()).isEqualTo(OrganisedAt.COUNCIL);
    assertThat(line.question()).startsWith("Can ").endsWith("in every council?");
    assertThat(line.sources()).hasSize(1);
    assertThat(problemOf(added()).message()).contains("has this line already");
    assertThat(kept(added().with(AskedField.ORGANISED_AT, "nation")).line())
        .isEqualTo("local-recovery-programme-men-2");

    kept(new Asked("undone", change.line()));
    assertThat(line(change.line())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CRIME_TYPE   | burglary            | CRIME_TYPE   | outside the Duty",
        "CRIME_TYPE   | stalkin             | CRIME_TYPE   | is not a crime type",
        "FUNCTION     | refuge              | FUNCTION     | outside the Duty",
        "FUNCTION     | magic               | FUNCTION     | is not a type of support",
        "COHORT       | nobody              | COHORT       | is not a",
        "CLOSENESS    | near                | CLOSENESS    | none of the choices",
        "ORGANISED_AT |                     | ORGANISED_AT | is missing",
        "ORGANISED_AT | parish              | ORGANISED_AT | none of the choices",
        "YARDSTICK    | two-for-each        | YARDSTICK    | not published for this function",
        "QUESTION     | There is one.       | QUESTION     | not a question",
        "QUESTION     | Is one at CA11 7BD? | QUESTION     | tells a place",
        "SOURCE_ADDRESS | javascript:x      | SOURCE_ADDRESS | not a web address",
        "REASON       |                     | REASON       | who and why",
        "LINE         | mine                | LINE         | gets its identifier here",
        "AREA         | W15000001           | AREA         | in Wales",
      })
  void aLineThatIsNotValidIsRefusedByItsField(
      AskedField field, String value, AskedField told, String message) {
    AskedProblem problem = problemOf(added().with(field, value == null ? "" : value));

    assertThat(problem.field()).isEqualTo(told);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void nobodyDesignsAServiceForEverybody() {
    assertThat(
            problemOf(
                    added()
                        .with(AskedField.COHORT, "anybody")
                        .with(AskedField.CLOSENESS, "specialist"))
                .field())
        .isEqualTo(AskedField.CLOSENESS);
  }

  @Test
  void aYardstickIsOneThatIsPublishedForTheFunction() {
    OfferChange change =
        kept(new Asked("altered", "da-idva-men").with(AskedField.YARDSTICK, "idva-referrals"));

    OfferLine line = Objects.requireNonNull(change.asked());
    assertThat(Objects.requireNonNull(line.yardstick()).source().title()).isNotBlank();
    assertThat(problemOf(added().with(AskedField.YARDSTICK, "idva-referrals")).field())
        .isEqualTo(AskedField.YARDSTICK);
  }

  @Test
  void theCrimeAndTheFunctionOfALineStay() {
    assertThat(
            problemOf(
                    new Asked("altered", "da-marac-adults")
                        .with(AskedField.CRIME_TYPE, "stalking")
                        .with(AskedField.ORGANISED_AT, "district"))
                .message())
        .contains("keeps its crime and its function");
    assertThat(
            problemOf(
                    new Asked("removed", "da-marac-adults")
                        .with(AskedField.ORGANISED_AT, "district"))
                .field())
        .isEqualTo(AskedField.LINE);
    assertThat(problemOf(new Asked("removed", "no-such-line")).message()).contains("has no line");
    assertThat(problemOf(new Asked("", "da-marac-adults")).field()).isEqualTo(AskedField.SORT);
  }

  @ParameterizedTest
  @CsvSource({
    "police-area, E23000002, E06000064, true",
    "police-area, E23000002, E23000032, false",
    "council, E06000063, E06000063, true",
    "council, E06000063, E06000064, false",
    "icb, E54000050, E54000050, true",
    "icb, E54000050, E23000002, false",
  })
  void onlyTheDutyHoldersOfAnAreaChangeItsOffer(
      String kind, String area, String body, boolean allowed) {
    DeskOutcome<OfferChange> outcome =
        as(
            person(new Grant.Commissioner(new AreaCode(body))),
            new Asked("removed", "da-marac-adults")
                .with(AskedField.AREA_KIND, kind)
                .with(AskedField.AREA, area));

    assertThat(outcome)
        .isInstanceOf(allowed ? DeskOutcome.Kept.class : DeskOutcome.NotAllowed.class);
    assertThat(audit.entries()).hasSize(allowed ? 1 : 0);
  }

  @Test
  void aProviderChangesNoOfferAndNobodyThatOfADistrict() {
    assertThat(
            as(
                person(new Grant.Provider(new OrganisationId(UUID.randomUUID()), true)),
                new Asked("removed", "da-marac-adults")))
        .isInstanceOf(DeskOutcome.NotAllowed.class);
    assertThat(
            problemOf(
                    new Asked("removed", "da-marac-adults")
                        .with(AskedField.AREA_KIND, "district")
                        .with(AskedField.AREA, "E06000063"))
                .field())
        .isEqualTo(AskedField.AREA_KIND);
  }

  @Test
  void whatOthersDidMeanwhileIsToldAndNotWrittenOver() {
    kept(new Asked("removed", "da-marac-adults").with(AskedField.SEEN, "0"));

    DeskOutcome<OfferChange> late =
        ask(new Asked("adopted", "da-marac-adults").with(AskedField.SEEN, "0"));

    assertThat(Outcomes.since(late)).extracting(OfferChange::id).containsExactly(1L);
    kept(new Asked("adopted", "da-marac-adults").with(AskedField.SEEN, "1"));
  }

  @Test
  void aChangeIsInTheAuditWithItsDigestAndWithoutItsWords() {
    OfferChange kept = kept(new Asked("removed", "da-marac-adults"));

    assertThat(audit.entries())
        .containsExactly(
            new KeptAudit.Entry(
                "command", "offer.removed", "offer-change:1", Map.of("digest", kept.digest())));
  }

  @Test
  void anAbsenceIsConfirmedOfALineAndWhatIsNotRelevantIsRemovedInstead() {
    GapJudgementDesk desk = desks.ofJudgements(RealGeography.get(), Vocabularies.builtIn(), DAY);

    assertThat(
            Outcomes.kept(
                    desk.take(
                        Speaker.Operator.COMMAND,
                        judged("da-marac-adults", "absence-confirmed", "")))
                .question())
        .isInstanceOfSatisfying(
            LineQuestion.class, line -> assertThat(line.line()).isEqualTo("da-marac-adults"));
    assertThat(
            Outcomes.problems(
                    desk.take(
                        Speaker.Operator.COMMAND, judged("da-marac-adults", "not-relevant", "")))
                .getFirst()
                .remedy())
        .contains("Remove the line");
    for (GapJudgementDesk.Request wrong :
        List.of(
            judged("no-such-line", "note", ""),
            judged("da-marac-adults", "note", "domestic-abuse"))) {
      assertThat(Outcomes.problems(desk.take(Speaker.Operator.COMMAND, wrong)))
          .extracting(AskedProblem::field)
          .containsExactly(AskedField.LINE);
    }
  }

  private static GapJudgementDesk.Request judged(String line, String sort, String crime) {
    return new GapJudgementDesk.Request(
        "police-area", "E23000002", line, crime, "", "", sort, "Ann", "", "Asked all", "");
  }
}
