package org.waymark.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waymark.catalogue.field.Column;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.WrittenFiles.Sheet;

/** Wherever a table stands in a file, and in whatever format, its rows are the same. */
class SourceTablePropertyTest {

  private record Field(Column column) implements FormColumn {
    static Field of(String heading) {
      return new Field(new Column(heading, "", "", "", List.of()));
    }
  }

  private static final List<Field> FIELDS =
      List.of(
          Field.of("Id"), Field.of("Service name"), Field.of("Support types"), Field.of("Note"));
  private static final FormColumns<Field> FORM =
      new FormColumns<>(
          FIELDS,
          List.of(List.of(FIELDS.get(1)), List.of(FIELDS.get(2))),
          Set.of(FIELDS.get(0), FIELDS.get(1)),
          "waymark import template FILE");

  /**
   * A file.
   *
   * @param order of the columns
   * @param rows cells in the order of the form; those of id and name are never empty
   */
  record Written(int titles, int notes, int covers, List<Integer> order, List<List<String>> rows) {}

  @Provide
  Arbitrary<Written> files() {
    Arbitrary<String> cell =
        Arbitraries.of("", "One", "a, b; c", "12", "Zoë’s", "two\nlines", "\"q\"");
    Arbitrary<List<String>> row =
        Combinators.combine(Arbitraries.integers().between(1, 99), cell, cell)
            .as((id, support, note) -> List.of("id-" + id, "Name " + id, support, note));
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.shuffle(List.of(0, 1, 2, 3)),
            row.list().ofMinSize(1).ofMaxSize(6))
        .as(Written::new);
  }

  @Property(tries = 60)
  void theRowsAreThose(@ForAll("files") Written written) throws Exception {
    List<List<String>> sheet = new ArrayList<>();
    for (int i = 0; i < written.titles(); i++) {
      sheet.add(List.of("A title of the table"));
    }
    sheet.add(written.order().stream().map(place -> FIELDS.get(place).heading()).toList());
    written.rows().forEach(row -> sheet.add(written.order().stream().map(row::get).toList()));
    for (int i = 0; i < written.notes(); i++) {
      sheet.add(List.of("Source: somebody"));
    }
    for (String format : List.of("csv", "xlsx", "ods", "xls")) {
      Path file = Files.createTempFile("waymark-table", "." + format);
      try {
        if (format.equals("csv")) {
          Files.writeString(file, csv(sheet));
        } else {
          List<Sheet> sheets = new ArrayList<>();
          for (int i = 0; i < written.covers(); i++) {
            sheets.add(new Sheet("Cover " + i, List.of(List.of("About this", "x"))));
          }
          sheets.add(new Sheet("Table", sheet));
          WrittenFiles.write(file, sheets.toArray(Sheet[]::new));
        }
        assertThat(read(file)).as(format + " " + sheet).isEqualTo(written.rows());
      } finally {
        Files.delete(file);
      }
    }
  }

  private static String csv(List<List<String>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n"));
  }

  private static List<List<String>> read(Path file) throws IOException, RefusedFileException {
    List<List<String>> rows = new ArrayList<>();
    SourceTable.read(
        file,
        FORM,
        new FindingList(),
        new SourceTable.Rows<Field>() {
          private Map<Field, Integer> places = Map.of();

          @Override
          public void headings(SourceRow row, Map<Integer, Field> found) {
            places = new LinkedHashMap<>();
            found.forEach((place, field) -> places.put(field, place));
          }

          @Override
          public void take(SourceRow row) {
            rows.add(
                FIELDS.stream().map(field -> row.cell(places.getOrDefault(field, 999))).toList());
          }
        });
    return rows;
  }
}
