package org.waymark.intake.table;

import java.util.List;
import java.util.Map;

/**
 * One row as it stands in the file.
 *
 * @param sheet name of the sheet where several of a file are read; empty otherwise
 * @param line line or row number, from 1
 * @param cells as many as the file gives, in its order
 * @param formulas position and text of cells that hold a formula instead of a value
 */
public record SourceRow(
    String sheet, long line, List<String> cells, Map<Integer, String> formulas) {

  public SourceRow {
    cells = List.copyOf(cells);
    formulas = Map.copyOf(formulas);
  }

  public String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }
}
