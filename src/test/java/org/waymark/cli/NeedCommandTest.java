package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.intake.table.WrittenFiles;
import org.waymark.intake.table.WrittenFiles.Sheet;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** Published tables of figures, as at a terminal. */
@Tag("slow")
class NeedCommandTest {

  @TempDir private Path folder;

  private Outcome need(Path file, String... arguments) {
    List<String> all = new ArrayList<>(List.of("import", "need", file.toString()));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    all.addAll(List.of(arguments));
    return WaymarkProcess.run(Map.of(), all.toArray(String[]::new));
  }

  @Test
  void aPublishedTableIsShownFirstAndItsMappingIsKeptForTheNext() throws IOException {
    Path first =
        WrittenFiles.write(
            folder.resolve("first.ods"),
            new Sheet("Cover", List.of(List.of("Invented figures"))),
            new Sheet(
                "Table 1",
                List.of(
                    List.of("Invented, year ending March 2024"),
                    List.of("Area code", "Area name", "Things [note 1]"),
                    List.of("E92000001", "England", "9,999"),
                    List.of("E23000002", "Cumbria", "1,234"))));
    assertThat(need(first, "--skeleton", folder.resolve("begun.csv").toString()).output())
        .contains("1 series");
    Path mapping =
        Files.writeString(
            folder.resolve("mapping.csv"),
            """
            table,column,indicator,label,unit,area_kind,source,licence
            zz-things,Things,zz-things,Invented things,things,police-area,Invented,Invented
            """);
    Outcome taken = need(first, "--mapping", mapping.toString());
    assertThat(taken.status()).as(taken.output()).isZero();
    assertThat(taken.output())
        .contains("\"Things [note 1]\" is zz-things by police-area, 2023/24")
        .contains("1 of codes E92")
        .contains("1 new");

    Path next =
        Files.writeString(
            folder.resolve("next.csv"),
            "\"Invented, YE Mar 2025\"\nThings,Code\n\"2,000\",E23000002\n");
    assertThat(need(next).output())
        .contains("zz-things by police-area, 2024/25", "instead of 2023/24 in 1 area", "--yes");
    assertThat(need(next, "--yes").output())
        .contains("1 new")
        .doesNotContain("Nothing was written");
    assertThat(need(next, "--yes").output()).contains("1 unchanged");

    Path strange = Files.writeString(folder.resolve("strange.csv"), "Odd,Code\n1,E23000002\n");
    Outcome unknown = need(strange);
    assertThat(unknown.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(unknown.output()).contains("--skeleton", "population-by-age", "zz-things");
    assertThat(need(next, "--period", "soon").output()).contains("2024-04-01/2025-03-31");
  }
}
