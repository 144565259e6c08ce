package org.waymark.cli;

import picocli.CommandLine.Command;

/** {@code waymark gap}: the gap analysis and what is said of its cells. */
@Command(
    name = "gap",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Record what is known of gaps, and list what must be asked again.",
    subcommands = {
      GapJudgementCommand.ConfirmAbsence.class,
      GapJudgementCommand.NotRelevant.class,
      GapJudgementCommand.Note.class,
      GapJudgementCommand.Withdraw.class,
      GapListCommand.class,
      GapOfferCommand.class
    })
final class GapCommand extends CommandGroup {}
