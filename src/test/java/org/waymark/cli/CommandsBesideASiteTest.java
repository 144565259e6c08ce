package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.RunningWaymark;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** Commands while a site runs on the embedded database. */
@Tag("slow")
class CommandsBesideASiteTest {

  @TempDir static Path folder;

  private static RunningWaymark site;

  @BeforeAll
  static void start() {
    site = RunningWaymark.startIn(home(), Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Path home() {
    return folder.resolve("home");
  }

  private static Path ticket() {
    return home().resolve("waymark.running");
  }

  private static Outcome command(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home().toString()));
    return WaymarkProcess.run(Map.of(), all.toArray(String[]::new));
  }

  @Test
  void whatNeedsNoLockWorksThroughTheSite() throws IOException {
    Outcome made =
        command("admin", "create", "--email", "ada@example.org", "--name", "Ada Administrator");
    assertThat(made.status()).as(made.output()).isZero();
    assertThat(command("admin", "list").output()).contains("ada@example.org\tAda Administrator");

    Path file = folder.resolve("services.csv");
    Outcome exported = command("export", "services", file.toString());
    assertThat(exported.status()).as(exported.output()).isZero();
    assertThat(Files.readString(file).lines().count()).isGreaterThan(1_000);

    Outcome listed = command("gap", "list");
    assertThat(listed.status()).as(listed.output()).isZero();
    assertThat(listed.output()).contains("Nothing stands");

    Outcome geodata = command("geodata", "status");
    assertThat(geodata.status()).as(geodata.output()).isZero();
    assertThat(geodata.output()).contains("35,672");
    assertThat(site.page("/")).contains("Waymark");
  }

  @Test
  void whatNeedsTheDatabaseForItselfIsRefusedAsBefore() {
    Outcome refused = command("demonstration", "remove");

    assertThat(refused.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(refused.output()).contains("is in use by another Waymark").doesNotContain("\tat ");
  }

  @Test
  void theDoorIsOfThisMachineAndOpensForTheSecretAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(ticket()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    List<String> lines = Files.readAllLines(ticket());
    String door = "jdbc:h2:tcp://127.0.0.1:" + lines.getFirst() + "/";

    for (String name :
        List.of(home().resolve("waymark").toString(), "~/test", "0".repeat(64), "mem:x")) {
      assertThatThrownBy(() -> DriverManager.getConnection(door + name, "", ""))
          .as(name)
          .isInstanceOf(SQLException.class);
    }
    assertThat(lines.getLast()).matches("[0-9a-f]{64}");
  }

  @Test
  void aTicketOfASiteThatWasKilledIsInNobodysWay() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    Files.write(other.resolve("waymark.running"), List.of("1", "0".repeat(64)));

    Outcome listed = WaymarkProcess.run(Map.of(), "admin", "list", "--home", other.toString());

    assertThat(listed.status()).as(listed.output()).isZero();
    assertThat(listed.output()).contains("There is no administrator");
  }

  @Test
  void theTicketGoesWithTheSite() {
    Path own = folder.resolve("own");
    try (RunningWaymark running = RunningWaymark.startIn(own, Map.of(), "--no-demonstration")) {
      assertThat(own.resolve("waymark.running")).exists();
      assertThat(running.page("/")).contains("Waymark");
    }
    assertThat(own.resolve("waymark.running")).doesNotExist();
  }
}
