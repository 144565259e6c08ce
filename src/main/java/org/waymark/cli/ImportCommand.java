package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.jdbc.PostcodeRepository;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.intake.Finding;
import org.waymark.intake.ImportReport;
import org.waymark.intake.ImportTemplate;
import org.waymark.intake.RefusedFileException;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.WithheldAddress;
import org.waymark.vocabulary.Vocabularies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark import}: services from a spreadsheet. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Take in services from a CSV or XLSX file, or write the form to fill in.",
    subcommands = {ImportCommand.Services.class, ImportCommand.Template.class})
final class ImportCommand extends CommandGroup {

  /** {@code waymark import services}. */
  @Command(
      name = "services",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV or XLSX file of services and take in every row that is good.",
        "A row that is not costs no other: it is listed with its line, field, value and remedy, and",
        "written to a file that can be mended and imported again. Importing the same file twice",
        "changes nothing."
      })
  static final class Services implements Callable<Integer> {

    /** Findings shown on the terminal; the rest is counted. */
    private static final int SHOWN_FINDINGS = 50;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Parameters(paramLabel = "FILE", description = "The CSV or XLSX file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description =
            "Where the file comes from; services are known by it and their id (default: the file's"
                + " name without its ending).")
    private @Nullable String source;

    @Option(
        names = "--who",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        description = "Who imports, for the record of changes (default: ${DEFAULT-VALUE}).")
    private String who = "import";

    @Option(names = "--dry-run", description = "Check and report only; change nothing.")
    private boolean dryRun;

    @Option(
        names = "--refused",
        paramLabel = "FILE",
        description =
            "Where to write the refused rows (default: beside the file, NAME-refused.csv).")
    private @Nullable Path refused;

    @Override
    public Integer call() throws IOException {
      if (!Files.isRegularFile(file)) {
        throw new Problem("There is no file " + file + ". Name the CSV or XLSX file to import.");
      }
      PrintWriter out = spec.commandLine().getOut();
      ImportReport report;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        report = read(program, progress);
      } catch (RefusedFileException e) {
        throw new Problem(file.getFileName() + " was not imported. " + e.getMessage());
      }
      report.findings().stream().limit(SHOWN_FINDINGS).forEach(finding -> print(out, finding));
      if (report.findings().size() > SHOWN_FINDINGS) {
        out.println("  … and more: mend these first.");
      }
      out.println(
          report.rows() == 0
              ? "The file has headings but no services: fill in a row below them."
              : report.summary());
      if (!report.refusedRows().isEmpty()) {
        Path target = refused == null ? beside("-refused.csv") : refused;
        report.writeRefused(target);
        out.println("The refused rows and why are in " + target);
      }
      out.flush();
      return report.refused() == 0 ? 0 : ProblemPrinter.EXIT_PROBLEM;
    }

    private ImportReport read(Program program, TerminalProgress progress)
        throws IOException, RefusedFileException {
      Geography geography = program.get(GeographyRepository.class).load();
      Clock clock = program.get(Clock.class);
      PlaceFinder places =
          new PlaceFinder(geography, new PostcodeRepository(program.get(DataSource.class)), clock);
      ServiceImport services =
          new ServiceImport(
              program.get(CatalogueRepository.class),
              geography,
              Vocabularies.builtIn(),
              places::find,
              program.get(WithheldAddress.Store.class),
              clock);
      String name = source == null ? withoutEnding() : source;
      return services.run(
          file,
          new ServiceImport.Options(name, dryRun, who),
          rows -> progress.report("Rows read", rows, -1));
    }

    private static void print(PrintWriter out, Finding finding) {
      out.println("  " + finding.severity().label() + ": " + finding);
    }

    private String withoutEnding() {
      return String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", "");
    }

    private Path beside(String ending) {
      return file.toAbsolutePath().resolveSibling(withoutEnding() + ending);
    }
  }

  /** {@code waymark import template}. */
  @Command(
      name = "template",
      mixinStandardHelpOptions = true,
      description = {
        "Write the empty form for services, with help on every column.",
        "A name ending in .xlsx gets one workbook; .csv gets the form and its help as two files."
      })
  static final class Template implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        defaultValue = "waymark-services.xlsx",
        description = "File to write (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("waymark-services.xlsx");

    @Override
    public Integer call() throws IOException {
      if (Files.exists(file)) {
        throw new Problem(file + " is there already; name another file or remove it first.");
      }
      List<Path> written = ImportTemplate.write(file, Vocabularies.builtIn());
      written.forEach(each -> spec.commandLine().getOut().println("Wrote " + each));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
