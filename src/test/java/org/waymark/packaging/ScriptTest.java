package org.waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code waymark} script in a small copy of the clone, with a Java and a Maven of straw. */
class ScriptTest {
  private static final String MAVEN_THAT_BUILDS =
      """
      echo "$*" >>"$TEST_LOG"
      mkdir -p "$CLONE/target/lib"
      echo "jar $RANDOM" >"$CLONE/target/waymark.jar"
      """;

  @TempDir private Path folder;
  private Path clone;
  private Path stubs;
  private Path java;

  @BeforeEach
  void makeAClone() throws IOException {
    clone = Files.createDirectory(folder.resolve("a clone with spaces"));
    stubs = Files.createDirectory(folder.resolve("stubs"));
    Files.copy(Path.of("waymark"), clone.resolve("waymark"));
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    Files.createDirectories(clone.resolve("src/main"));
    Files.createDirectories(clone.resolve("geodata"));
    java = folder.resolve("jdk 25");
    program(java.resolve("bin/java"), "printf '<%s>' \"$@\"; echo \" home=$WAYMARK_HOME\"");
    program(java.resolve("bin/javac"), "");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    maven(MAVEN_THAT_BUILDS);
    makeOlder(clone.resolve("pom.xml"), clone.resolve("src/main"), clone.resolve("geodata"));
  }

  @Test
  void firstCommandBuildsThenRunsWithItsArgumentsUntouched() throws Exception {
    Result result = waymark("import", "services", "my file.csv", "");

    assertThat(result.status()).isZero();
    assertThat(result.error()).contains("Building Waymark (first time takes a minute or two)");
    assertThat(result.output())
        .contains("<-jar><" + clone + "/target/waymark.jar><import><services><my file.csv><>")
        .contains("home=" + clone + "/data");
    assertThat(mavenRuns()).hasSize(1);
  }

  @Test
  void secondCommandDoesNotBuildAgain() throws Exception {
    waymark("version");

    assertThat(waymark("version").error()).isEmpty();
    assertThat(mavenRuns()).hasSize(1);
  }

  @Test
  void jarThatTheTestsLeftIsRehearsedOnceThenUsed() throws Exception {
    program(
        java.resolve("bin/java"),
        """
        for each in "$@"; do
          case $each in -XX:AOTCacheOutput=*) echo learnt >"${each#*=}"; echo x >>"$TEST_LOG" ;; esac
        done
        printf '<%s>' "$@"
        """);
    program(stubs.resolve("chromium"), "");
    Result tests =
        run(
            clone,
            List.of("./waymark", "test"),
            Map.of(
                "WAYMARK_TEST_POSTGIS_URL",
                "jdbc:postgresql://127.0.0.1:1/postgres",
                "WAYMARK_TEST_BROWSER",
                stubs.resolve("chromium").toString()));
    assertThat(tests.status()).as(tests.error()).isZero();
    assertThat(mavenRuns()).hasSize(1);

    Result first = waymark("version");
    assertThat(first.error()).contains("Rehearsing").doesNotContain("Building");
    assertThat(first.output()).contains("<-XX:AOTCache=" + clone + "/target/waymark.aot>");
    assertThat(mavenRuns()).hasSize(2).last().isEqualTo("x");
    assertThat(waymark("version").error()).isEmpty();
    assertThat(mavenRuns()).hasSize(2);
  }

