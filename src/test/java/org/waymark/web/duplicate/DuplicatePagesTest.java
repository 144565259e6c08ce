package org.waymark.web.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.approval.Cast;

/** Two listings are found to be one, made one, and taken apart again. */
class DuplicatePagesTest {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  @Test
  void twoListingsAreComparedMergedAndTakenApart() {
    Service one =
        cast.add(cast.aService("Barrow Domestic Abuse Support").described("First").build());
    Service other =
        cast.add(cast.aService("Barrow Domestic Abuse Support").described("Second").build());

    Answer overview = cast.as(cast.commissioner).get("/approvals/duplicates");
    assertThat(overview.status()).isEqualTo(200);
    assertThat(overview.text()).contains("Barrow Domestic Abuse Support", "alike", "telephone");
    String compare =
        overview
            .all("href=\"(/approvals/duplicates/compare[^\"]+)\"")
            .getFirst()
            .replace("&amp;", "&");
    assertThat(cast.as(cast.commissioner).get(compare).text()).contains("First", "Second");
    Answer preview =
        cast.as(cast.commissioner)
            .get(
                "/approvals/duplicates/preview?one="
                    + one.id()
                    + "&other="
                    + other.id()
                    + "&keep=one&from-DESCRIPTION=other&from-STATUS=other&from-NONSENSE=other");
    assertThat(preview.text()).contains("The merged listing", "From the listing that is closed");
    Map<String, String> fields = new java.util.HashMap<>();
    for (String name : List.of("kept", "dropped", "kept-version", "dropped-version", "take")) {
      fields.put(name, preview.all("name=\"" + name + "\" value=\"([^\"]*)\"").getFirst());
    }
    assertThat(fields).containsEntry("take", "DESCRIPTION");
    Answer merged = cast.as(cast.commissioner).post("/approvals/duplicates/merge", fields);
    assertThat(merged.status()).isEqualTo(303);
    assertThat(cast.live(one).description()).isEqualTo("Second");
    assertThat(cast.live(other).status()).isEqualTo(ListingStatus.CLOSED);
    Answer twice = cast.as(cast.commissioner).post("/approvals/duplicates/merge", fields);
    assertThat(twice.status()).isEqualTo(409);

    String undo =
        cast.as(cast.commissioner)
            .get("/approvals/duplicates")
            .all("action=\"(/approvals/duplicates/merges/[^\"]+/undo)\"")
            .getFirst();
    for (Account stranger : List.of(cast.elsewhere, cast.editor, cast.convenor)) {
      assertThat(cast.as(stranger).post(undo, Map.of()).status()).isEqualTo(404);
    }
    assertThat(cast.as(cast.commissioner).post(undo, Map.of()).status()).isEqualTo(303);
    assertThat(cast.live(one).description()).isEqualTo("First");
    assertThat(cast.live(other).status()).isEqualTo(ListingStatus.PUBLISHED);
  }

  @Test
  void nobodyMergesWhatTheyDoNotDecideOn() {
    Service mine = cast.add(cast.aService("Kendal Helpline for Victims").build());
    Service theirs =
        cast.add(
            CatalogueFixtures.anIdvaService()
                .runBy(cast.stranger)
                .named("Kendal Helpline for Victims")
                .serving("E07000122")
                .build());
    String query = "one=" + mine.id() + "&other=" + theirs.id();

    for (Account account :
        List.of(
            cast.commissioner, cast.elsewhere, cast.editor, cast.strangerEditor, cast.convenor)) {
      for (String page : List.of("compare", "preview", "organisations")) {
        assertThat(cast.as(account).get("/approvals/duplicates/" + page + "?" + query).status())
            .as(account.name() + " " + page)
            .isEqualTo(404);
      }
      assertThat(
              cast.as(account)
                  .post(
                      "/approvals/duplicates/merge",
                      Map.of("kept", mine.id().toString(), "dropped", theirs.id().toString()))
                  .status())
          .as(account.name())
          .isEqualTo(404);
      assertThat(
              cast.as(account)
                  .post(
                      "/approvals/duplicates/organisations",
                      Map.of(
                          "one", cast.organisation.id().toString(),
                          "other", cast.stranger.id().toString(),
                          "keep", "one"))
                  .status())
          .isEqualTo(404);
    }
    assertThat(cast.as(cast.editor).get("/approvals/duplicates").status()).isEqualTo(403);
    assertThat(cast.site.get("/approvals/duplicates").status()).isEqualTo(303);
    assertThat(cast.as(cast.administrator).get("/approvals/duplicates/compare?" + query).status())
        .isEqualTo(200);
    assertThat(
            cast.as(cast.administrator).get("/approvals/duplicates/compare?one=x&other=y").status())
        .isEqualTo(404);
    assertThat(
            cast.as(cast.administrator)
                .get(
                    "/approvals/duplicates/organisations?one="
                        + cast.organisation.id()
                        + "&other="
                        + cast.stranger.id())
                .text())
        .contains("Which one stays?", "Furness Advocates", "Lancashire Advocates");
    assertThat(cast.live(theirs).status()).isEqualTo(ListingStatus.PUBLISHED);
  }
}
