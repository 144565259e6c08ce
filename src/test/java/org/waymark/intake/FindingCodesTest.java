package org.waymark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of findings that {@code docs/import.md} explains are those that the program gives. */
class FindingCodesTest {

  private static final Path SOURCES = Path.of("src/main/java/org/waymark");
  private static final String CODE = "\"([a-z]+(?:-[a-z]+)*)\"";

  /** Where a code is the argument behind a value, a column or a severity. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?:new Fault\\(\\s*(?:\"\"|[^\",]+?)|wrong\\(\\s*[^\",]+?|Severity\\.[A-Z]+"
              + "|refuse\\(\\s*[^\",]+(?:,\\s*(?:\"\"|[^\",]+))?),\\s*"
              + CODE
              + "|\\.needed\\(\\s*"
              + CODE);

  private static final Pattern ANY = Pattern.compile(CODE);
  private static final Pattern WRITTEN = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

  private static String sources(String... packages) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String each : packages) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(each))) {
        for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
          if (!file.toString().contains("need")) {
            all.append(Files.readString(file));
          }
        }
      }
    }
    return all.toString();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCodeThatTheProgramGivesIsInTheDocument() throws IOException {
    Set<String> given = found(GIVEN, sources("catalogue/field", "intake", "pathway/intake"));

    assertThat(given).hasSizeGreaterThan(50);
    given.removeAll(found(WRITTEN, Files.readString(Path.of("docs/import.md"))));
    assertThat(given).as("codes that docs/import.md does not explain").isEmpty();
  }

  @Test
  void everyCodeOfTheTableIsGivenByTheProgram() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/import.md"));
    String table =
        lines.subList(lines.indexOf("| Code | Means |") + 2, lines.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1)[1])
            .collect(Collectors.joining());
    Set<String> written = found(WRITTEN, table);

    assertThat(written).hasSizeGreaterThan(50);
    written.removeAll(found(ANY, sources("")));
    assertThat(written).as("codes that nothing gives any more").isEmpty();
  }
}
