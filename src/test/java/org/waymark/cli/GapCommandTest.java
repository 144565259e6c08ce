package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;
import org.waymark.vocabulary.TermId;
import picocli.CommandLine;

/** What a commissioner's analyst says of gaps at the terminal, on an embedded database. */
@Tag("slow")
class GapCommandTest {

  @TempDir static Path folder;

  private static Outcome gap(String command, String... more) {
    return gap(Map.of(), command, more);
  }

  private static Outcome gap(Map<String, String> environment, String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("gap", command, "--home", folder.resolve("home").toString()));
    arguments.addAll(List.of(more));
    return WaymarkProcess.run(environment, arguments.toArray(String[]::new));
  }

  @Test
  void aLineOfTheExpectedOfferIsRemovedAndWhatIsWrongIsSaidByItsOption() {
    String[] who = {"--area", "E23000002", "--who", "A. Analyst", "--why", "The region has it"};

    Outcome removed = gap("offer", with(who, "removed", "--line", "da-marac-adults"));
    assertThat(removed.status()).as(removed.output()).isZero();
    assertThat(removed.output()).contains("Kept as number", "da-marac-adults");

    Outcome wrong = gap("offer", with(who, "added", "--crime", "burglary"));
    assertThat(wrong.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(wrong.output())
        .contains("--crime \"burglary\"", "--function", "--organised-at", "Nothing was kept.");
  }

  @Test
  void whatIsSaidIsKeptListedAndTakenBack() throws IOException {
    String[] cell = {
      "--area", "E23000002", "--crime", "sexual-abuse", "--support", "isva", "--who", "A. Analyst"
    };
    Outcome confirmed =
        gap("confirm-absence", with(cell, "--body", "=PFCC", "--why", "All trusts were asked"));
    assertThat(confirmed.status()).isZero();
    assertThat(confirmed.output()).contains("Kept as number 1", "Cumbria", "It holds until");

    assertThat(gap("note", with(cell, "--why", "See the 2025 review")).status()).isZero();
    assertThat(gap("list", "--area", "E23000002").output())
        .contains("Standing", "All trusts were asked", "Notes", "See the 2025 review");
    assertThat(gap("list", "--area-kind", "icb").output()).contains("Nothing stands");

    Path file = folder.resolve("judgements.csv");
    assertThat(gap("list", "--csv", file.toString()).output()).contains("Wrote 2 judgements");
    assertThat(Files.readString(file))
        .startsWith("\uFEFFnumber,state,sort,area_kind,area,")
        .contains("1,stands,absence-confirmed,police-area,E23000002,Cumbria,sexual-abuse,,isva,")
        .contains("'=PFCC")
        .contains("2,note,note,");
    Outcome again = gap("list", "--csv", file.toString());
    assertThat(again.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(again.output()).contains("--overwrite");

    assertThat(gap("withdraw", with(cell, "--why", "There is one")).output()).contains("Withdrawn");
    assertThat(gap("list").output()).doesNotContain("Standing").contains("Notes");
    Outcome nothing = gap("withdraw", with(cell, "--why", "Again"));
    assertThat(nothing.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(nothing.output()).contains("withdraw \"withdrawn\": There is nothing to withdraw");

    Outcome wrong =
        gap(
            "not-relevant",
            "--area-kind=icb",
            "--area=E54000027",
            "--crime=sexul-abuse",
            "--support=safe-accommodation",
            "--who= ",
            "--why=x");
    assertThat(wrong.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(wrong.output())
        .contains("--area \"E54000027\": ", "successor")
        .contains("--crime \"sexul-abuse\": ", "Did you mean")
        .contains("--support \"safe-accommodation\": ", "outside the Duty")
        .contains("--who: ", "Nothing was kept.")
        .doesNotContain("\tat ");
  }

  @Test
  void aTokenThatIsTooShortStopsEveryCommandWithoutBeingShown() {
    Outcome outcome = gap(Map.of("WAYMARK_GAP_JUDGEMENT_TOKEN", "otter-27"), "list");

    assertThat(outcome.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(outcome.output())
        .contains("WAYMARK_GAP_JUDGEMENT_TOKEN", "has 8 characters", "at least 20")
        .doesNotContain("otter", "\tat ");
  }

  @Test
  void whatEndsWithinSixtyDaysIsListedInGoodTime() {
    LocalDate end = LocalDate.of(2027, 6, 15);
    GapJudgement confirmed =
        new GapJudgement(
            1,
            new GapCell(
                AreaKind.POLICE_AREA,
                new AreaCode("E23000002"),
                TermId.of("rape"),
                null,
                TermId.of("isva")),
            GapJudgement.Sort.ABSENCE_CONFIRMED,
            "A. Analyst",
            "",
            "Asked",
            end.minusYears(1),
            end);

    assertThat(GapListCommand.State.of(confirmed, end.minusDays(61)))
        .isEqualTo(GapListCommand.State.STANDS);
    assertThat(GapListCommand.State.of(confirmed, end.minusDays(60)))
        .isEqualTo(GapListCommand.State.ENDS_SOON);
    assertThat(GapListCommand.State.of(confirmed, end)).isEqualTo(GapListCommand.State.ENDS_SOON);
    assertThat(GapListCommand.State.of(confirmed, end.plusDays(1)))
        .isEqualTo(GapListCommand.State.EXPIRED);
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void whatIsMissingOnTheCommandLineIsNamedBeforeAnythingIsOpened() {
    Outcome outcome = gap("confirm-absence", "--area", "E23000002");

    assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(outcome.output()).contains("--crime", "--support", "--who", "--why");
    assertThat(gap("list", "--area", "Narnia").output()).contains("--area", "\"Narnia\"");
    assertThat(gap("list", "--area-kind", "shire").output()).contains("--area-kind", "\"shire\"");
  }
}
