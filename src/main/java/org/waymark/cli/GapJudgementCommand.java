package org.waymark.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.waymark.gap.desk.AskedField;
import org.waymark.gap.desk.DeskOutcome;
import org.waymark.gap.desk.GapDesks;
import org.waymark.gap.desk.GapJudgementDesk;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.vocabulary.Vocabularies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that say something of one cell, or of one line of the expected offer. */
abstract class GapJudgementCommand extends GapDeskCommand {

  private final GapJudgement.Sort sort;

  @Option(
      names = "--area-kind",
      paramLabel = "KIND",
      defaultValue = "police-area",
      description =
          "police-area, icb, council, district, region or country (default: ${DEFAULT-VALUE}).")
  private String areaKind = "police-area";

  @Option(
      names = "--line",
      paramLabel = "ID",
      defaultValue = "",
      description = {
        "Line of the expected offer, e.g. da-idva-women, for the whole of what it asks.",
        "For one cell give --crime and --support instead."
      })
  private String line = "";

  @Option(
      names = "--crime",
      paramLabel = "TERM",
      defaultValue = "",
      description = "Crime type by identifier or name, e.g. sexual-abuse.")
  private String crime = "";

  @Option(
      names = "--cohort",
      paramLabel = "TERM",
      defaultValue = "",
      description = "Group of victims; leave it out for whoever it happened to.")
  private String cohort = "";

  @Option(
      names = "--support",
      paramLabel = "TERM",
      defaultValue = "",
      description = "Type of support by identifier or name, e.g. isva.")
  private String support = "";

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      required = true,
      description = "How it is known. It is published: write nothing about a victim.")
  private String why = "";

  GapJudgementCommand(GapJudgement.Sort sort) {
    this.sort = sort;
  }

  @Override
  final int run(PrintWriter out) {
    DeskOutcome<GapJudgement> outcome;
    Geography geography;
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.open(home.prepare(), Map.of(), progress)) {
      geography = program.get(GeographyRepository.class).load();
      outcome =
          program
              .get(GapDesks.class)
              .ofJudgements(
                  geography, Vocabularies.builtIn(), LocalDate.now(program.get(Clock.class)))
              .take(
                  Speaker.Operator.COMMAND,
                  new GapJudgementDesk.Request(
                      areaKind,
                      area(),
                      line,
                      crime,
                      cohort,
                      support,
                      sort.slug(),
                      who(),
                      body(),
                      why,
                      ""));
    }
    return switch (outcome) {
      case DeskOutcome.Kept<GapJudgement> kept -> {
        out.println(
            "Kept as number "
                + kept.kept().id()
                + ". "
                + GapWords.sentence(kept.kept(), geography));
        yield 0;
      }
      case DeskOutcome.Refused<GapJudgement> refused -> throw refused(refused.problems());
      case DeskOutcome.NotAllowed<GapJudgement> notAllowed -> throw new Problem(notAllowed.why());
      case DeskOutcome.MovedOn<GapJudgement> movedOn ->
          throw new Problem(
              "Something was said of this cell meanwhile. See it with: waymark gap list. Nothing"
                  + " was kept.");
    };
  }

  @Override
  String option(AskedField field) {
    return switch (field) {
      case AREA_KIND -> "--area-kind";
      case AREA -> "--area";
      case CRIME_TYPE -> "--crime";
      case COHORT -> "--cohort";
      case SUPPORT_TYPE -> "--support";
      case SORT -> commandName();
      case AUTHOR -> "--who";
      case BODY -> "--body";
      case REASON -> "--why";
      case LINE -> "--line";
      case FUNCTION, CLOSENESS, ORGANISED_AT, YARDSTICK, QUESTION, SOURCE, SOURCE_ADDRESS, SEEN ->
          commandName();
    };
  }

  /** {@code waymark gap confirm-absence}. */
  @Command(
      name = "confirm-absence",
      mixinStandardHelpOptions = true,
      description = {
        "Record that somebody looked and there is no such support in the area.",
        "It holds until the next annual review, and then has to be confirmed again."
      })
  static final class ConfirmAbsence extends GapJudgementCommand {
    ConfirmAbsence() {
      super(GapJudgement.Sort.ABSENCE_CONFIRMED);
    }
  }

  /** {@code waymark gap not-relevant}. */
  @Command(
      name = "not-relevant",
      mixinStandardHelpOptions = true,
      description = {
        "Record that the question does not arise in the area, so that it counts as no gap.",
        "It holds until the next annual review."
      })
  static final class NotRelevant extends GapJudgementCommand {
    NotRelevant() {
      super(GapJudgement.Sort.NOT_RELEVANT);
    }
  }

  /** {@code waymark gap note}. */
  @Command(
      name = "note",
      mixinStandardHelpOptions = true,
      description = "Add a note to a cell. It changes no finding and does not expire.")
  static final class Note extends GapJudgementCommand {
    Note() {
      super(GapJudgement.Sort.NOTE);
    }
  }

  /** {@code waymark gap withdraw}. */
  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      description = "Take back the confirmation or \"not relevant\" that stands of a cell.")
  static final class Withdraw extends GapJudgementCommand {
    Withdraw() {
      super(GapJudgement.Sort.WITHDRAWN);
    }
  }
}
