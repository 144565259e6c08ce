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
import org.waymark.intake.ImportReport;
import org.waymark.intake.ImportTemplate;
import org.waymark.intake.NeedImport;
import org.waymark.intake.NeedTemplate;
import org.waymark.intake.RefusedFileException;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.WithheldAddress;
import org.waymark.listing.duplicate.Duplicates;
import org.waymark.need.NeedStore;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.intake.RouteImport;
import org.waymark.pathway.intake.RouteTemplate;
import org.waymark.vocabulary.Vocabularies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waymark import}: services and need figures from a spreadsheet. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Take in services, referral routes or need figures from a CSV or XLSX file, or write the form"
            + " to fill in.",
    subcommands = {
      ImportCommand.Services.class,
      ImportCommand.Need.class,
      ImportCommand.Routes.class,
      ImportCommand.Template.class
    })
final class ImportCommand extends CommandGroup {

  /** Findings shown on the terminal; the rest is counted. */
  private static final int SHOWN_FINDINGS = 50;

  private static void print(PrintWriter out, ImportReport report, String what) {
    report.findings().stream()
        .limit(SHOWN_FINDINGS)
        .forEach(finding -> out.println("  " + finding.severity().label() + ": " + finding));
    if (report.findings().size() > SHOWN_FINDINGS) {
      out.println("  … and more: mend these first.");
    }
    out.println(
        report.rows() == 0
            ? "The file has headings but no " + what + ": fill in a row below them."
            : report.summary());
  }

  private static String withoutEnding(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", "");
  }

  private static Path refusedBeside(Path file) {
    return file.toAbsolutePath().resolveSibling(withoutEnding(file) + "-refused.csv");
  }

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

