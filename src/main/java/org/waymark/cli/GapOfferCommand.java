package org.waymark.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.waymark.gap.desk.AskedField;
import org.waymark.gap.desk.DeskOutcome;
import org.waymark.gap.desk.GapDesks;
import org.waymark.gap.desk.OfferDesk;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.offer.OfferChange;
import org.waymark.geography.GeographyRepository;
import org.waymark.vocabulary.Vocabularies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waymark gap offer}: does something to a line of an area's expected offer. */
@Command(
    name = "offer",
    mixinStandardHelpOptions = true,
    description = {
      "Change what is expected of an area: adopt, remove, alter or add a line, or undo that.",
      "The national table stays beside it; every change is kept with who, why and when."
    })
final class GapOfferCommand extends GapDeskCommand {

  @Parameters(paramLabel = "WHAT", description = "adopted, removed, altered, added or undone.")
  private String change = "";

  @Option(
      names = "--area-kind",
      paramLabel = "KIND",
      defaultValue = "police-area",
      description = "police-area, icb or council (default: ${DEFAULT-VALUE}).")
  private String areaKind = "police-area";

  @Option(
      names = "--line",
      paramLabel = "ID",
      defaultValue = "",
      description = "The line, e.g. da-idva-women; of an added one leave it out.")
  private String line = "";

  @Option(
      names = "--crime",
      paramLabel = "TERM",
      defaultValue = "",
      description = "Crime type of an added line.")
  private String crime = "";

  @Option(
      names = "--function",
      paramLabel = "ID",
      defaultValue = "",
      description = "Function of an added line, or a type of support.")
  private String function = "";

  @Option(
      names = "--for",
      paramLabel = "TERM",
      defaultValue = "",
      description = "Group it is for, or anybody.")
  private String audience = "";

  @Option(
      names = "--closeness",
      paramLabel = "LEVEL",
      defaultValue = "",
      description = "by-and-for, specialist or open.")
  private String closeness = "";

  @Option(
      names = "--organised-at",
      paramLabel = "LEVEL",
      defaultValue = "",
      description = "district, council, police-area, region or nation.")
  private String organisedAt = "";

  @Option(
      names = "--yardstick",
      paramLabel = "ID",
      defaultValue = "",
      description = "A published one of the same function, or none.")
  private String yardstick = "";

  @Option(
      names = "--question",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "One sentence; made when it is left out.")
  private String question = "";

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Where it is written that it should exist.")
  private String source = "";

  @Option(
      names = "--source-address",
      paramLabel = "URL",
      defaultValue = "",
      description = "Web address of the source.")
  private String sourceAddress = "";

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      required = true,
      description = "The reason. It is published: write nothing about a victim.")
  private String why = "";

  @Override
  int run(PrintWriter out) {
    DeskOutcome<OfferChange> outcome;
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.open(home.prepare(), Map.of(), progress)) {
      outcome =
          program
              .get(GapDesks.class)
              .ofOffers(
                  program.get(GeographyRepository.class).load(),
                  Vocabularies.builtIn(),
                  LocalDate.now(program.get(Clock.class)))
              .take(Speaker.Operator.COMMAND, request());
    }
    return switch (outcome) {
      case DeskOutcome.Kept<OfferChange> kept -> {
        OfferChange made = kept.kept();
        out.println(
            "Kept as number " + made.id() + ". " + made.change().label() + ": " + made.line());
        yield 0;
      }
      case DeskOutcome.Refused<OfferChange> refused -> throw refused(refused.problems());
      case DeskOutcome.NotAllowed<OfferChange> notAllowed -> throw new Problem(notAllowed.why());
      case DeskOutcome.MovedOn<OfferChange> movedOn ->
          throw new Problem("Something was done to this line meanwhile. Nothing was kept.");
    };
  }

  private OfferDesk.Request request() {
    return new OfferDesk.Request(
        areaKind,
        area(),
        change,
        line,
        crime,
        function,
        audience,
        closeness,
        organisedAt,
        yardstick,
        question,
        source,
        sourceAddress,
        who(),
        body(),
        why,
        "");
  }

  @Override
  String option(AskedField field) {
    return switch (field) {
      case AREA_KIND -> "--area-kind";
      case AREA -> "--area";
      case LINE, SEEN -> "--line";
      case CRIME_TYPE -> "--crime";
      case FUNCTION, SUPPORT_TYPE -> "--function";
      case COHORT -> "--for";
      case CLOSENESS -> "--closeness";
      case ORGANISED_AT -> "--organised-at";
      case YARDSTICK -> "--yardstick";
      case QUESTION -> "--question";
      case SOURCE -> "--source";
      case SOURCE_ADDRESS -> "--source-address";
      case SORT -> "WHAT";
      case AUTHOR -> "--who";
      case BODY -> "--body";
      case REASON -> "--why";
    };
  }
}
