package org.waymark.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.SnapshotKeeper;

/** An unlisted listing is there for signed-in professionals and for nobody else. */
class UnlistedTest {

  private static final Organisation HIDDEN = anOrganisation().named("Zanzibarcanary Trust").build();
  private static final Organisation KNOWN = anOrganisation().named("Kindly Light").build();
  private static final Service UNLISTED =
      anIdvaService()
          .runBy(HIDDEN)
          .named("Quuxcanary refuge")
          .visibility(Visibility.PROFESSIONALS)
          .build();
  private static final Service LISTED = anIdvaService().runBy(KNOWN).named("Kindly IDVA").build();
  private static final TestSite SITE =
      TestSite.of(catalogueOf(List.of(HIDDEN, KNOWN), List.of(UNLISTED, LISTED)));

  private static final List<String> ADDRESSES =
      List.of(
          "/services",
          "/services?q=quuxcanary",
          "/services.csv",
          "/services/suggest?q=quux",
          "/services/suggest?q=zanzibar",
          "/organisations",
          "/organisations?q=zanzibar",
          "/coverage",
          "/api/v1/services",
          "/api/v1/services?q=quuxcanary",
          "/");

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void nobodyWhoIsNotSignedInFindsItAnywhere() {
    for (String address : ADDRESSES) {
      assertThat(SITE.get(address).body())
          .as(address)
          .doesNotContainIgnoringCase("canary refuge")
          .doesNotContainIgnoringCase("zanzibarcanary");
    }
    assertThat(SITE.get("/services/" + UNLISTED.id()).status()).isEqualTo(404);
    assertThat(SITE.get("/api/v1/services/" + UNLISTED.id()).status()).isEqualTo(404);
    assertThat(SITE.get("/organisations/" + HIDDEN.id()).status()).isEqualTo(404);
    assertThat(SITE.get("/services").text()).contains("Kindly IDVA");
  }

  @Test
  void signedInProfessionalFindsItMarked() {
    Account editor = SITE.account("a@example.org", new Grant.Provider(KNOWN.id(), false));
    TestSite.Visitor visitor = SITE.as(editor);

    assertThat(visitor.get("/services?q=quuxcanary").text())
        .contains("Quuxcanary refuge", "Unlisted: signed-in professionals only");
    assertThat(visitor.get("/services/" + UNLISTED.id()).text())
        .contains("Quuxcanary refuge", "Unlisted: signed-in professionals only");
    assertThat(visitor.get("/organisations").text()).contains("Zanzibarcanary Trust");
    assertThat(visitor.get("/organisations/" + HIDDEN.id()).text()).contains("Quuxcanary refuge");
  }

  @Test
  void accountWithoutAGrantSeesWhatEverybodySees() {
    TestSite.Visitor visitor = SITE.as(SITE.account("nobody@example.org"));

    assertThat(visitor.get("/services/" + UNLISTED.id()).status()).isEqualTo(404);
    assertThat(visitor.get("/services?q=quuxcanary").text()).doesNotContain("Quuxcanary refuge");
  }

  @Test
  void filesOfTheIndexNeverHoldIt() throws IOException {
    ServiceSearch search = SITE.context().getBean(ServiceSearch.class);
    search.forReader(true).suggest("quux", 5);
    search.reindex(written -> {});

    Path home = Path.of(SITE.context().getProperty("waymark.home", String.class).orElseThrow());
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(file.toString())
            .doesNotContainIgnoringCase("quuxcanary")
            .doesNotContainIgnoringCase("zanzibarcanary");
      }
    }
  }

  @Test
  void withoutUnlistedListingsThereIsOneSnapshotAlone() {
    SnapshotKeeper keeper = SITE.context().getBean(SnapshotKeeper.class);
    assertThat(keeper.current().catalogue().listServices()).containsExactly(LISTED);
    assertThat(keeper.professional().catalogue().listServices()).hasSize(2);
    assertThat(keeper.professional()).isSameAs(keeper.professional());
    try (TestSite plain = TestSite.of(LISTED)) {
      SnapshotKeeper one = plain.context().getBean(SnapshotKeeper.class);
      assertThat(one.professional()).isSameAs(one.current());
    }
  }
}
