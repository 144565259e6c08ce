package org.waymark.intake.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.waymark.geography.RefusedFileException;

/**
 * A file of sheets, whatever wrote it. Rows come one after another and are not kept. A table with
 * the headings of a form is read by {@link SourceTable}; this is for tables with others.
 */
public interface TableFile extends Closeable {

  /** The rows of a sheet that are looked at for headings. */
  int LOOKED_AT = 100;

  /**
   * A sheet of the file.
   *
   * @param name empty for a CSV file
   * @param hidden true when its sender does not see it
   * @param head its first rows that are not empty, at most {@link #LOOKED_AT}
   */
  record Sheet(int number, String name, boolean hidden, List<RawRow> head) {}

  /**
   * One row as the file gives it.
   *
   * @param line from 1
   * @param cells as text
   * @param uncalculated formulas without a value, and cells with an error, by their place
   * @param calculated places of cells whose value is the last result of a formula
   * @param merged places of cells that have the value of one above, with which they are merged
   */
  record RawRow(
      long line,
      List<String> cells,
      Map<Integer, String> uncalculated,
      Set<Integer> calculated,
      Set<Integer> merged) {

    /** Of values alone. */
    public RawRow(long line, List<String> cells) {
      this(line, cells, new HashMap<>(), new HashSet<>(), new HashSet<>());
    }

    public boolean isBlank() {
      if (!uncalculated.isEmpty()) {
        return false;
      }
      for (String cell : cells) {
        if (!CellText.isBlank(cell)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Takes rows in their order. */
  interface Rows {
    /**
     * @return whether more are wanted
     */
    boolean take(RawRow row);
  }

  /** All sheets in their order. */
  List<Sheet> sheets();

  /** Reads the rows of a sheet that are not empty. */
  void read(Sheet sheet, Rows rows) throws IOException, RefusedFileException;

  /** What is to be said of the file when it has been read. */
  default List<Finding> remarks() {
    return List.of();
  }

  @Override
  default void close() throws IOException {}

  /**
   * Looks at the file and opens it.
   *
   * @param headings how many of the texts are headings that the reader knows, which tells what
   *     separates the columns of a CSV file
   */
  static TableFile open(Path file, ToLongFunction<List<String>> headings)
      throws IOException, RefusedFileException {
    return switch (FileGate.admit(file)) {
      case FileGate.Kind.Csv csv -> new CsvTable(file, csv, headings);
      case FileGate.Kind.Xlsx xlsx -> XlsxTables.open(file, xlsx.merged());
      case FileGate.Kind.Ods ods -> OdsTables.open(file);
      case FileGate.Kind.Xls xls -> XlsTables.open(file);
    };
  }
}
