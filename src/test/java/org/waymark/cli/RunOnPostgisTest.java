package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.RunningWaymark;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** The whole program on PostGIS, told so by three settings of the environment and nothing else. */
@Tag("postgis")
@Tag("slow")
class RunOnPostgisTest {

  /** Nodes look every five seconds; this machine may be busy. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void twoNodesOfOneDatabaseAnswerAndFollowWhatACommandChanges() throws Exception {
    try (PostgisDatabase database = PostgisDatabase.unmigrated()) {
      Map<String, String> environment =
          Map.of(
              "DATASOURCES_DEFAULT_URL", database.jdbcUrl(),
              "DATASOURCES_DEFAULT_USERNAME", database.username(),
              "DATASOURCES_DEFAULT_PASSWORD", database.password(),
              // Nodes of one database share its keys.
              "WAYMARK_WITHHELD_KEY_FILE", folder.resolve("withheld.key").toString(),
              "WAYMARK_ACCOUNT_KEY_FILE", folder.resolve("account.key").toString());
      // Both meet the empty database at once: one loads, the other waits for it.
      CompletableFuture<RunningWaymark> starting =
          CompletableFuture.supplyAsync(
              () -> RunningWaymark.startIn(folder.resolve("one"), environment),
              task -> Thread.ofVirtual().start(task));
      try (RunningWaymark two = RunningWaymark.startIn(folder.resolve("two"), environment);
          RunningWaymark one = starting.join()) {
        assertThat(one.output())
            .anyMatch(line -> line.contains("35,672 small areas"))
            .noneMatch(line -> line.contains("level=ERROR"));
        answersTheMainPages(one);
        answersTheMainPages(two);

        String name = "Kingfisher Listening Room";
        assertThat(one.page("/services?q=kingfisher")).doesNotContain(name);
        Outcome imported = importService(environment, name);
        assertThat(imported.output()).contains("1 new, 0 changed");
        assertThat(imported.status()).isZero();
        waitUntil(() -> one.page("/services?q=kingfisher").contains(name));
        waitUntil(() -> two.page("/services?q=kingfisher").contains(name));

        Outcome removed =
            WaymarkProcess.run(
                environment, "demonstration", "remove", "--home", folder.resolve("c").toString());
        assertThat(removed.status()).isZero();
        waitUntil(() -> two.page("/services").contains("1 service"));
        assertThat(two.page("/services")).contains(name);
      }
    }
  }

  private Outcome importService(Map<String, String> environment, String name) throws Exception {
    Path file = folder.resolve("kingfisher.csv");
    Files.writeString(
        file,
        """
        id,organisation,name,description,crime_types,support_types,delivery_modes,areas,phone
        k1,Kingfisher Trust,%s,Somebody to talk to,sexual-abuse,counselling,telephone,E23000002,0808 157 0001
        """
            .formatted(name));
    return WaymarkProcess.run(
        environment,
        "import",
        "services",
        file.toString(),
        "--source",
        "kingfisher",
        "--home",
        folder.resolve("c").toString());
  }

  private static void answersTheMainPages(RunningWaymark waymark) {
    assertThat(waymark.page("/")).contains("Waymark");
    assertThat(waymark.page("/services?q=counselling&crime=sexual-abuse")).contains("/services/");
    assertThat(waymark.page("/coverage?area=E23000002&crime=sexual-abuse&cohort=children"))
        .contains("Cumbria");
  }

  private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
    Instant limit = Instant.now().plus(LONGEST_WAIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("seen in time").isBefore(limit);
      Thread.sleep(200);
    }
  }
}
