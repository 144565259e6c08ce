package org.waymark.intake.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.report.CsvFile;

/**
 * The file of rows that were not taken in: those of the sender, with sheet, line and reasons, in a
 * form that can be mended and imported again. Rows go to the disk as they come up, so that a file
 * in which everything is wrong costs no memory. Without a row there is no file.
 */
public final class RefusedRowFile implements AutoCloseable {

  private final Path file;
  private final List<String> headings;
  private @Nullable CsvFile writer;
  private boolean sheets;

  /**
   * @param file is written over when it is there
   */
  public RefusedRowFile(Path file, List<String> headings) {
    this.file = file;
    this.headings = List.copyOf(headings);
  }

  public void add(ImportReport.RefusedRow row) throws IOException {
    CsvFile out = writer;
    if (out == null) {
      sheets = !row.sheet().isEmpty();
      out = open();
      writer = out;
    }
    List<String> cells =
        new ArrayList<>(row.cells().subList(0, Math.min(headings.size(), row.cells().size())));
    while (cells.size() < headings.size()) {
      cells.add("");
    }
    if (sheets) {
      cells.add(row.sheet());
    }
    cells.add(String.valueOf(row.line()));
    cells.add(row.reasons());
    out.row(cells);
  }

  private CsvFile open() throws IOException {
    List<String> first = new ArrayList<>(headings);
    if (sheets) {
      first.add(ImportReport.SHEET_HEADING);
    }
    first.add(ImportReport.LINE_HEADING);
    first.add(ImportReport.REASON_HEADING);
    return ofItsOwner(file, first);
  }

  /**
   * A table that only its owner may read, where the file system knows owners.
   *
   * @param file is written over when it is there
   */
  public static CsvFile ofItsOwner(Path file, List<String> headings) throws IOException {
    if (Files.notExists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return new CsvFile(new BufferedOutputStream(Files.newOutputStream(file)), headings);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
