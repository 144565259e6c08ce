package org.waymark.pathway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose ways are looked for: the built-in people, or those of an edited table. */
class BreaksKeeperTest {

  @TempDir private Path folder;

  private static BreaksKeeper keeper(Map<String, Object> settings) {
    try (ApplicationContext context = ApplicationContext.builder().properties(settings).build()) {
      context.getEnvironment().start();
      return new JourneyConfiguration().standardPeople(context.getEnvironment());
    }
  }

  private BreaksKeeper of(String table) throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, table, UTF_8);
    return keeper(Map.of("waymark.pathway.people", file.toString()));
  }

  @Test
  void withoutASettingThePeopleAreTheBuiltInOnesEachWithItsSource() {
    BreaksKeeper usual = keeper(Map.of());

    assertThat(usual.people())
        .hasSizeGreaterThan(12)
        .extracting(StandardPerson::id)
        .contains("child-sexual-abuse");
    assertThat(usual.people()).allMatch(each -> !each.source().isBlank());
  }

  @Test
  void anEditedTableTakesThePlaceOfTheBuiltInOne() throws IOException {
    String all = keeper(Map.of()).table();
    String[] lines = all.split("\n", -1);
    String two = lines[0] + "\n" + lines[1].replace("Girl of 9", "Girl of 8") + "\n";

    BreaksKeeper edited = of(two);

    assertThat(edited.people()).hasSize(1);
    assertThat(edited.people().getFirst().name()).startsWith("Girl of 8");
    assertThat(edited.table()).isEqualTo(two);
  }

  @Test
  void aMistakeInTheTableIsToldAtTheStart() throws IOException {
    String[] lines = keeper(Map.of()).table().split("\n", -1);

    assertThatThrownBy(() -> of(lines[0] + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("describes nobody");
    assertThatThrownBy(() -> of(lines[0] + "\n" + lines[1].replace("familial-sexual-abuse", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("people.csv, line 2: crime");
    assertThatThrownBy(() -> keeper(Map.of("waymark.pathway.people", "nowhere.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.csv cannot be read");
  }
}
