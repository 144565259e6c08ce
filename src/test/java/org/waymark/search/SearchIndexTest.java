package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.search.SearchFixtures.found;
import static org.waymark.search.SearchFixtures.snapshotOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.geography.AreaCode;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Synonyms;

/** The index in its folder: made, kept, followed, healed, and silent about what is not public. */
class SearchIndexTest {

  @TempDir Path home;

  private final Service lantern = anIdvaService().named("Lantern").described("pottery").build();
  private final Service beacon = anIdvaService().named("Beacon").described("pottery").build();
  private final Snapshot both = snapshotOf(lantern, beacon);

  private Path folder() {
    return home.resolve("index");
  }

  private List<String> search(Snapshot snapshot, String text) throws IOException {
    try (ServiceSearch search = ServiceSearch.inFolder(() -> snapshot, folder())) {
      return found(search, text);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  @Test
  void indexOnDiskIsUsedAgain() throws IOException {
    try (SearchIndex index = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()))) {
      assertThat(index.follow(both, ignored -> {})).isEqualTo(new SearchIndex.Followed(2, 0));
    }
    try (SearchIndex index = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()))) {
      assertThat(index.isOnDisk()).isTrue();
      assertThat(index.follow(both, ignored -> {})).isEqualTo(new SearchIndex.Followed(0, 0));
    }
  }

  @Test
  void onlyTouchedServicesAreWritten() throws IOException {
    Service renamed = anIdvaService().id(beacon.id()).named("Beacon two").build();
    Service added = anIdvaService().named("Candle").build();
    try (SearchIndex index = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()))) {
      index.follow(both, ignored -> {});

      assertThat(index.follow(snapshotOf(lantern, renamed, added), ignored -> {}))
          .isEqualTo(new SearchIndex.Followed(2, 0));
      assertThat(index.follow(snapshotOf(lantern), ignored -> {}))
          .isEqualTo(new SearchIndex.Followed(0, 2));
    }
  }

  @Test
  void indexOfAnotherCatalogueIsReplaced() throws IOException {
    search(both, "pottery");

    Snapshot other = snapshotOf(anIdvaService().named("Elsewhere").described("pottery").build());

    assertThat(search(other, "pottery")).containsExactly("Elsewhere");
  }

  @Test
  void indexHealsWhenAnyOfItsFilesIsCutShort() throws IOException {
    search(both, "pottery");
    for (int i = 0; i < files().size(); i++) {
      Path file = files().get(i);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

      assertThat(search(both, "pottery"))
          .as("%s cut short", file.getFileName())
          .containsExactlyInAnyOrder("Lantern", "Beacon");
    }
  }

  @Test
  void indexHealsWhenAnyOfItsFilesIsGarbage() throws IOException {
    search(both, "pottery");
    Random random = new Random(5);
    for (int i = 0; i < files().size(); i++) {
      Path file = files().get(i);
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= 0x55;
      Files.write(file, bytes);

      assertThat(search(both, "pottery"))
          .as("%s with a byte changed", file.getFileName())
          .containsExactlyInAnyOrder("Lantern", "Beacon");
    }
  }

  @Test
  void indexHealsWhenAnyOfItsFilesIsMissing() throws IOException {
    search(both, "pottery");
    for (int i = 0; i < files().size(); i++) {
      Path file = files().get(i);
      Files.delete(file);

      assertThat(search(both, "pottery"))
          .as("without %s", file.getFileName())
          .containsExactlyInAnyOrder("Lantern", "Beacon");
    }
  }

  @Test
  void folderOfSomethingElseIsMadeAnIndex() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("segments_1"), "not an index");

    assertThat(search(both, "pottery")).hasSize(2);
  }

  @Test
  void secondProgramOnTheFolderKeepsItsIndexInMemory() throws IOException {
    try (SearchIndex first = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()));
        SearchIndex second = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()))) {
      assertThat(first.isOnDisk()).isTrue();
      assertThat(second.isOnDisk()).isFalse();
      assertThat(second.follow(both, ignored -> {})).isEqualTo(new SearchIndex.Followed(2, 0));
    }
  }

  @Test
  void fileWhereTheFolderShouldBeDoesNotStopTheSearch() throws IOException {
    Files.writeString(folder(), "a file");

    assertThat(search(both, "pottery")).hasSize(2);
  }

  @Test
  void reindexMakesAllOfItAnewAndSaysHowFarItIs() throws IOException {
    try (ServiceSearch search = ServiceSearch.inFolder(() -> both, folder())) {
      found(search, "pottery");
      int[] last = {0};

      assertThat(search.reindex(done -> last[0] = done)).isEqualTo(2);
      assertThat(last[0]).isEqualTo(2);
      assertThat(found(search, "pottery")).hasSize(2);
    }
  }

  /**
   * A withheld location has nowhere to put an address; what is checked is that nothing near it, and
   * nothing of money and contracts, comes along, and that a withdrawn listing leaves no word.
   */
  @Test
  void nothingWithheldOrOfMoneyOrWithdrawnIsInAnyFile() throws IOException {
    Service paid =
        anIdvaService()
            .named("Lantern")
            .atAWithheldLocation()
            .somewhereIn("E07000001")
            .arrangement(
                new CommissioningArrangement(
                    List.of("Canarycommissioner"),
                    List.of("Canaryfunder"),
                    "Canaryfund",
                    987_654_321L,
                    TODAY,
                    TODAY.plusYears(1),
                    "Canaryextension",
                    "Canaryroute",
                    Stated.NO,
                    Set.<AreaCode>of()))
            .build();
    Service withdrawn = anIdvaService().named("Canarywithdrawn").build();
    try (SearchIndex index = SearchIndex.open(folder(), new Question.Reader(Synonyms.builtIn()))) {
      index.follow(snapshotOf(paid, withdrawn), ignored -> {});
      assertThat(contents()).contains("lantern", "canarywithdrawn");

      index.follow(snapshotOf(paid), ignored -> {});

      assertThat(contents())
          .contains("lantern")
          .doesNotContainIgnoringCase("canary")
          .doesNotContain("987654321")
          .doesNotContain(paid.locations().getFirst().id().toString());
    }
  }

  private String contents() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }
}
