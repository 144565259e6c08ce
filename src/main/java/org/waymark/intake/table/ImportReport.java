package org.waymark.intake.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an import did, or would do.
 *
 * @param dryRun true when nothing was changed
 * @param added services, or need figures, that were new, by number
 * @param changed those that replaced an older version
 * @param unchanged those that were the same already, and were not written
 * @param refused those of which nothing was taken in
 * @param rows rows read, without the headings
 * @param findings in file order; when there are very many, the first of them
 * @param groups the same with equal ones together, however many there are
 * @param counts all findings by severity
 * @param headings the headings of the file
 * @param refusedRows rows of refused services as they stand in the file, with the reasons. They may
 *     hold a confidential address: they go to the sender and into no log. Empty where they were
 *     written to a file as they came up
 */
public record ImportReport(
    boolean dryRun,
    int added,
    int changed,
    int unchanged,
    int refused,
    int rows,
    List<Finding> findings,
    List<FindingGroup> groups,
    Map<Finding.Severity, Integer> counts,
    List<String> headings,
    List<RefusedRow> refusedRows) {

  /** Headings that the file of refused rows has besides those of the file it came from. */
  public static final String SHEET_HEADING = "Sheet refused";

  public static final String LINE_HEADING = "Line refused";

  public static final String REASON_HEADING = "Why refused";

  /**
   * A row that was not taken in.
   *
   * @param sheet where several of the file were read; else empty
   * @param reasons in words; empty for a row that was refused with another of its service
   */
  public record RefusedRow(String sheet, long line, List<String> cells, String reasons) {
    public RefusedRow {
      cells = List.copyOf(cells);
    }

    /**
     * The row as it stands in the file, with its formulas.
     *
     * @param why what is wrong with it
     * @param otherwise the reason where nothing is
     */
    public static RefusedRow of(SourceRow row, List<Finding> why, String otherwise) {
      List<String> cells = new ArrayList<>(row.cells());
      row.formulas().forEach((index, formula) -> cells.set(index, formula));
      String reasons =
          why.stream().map(Finding::reason).distinct().collect(Collectors.joining(" "));
      return new RefusedRow(
          row.sheet(), row.line(), cells, reasons.isEmpty() ? otherwise : reasons);
    }

    /** Says nothing of the cells, so that no log can. */
    @Override
    public String toString() {
      return "RefusedRow[line " + line + "]";
    }
  }

  /** With all that was found. */
  public ImportReport(
      boolean dryRun,
      int added,
      int changed,
      int unchanged,
      int refused,
      int rows,
      FindingList found,
      List<String> headings,
      List<RefusedRow> refusedRows) {
    this(
        dryRun,
        added,
        changed,
        unchanged,
        refused,
        rows,
        found.kept(),
        found.groups(),
        found.counts(),
        headings,
        refusedRows);
  }

  public ImportReport {
    findings = List.copyOf(findings);
    groups = List.copyOf(groups);
    counts = Map.copyOf(counts);
    headings = List.copyOf(headings);
    refusedRows = List.copyOf(refusedRows);
  }

  /** True when there was something to write and it was, or would have been, written. */
  public boolean changesSomething() {
    return added + changed > 0;
  }

  /**
   * Writes the refused rows as CSV with the headings of the file they came from, and why. Mended,
   * the same file can be imported. Only its owner may read it, where the file system knows owners.
   */
  public void writeRefused(Path file) throws IOException {
    try (RefusedRowFile out = new RefusedRowFile(file, headings)) {
      for (RefusedRow row : refusedRows) {
        out.add(row);
      }
    }
  }

  /** A few lines for a terminal. */
  public String summary() {
    String what =
        added
            + " new, "
            + changed
            + " changed, "
            + unchanged
            + " unchanged, "
            + refused
            + " refused; "
            + rows
            + " rows";
    String told =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    entry.getValue()
                        + " × "
                        + entry.getKey().label().toLowerCase(java.util.Locale.UK))
            .collect(Collectors.joining(", "));
    return (dryRun ? "Dry run, nothing was changed: " : "")
        + what
        + (told.isEmpty() ? "" : " (findings: " + told + ")");
  }
}
