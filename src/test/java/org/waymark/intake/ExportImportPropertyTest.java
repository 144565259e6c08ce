package org.waymark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.ImportReport;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** Export and import are inverse, whatever listings say. */
class ExportImportPropertyTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));

  private static ImportReport read(Path file, CatalogueInMemory into)
      throws IOException, RefusedFileException {
    return new ServiceImport(
            into,
            ENGLAND,
            TERMS,
            postcode -> new PlaceLookup.Found(postcode, new Position(-2.9329, 54.8925), 0, null),
            (addresses, who) -> {
              throw new IllegalStateException("an export brings no address");
            },
            CLOCK)
        .run(file, new ServiceImport.Options(null, false, "tester"), rows -> {});
  }

  private static CatalogueInMemory holding(Catalogue catalogue) {
    CatalogueInMemory store = new CatalogueInMemory();
    catalogue.listOrganisations().forEach(each -> store.organisations.put(each.id(), each));
    catalogue.listServices().forEach(each -> store.services.put(each.id(), each));
    return store;
  }

  private static List<String> worthAWord(ImportReport report) {
    return report.findings().stream()
        .filter(each -> each.severity() != Severity.NOTE)
        .filter(each -> !each.code().equals("no-area"))
        .map(Finding::toString)
        .toList();
  }

  private interface Check {
    void of(Path file, Catalogue catalogue) throws Exception;
  }

  private static void exported(long seed, String ending, boolean money, Check check)
      throws Exception {
    Catalogue catalogue = new WritableServices(new Random(seed), TERMS).catalogue(3);
    Path file = Files.createTempFile("waymark-export", ending);
    try {
      new ServiceExport(ENGLAND, TERMS, money).write(catalogue, service -> true, file);
      check.of(file, catalogue);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void comesBackAsNoChange(long seed, String ending, boolean money)
      throws Exception {
    exported(
        seed,
        ending,
        money,
        (file, catalogue) -> {
          CatalogueInMemory store = holding(catalogue);
          ImportReport report = read(file, store);
          assertThat(worthAWord(report)).isEmpty();
          assertThat(report.unchanged()).isEqualTo(catalogue.listServices().size());
          for (Service each : catalogue.listServices()) {
            assertThat(store.services.get(each.id())).isEqualTo(each);
          }
          assertThat(store.organisations.values())
              .containsExactlyInAnyOrderElementsOf(catalogue.listOrganisations());
          assertThat(store.revision).as("changes").isZero();
        });
  }

  @Property(tries = 100)
  void anUntouchedExportIsNoChange(@ForAll long seed) throws Exception {
    comesBackAsNoChange(seed, ".csv", true);
  }

  @Property(tries = 20)
  void anUntouchedExportAsAWorkbookIsNoChange(@ForAll long seed) throws Exception {
    comesBackAsNoChange(seed, ".xlsx", true);
  }

  @Property(tries = 20)
  void anUntouchedExportWithoutMoneyIsNoChange(@ForAll long seed) throws Exception {
    comesBackAsNoChange(seed, ".csv", false);
  }

  @Property(tries = 60)
  void anExportFillsAnEmptyCatalogueWithListingsThatAreWrittenTheSame(@ForAll long seed)
      throws Exception {
    exported(
        seed,
        ".csv",
        true,
        (file, catalogue) -> {
          CatalogueInMemory store = new CatalogueInMemory();
          Assume.that(isKept(catalogue, store));
          ImportReport report = read(file, store);
          assertThat(worthAWord(report)).isEmpty();
          assertThat(report.added()).isEqualTo(catalogue.listServices().size());
          assertThat(rows(store.load())).containsExactlyInAnyOrderElementsOf(rows(catalogue));
        });
  }

  /** False where odd words happen to be a postcode beside a place that is not to be known. */
  private static boolean isKept(Catalogue catalogue, CatalogueInMemory store) {
    return store
        .placesInWords(
            CatalogueChange.of(
                "tester", "test", catalogue.listOrganisations(), catalogue.listServices()),
            Catalogue.empty(),
            HiddenPlaces.NONE)
        .isEmpty();
  }

  @Property(tries = 60)
  // Of the areas of an offer only the order of drawn ones among others is not kept.
  void aCellThatIsChangedInAnExportChangesItsFieldAndNothingElse(
      @ForAll long seed, @ForAll boolean money) throws Exception {
    Catalogue before = new WritableServices(new Random(seed), TERMS).catalogue(2);
    Assume.that(isKept(before, new CatalogueInMemory()));
    List<Service> edited =
        before.listServices().stream()
            .map(each -> each.withName("Renamed").withOpeningNote("By appointment"))
            .toList();
    Path file = Files.createTempFile("waymark-export", ".csv");
    try {
      new ServiceExport(ENGLAND, TERMS, money)
          .write(new Catalogue(1, before.listOrganisations(), edited), service -> true, file);
      CatalogueInMemory store = holding(before);

      assertThat(worthAWord(read(file, store))).isEmpty();

      Catalogue after = new Catalogue(1, before.listOrganisations(), edited);
      assertThat(rows(store.load())).isEqualTo(rows(after));
      for (Service each : edited) {
        Service kept = store.findService(each.id()).orElseThrow();
        assertThat(ListingField.differing(each, kept)).isSubsetOf(ListingField.OFFERS);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The export as rows, each listing's together. */
  private static List<String> rows(Catalogue catalogue) {
    return catalogue.listServices().stream()
        .map(
            each ->
                new ServiceExport(ENGLAND, TERMS, true)
                    .csv(catalogue, service -> service.id().equals(each.id())))
        .toList();
  }
}
