package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.intake.ImportDesk;
import org.waymark.intake.ImportTemplate;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.WithheldAddress;
import org.waymark.intake.need.NeedImport;
import org.waymark.intake.need.NeedTemplate;
import org.waymark.intake.table.EmptyForm;
import org.waymark.intake.table.ImportReport;
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

/** {@code waymark import}: services, referral routes and need figures from a spreadsheet. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Take in services, referral routes or need figures from a CSV, XLSX, ODS or XLS file, or"
            + " write the form to fill in.",
    subcommands = {
      ImportCommand.Services.class,
      ImportCommand.Need.class,
      ImportCommand.Routes.class,
      ImportCommand.Template.class
    })
final class ImportCommand extends CommandGroup {

  /** {@code waymark import services}. */
  @Command(
      name = "services",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV, XLSX, ODS or XLS file of services and take in every row that is good.",
        "A row that is not costs no other: it is listed with its line, field, value and remedy,"
            + " and",
        "written to a file that can be mended and imported again. Importing the same file twice",
        "changes nothing."
      })
  static final class Services extends HomeCommand {

    private static final int MOST_ALIKE = 20;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImportedFile file;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description =
            "Where the file comes from; services are known by it and their id (default: the file's"
                + " name without its ending).")
    private @Nullable String source;

    @Override
    int run(PrintWriter out) throws IOException {
      List<Duplicates.ServicePair> alike = new ArrayList<>();
      ImportReport report =
          file.read(
              home,
              (program, progress) -> {
                FollowingDesk desk = new FollowingDesk(program.get(ImportDesk.class));
                ImportReport read = read(program, desk, progress);
                if (!file.dryRun()) {
                  alike.addAll(alike(desk.after()));
                }
                return read;
              });
      ImportedFile.tell(out, report, "services");
      printAlike(out, alike);
      return file.end(out, report);
    }

    /** Listings of this file that may be there twice. */
    private List<Duplicates.ServicePair> alike(Catalogue catalogue) {
      String from = file.source(source);
      return Duplicates.services(catalogue, Duplicates.WORTH_A_LOOK).stream()
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
          "%,d pairs of listings may be the same; compare and merge them at"
              + " /approvals/duplicates:%n",
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

    private ImportReport read(Program program, ImportDesk desk, TerminalProgress progress)
        throws IOException, RefusedFileException {
      Geography geography = program.get(GeographyRepository.class).load();
      Clock clock = program.get(Clock.class);
      PlaceFinder places = new PlaceFinder(geography, program.get(PostcodeDirectory.class), clock);
      ServiceImport services =
          new ServiceImport(
              desk,
              geography,
              Vocabularies.builtIn(),
              places::find,
              program.get(WithheldAddress.Store.class),
              clock);
      return services.run(
          file.path(),
          new ServiceImport.Options(file.source(source), file.dryRun(), file.who()),
          rows -> progress.report("Rows read", rows, -1));
    }
  }

  /** {@code waymark import need}. */
  @Command(
      name = "need",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV, XLSX, ODS or XLS file of need figures, one value a row, and take in every"
            + " good row.",
        "A newer period is shown from then on instead of an older one; built-in figures are never",
        "changed. A row that is not good costs no other: it is listed with its line, field, value",
        "and remedy, and written to a file that can be mended and imported again."
      })
  static final class Need extends HomeCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImportedFile file;

    @Option(
        names = "--replace",
        description =
            "Take the file's value where one imported before differs, for revised figures.")
    private boolean replace;

    @Override
    int run(PrintWriter out) throws IOException {
      Path target = file.refusedRows();
      ImportReport report =
          file.read(
              home,
              (program, progress) ->
                  new NeedImport(
                          program.get(NeedStore.class),
                          program.get(GeographyRepository.class).load(),
                          Vocabularies.builtIn(),
                          program.get(Clock.class))
                      .run(
                          file.path(),
                          new NeedImport.Options(
                              String.valueOf(file.path().getFileName()),
                              file.dryRun(),
                              replace,
                              file.who()),
                          target,
                          rows -> progress.report("Rows read", rows, -1)));
      ImportedFile.tell(out, report, "figures");
      return file.end(out, report);
    }
  }

  /** {@code waymark import routes}. */
  @Command(
      name = "routes",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV, XLSX, ODS or XLS file of referral routes, one a row, and take in every good"
            + " row.",
        "Services are named as they are listed, or by their id. A condition that nobody can meet"
            + " is",
        "pointed out. A row that is not good costs no other: it is listed with its line, field,"
            + " value",
        "and remedy, and written to a file that can be mended and imported again. Importing the"
            + " same",
        "file twice changes nothing."
      })
  static final class Routes extends HomeCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ImportedFile file;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description =
            "Where the file comes from; routes are known by it and their id (default: the file's"
                + " name without its ending).")
    private @Nullable String source;

    @Override
    int run(PrintWriter out) throws IOException {
      ImportReport report =
          file.read(
              home,
              (program, progress) ->
                  new RouteImport(
                          program.get(ReferralRouteRepository.class),
                          program.get(CatalogueRepository.class).load(),
                          program.get(GeographyRepository.class).load(),
                          Vocabularies.builtIn(),
                          program.get(Clock.class))
                      .run(
                          file.path(),
                          new RouteImport.Options(file.source(source), file.dryRun(), file.who())));
      ImportedFile.tell(out, report, "routes");
      return file.end(out, report);
    }
  }

  /** {@code waymark import template}. */
  @Command(
      name = "template",
      mixinStandardHelpOptions = true,
      description = {
        "Write the empty form for services, with --routes for referral routes or with --need for"
            + " need",
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
      EmptyForm form =
          need
              ? NeedTemplate.form(Vocabularies.builtIn(), BuiltInNeed.read())
              : routes ? RouteTemplate.form() : ImportTemplate.form(Vocabularies.builtIn());
      List<Path> written = form.write(file);
      written.forEach(each -> spec.commandLine().getOut().println("Wrote " + each));
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
