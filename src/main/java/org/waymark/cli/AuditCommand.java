package org.waymark.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditHead;
import org.waymark.audit.AuditReader;
import org.waymark.audit.ChainVerdict;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.HistoryVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waymark audit}: reads the record of what was done and proves it. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Read the record of who did what, and prove that nobody altered it.",
    subcommands = {AuditCommand.Verify.class, AuditCommand.ListEntries.class})
final class AuditCommand extends CommandGroup {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** {@code waymark audit verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Recompute the chain of digests over every entry and every version of every listing.",
        "Ends with 0 when all is as it was written, and with 1 and the first broken entry when"
            + " not.",
        "Note the head it prints somewhere else: given back with --head, it also shows an end that"
            + " was cut off or written anew."
      })
  static final class Verify extends HomeCommand {
    @Option(
        names = "--head",
        paramLabel = "NUMBER:DIGEST",
        description = "A head that was printed and noted earlier.")
    private @Nullable String head;

    @Override
    int run(PrintWriter out) {
      AuditHead noted = head == null ? null : headOf(head);
      ChainVerdict chain;
      HistoryVerdict history;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        chain = program.get(AuditReader.class).verify(noted);
        history = program.get(CatalogueHistory.class).verify();
      }
      if (!chain.isWhole()) {
        throw new Problem(
            "The audit is broken at entry "
                + chain.firstBroken()
                + ". "
                + chain.problem()
                + ". Nothing was changed. Keep a copy of the database as it is, and compare it with"
                + " a backup.");
      }
      if (!history.isWhole()) {
        throw new Problem(
            "The entries are whole, but the history of listings is broken at change "
                + history.firstBroken()
                + ". "
                + history.problem()
                + ". Nothing was changed. Keep a copy of the database as it is, and compare it with"
                + " a backup.");
      }
      out.printf(
          Locale.UK,
          "Whole: %,d entries of the audit and %,d versions of listings and organisations.%n",
          chain.head().seq(),
          history.versions());
      out.println("Note this head somewhere outside this computer, for --head next time:");
      out.println(chain.head());
      return 0;
    }
  }

  private static AuditHead headOf(String text) {
    try {
      return AuditHead.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Problem(e.getMessage() + ".");
    }
  }

  /** {@code waymark audit list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List entries of the audit, oldest first.")
  static final class ListEntries extends HomeCommand {

    private static final DateTimeFormatter MOMENT =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.UK);

    @Option(
        names = "--subject",
        paramLabel = "KIND:ID",
        description = "Only what was done to this, e.g. service:0a9c...")
    private @Nullable String subject;

    @Option(
        names = "--actor",
        paramLabel = "WHO",
        description = "Only what they did, e.g. account:5f0d... or command.")
    private @Nullable String actor;

    @Option(
        names = "--action",
        paramLabel = "ACTION",
        description = "Only this action, or all that begin so: withheld-address.")
    private @Nullable String action;

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on: 2026-04-01.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Up to and with this day.")
    private @Nullable LocalDate until;

    @Option(
        names = "--most",
        paramLabel = "NUMBER",
        defaultValue = "100",
        description = "The latest so many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Override
    int run(PrintWriter out) {
      if (most < 1) {
        throw new Problem("--most is 1 or more, not " + most + ".");
      }
      AuditReader.Selection selection =
          new AuditReader.Selection(
              subject,
              actor,
              action,
              from == null ? null : from.atStartOfDay(LONDON).toInstant(),
              until == null ? null : until.plusDays(1).atStartOfDay(LONDON).toInstant());
      List<AuditEntry> entries;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        entries = new ArrayList<>(program.get(AuditReader.class).find(selection, null, most));
      }
      Collections.reverse(entries);
      if (entries.isEmpty()) {
        out.println("No entry of the audit is so.");
      }
      for (AuditEntry entry : entries) {
        out.printf(
            "%d  %s  %s  %s  %s%n",
            entry.seq(),
            MOMENT.format(entry.at().atZone(LONDON)),
            plain(entry.actor()),
            plain(entry.action()),
            plain(entry.subject()));
        new TreeMap<>(entry.details())
            .forEach((name, value) -> out.printf("      %s: %s%n", plain(name), plain(value)));
      }
      return 0;
    }

    /** What somebody typed may not steer the terminal. */
    private static String plain(String text) {
      return text.replaceAll("\\p{Cntrl}+", " ");
    }
  }
}
