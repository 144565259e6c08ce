package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.report.Column;
import org.waymark.report.CsvFile;
import org.waymark.report.Named;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.TermId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waymark gap list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "List what has expired or expires within 60 days, what else stands, and notes.",
      "What was withdrawn or has been replaced is not listed; it is kept all the same."
    })
final class GapListCommand extends HomeCommand {

  /** What ends within so many days is asked again in good time. */
  private static final int SOON_DAYS = 60;

  @Option(names = "--area", paramLabel = "CODE", description = "Only this area, by its ONS code.")
  private @Nullable String area;

  @Option(
      names = "--area-kind",
      paramLabel = "KIND",
      description = "Only this kind of area: police-area, icb, council, district, region, country.")
  private @Nullable String areaKind;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write a CSV file instead.")
  private @Nullable Path csv;

  @Option(names = "--overwrite", description = "Replace the CSV file when it is there already.")
  private boolean overwrite;

  /** Where a judgement is in its life; the order is that of the list. */
  enum State {
    EXPIRED("expired", "Expired: confirm again or withdraw"),
    ENDS_SOON("ends-soon", "Ending within " + SOON_DAYS + " days: confirm again or withdraw"),
    STANDS("stands", "Standing"),
    NOTE("note", "Notes");

    private final String slug;
    private final String heading;

    State(String slug, String heading) {
      this.slug = slug;
      this.heading = heading;
    }

    static State of(GapJudgement judgement, LocalDate day) {
      LocalDate end = judgement.expires();
      if (end == null) {
        return NOTE;
      }
      return day.isAfter(end) ? EXPIRED : end.isAfter(day.plusDays(SOON_DAYS)) ? STANDS : ENDS_SOON;
    }
  }

  @Override
  int run(PrintWriter out) throws IOException {
    AreaKind kind = areaKind == null ? null : areaKind("--area-kind", areaKind);
    Path file = csv;
    if (file != null && Files.exists(file) && !overwrite) {
      throw new Problem(file + " is there already; name another file or add --overwrite.");
    }
    GapJudgements judgements;
    Geography geography;
    LocalDate day;
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.join(home.prepare(), progress)) {
      geography = program.get(GeographyRepository.class).load();
      judgements = program.get(GapJudgementSource.class).judgements();
      day = LocalDate.now(program.get(Clock.class));
    }
    AreaCode code = area == null ? null : codeOf(area, geography, day);
    List<GapJudgement> listed =
        Stream.concat(
                judgements.listLatest(day).stream(),
                judgements.list().stream().filter(each -> each.sort() == GapJudgement.Sort.NOTE))
            .filter(each -> kind == null || each.question().kind() == kind)
            .filter(each -> code == null || each.question().area().equals(code))
            .sorted(
                Comparator.comparing((GapJudgement each) -> State.of(each, day))
                    .thenComparing(GapListCommand::end)
                    .thenComparing(GapJudgement::id))
            .toList();
    if (file == null) {
      print(out, listed, geography, day);
    } else {
      Files.write(file, CsvFile.bytes(table(listed, geography, day).file()));
      out.printf("Wrote %,d judgements to %s%n", listed.size(), file);
    }
    return 0;
  }

  private static LocalDate end(GapJudgement judgement) {
    LocalDate end = judgement.expires();
    return end == null ? LocalDate.MAX : end;
  }

  private static AreaCode codeOf(String text, Geography geography, LocalDate day) {
    return geography
        .names(day)
        .findOne(text)
        .map(Area::code)
        .orElseThrow(
            () ->
                new Problem(
                    "--area takes the nine characters of an ONS code, as E23000002 for Cumbria, or"
                        + " a name with its kind, as \"Kent (police area)\", not \""
                        + text
                        + "\"."));
  }

  private static void print(
      PrintWriter out, List<GapJudgement> listed, Geography geography, LocalDate day) {
    if (listed.isEmpty()) {
      out.println("Nothing stands and nothing has expired.");
    }
    State last = null;
    for (GapJudgement each : listed) {
      State state = State.of(each, day);
      if (state != last) {
        out.println((last == null ? "" : System.lineSeparator()) + state.heading);
        last = state;
      }
      LocalDate end = each.expires();
      out.println("  " + each.id() + "  " + GapWords.question(each.question(), geography));
      out.println(
          "     "
              + each.sort().label()
              + " by "
              + each.author()
              + (each.body().isEmpty() ? "" : ", " + each.body())
              + ", "
              + GapWords.day(each.made())
              + (end == null
                  ? ""
                  : (state == State.EXPIRED ? "; ended " : "; until ") + GapWords.day(end)));
      out.println("     " + each.reason().replaceAll("\\s+", " "));
    }
  }

  private static ReportTable table(List<GapJudgement> listed, Geography geography, LocalDate day) {
    return ReportTable.of(
        "judgements",
        "Judgements",
        "None.",
        listed,
        Column.whole("number", "").from(GapJudgement::id),
        Column.text("state", "").from(each -> State.of(each, day).slug),
        Column.text("sort", "").from(each -> each.sort().slug()),
        Column.text("area_kind", "").from(each -> each.question().kind().slug()),
        Column.named("area", "area_name", "")
            .from(
                each ->
                    Named.of(
                        each.question().area().value(),
                        GapWords.areaName(each.question(), geography))),
        Column.text("crime_type", "").from(each -> each.question().crimeType().value()),
        Column.text("cohort", "").from(each -> value(each.question().cohort())),
        Column.text("support_type", "")
            .from(
                each -> each.question() instanceof GapCell cell ? value(cell.supportType()) : null),
        Column.text("line", "")
            .from(each -> each.question() instanceof LineQuestion line ? line.line() : null),
        Column.text("author", "").from(GapJudgement::author),
        Column.text("body", "").from(GapJudgement::body),
        Column.text("reason", "").from(GapJudgement::reason),
        Column.day("made", "").from(GapJudgement::made),
        Column.day("expires", "").from(GapJudgement::expires));
  }

  private static @Nullable String value(@Nullable TermId term) {
    return term == null ? null : term.value();
  }
}