    private static final int MOST_ALIKE = 20;

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
      List<Duplicates.ServicePair> alike = List.of();
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        report = read(program, progress);
        if (!dryRun) {
          alike = alike(program);
        }
      } catch (RefusedFileException e) {
        throw new Problem(file.getFileName() + " was not imported. " + e.getMessage());
      }
      print(out, report, "services");
      printAlike(out, alike);
      if (!report.refusedRows().isEmpty()) {
        Path target = refused == null ? refusedBeside(file) : refused;
        report.writeRefused(target);
        out.println("The refused rows and why are in " + target);
      }
      out.flush();
      return report.refused() == 0 ? 0 : ProblemPrinter.EXIT_PROBLEM;
    }

    /** Listings of this file that may be there twice. */
    private List<Duplicates.ServicePair> alike(Program program) {
      String from = source == null ? withoutEnding(file) : source;
      return Duplicates.services(
              program.get(CatalogueRepository.class).load(), Duplicates.WORTH_A_LOOK)
          .stream()
          .filter(
              pair ->
                  pair.one().provenance().source().equals(from)
                      || pair.other().provenance().source().equals(from))
          .toList();
    }

    private static void printAlike(PrintWriter out, List<Duplicates.ServicePair> alike) {
      if (alike.isEmpty()) {
        return;
      }
      out.printf(
          "%,d pairs of listings may be the same; compare and merge them at /approvals/duplicates:%n",
          alike.size());
      for (Duplicates.ServicePair pair : alike.subList(0, Math.min(MOST_ALIKE, alike.size()))) {
        out.printf(
            "  %s / %s: %s%n",
            pair.one().name(), pair.other().name(), pair.similarity().explanation());
      }
      if (alike.size() > MOST_ALIKE) {
        out.println("  and more");
      }
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
      String name = source == null ? withoutEnding(file) : source;
      return services.run(
          file,
          new ServiceImport.Options(name, dryRun, who),
          rows -> progress.report("Rows read", rows, -1));
    }
  }

  /** {@code waymark import need}. */
  @Command(
      name = "need",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV or XLSX file of need figures, one value a row, and take in every good row.",
        "A newer period is shown from then on instead of an older one; built-in figures are never",
        "changed. A row that is not good costs no other: it is listed with its line, field, value",
        "and remedy, and written to a file that can be mended and imported again."
      })
  static final class Need implements Callable<Integer> {
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
        names = "--who",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        description = "Who imports, for the record of changes (default: ${DEFAULT-VALUE}).")
    private String who = "import";

    @Option(names = "--dry-run", description = "Check and report only; change nothing.")
    private boolean dryRun;

    @Option(
        names = "--replace",
        description =
            "Take the file's value where one imported before differs, for revised figures.")
    private boolean replace;

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
      Path target = refused == null ? refusedBeside(file) : refused;
      if (target.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
        throw new Problem("The refused rows cannot go into the file they come from.");
      }
      PrintWriter out = spec.commandLine().getOut();
      ImportReport report;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.open(home.prepare(), Map.of(), progress)) {
        NeedImport need =
            new NeedImport(
                program.get(NeedStore.class),
                program.get(GeographyRepository.class).load(),
                Vocabularies.builtIn(),
                program.get(Clock.class));
        report =
            need.run(
                file,
                new NeedImport.Options(String.valueOf(file.getFileName()), dryRun, replace, who),
                target,
                rows -> progress.report("Rows read", rows, -1));
      } catch (RefusedFileException e) {
        throw new Problem(file.getFileName() + " was not imported. " + e.getMessage());
      }
      print(out, report, "figures");
      if (report.refused() > 0) {
        out.println("The refused rows and why are in " + target);
      }
      out.flush();
      return report.refused() == 0 ? 0 : ProblemPrinter.EXIT_PROBLEM;
    }
  }

  /** {@code waymark import routes}. */
  @Command(
      name = "routes",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV or XLSX file of referral routes, one a row, and take in every good row.",
        "Services are named as they are listed, or by their id. A condition that nobody can meet is",
        "pointed out. A row that is not good costs no other: it is listed with its line, field, value",
        "and remedy, and written to a file that can be mended and imported again. Importing the same",
        "file twice changes nothing."
      })
  static final class Routes implements Callable<Integer> {
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
            "Where the file comes from; routes are known by it and their id (default: the file's"
                + " name without its ending).")
    private @Nullable String source;

    @Option(
        names = "--who",
        paramLabel = "NAME",
        defaultValue = "${sys:user.name}",
        description = "Who imports, for the history (default: ${DEFAULT-VALUE}).")
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
        report =
            new RouteImport(
                    program.get(ReferralRouteRepository.class),
                    program.get(CatalogueRepository.class).load(),
                    program.get(GeographyRepository.class).load(),
                    Vocabularies.builtIn(),
                    program.get(Clock.class))
                .run(
                    file,
                    new RouteImport.Options(
                        source == null ? withoutEnding(file) : source, dryRun, who));
      } catch (RefusedFileException e) {
        throw new Problem(file.getFileName() + " was not imported. " + e.getMessage());
      }
      print(out, report, "routes");
      if (!report.refusedRows().isEmpty()) {
        Path target = refused == null ? refusedBeside(file) : refused;
        report.writeRefused(target);
        out.println("The refused rows and why are in " + target);
      }
      out.flush();
      return report.refused() == 0 ? 0 : ProblemPrinter.EXIT_PROBLEM;
    }
  }

  /** {@code waymark import template}. */
  @Command(
      name = "template",
      mixinStandardHelpOptions = true,
      description = {
        "Write the empty form for services, with --routes for referral routes or with --need for need",
        "figures, with its help.",
        "A name ending in .xlsx gets one workbook; .csv gets the form and its help as two files."
      })
  static final class Template implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description =
            "File to write (default: waymark-services.xlsx, with --routes waymark-routes.xlsx, with"
                + " --need waymark-need.xlsx).")
    private @Nullable Path target;

    @Option(names = "--need", description = "The form for need figures.")
    private boolean need;

    @Option(names = "--routes", description = "The form for referral routes.")
    private boolean routes;

    @Override
    public Integer call() throws IOException {
      if (need && routes) {
        throw new Problem("There is one form for need figures and one for routes: ask for one.");
      }
      String what = need ? "need" : routes ? "routes" : "services";
      Path file = target == null ? Path.of("waymark-" + what + ".xlsx") : target;
      if (Files.exists(file)) {
        throw new Problem(file + " is there already; name another file or remove it first.");
      }
      List<Path> written;
      if (need) {
        written = NeedTemplate.write(file, Vocabularies.builtIn(), BuiltInNeed.read());
      } else if (routes) {
        written = RouteTemplate.write(file);
      } else {
        written = ImportTemplate.write(file, Vocabularies.builtIn());
      }
      written.forEach(each -> spec.commandLine().getOut().println("Wrote " + each));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
