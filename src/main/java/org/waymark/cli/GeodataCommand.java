package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.database.DataSetLedger;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.jdbc.BoundaryRepository;
import org.waymark.geography.jdbc.BuiltInGeography;
import org.waymark.geography.jdbc.Consent;
import org.waymark.geography.jdbc.GeodataLoader;
import org.waymark.geography.jdbc.GeodataStatus;
import org.waymark.tool.outline.BuildOutlines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark geodata}: boundaries, postcodes and the built-in outlines. */
@Command(
    name = "geodata",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Load official boundaries or postcodes, see what is loaded, build the outlines.",
    subcommands = {
      GeodataCommand.Load.class,
      GeodataCommand.Status.class,
      GeodataCommand.Build.class
    })
final class GeodataCommand extends CommandGroup {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** {@code waymark geodata load}. */
  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = {
        "Load files from the ONS or Ordnance Survey. What a file is shows from its content.",
        "",
        "Boundaries: GeoJSON, GeoPackage or zipped Shapefile, WGS 84 or British National Grid;"
            + " they",
        "replace the approximate outlines of that kind of area.",
        "Postcodes: the ONS Postcode Directory (CSV) or Code-Point Open (folder or zip).",
        "",
        "Areas that a file lacks keep the outline they have. An older edition, and postcodes of a"
            + " part",
        "in place of more, are refused until you say that they are meant."
      })
  static final class Load extends HomeCommand {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to load.")
    private List<Path> files = List.of();

    @Option(
        names = "--built-in",
        paramLabel = "KIND",
        description =
            "Go back to the built-in approximate outlines of a kind of area: police-area, icb,"
                + " council, district, region or country.")
    private @Nullable String builtIn;

    @Option(
        names = "--older-edition",
        description = "Load the file though what is there is of a newer edition.")
    private boolean olderEdition;

    @Option(
        names = "--add",
        description =
            "Take from the file only what it covers, and keep everything else: of postcodes the"
                + " other postcode areas, of boundaries the other areas and newer editions.")
    private boolean add;

    @Option(
        names = "--yes",
        description = "Replace all postcodes though the file has far fewer than are loaded.")
    private boolean yes;

    @Override
    int run(PrintWriter out) throws IOException {
      if (files.isEmpty() && builtIn == null) {
        throw new Problem(
            "Name a file to load, or --built-in KIND. See waymark geodata load --help");
      }
      AreaKind kind = builtIn == null ? null : areaKind("--built-in", builtIn);
      boolean allAccepted = true;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        if (kind != null) {
          int areas = program.get(BuiltInGeography.class).restoreOutlines(kind);
          out.println(areas + " approximate outlines are drawn again: " + kind.plural());
        }
        for (Path file : files) {
          GeodataLoader.Report report =
              program
                  .get(GeodataLoader.class)
                  .load(file, new Consent(olderEdition, add, yes), progress);
          progress.close();
          print(out, report);
          allAccepted &= report.accepted();
        }
      }
      return allAccepted ? 0 : ProblemPrinter.EXIT_PROBLEM;
    }

    private static void print(PrintWriter out, GeodataLoader.Report report) {
      out.println(report.summary());
      for (GeodataFinding finding : report.findings()) {
        if (finding.severity() == GeodataFinding.Severity.REFUSAL) {
          continue; // the summary has said it
        }
        out.println(
            "  "
                + finding.severity().name().toLowerCase(Locale.UK)
                + (finding.where().isBlank() ? "" : " (" + finding.where() + ")")
                + ": "
                + finding.message());
      }
    }
  }

  /** {@code waymark geodata status}. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Say what geography is loaded: how much, of which edition, since when.")
  static final class Status extends HomeCommand {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(LONDON);

    @Override
    int run(PrintWriter out) {
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        for (GeodataStatus.Line line :
            GeodataStatus.of(
                    program.get(Transactions.class),
                    program.get(DataSetLedger.class),
                    program.get(BoundaryRepository.class))
                .lines()) {
          out.printf(
              "%-42s %,10d  %s%n",
              line.what(),
              line.rows(),
              line.loadedAt() == null
                  ? "not loaded"
                  : "%s%sloaded %s"
                      .formatted(
                          line.outline() == null ? "" : line.outline().label() + ", ",
                          line.edition() == null ? "" : line.edition() + ", ",
                          DAY.format(line.loadedAt())));
        }
      }
      return 0;
    }
  }

  /** {@code waymark geodata build}. */
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = {
        "Compute the built-in approximate outlines anew from the points of small areas.",
        "For developers, in a clone of the source: it writes geodata/outlines.topo.json."
      })
  static final class Build implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
        names = "--geodata",
        paramLabel = "FOLDER",
        defaultValue = "geodata",
        description = "Folder of the tables (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("geodata");

    @Option(
        names = "--date",
        paramLabel = "YYYY-MM-DD",
        description = "Day to put on the outlines (default: today).")
    private @Nullable LocalDate date;

    @Override
    public Integer call() throws IOException {
      if (!Files.isRegularFile(folder.resolve("districts.csv"))) {
        throw new Problem(
            "There are no tables in "
                + folder.toAbsolutePath()
                + ". Run this in a clone of the source, or name their folder with --geodata.");
      }
      LocalDate made = date == null ? LocalDate.now(LONDON) : date;
      long begun = System.nanoTime();
      try (TerminalProgress progress = new TerminalProgress()) {
        Path written =
            BuildOutlines.run(
                folder, made, (step, steps, what) -> progress.report(what, step - 1, steps));
        progress.close();
        spec.commandLine()
            .getOut()
            .printf(
                "Wrote %s (%,d bytes) in %.1f s%n",
                written, Files.size(written), (System.nanoTime() - begun) / 1e9);
      }
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
