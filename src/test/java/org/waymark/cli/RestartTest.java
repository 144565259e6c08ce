package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.RunningWaymark;
import org.waymark.testing.StopAtStatement;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** What a second start finds after the first was stopped, killed, or is still there. */
@Tag("slow")
class RestartTest {

  private static final int SMALL_AREAS = 35_672;

  private static final List<String> TABLES =
      List.of(
          "small_area",
          "area",
          "area_boundary",
          "atom",
          "area_neighbour",
          "outcode",
          "duty_holder",
          "need_indicator",
          "need_value",
          "organisation_record",
          "service_record",
          "location_record",
          "withheld_address",
          "catalogue_revision",
          "service_change",
          "data_set");

  private static final Pattern RUNNING = Pattern.compile("Waymark is running: open (http\\S+)");
  private static final Pattern SERVICE = Pattern.compile("href=\"(/services/[0-9a-f-]{36})");

  /** A home after an undisturbed first run. Tests copy it. */
  @TempDir static Path usual;

  private static Map<String, Long> usualCounts = Map.of();
  private static String usualFirstPage = "";

  @TempDir Path home;

  @BeforeAll
  static void runOnce() throws SQLException {
    try (RunningWaymark waymark = RunningWaymark.startIn(usual, Map.of())) {
      usualFirstPage = waymark.page("/");
      assertThat(usualFirstPage).contains("Waymark");
    }
    usualCounts = counts(usual);
  }

  @Test
  @Timeout(120)
  void startsThatAreKilledInTheMiddleOfLoadingAreMendedByTheNext() throws Exception {
    killAt("CREATE TABLE small_area", 1);
    killAt("INSERT INTO small_area", 20_000);
    killAt("INSERT INTO \"area_boundary\"", 300);
    killAt("INSERT INTO need_value", 2_000);
    killAt("INSERT INTO location_record", 100);
    killAt("INSERT INTO withheld_address", 3);

    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      assertThat(waymark.output()).anyMatch(line -> line.contains("35,672 small areas"));
      answersTheMainPages(waymark);
    }

