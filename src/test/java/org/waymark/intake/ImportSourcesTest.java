package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.ImportReport;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** Where a file comes from is said, and nothing stands in the catalogue twice. */
class ImportSourcesTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final String HEAD =
      "Service id,Organisation,Service name,Support types,Areas served,Telephone\n";

  @TempDir Path folder;

  private final CatalogueInMemory catalogue = new CatalogueInMemory();
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));

  private ImportReport run(Path file, ServiceImport.Options options)
      throws IOException, RefusedFileException {
    return new ServiceImport(
            catalogue,
            ENGLAND,
            TERMS,
            postcode -> new PlaceLookup.Unclear(postcode, "Enter a postcode in England"),
            (addresses, who) -> {},
            clock)
        .run(file, options, rows -> {});
  }

  private ImportReport run(@Nullable String source, String text)
      throws IOException, RefusedFileException {
    return run(file(text), new ServiceImport.Options(source, false, "tester"));
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("services.csv"), text.getBytes(UTF_8));
  }

  /** Rows of these numbers. */
  private static String rows(int from, int to, String organisation, String prefix) {
    return HEAD
        + IntStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    prefix
                        + i
                        + ","
                        + organisation
                        + ",Help line "
                        + i
                        + ",IDVA,Cumberland,0808 157"
                        + " 0%03d%n".formatted(i))
            .collect(Collectors.joining());
  }

  private Path exported(String name) throws IOException {
    Path file = folder.resolve(name);
    new ServiceExport(ENGLAND, TERMS, true).write(catalogue.load(), s -> true, file);
    return file;
  }

  @Test
  void aFileWhoseSourceNobodyNamesIsNotTakenIn() throws Exception {
    assertThatThrownBy(() -> run(null, rows(1, 5, "Larkholt Trust", "L-")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("--source NAME");
    assertThat(catalogue.services).isEmpty();

    run("larkholt", rows(1, 5, "Larkholt Trust", "L-"));
    assertThatThrownBy(() -> run(null, rows(1, 5, "Larkholt Trust", "L-")))
        .as("what it was the last time")
        .hasMessageContaining("5 of its 5 listings are there from \"larkholt\" (5)")
        .hasMessageContaining("--source larkholt");
    assertThatThrownBy(() -> run(null, rows(11, 15, "Wrenfold Trust", "W-")))
        .as("of which nothing is known")
        .hasMessageContaining("from \"larkholt\" (5)");
  }

  @Test
  void theSameFileUnderAnotherNameIsStoppedBeforeAnythingIsWritten() throws Exception {
    run("larkholt 2025", rows(1, 5, "Larkholt Trust", "L-"));
    long revision = catalogue.revision;

    assertThatThrownBy(() -> run("larkholt-2026", rows(1, 5, "Larkholt Trust", "L-")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("5 of its 5 listings are there from \"larkholt 2025\" (5)")
        .hasMessageContaining("as is \"Help line 1\", L-1.")
        .hasMessageContaining("--source \"larkholt 2025\"")
        .hasMessageContaining("--apart");
    assertThat(catalogue.revision).isEqualTo(revision);

    assertThat(run("larkholt 2025", rows(1, 5, "Larkholt Trust", "L-")).unchanged()).isEqualTo(5);
  }

  @Test
  void otherListingsCanBeBroughtInAllTheSame() throws Exception {
    run("larkholt", rows(1, 5, "Larkholt Trust", "L-"));

    Path file = file(rows(1, 5, "Larkholt Trust", "L-"));
    ImportReport apart =
        run(
            file,
            new ServiceImport.Options(
                "larkholt-2026", false, "tester", true, Departures.Wish.KEEP, false));
    assertThat(apart.added()).isEqualTo(5);
    assertThat(catalogue.services).hasSize(10);
    assertThat(run("larkholt-2026", rows(1, 5, "Larkholt Trust", "L-")).unchanged())
        .as("they are known from then on")
        .isEqualTo(5);
  }

  @Test
  void theSameListingsAreFoundByTheirNamesWhereTheyHaveNoIds() throws Exception {
    run("larkholt", rows(1, 5, "Larkholt Trust", "L-"));

    assertThatThrownBy(
            () -> run("other", rows(1, 5, "LARKHOLT  trust", "-").replaceAll("(?m)^-\\d", "")))
        .hasMessageContaining("5 of its 5");
    assertThatThrownBy(() -> run("other", rows(1, 5, "Larkholt Centre", "X-")))
        .as("an organisation that is called otherwise by now, known by its telephone")
        .hasMessageContaining("5 of its 5");
    assertThatThrownBy(() -> run("other", rows(1, 5, "Larkholt Centre", "L-")))
        .hasMessageContaining("5 of its 5");
  }

  @Test
  void aFileThatSharesLittleWithAnotherSourceIsTakenIn() throws Exception {
    run("larkholt", rows(1, 10, "Larkholt Trust", "L-"));

    assertThat(run("second", rows(10, 19, "Larkholt Trust", "L-")).added()).isEqualTo(10);
    assertThat(run("third", rows(30, 31, "Larkholt Trust", "L-")).added()).isEqualTo(2);
  }

  @Test
  void runningNumbersAloneMakeNoOtherFileTheSame() throws Exception {
    run("larkholt", rows(1, 10, "Larkholt Trust", ""));

    String other =
        rows(1, 10, "Wrenfold Trust", "")
            .replace("Help line", "Advice")
            .replace("0808 157", "0808 159");
    assertThat(run("wrenfold", other).added()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demonstration.csv", "demonstration.xlsx"})
  void anExportOfTheDemonstrationComesBackAsNoChangeWhateverItIsCalled(String name)
      throws Exception {
    DemonstrationCatalogue demo =
        DemonstrationCatalogue.generate(5, ENGLAND, TERMS, LocalDate.of(2026, 6, 15));
    catalogue.apply(demo.asChange());
    Path file = exported(name);

    for (String source : new @Nullable String[] {null, "services-june", "demonstration"}) {
      ImportReport report = run(file, new ServiceImport.Options(source, false, "tester"));
      assertThat(report.unchanged()).isEqualTo(demo.services().size());
      assertThat(report.added() + report.changed() + report.refused()).isZero();
      assertThat(report.findings())
          .extracting(Finding::code)
          .containsOnly(
              source == null || source.equals("demonstration")
                  ? new String[0]
                  : new String[] {"of-another-source"});
    }
    assertThat(catalogue.revision).isEqualTo(1);
  }

  @Test
  void anExportOfSeveralSourcesAndOfPagesComesBackAsNoChange() throws Exception {
    Organisation owner = anOrganisation().from("first", "larkholt-trust").named("Larkholt").build();
    Service imported =
        anIdvaService().runBy(owner).from("first", "L-1").serving("E06000063").build();
    Service entered =
        anIdvaService()
            .runBy(owner)
            .from("waymark", "0d9c3d9e-9b0e-4a57-8a1d-3f6f2a9b7c11")
            .serving("E06000063")
            .atAWithheldLocation()
            .build();
    catalogue.organisations.put(owner.id(), owner);
    catalogue.services.put(imported.id(), imported);
    catalogue.services.put(entered.id(), entered);
    Path file = exported("all.csv");

    ImportReport report = run(file, new ServiceImport.Options(null, false, "tester"));

    assertThat(report.unchanged()).isEqualTo(2);
    assertThat(report.findings()).isEmpty();
    assertThat(catalogue.revision).isZero();

    // Edited, it stays the listing it is, and so do its places.
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "0d9c3d9e-9b0e-4a57-8a1d-3f6f2a9b7c11,Larkholt,",
                "0d9c3d9e-9b0e-4a57-8a1d-3f6f2a9b7c11,Larkholt Trust,"));
    Files.writeString(file, Files.readString(file).replace("IDVA service", "Advisers"));
    ImportReport edited = run(file, new ServiceImport.Options(null, false, "tester"));
    assertThat(edited.changed()).isEqualTo(2);
    Service after = catalogue.findService(entered.id()).orElseThrow();
    assertThat(after.name()).isEqualTo("Advisers");
    assertThat(after.organisation()).isEqualTo(owner.id());
    assertThat(after.locations())
        .extracting(ServiceLocation::id)
        .containsExactly(entered.locations().getFirst().id());
    assertThat(catalogue.services).hasSize(2);
    assertThat(catalogue.organisations).hasSize(1);
  }

  @Test
  void whatWouldBeReadOtherwiseTodayIsNoChangeInAnUntouchedExport() throws Exception {
    Service old =
        anIdvaService()
            .described("<p>Advice &amp; help</p> ")
            .serving("E07000026")
            .contact(Contact.Kind.TELEPHONE, "ring the office")
            .servingWithinKilometres(10)
            .at(-60, 10)
            .assuredOn(LocalDate.of(2030, 1, 1))
            .from("first", "a\u00a0b")
            .build();
    catalogue.services.put(old.id(), old);
    CatalogueFixtures.organisationsOf(old).forEach(o -> catalogue.organisations.put(o.id(), o));
    for (String name : List.of("old.csv", "old.xlsx")) {
      ImportReport report = run(exported(name), new ServiceImport.Options(null, false, "tester"));
      assertThat(report.findings()).isEmpty();
      assertThat(report.unchanged()).isEqualTo(1);
    }
    assertThat(catalogue.revision).isZero();
  }

  @Test
  void anExportFillsAnEmptyCatalogueWithTheSameRecords() throws Exception {
    Organisation owner = anOrganisation().from("first", "larkholt-trust").named("Larkholt").build();
    Service one = anIdvaService().runBy(owner).from("first", "L-1").serving("E06000063").build();
    Service two = anIdvaService().runBy(owner).from("second", "L-1").serving("E06000063").build();
    catalogue.organisations.put(owner.id(), owner);
    catalogue.services.put(one.id(), one);
    catalogue.services.put(two.id(), two);
    Path file = exported("all.csv");
    catalogue.services.clear();
    catalogue.organisations.clear();

    assertThat(run(file, new ServiceImport.Options(null, false, "tester")).added()).isEqualTo(2);
    assertThat(catalogue.organisations.values())
        .extracting(each -> each.provenance().source())
        .containsExactly("first");
    assertThat(catalogue.services.values())
        .extracting(each -> each.provenance().source())
        .containsExactlyInAnyOrder("first", "second");
    assertThat(run(file, new ServiceImport.Options(null, false, "tester")).unchanged())
        .isEqualTo(2);
  }

  @Test
  void anIdThatBeginsLikeAFormulaIsTheSameIdAgain() throws Exception {
    run("larkholt", rows(1, 3, "Larkholt Trust", "=L"));
    Path file = exported("all.csv");

    assertThat(Files.readString(file)).contains("'=L1");
    ImportReport report = run(file, new ServiceImport.Options(null, false, "tester"));
    assertThat(report.unchanged()).isEqualTo(3);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void aDownloadThatIsMadeToBeReadIsNoSecondCatalogue() throws Exception {
    run("larkholt", rows(1, 5, "Larkholt Trust", "L-"));
    String download =
        "id,service,organisation,support,areas_served\n"
            + catalogue.services.values().stream()
                .map(each -> each.id() + "," + each.name() + ",Larkholt Trust,IDVA,Cumberland\n")
                .collect(Collectors.joining());

    assertThatThrownBy(() -> run("downloaded", download))
        .hasMessageContaining("waymark export services FILE");
    assertThat(catalogue.services).hasSize(5);
  }

  @Test
  void aSourceMayNotBeAnything() {
    for (String source : List.of("", " ", "x".repeat(201))) {
      assertThatThrownBy(() -> new ServiceImport.Options(source, false, "tester"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