  @Test
  void changedSourceIsBuiltAgain() throws Exception {
    waymark("version");
    Path source = Files.writeString(clone.resolve("src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(waymark("version").error()).contains("again");
    assertThat(mavenRuns()).hasSize(2);
  }

  @Test
  void failedBuildLeavesNothingThatLooksFinished() throws Exception {
    maven(MAVEN_THAT_BUILDS + "exit 1");

    assertThat(waymark("version").status()).isEqualTo(70);
    maven(MAVEN_THAT_BUILDS);
    assertThat(waymark("version").status()).isZero();
    assertThat(mavenRuns()).hasSize(2);
  }

  @Test
  void buildKilledHalfWayIsBuiltAgain() throws Exception {
    waymark("version");
    Files.writeString(clone.resolve("target/waymark.jar"), "half a jar");

    assertThat(waymark("version").status()).isZero();
    assertThat(mavenRuns()).hasSize(2);
  }

  @Test
  void lockOfADeadBuildDoesNotStopTheNext() throws Exception {
    Path lock = Files.createDirectories(clone.resolve("target/waymark.building"));
    Files.writeString(lock.resolve("pid"), "999999999");

    assertThat(waymark("version").status()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void scriptIsFoundThroughASymbolicLinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("way mark"), clone.resolve("waymark"));

    Result result = run(folder, List.of(link.toString(), "version"));

    assertThat(result.output()).contains("<" + clone + "/target/waymark.jar><version>");
  }

  @Test
  void exitStatusOfTheProgramIsPassedOn() throws Exception {
    program(java.resolve("bin/java"), "exit 42");

    assertThat(waymark("version").status()).isEqualTo(42);
  }

  @Test
  void missingMavenIsOneClearSentence() throws Exception {
    Files.delete(stubs.resolve("mvn"));

    Result result = waymark("version");

    assertThat(result.status()).isEqualTo(69);
    assertThat(result.error()).contains("needs Maven (mvn) to build", "apt install maven");
  }

  @Test
  void oldJavaIsNotTaken() throws Exception {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Result result = waymark("version");

    // The machine may have a Java 25 elsewhere, which is then the one to use.
    assertThat(result.output()).doesNotContain("<-jar>");
    if (result.status() == 69) {
      assertThat(result.error()).contains("needs the Java 25 development kit", "adoptium.net");
    }
  }

  @Test
  void quickTestsAskForNoPostgisAndNoBrowser() throws Exception {
    Result result = waymark("test", "--quick", "-Dtest=SomeTest");

    assertThat(result.status()).isZero();
    assertThat(mavenRuns().getFirst())
        .contains(" test ", "-Dexcluded.tags=postgis,browser,slow", "-Dtest=SomeTest");
    assertThat(result.error()).contains("Tests run: 0", "All passed").doesNotContain("PostGIS for");
  }

  @Test
  void failedTestsFailTheCommand() throws Exception {
    maven("exit 1");

    Result result = waymark("test", "--quick");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.error()).contains("Failed");
  }

  @Test
  void skippedTestIsNamedAndFailsContinuousIntegrationUnlessSharedFilesAreMissing()
      throws Exception {
    Map<String, String> ci = Map.of("CI", "true");
    maven(skips("../shared/official.geojson is not there"));
    Result missing = run(clone, List.of("./waymark", "test", "--quick"), ci);
    assertThat(missing.status()).as(missing.error()).isZero();
    assertThat(missing.error())
        .contains("SomeTest.reads: Assumption failed: ../shared/official.geojson is not there");

    maven(skips("no browser"));
    assertThat(run(clone, List.of("./waymark", "test", "--quick"), ci).status()).isEqualTo(1);
    assertThat(waymark("test", "--quick").status()).isZero();

    Files.createDirectory(folder.resolve("shared"));
    maven(skips("../shared/official.geojson is not there"));
    assertThat(run(clone, List.of("./waymark", "test", "--quick"), ci).status()).isEqualTo(1);
  }

  @Test
  void totalsAreThoseOfEveryEngine() throws Exception {
    maven(
        """
        mkdir -p "$CLONE/target/tests"
        printf 'passed\\tSomeTest.one\\t\\nfailed\\tSomeTest.two\\tno\\n' >"$CLONE/target/tests/1.tsv"
        printf 'passed\\tSomeTest.three\\t\\n' >"$CLONE/target/tests/2.tsv"
        exit 1
        """);

    assertThat(waymark("test", "--quick").error()).contains("Tests run: 3, Failed: 1, Skipped: 0");
  }

  /** A Maven whose tests skip one, told as {@link org.waymark.testing.TestRecord} tells it. */
  private static String skips(String why) {
    return """
    mkdir -p "$CLONE/target/tests"
    printf 'skipped\\tSomeTest.reads\\tAssumption failed: %s\\n' >"$CLONE/target/tests/1.tsv"
    """
        .formatted(why);
  }

  @Test
  void browserThatIsNotThereIsSaid() throws Exception {
    Result result =
        run(
            clone,
            List.of("./waymark", "test"),
            Map.of(
                "WAYMARK_TEST_POSTGIS_URL", "jdbc:postgresql://127.0.0.1:1/postgres",
                "WAYMARK_TEST_BROWSER", "/nowhere/chromium"));

    assertThat(result.status()).isEqualTo(64);
    assertThat(result.error()).contains("WAYMARK_TEST_BROWSER is '/nowhere/chromium'");
  }

  private Result waymark(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./waymark"));
    command.addAll(List.of(arguments));
    return run(clone, command);
  }

  private Result run(Path from, List<String> command) throws Exception {
    return run(from, command, Map.of());
  }

  private Result run(Path from, List<String> command, Map<String, String> more) throws Exception {
    Path error = folder.resolve("error.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(from.toFile()).redirectError(error.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("WAYMARK_") || name.startsWith("JAVA_"));
    environment.remove("CI");
    environment.put("JAVA_HOME", java.toString());
    environment.put("PATH", stubs + ":" + basicPrograms());
    environment.put("CLONE", clone.toString());
    environment.put("TEST_LOG", folder.resolve("maven.log").toString());
    environment.putAll(more);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output, Files.readString(error));
  }

  /** A folder with the usual programs, but neither Maven nor Java. */
  private Path basicPrograms() throws IOException {
    Path programs = folder.resolve("programs");
    if (Files.notExists(programs)) {
      Files.createDirectory(programs);
      for (String name :
          ("bash env sh cat cksum find grep head sed awk mkdir mktemp mv rm touch dirname basename"
                  + " tr readlink sort id sleep uname")
              .split(" ")) {
        for (String place : List.of("/usr/bin", "/bin")) {
          Path real = Path.of(place, name);
          if (Files.exists(real) && Files.notExists(programs.resolve(name))) {
            Files.createSymbolicLink(programs.resolve(name), real);
          }
        }
      }
    }
    return programs;
  }

  private List<String> mavenRuns() throws IOException {
    return Files.readAllLines(folder.resolve("maven.log"), StandardCharsets.UTF_8);
  }

  private void maven(String script) throws IOException {
    program(stubs.resolve("mvn"), script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void makeOlder(Path... files) throws IOException {
    for (Path file : files) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
  }

  private record Result(int status, String output, String error) {}
}
