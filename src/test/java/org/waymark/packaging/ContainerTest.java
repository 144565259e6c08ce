package org.waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be said of the container files without a Docker engine. */
class ContainerTest {
  private static final Path DOCKER = Path.of("docker");

  @Test
  void imageRunsAsAnOrdinaryUserAndChecksItsOwnHealth() throws IOException {
    List<String> lastStage = stages().getLast();

    assertThat(argumentsOf("USER", lastStage)).containsExactly("waymark");
    assertThat(argumentsOf("HEALTHCHECK", lastStage)).hasSize(1);
    assertThat(argumentsOf("HEALTHCHECK", lastStage).getFirst()).contains("curl", "/health");
    assertThat(String.join(" ", argumentsOf("RUN", lastStage))).contains("install", "curl");
  }

  @Test
  void librariesAreALayerBelowTheProgram() throws IOException {
    assertThat(argumentsOf("COPY", stages().getLast()))
        .containsExactly(
            "--from=build /build/target/lib lib",
            "--from=build /build/target/waymark.jar waymark.jar");
  }

  @Test
  void whatTheBuildCopiesIsThereAndNotIgnored() throws IOException {
    List<String> allowed = Files.readAllLines(Path.of(".dockerignore"), StandardCharsets.UTF_8);

    for (String copy : argumentsOf("COPY", stages().getFirst())) {
      List<String> words = Arrays.asList(copy.split(" "));
      for (String source : words.subList(0, words.size() - 1)) {
        assertThat(Path.of(source)).exists();
        assertThat(allowed).contains("!" + source);
      }
    }
  }

  @Test
  void jarNameIsWhatMavenMakes() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<finalName>waymark</finalName>", "<classpathPrefix>lib/</classpathPrefix>");
  }

  @Test
  void waymarkWaitsForAHealthyPostgisAndIsToldWhereItIs() throws IOException {
    Map<String, Object> waymark = service("waymark");
    Map<String, Object> environment = map(waymark, "environment");

    assertThat(map(map(waymark, "depends_on"), "database"))
        .containsEntry("condition", "service_healthy");
    assertThat(environment)
        .containsEntry("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://database:5432/waymark")
        .containsKeys("DATASOURCES_DEFAULT_USERNAME", "DATASOURCES_DEFAULT_PASSWORD");
    assertThat(map(service("database"), "healthcheck")).containsKey("test");
    assertThat(Path.of("docker", (String) map(waymark, "build").get("context")).normalize())
        .isEqualTo(Path.of(""));
    assertThat(Path.of((String) map(waymark, "build").get("dockerfile"))).exists();
  }

  @Test
  void bothUseTheSameDatabaseUserAndPassword() throws IOException {
    Map<String, Object> server = map(service("database"), "environment");
    Map<String, Object> client = map(service("waymark"), "environment");

    assertThat(client.get("DATASOURCES_DEFAULT_USERNAME")).isEqualTo(server.get("POSTGRES_USER"));
    assertThat(client.get("DATASOURCES_DEFAULT_PASSWORD"))
        .isEqualTo(server.get("POSTGRES_PASSWORD"));
    assertThat((String) client.get("DATASOURCES_DEFAULT_URL"))
        .endsWith("/" + server.get("POSTGRES_DB"));
  }

  @Test
  void noPasswordIsWrittenDown() throws IOException {
    assertThat((String) map(service("database"), "environment").get("POSTGRES_PASSWORD"))
        .startsWith("${WAYMARK_DATABASE_PASSWORD:?");
  }

  @Test
  void everyNamedVolumeIsDeclared() throws IOException {
    Map<String, Object> declared = map(compose(), "volumes");

    for (String name : map(compose(), "services").keySet()) {
      for (Object volume : (List<?>) Objects.requireNonNull(service(name).get("volumes"))) {
        assertThat(declared).containsKey(volume.toString().split(":", -1)[0]);
      }
    }
  }

  @Test
  void testsAndProductionUseTheSamePostgisImage() throws IOException {
    String image = (String) service("database").get("image");

    assertThat(Files.readString(Path.of("waymark"))).contains("POSTGIS_IMAGE=" + image);
    assertThat(Files.readString(Path.of("src/test/java/org/waymark/testing/PostgisDatabase.java")))
        .contains('"' + image + '"');
  }

  /** The Dockerfile's instructions, continued lines joined, one list for each FROM. */
  private static List<List<String>> stages() throws IOException {
    List<List<String>> stages = new ArrayList<>();
    StringBuilder instruction = new StringBuilder();
    for (String line : Files.readAllLines(DOCKER.resolve("Dockerfile"), StandardCharsets.UTF_8)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean continues = line.endsWith("\\");
      instruction.append(continues ? line.substring(0, line.length() - 1) : line);
      if (!continues) {
        if (instruction.toString().startsWith("FROM ")) {
          stages.add(new ArrayList<>());
        }
        stages.getLast().add(instruction.toString().replaceAll("\\s+", " "));
        instruction.setLength(0);
      }
    }
    return stages;
  }

  private static List<String> argumentsOf(String instruction, List<String> stage) {
    return stage.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  private static Map<String, Object> compose() throws IOException {
    String text = Files.readString(DOCKER.resolve("compose.yaml"));
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  private static Map<String, Object> service(String name) throws IOException {
    return map(map(compose(), "services"), name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) Objects.requireNonNull(parent.get(key), key);
  }
}
