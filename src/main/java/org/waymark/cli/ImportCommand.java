package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.intake.Departures;
import org.waymark.intake.ImportDesk;
import org.waymark.intake.ImportTemplate;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.WithheldAddress;
import org.waymark.intake.need.NeedImport;
import org.waymark.intake.need.NeedMapping;
import org.waymark.intake.need.NeedMappings;
import org.waymark.intake.need.NeedSkeleton;
import org.waymark.intake.need.NeedTemplate;
import org.waymark.intake.table.EmptyForm;
import org.waymark.intake.table.ImportReport;
import org.waymark.listing.DepartedListings;
import org.waymark.listing.duplicate.Duplicates;
import org.waymark.need.NeedMappingStore;
import org.waymark.need.NeedPeriod;
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
        "changes nothing, and neither does an export that nobody has changed."
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
            "Where the file comes from, e.g. cumbria-baseline-2026; services are known by it and"
                + " their id. Needed but for an export, whose rows say it themselves.")
    private @Nullable String source;

    @Option(
        names = "--apart",
        description =
            "Bring every row in under --source as a listing of its own, though most of them are"
                + " there from another source.")
    private boolean apart;

    @Option(
        names = "--suspend-missing",
        description =
            "Suspend the published listings of the file's sources that are not in it any more: look"
                + " first, with --dry-run. One that is in a later file is published again.")
    private boolean suspendMissing;

    @Option(
        names = "--yes",
        description = "Suspend them though they are more than a third of a source.")
    private boolean yes;

    @Option(
        names = "--overwrite-edits",
        description =
            "Take what the file says also where a person has changed it since; each is listed. A"
                + " listing or place that was taken from public view stays so.")
    private boolean overwriteEdits;

    @Override
    int run(PrintWriter out) throws IOException {
      ServiceImport.Options options = options();
      List<Duplicates.ServicePair> alike = new ArrayList<>();
      AtomicLong invented = new AtomicLong();
      MissingListings missing = new MissingListings(file, missing());
      ImportReport report =
          file.read(
              home,
              (program, progress) -> {
                try (FollowingDesk desk = new FollowingDesk(program.get(ImportDesk.class))) {
                  ServiceImport services = services(program, desk);
                  ImportReport read =
                      services.run(
                          file.path(), options, rows -> progress.report("Rows read", rows, -1));
                  missing.settle(services.departures(), program.get(DepartedListings.class));
                  alike.addAll(alike(desk));
                  invented.set(invented(desk, read.added() > 0));
                  return read;
                }
              });
      ImportedFile.tell(out, report, "services");
      missing.print(out);
      printAlike(out, alike);
      printInvented(out, invented.get());
      return file.end(out, report);
    }

    private ServiceImport.Options options() {
      if (apart && source == null) {
        throw new Problem("--apart needs --source NAME: under which source they stand apart.");
      }
      try {
        return new ServiceImport.Options(
            source, file.dryRun(), file.who(), apart, missing(), overwriteEdits);
      } catch (IllegalArgumentException e) {
        throw new Problem(e.getMessage() + ".");
      }
    }

    private Departures.Wish missing() {
      if (yes && !suspendMissing) {
        throw new Problem("--yes says how many may be suspended: it needs --suspend-missing.");
      }
      return !suspendMissing
          ? Departures.Wish.KEEP
          : yes ? Departures.Wish.SUSPEND_ALL : Departures.Wish.SUSPEND;
    }

    /** Listings that were taken in and may be there twice. */
    private static List<Duplicates.ServicePair> alike(FollowingDesk desk) {
      Set<ServiceId> taken = desk.taken();
      return taken.isEmpty()
          ? List.of()
          : Duplicates.services(desk.after(), Duplicates.WORTH_A_LOOK).stream()
              .filter(pair -> taken.contains(pair.one().id()) || taken.contains(pair.other().id()))
              .toList();
    }

    /** How many invented listings stand beside real ones, or would. */
    private static long invented(FollowingDesk desk, boolean brings) {
      Catalogue catalogue = desk.after();
      return !catalogue.isDemonstration() || (catalogue.isAllInvented() && !brings)
          ? 0
          : catalogue.listServices().stream()
              .filter(each -> each.provenance().isDemonstration())
              .count();
    }

    private void printInvented(PrintWriter out, long invented) {
      if (invented > 0) {
        out.printf(
            "Warning: %,d invented listings of the demonstration stand beside the real ones. Remove"
                + " them with: waymark demonstration remove%s%n",
            invented, home.asOption());
      }
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

    private static ServiceImport services(Program program, ImportDesk desk) {
      Geography geography = program.get(GeographyRepository.class).load();
      Clock clock = program.get(Clock.class);
      PlaceFinder places = new PlaceFinder(geography, program.get(PostcodeDirectory.class), clock);
      return new ServiceImport(
          desk,
          geography,
          Vocabularies.builtIn(),
          places::find,
          program.get(WithheldAddress.Store.class),
          clock);
    }
  }

  /** {@code waymark import need}. */
  @Command(
      name = "need",
      mixinStandardHelpOptions = true,
      description = {
        "Check a CSV, XLSX, ODS or XLS file of need figures and take in every good one: the form,"
            + " one value a",
        "row, or a table as an office publishes it, with a mapping that says which of its columns"
            + " is which",
        "indicator. A mapping is kept for the next edition. A newer period is shown from then on"
            + " instead of an",
        "older one; built-in figures are never changed. A figure that is not good costs no other:"
            + " it is listed",
        "with its line, field, value and remedy, and written to a file that can be mended and"
            + " imported again."
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

    @Option(
        names = "--mapping",
        paramLabel = "NAME|FILE",
        description =
            "For a published table: a mapping that is known, or a file with one (default: the known"
                + " one that fits; nothing is then written without --yes).")
    private @Nullable String mapping;

    @Option(
        names = "--period",
        paramLabel = "FROM[/TO]",
        description = "For a published table that does not say it, e.g. 2024-04-01/2025-03-31.")
    private @Nullable String period;

    @Option(names = "--yes", description = "Take the table in with the mapping that fits.")
    private boolean yes;

    @Option(
        names = "--skeleton",
        paramLabel = "FILE",
        description = "Write a mapping for the table to this file, to be completed, and stop.")
    private @Nullable Path skeleton;

    @Override
    int run(PrintWriter out) throws IOException {
      if (skeleton != null) {
        return writeSkeleton(out, skeleton);
      }
      NeedPeriod given = period == null ? null : period(period);
      boolean[] guessed = new boolean[1];
      ImportReport report =
          file.read(
              home,
              (program, progress) -> {
                NeedMappings mappings =
                    new NeedMappings(program.get(NeedMappingStore.class), program.get(Clock.class));
                NeedMapping found = mapping(mappings);
                guessed[0] = found != null && mapping == null && !yes && !file.dryRun();
                return read(program, progress, mappings, found, given, guessed[0]);
              });
      ImportedFile.tell(out, report, "figures");
      if (guessed[0]) {
        out.println("Nothing was written yet: if this is right, import again with --yes.");
      }
      return file.end(out, report);
    }

    private int writeSkeleton(PrintWriter out, Path target) throws IOException {
      if (Files.exists(target)) {
        throw new Problem(target + " is there already; name another file or remove it first.");
      }
      try {
        int series = NeedSkeleton.write(file.path(), target);
        out.printf(
            "Wrote %d series to %s. Fill in unit and source, delete the rows you do not want, and"
                + " import with --mapping %s%n",
            series, target, target);
        out.flush();
        return 0;
      } catch (RefusedFileException e) {
        throw new Problem(file.path().getFileName() + ": " + e.getMessage());
      }
    }

    private static NeedPeriod period(String text) {
      String[] days = text.split("/", 2);
      try {
        LocalDate from = LocalDate.parse(days[0].strip());
        return new NeedPeriod(from, days.length == 1 ? from : LocalDate.parse(days[1].strip()));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new Problem("\"" + text + "\" is no period: write it as 2024-04-01/2025-03-31.");
      }
    }

    /** That which is named, or fits; null for the form, which needs none, and where none fits. */
    private @Nullable NeedMapping mapping(NeedMappings mappings)
        throws IOException, RefusedFileException {
      if (mapping != null) {
        return mappings.named(mapping);
      }
      return NeedMappings.isForm(file.path()) ? null : mappings.find(file.path()).orElse(null);
    }

    private static RefusedFileException withoutMapping(
        RefusedFileException e, NeedMappings mappings) {
      return new RefusedFileException(
          e.getMessage()
              + ". If it is a table as an office publishes it, no mapping that is known fits it"
              + " better than others: name one with --mapping ("
              + String.join(", ", mappings.list().keySet())
              + "), or begin one with --skeleton MAPPING.csv");
    }

    private ImportReport read(
        Program program,
        TerminalProgress progress,
        NeedMappings mappings,
        @Nullable NeedMapping found,
        @Nullable NeedPeriod given,
        boolean guessed)
        throws IOException, RefusedFileException {
      NeedImport need =
          new NeedImport(
              program.get(NeedStore.class),
              program.get(GeographyRepository.class).load(),
              Vocabularies.builtIn(),
              program.get(Clock.class));
      NeedImport.Options options =
          new NeedImport.Options(
              String.valueOf(file.path().getFileName()),
              file.dryRun() || guessed,
              replace,
              file.who());
      LongConsumer rows = count -> progress.report("Rows read", count, -1);
      if (found == null) {
        try {
          return need.run(file.path(), options, file.refusedRows(), rows);
        } catch (RefusedFileException e) {
          throw NeedMappings.isForm(file.path()) ? e : withoutMapping(e, mappings);
        }
      }
      ImportReport report = need.run(file.path(), found, given, options, file.refusedRows(), rows);
      if (!report.dryRun() && report.changesSomething()) {
        mappings.keep(found, file.who());
      }
      return report;
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
            "Where the file comes from, e.g. cumbria-routes-2026; routes are known by it and their"
                + " id. Needed but for an export, whose rows are known by Waymark's own ids.")
    private @Nullable String source;

    @Option(
        names = "--overwrite-edits",
        description =
            "Take what the file says also where a person has changed it since; each is listed. A"
                + " route that was withdrawn stays so.")
    private boolean overwriteEdits;

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
                      .run(file.path(), routeOptions()));
      ImportedFile.tell(out, report, "routes");
      return file.end(out, report);
    }

    private RouteImport.Options routeOptions() {
      try {
        return new RouteImport.Options(source, file.dryRun(), file.who(), overwriteEdits);
      } catch (IllegalArgumentException e) {
        throw new Problem(e.getMessage() + ".");
      }
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
