package org.waymark.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of CSV (RFC 4180): UTF-8 with a byte order mark, so that spreadsheets read names
 * as they are, one row of headings, rows of as many cells, and no formula ({@link
 * SpreadsheetText}). Rows go out as they come.
 */
public final class CsvFile implements AutoCloseable {

  /** So many rows are made and sent together. */
  private static final int ROWS_OF_A_PIECE = 2_000;

  private final CsvWriter writer;
  private final int columns;

  /**
   * Begins a file with its headings.
   *
   * @param out closed with this
   */
  public CsvFile(OutputStream out, List<String> header) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\uFEFF');
    writer = writer(text);
    columns = header.size();
    row(header);
  }

  private static CsvWriter writer(Writer text) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
  }

  /**
   * Writes a row.
   *
   * @param cells null for an empty one
   * @throws IllegalArgumentException when it has another number of cells than the headings
   */
  public void row(List<? extends @Nullable Object> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException("A row has " + columns + " cells, not " + cells.size());
    }
    writer.writeRecord(cells.stream().map(CsvFile::text).toList());
  }

  private static String text(@Nullable Object cell) {
    return cell == null
        ? ""
        : cell instanceof Number ? cell.toString() : SpreadsheetText.written(cell.toString());
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** A whole file of texts, the headings first. */
  public static byte[] bytes(List<List<String>> rows) {
    return bytes(FileTable.ofTexts("file", rows));
  }

  /** A whole file. */
  public static byte[] bytes(FileTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvFile file = new CsvFile(bytes, table.header())) {
      table.checkedRows().forEach(file::row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A file that is made while it is read: it never is in memory whole. */
  public static InputStream stream(FileTable table) {
    Iterator<List<@Nullable Object>> rows = table.checkedRows().iterator();
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    try {
      CsvFile file = new CsvFile(piece, table.header());
      return new SequenceInputStream(
          new Enumeration<InputStream>() {
            private boolean first = true;

            @Override
            public boolean hasMoreElements() {
              return first || rows.hasNext();
            }

            @Override
            public InputStream nextElement() {
              first = false;
              for (int i = 0; i < ROWS_OF_A_PIECE && rows.hasNext(); i++) {
                file.row(rows.next());
              }
              byte[] bytes = file.flushed(piece);
              piece.reset();
              return new ByteArrayInputStream(bytes);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] flushed(ByteArrayOutputStream piece) {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return piece.toByteArray();
  }
}
