package org.waymark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.organisationsOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.audit.AuditReader;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.database.LoadProgress;
import org.waymark.intake.WithheldAddress;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** A backup holds no withheld address unless it is asked to, and what it holds comes back. */
@Tag("slow")
class BackupCommandTest {

  private static final String SECRET = "Canary Cottage";

  @TempDir Path folder;

  private String said = "";

  /** As at a terminal, where the database is in a file. */
  private int run(String... arguments) {
    Outcome outcome = WaymarkProcess.run(Map.of(), arguments);
    said = outcome.output();
    return outcome.status();
  }

  private static Program open(Path home) {
    return Program.open(
        home,
        Map.of("datasources.default.url", "jdbc:h2:file:" + home.resolve("waymark")),
        LoadProgress.SILENT);
  }

  private static String text(Path backup) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(backup))) {
      in.getNextEntry();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void backupLeavesWithheldAddressesOutAndComesBackWhole() throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home);
    Service service = anIdvaService().named("Kindly IDVA").atAWithheldLocation().build();
    LocationId location =
        service.locations().stream()
            .filter(ServiceLocation.Withheld.class::isInstance)
            .findFirst()
            .orElseThrow()
            .id();
    try (Program program = open(home)) {
      program
          .get(CatalogueRepository.class)
          .apply(
              CatalogueChange.of("test", "test", organisationsOf(service), List.of(service)),
              () ->
                  program
                      .get(WithheldAddress.Store.class)
                      .keep(
                          List.of(
                              new WithheldAddress(
                                  location,
                                  service.id(),
                                  SECRET,
                                  List.of("3 Hidden Lane"),
                                  "CA1 9ZZ")),
                          "test"));
    }

    Path plain = folder.resolve("plain.zip");
    assertThat(run("backup", plain.toString(), "--home", home.toString())).as(said).isZero();
    assertThat(text(plain))
        .contains("Kindly IDVA")
        .doesNotContain(SECRET, "Hidden Lane", "INSERT INTO \"public\".\"withheld_address\"");
    assertThat(run("backup", plain.toString(), "--home", home.toString()))
        .isEqualTo(ProblemPrinter.EXIT_PROBLEM);

    Path full = folder.resolve("full.zip");
    assertThat(run("backup", full.toString(), "--with-withheld", "--home", home.toString()))
        .as(said)
        .isZero();
    assertThat(text(full)).contains("withheld_address").doesNotContain(SECRET, "Hidden Lane");

    Path again = folder.resolve("again");
    assertThat(run("restore", plain.toString(), "--home", again.toString())).as(said).isZero();
    assertThat(run("restore", plain.toString(), "--home", again.toString()))
        .isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    try (Program program = open(again)) {
      assertThat(program.get(CatalogueRepository.class).load().listServices())
          .containsExactly(service);
      assertThat(program.get(AuditReader.class).verify(null).isWhole()).isTrue();
      assertThat(program.get(CatalogueHistory.class).verify().isWhole()).isTrue();
    }

    assertThat(run("audit", "verify", "--home", again.toString())).as(said).isZero();
    assertThat(said).contains("Whole: 1 entries");
    assertThat(run("audit", "list", "--home", again.toString())).isZero();
    assertThat(said).contains("catalogue.changed").doesNotContain(SECRET);
    assertThat(run("withheld", "rotate-key", "--forget-old-keys", "--home", home.toString()))
        .as(said)
        .isZero();
    assertThat(said).contains("Sealed 1 withheld addresses");

    Files.delete(home.resolve("keys").resolve("withheld.key"));
    assertThat(
            run(
                "backup",
                full.toString(),
                "--with-withheld",
                "--overwrite",
                "--home",
                home.toString()))
        .isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(said).contains("withheld.key is not there");
  }
}
