package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.jdbc.EmptyCatalogue;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.Departures;
import org.waymark.intake.Departures.Wish;
import org.waymark.intake.ServiceImport;
import org.waymark.testing.DatabaseContract;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/**
 * Listings that are no longer in the file of their source: told, suspended on request, and back.
 */
abstract class DepartedListingsContract extends DatabaseContract {

  private static final String HEAD =
      "Service id,Organisation,Service name,Support types,Areas served";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void emptyTheCatalogue() throws SQLException {
    EmptyCatalogue.make(dataSource());
  }

  private CatalogueRepository catalogue() {
    return CatalogueRepositories.on(dataSource());
  }

  private DepartedListings listings() {
    return ListingBench.departed(dataSource(), catalogue());
  }

  private Departures read(String source, Wish wish, boolean dryRun, String rows) throws Exception {
    Path file = Files.writeString(folder.resolve("services.csv"), rows);
    ServiceImport services =
        new ServiceImport(
            ListingBench.importDesk(dataSource(), catalogue()),
            RealGeography.get(),
            Vocabularies.builtIn(),
            postcode -> new PlaceLookup.Unclear(postcode, ""),
            (addresses, who) -> {},
            Clock.systemUTC());
    services.run(
        file, new ServiceImport.Options(source, dryRun, "ops", false, wish, false), rows2 -> {});
    return services.departures();
  }

  /** Takes a file in, publishes again what is back and suspends what left, as the command does. */
  private Departures imported(String source, String rows) throws Exception {
    Departures departures = read(source, Wish.SUSPEND, false, rows);
    listings().publishAgain(departures.back(), "ops");
    listings().suspend(departures.left(), "ops");
    return departures;
  }

  private static String rows(int... numbers) {
    return HEAD
        + "\n"
        + Arrays.stream(numbers)
            .mapToObj(i -> "L-" + i + ",Larkholt,Help line " + i + ",IDVA,Cumberland\n")
            .collect(Collectors.joining());
  }

  private static String rowsTo(int last) {
    return rows(IntStream.rangeClosed(1, last).toArray());
  }

  private static ServiceId id(int number) {
    return RecordIds.service("larkholt", "L-" + number);
  }

  private Service listing(int number) {
    return catalogue().findService(id(number)).orElseThrow();
  }

  private void byAPerson(int number, ListingStatus status) {
    catalogue()
        .apply(
            CatalogueChange.of(
                "Ann", "Moved house", List.of(), List.of(listing(number).withStatus(status))));
  }

  private static List<String> names(List<Service> services) {
    return services.stream().map(Service::name).sorted().toList();
  }

  @Test
  void whatIsNoLongerInTheFileIsToldAndStaysAsItIs() throws Exception {
    imported("larkholt", rowsTo(6));
    imported("other", rowsTo(2).replace("Larkholt", "Wren").replace("Help", "Advice"));

    Departures departures = read("larkholt", Wish.KEEP, false, rows(1, 2, 3, 4, 6));

    assertThat(names(departures.left())).containsExactly("Help line 5");
    assertThat(departures.published()).containsOnly(java.util.Map.entry("larkholt", 6));
    assertThat(listing(5).status()).isEqualTo(ListingStatus.PUBLISHED);
  }

  @Test
  void onRequestItIsSuspendedWithAReasonAndPublishedAgainWhenItIsBack() throws Exception {
    imported("larkholt", rowsTo(6));
    Service before = listing(5);

    imported("larkholt", rows(1, 2, 3, 4, 6));

    assertThat(listing(5)).isEqualTo(before.withStatus(ListingStatus.SUSPENDED));
    ServiceVersion version =
        CatalogueRepositories.historyOn(dataSource()).versionsOf(id(5)).getFirst();
    assertThat(version.revision().who()).isEqualTo("ops");
    assertThat(version.revision().why()).isEqualTo("No longer in the file of larkholt");
    assertThat(imported("larkholt", rows(1, 2, 3, 4, 6)).left()).as("told once").isEmpty();

    Departures back = imported("larkholt", rowsTo(6));

    assertThat(names(back.back())).containsExactly("Help line 5");
    assertThat(listing(5)).isEqualTo(before);
  }

  @Test
  void whatAPersonSuspendedStaysSoWhateverTheFileNames() throws Exception {
    imported("larkholt", rowsTo(6));
    byAPerson(4, ListingStatus.SUSPENDED);
    imported("larkholt", rows(1, 2, 3, 6));
    assertThat(listing(5).status()).isEqualTo(ListingStatus.SUSPENDED);
    // Back on a page, and suspended there for another reason.
    byAPerson(5, ListingStatus.PUBLISHED);
    byAPerson(5, ListingStatus.SUSPENDED);

    imported("larkholt", rowsTo(6));

    assertThat(listing(4).status()).isEqualTo(ListingStatus.SUSPENDED);
    assertThat(listing(5).status()).isEqualTo(ListingStatus.SUSPENDED);
  }

  @Test
  void oneThatIsBackAsSuspendedOrClosedIsNotPublished() throws Exception {
    imported("larkholt", rowsTo(6));
    imported("larkholt", rows(1, 2, 3, 4, 6));

    imported(
        "larkholt",
        rowsTo(6)
            .replace("served", "served,Status")
            .replace("line 5,IDVA,Cumberland", "line 5,IDVA,Cumberland,Suspended"));

    assertThat(listing(5).status()).isEqualTo(ListingStatus.SUSPENDED);
  }

  @Test
  void aRefusedRowNamesItsListingAllTheSame() throws Exception {
    imported("larkholt", rowsTo(6));

    Departures departures =
        read(
            "larkholt",
            Wish.SUSPEND,
            false,
            rowsTo(6)
                .replace("line 5,IDVA", "line 5,No such support")
                .replace("L-6,", "L-6,\"\",,"));

    assertThat(departures.left()).isEmpty();
  }

  @Test
  void aPartOfASourceIsNotTakenForTheWhole() throws Exception {
    imported("larkholt", rowsTo(6));
    long revision = catalogue().latestRevision();

    assertThatThrownBy(() -> read("larkholt", Wish.SUSPEND, false, rows(1, 2, 3, 7)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("3 of the 6 published listings of \"larkholt\"")
        .hasMessageContaining("--yes");
    assertThat(catalogue().latestRevision()).as("nothing was written").isEqualTo(revision);
    assertThat(read("larkholt", Wish.SUSPEND, true, rows(1, 2, 3, 4)).left())
        .as("a third")
        .hasSize(2);
    Departures all = read("larkholt", Wish.SUSPEND_ALL, false, rows(1, 2, 3, 7));
    assertThat(listings().suspend(all.left(), "ops")).isEqualTo(3);
  }

  @Test
  void nothingIsSuspendedByAFileThatCouldNotBeReadWhole() throws Exception {
    imported("larkholt", rowsTo(6));

    assertThatThrownBy(
            () ->
                read(
                    "larkholt",
                    Wish.SUSPEND_ALL,
                    false,
                    rows(1, 2, 3, 4) + "L-5,\"Larkholt,Help line 5,IDVA,Cumberland\n"))
        .hasMessageContaining("could not be read");
    assertThat(read("larkholt", Wish.SUSPEND_ALL, false, HEAD + "\n").left())
        .as("a file without a row is no source's")
        .isEmpty();
  }
}
