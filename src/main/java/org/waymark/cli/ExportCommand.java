package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.intake.ServiceExport;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.intake.RouteExport;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.Vocabularies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waymark export}: services and routes to a spreadsheet, in the columns of the import. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Write the catalogue to a CSV or XLSX file.",
    subcommands = {ExportCommand.Services.class, ExportCommand.Routes.class})
final class ExportCommand extends CommandGroup {

  /** {@code waymark export services}. */
  @Command(
      name = "services",
      mixinStandardHelpOptions = true,
      description = {
        "Write services in the columns of the import, so that the file can be edited and read"
            + " back.",
        "Withheld addresses are never in it. Money and contracts are left out unless --money is"
            + " given."
      })
  static final class Services extends HomeCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ExportedFile file;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description = "Only services of this source, e.g. demonstration.")
    private @Nullable String source;

    @Option(names = "--all", description = "Drafts, suspended and closed listings too.")
    private boolean all;

    @Option(
        names = "--money",
        description = "Who pays, how much and until when: for commissioners only.")
    private boolean money;

    @Option(
        names = "--confidential",
        description = {
          "Unlisted listings too, and small reaches round a withheld place as they were drawn.",
          "Needed for a file that is to be edited and read back."
        })
    private boolean confidential;

    @Option(
        names = "--as-of",
        paramLabel = "DATE",
        description =
            "The catalogue as it was at the end of a day, e.g. 2026-04-01; needs --confidential,"
                + " because it is as it was written then.")
    private @Nullable LocalDate asOf;

    @Override
    int run(PrintWriter out) throws IOException {
      if (asOf != null && !confidential) {
        throw new Problem(
            "--as-of reads the catalogue as it was written, with what was unlisted: add"
                + " --confidential if that is meant.");
      }
      Path target = file.path();
      AtomicInteger written = new AtomicInteger();
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        Geography geography = program.get(GeographyRepository.class).load();
        Catalogue catalogue = catalogue(program);
        Predicate<Service> wanted =
            service -> {
              boolean chosen =
                  (all || service.isPublished())
                      && (source == null || service.provenance().source().equals(source));
              if (chosen) {
                written.incrementAndGet();
              }
              return chosen;
            };
        new ServiceExport(geography, Vocabularies.builtIn(), money)
            .write(catalogue, wanted, target);
      }
      out.printf("Wrote %,d services to %s%n", written.get(), target);
      return 0;
    }

    private Catalogue catalogue(Program program) {
      if (asOf != null) {
        try {
          return program.get(CatalogueHistory.class).asOf(asOf);
        } catch (IllegalArgumentException e) {
          throw new Problem("--as-of " + asOf + ": " + e.getMessage());
        }
      }
      return confidential
          ? program.get(CatalogueRepository.class).load()
          : program.get(SnapshotKeeper.class).current().catalogue();
    }
  }

  /** {@code waymark export routes}. */
  @Command(
      name = "routes",
      mixinStandardHelpOptions = true,
      description = {
        "Write referral routes in the columns of the import, so that the file can be edited and"
            + " read",
        "back. Routes from and to unlisted services are left out unless --unlisted is given."
      })
  static final class Routes extends HomeCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ExportedFile file;

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description = "Only routes of this source, e.g. demonstration.")
    private @Nullable String source;

    @Option(names = "--unlisted", description = "For professionals: unlisted services too.")
    private boolean unlisted;

    @Override
    int run(PrintWriter out) throws IOException {
      Path target = file.path();
      int written;
      try (TerminalProgress progress = new TerminalProgress();
          Program program = Program.join(home.prepare(), progress)) {
        Catalogue all = program.get(CatalogueRepository.class).load();
        Catalogue seen =
            new Catalogue(
                all.revision(),
                all.listOrganisations(),
                all.listServices().stream()
                    .filter(service -> unlisted ? service.isPublished() : service.isPublic())
                    .toList());
        written =
            new RouteExport(
                    new ListingTerms(
                        Vocabularies.builtIn(), program.get(GeographyRepository.class).load()))
                .write(
                    program.get(ReferralRouteRepository.class).load().list().stream()
                        .filter(
                            route -> source == null || route.provenance().source().equals(source))
                        .toList(),
                    seen,
                    target);
      }
      out.printf("Wrote %,d routes to %s%n", written, target);
      return 0;
    }
  }
}