    assertThat(counts(home)).isEqualTo(usualCounts).containsEntry("small_area", (long) SMALL_AREAS);
    assertThat(usualCounts).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
  }

  @Test
  void anotherStartKeepsEverything() throws Exception {
    copyUsualHome();
    String servicePage;
    String body;
    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      servicePage = firstService(waymark);
      body = mainOf(waymark.page(servicePage));
    }
    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      assertThat(mainOf(waymark.page(servicePage))).isEqualTo(body);
      assertThat(firstService(waymark)).isEqualTo(servicePage);
    }
    assertThat(counts(home)).isEqualTo(usualCounts);
  }

  @Test
  void demonstrationThatWasRemovedStaysRemoved() throws Exception {
    copyUsualHome();

    Outcome removal =
        WaymarkProcess.run(Map.of(), "demonstration", "remove", "--home", home.toString());
    assertThat(removal.output())
        .contains("Removed " + usualCounts.get("service_record") + " fictional");
    assertThat(removal.status()).isZero();

    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      assertThat(waymark.output()).anyMatch(line -> line.contains("; 0 services of 0"));
      assertThat(waymark.page("/services?q=counselling")).doesNotContainPattern(SERVICE);
      waymark.page("/coverage?area=E23000002");
    }
    assertThat(counts(home))
        .containsEntry("service_record", 0L)
        .containsEntry("organisation_record", 0L)
        .containsEntry("withheld_address", 0L)
        .containsEntry("small_area", (long) SMALL_AREAS);
  }

  @Test
  void secondProgramOnTheSameHomeIsToldSoAndTheFirstIsUnharmed() throws Exception {
    copyUsualHome();
    try (RunningWaymark first = RunningWaymark.startIn(home, Map.of())) {
      Outcome second =
          WaymarkProcess.run(Map.of(), "run", "--port", "0", "--home", home.toString());

      assertThat(second.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
      assertThat(second.output())
          .contains("in use by another Waymark")
          .contains("WAYMARK_HOME")
          .doesNotContain("\tat ")
          .doesNotContain("level=");
      assertThat(first.isAlive()).isTrue();
      answersTheMainPages(first);
    }
    assertThat(counts(home)).isEqualTo(usualCounts);
  }

  @Test
  void databaseOfANewerWaymarkIsRefusedAndLeftAsItIs() throws Exception {
    copyUsualHome();
    try (Connection connection = open(home);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          VALUES (9999, '9999', 'of the future', 'SQL', 'V9999__future.sql', 1, 'sa', 1, TRUE)
          """);
    }
    Outcome outcome = WaymarkProcess.run(Map.of(), "run", "--port", "0", "--home", home.toString());

    assertThat(outcome.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(outcome.output())
        .contains("9999")
        .contains("Nothing was changed")
        .contains("newer")
        .doesNotContain("\tat ")
        .doesNotContain("level=");
    assertThat(counts(home)).isEqualTo(usualCounts);
  }

  @Test
  void databaseThatFailsWhileItIsBroughtUpToDateIsAProblemWithARemedy() throws Exception {
    copyUsualHome();
    try (Connection connection = open(home);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE data_set_lock");
    }
    Outcome outcome = WaymarkProcess.run(Map.of(), "geodata", "status", "--home", home.toString());

    assertThat(outcome.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(outcome.output())
        .containsIgnoringCase("data_set_lock")
        .contains("Nothing was changed")
        .doesNotContain("fault of the program")
        .doesNotContain("\tat ");
  }

  @Test
  void searchIndexThatIsDamagedOrGoneIsMadeAnew() throws Exception {
    copyUsualHome();
    Path index = home.resolve("index");
    List<Path> files = filesIn(index);
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Files.writeString(file, "not what Lucene wrote");
    }
    String found;
    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      found = firstService(waymark);
    }
    for (Path file : filesIn(index)) {
      Files.delete(file);
    }
    Files.delete(index);
    try (RunningWaymark waymark = RunningWaymark.startIn(home, Map.of())) {
      assertThat(firstService(waymark)).isEqualTo(found);
    }
    assertThat(filesIn(index)).isNotEmpty();
  }

  @Test
  @Timeout(120)
  void theFirstPageIsAnsweredWhileTheCatalogueIsStillBeingRead() throws Exception {
    copyUsualHome();
    Process process = stoppingAt("SELECT document FROM service_record", 1);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String address = "";
      boolean stopped = false;
      String line;
      while ((address.isEmpty() || !stopped) && (line = lines.readLine()) != null) {
        Matcher running = RUNNING.matcher(line);
        address = running.find() ? running.group(1) : address;
        stopped |= line.contains(StopAtStatement.STOPPED);
      }
      assertThat(stopped).isTrue();
      try (HttpClient client = HttpClient.newHttpClient()) {
        assertThat(get(client, address + "/").body()).isEqualTo(usualFirstPage);
        assertThat(get(client, address + "/health/readiness").statusCode()).isEqualTo(503);
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** The program, which will hold still at a statement. */
  private Process stoppingAt(String statement, int count) {
    return WaymarkProcess.start(
        Map.of(
            "DATASOURCES_DEFAULT_URL",
            "jdbc:h2:file:"
                + home.resolve("waymark")
                + ";DATABASE_EVENT_LISTENER='"
                + StopAtStatement.class.getName()
                + "'"),
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-D" + StopAtStatement.STATEMENT + "=" + statement,
            "-D" + StopAtStatement.COUNT + "=" + count),
        List.of("run", "--port", "0", "--home", home.toString()));
  }

  /** Starts the program and kills it at a statement. */
  private void killAt(String statement, int count) throws Exception {
    Process process = stoppingAt(statement, count);
    StringBuilder said = new StringBuilder();
    boolean stopped = false;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while (!stopped && (line = lines.readLine()) != null) {
        said.append(line).append('\n');
        assertThat(line).as("missed: " + statement).doesNotContain("Waymark is running");
        stopped = line.contains(StopAtStatement.STOPPED);
      }
    } finally {
      // SIGKILL on Unix: nothing is tidied up.
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(stopped).as("reached %s; said: %s", statement, said).isTrue();
  }

  private static void answersTheMainPages(RunningWaymark waymark) {
    waymark.page("/");
    firstService(waymark);
    assertThat(waymark.page("/coverage?area=E23000002&crime=sexual-abuse&cohort=children"))
        .contains("Cumbria");
    waymark.page("/areas/police-area/E23000002");
  }

  private static String firstService(RunningWaymark waymark) {
    Matcher matcher = SERVICE.matcher(waymark.page("/services?q=counselling&crime=sexual-abuse"));
    assertThat(matcher.find()).as("a service is found").isTrue();
    return matcher.group(1);
  }

  /** The page without its head and frame. */
  private static String mainOf(String page) {
    int begin = page.indexOf("<main");
    assertThat(begin).isNotNegative();
    return page.substring(begin, page.indexOf("</main>"));
  }

  private void copyUsualHome() throws IOException {
    try (Stream<Path> files = Files.walk(usual)) {
      for (Path file : files.toList()) {
        Path copy = home.resolve(usual.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Connection open(Path home) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + home.resolve("waymark") + H2gisDatabase.MODES, "sa", "");
  }

  private static Map<String, Long> counts(Path home) throws SQLException {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Connection connection = open(home);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
          row.next();
          counts.put(table, row.getLong(1));
        }
      }
    }
    return counts;
  }
}
