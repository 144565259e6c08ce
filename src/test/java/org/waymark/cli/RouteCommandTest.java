package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** Routes out to a spreadsheet and in again, as at a terminal. */
@Tag("slow")
class RouteCommandTest {

  @TempDir private Path folder;

  private static Outcome waymark(String... arguments) {
    return WaymarkProcess.run(Map.of(), arguments);
  }

  @Test
  void routesGoOutAndComeBackAndAChangedOneMakesAVersion() throws IOException {
    String home = folder.resolve("home").toString();
    Path all = folder.resolve("all.xlsx");
    Path file = folder.resolve("routes.csv");
    assertThat(waymark("demonstration", "load", "--home", home).status()).isZero();

    assertThat(waymark("export", "routes", all.toString(), "--home", home).output())
        .containsPattern("Wrote [0-9],[0-9]{3} routes");
    assertThat(waymark("export", "routes", file.toString(), "--home", home).status()).isZero();
    // Three rows; the last names nobody.
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).contains("Route id", "Agreement", "Usual wait (weeks)");
    String nobody = lines.get(3).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "no-such-service");
    Path own = folder.resolve("own.csv");
    Files.write(own, List.of(lines.get(0), lines.get(1), lines.get(2), nobody));

    Outcome dry = waymark("import", "routes", own.toString(), "--home", home, "--dry-run");
    assertThat(dry.output()).contains("Dry run", "0 new, 0 changed, 2 unchanged, 1 refused");
    Outcome taken = waymark("import", "routes", own.toString(), "--home", home);
    assertThat(taken.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(taken.output()).contains("Line 4", "own-refused.csv");
    assertThat(folder.resolve("own-refused.csv")).content().contains("no-such-service");

    // A row that was checked today is another version of its route, and of no other.
    String row =
        lines
            .get(1)
            .replaceFirst(
                "20\\d\\d-\\d\\d-\\d\\d", LocalDate.now(CatalogueHistory.LONDON).toString());
    assertThat(row).isNotEqualTo(lines.get(1));
    Files.write(own, List.of(lines.get(0), row, lines.get(2)));
    assertThat(waymark("import", "routes", own.toString(), "--home", home).output())
        .contains("0 new, 1 changed, 1 unchanged, 0 refused");
    assertThat(waymark("import", "routes", own.toString(), "--home", home).output())
        .contains("0 new, 0 changed, 2 unchanged, 0 refused");
  }

  @Test
  void theFormForRoutesIsWritten() {
    Path form = folder.resolve("form.csv");

    assertThat(waymark("import", "template", "--routes", form.toString()).status()).isZero();
    assertThat(form).content().contains("From", "Agreement");
    assertThat(folder.resolve("form-help.csv")).content().contains("Usual wait");
  }
}
