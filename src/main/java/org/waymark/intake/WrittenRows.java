package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.SourceRow;
import org.waymark.report.SpreadsheetText;

/**
 * What the rows of a listing say, as a digest: equal ones were written alike. By it an import sees
 * that nobody has changed the rows of an export, whatever a table cannot say of a listing or would
 * be read otherwise today.
 */
record WrittenRows(String digest) {

  /** That of rows of a file. */
  static WrittenRows of(Collection<SourceRow> rows, Map<Integer, TemplateColumn> columns) {
    return digested(
        rows.stream()
            .map(
                row -> {
                  Map<String, String> cells = new HashMap<>();
                  columns.forEach((at, column) -> cells.put(column.heading(), row.cell(at)));
                  return cells;
                })
            .toList());
  }

  /**
   * That of a listing as an export writes it.
   *
   * @param headings the columns that count
   */
  static WrittenRows of(
      Service service, Organisation organisation, Set<String> headings, ListingTerms terms) {
    List<Map<String, String>> rows = ServiceExport.cells(service, organisation, terms);
    rows.forEach(
        row -> {
          row.keySet().retainAll(headings);
          row.replaceAll((heading, text) -> SpreadsheetText.written(text));
        });
    return digested(rows);
  }

  private static WrittenRows digested(List<Map<String, String>> rows) {
    StringBuilder all = new StringBuilder();
    for (Map<String, String> row : rows) {
      for (TemplateColumn column : TemplateColumn.values()) {
        String text = CellText.trim(row.getOrDefault(column.heading(), ""));
        if (!text.isEmpty()) {
          all.append(column.heading()).append('\u0001').append(text).append('\u0002');
        }
      }
      all.append('\u0003');
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(UTF_8));
      return new WrittenRows(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
