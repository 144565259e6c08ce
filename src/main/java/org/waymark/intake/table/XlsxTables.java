package org.waymark.intake.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;

/** The sheets of an Excel workbook, read row by row. Nothing is calculated, no link is followed. */
final class XlsxTables implements TableFile {

  private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship [^>]*>");
  private static final Pattern ID = Pattern.compile("\\bId=\"([^\"]*)\"");
  private static final Pattern TARGET = Pattern.compile("\\bTarget=\"([^\"]*)\"");

  private final ReadableWorkbook workbook;
  private final Map<Integer, MergedCells> merged = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();

  private XlsxTables(ReadableWorkbook workbook) {
    this.workbook = workbook;
  }

  static XlsxTables open(Path file, Map<String, MergedCells> merged)
      throws IOException, RefusedFileException {
    try {
      Map<String, String> parts = parts(file);
      XlsxTables tables =
          new XlsxTables(new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
      for (var sheet : tables.workbook.getSheets().toList()) {
        tables.merged.put(
            sheet.getIndex(),
            merged.getOrDefault(parts.getOrDefault(sheet.getId(), ""), MergedCells.NONE));
        boolean hidden = sheet.getVisibility() != SheetVisibility.VISIBLE;
        List<RawRow> head = new ArrayList<>();
        Sheet own = new Sheet(sheet.getIndex(), sheet.getName(), hidden, head);
        tables.read(
            own,
            row -> {
              head.add(row);
              return head.size() < LOOKED_AT;
            });
        tables.sheets.add(own);
      }
      return tables;
    } catch (ExcelReaderException | UncheckedIOException e) {
      throw FileGate.damaged();
    }
  }

  /** The parts of the sheets by the identifiers that the workbook calls them by. */
  private static Map<String, String> parts(Path file) throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry relations = zip.getEntry("xl/_rels/workbook.xml.rels");
      if (relations == null) {
        return parts;
      }
      try (InputStream stream = zip.getInputStream(relations)) {
        Matcher each = RELATION.matcher(new String(stream.readAllBytes(), UTF_8));
        while (each.find()) {
          Matcher id = ID.matcher(each.group());
          Matcher target = TARGET.matcher(each.group());
          if (id.find() && target.find()) {
            String part = target.group(1);
            parts.put(id.group(1), part.startsWith("/") ? part.substring(1) : "xl/" + part);
          }
        }
      }
    }
    return parts;
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public void read(Sheet sheet, Rows rows) throws IOException, RefusedFileException {
    MergedCells.Filler filler = merged.getOrDefault(sheet.number(), MergedCells.NONE).filler();
    var source = workbook.getSheet(sheet.number()).orElseThrow();
    try (Stream<Row> lines = source.openStream()) {
      for (Iterator<Row> each = lines.iterator(); each.hasNext(); ) {
        RawRow row = row(each.next());
        row.merged().addAll(filler.fill(row.line(), row.cells()));
        if (!row.isBlank() && !rows.take(row)) {
          return;
        }
      }
    } catch (ExcelReaderException | UncheckedIOException | ClassCastException e) {
      throw FileGate.damaged();
    }
  }

  private RawRow row(Row source) {
    RawRow row = new RawRow(source.getRowNum(), new ArrayList<>(source.getCellCount()));
    for (int i = 0; i < source.getCellCount(); i++) {
      Cell cell = source.getCell(i);
      boolean empty = cell == null || (cell.getValue() == null && cell.getFormula() == null);
      String text = empty ? "" : text(cell);
      row.cells().add(text == null ? "" : text);
      if (text == null) {
        String formula = cell.getFormula();
        row.uncalculated().put(i, formula == null ? cell.getRawValue() : "=" + formula);
      } else if (!empty && cell.getFormula() != null) {
        row.calculated().add(i);
      }
    }
    return row;
  }

  /** Its value, of a formula the last result; null for an error and a formula without one. */
  private @Nullable String text(Cell cell) {
    Object value = cell.getValue();
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.ERROR
        || value == null
        || (cell.getFormula() != null && raw != null && raw.startsWith("#"))) {
      return null;
    }
    return switch (value) {
      case Boolean flag -> WrittenCell.of(flag);
      case BigDecimal number -> number(cell, number);
      default -> {
        String text = cell.getFormula() == null ? cell.getText() : value.toString();
        yield text == null ? "" : text;
      }
    };
  }

  private String number(Cell cell, BigDecimal number) {
    String pattern = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
    Integer format = cell.getDataFormatId();
    boolean date =
        (format != null && ((format >= 14 && format <= 17) || format == 22))
            || (pattern.toLowerCase(Locale.ROOT).contains("y") && !pattern.contains("General"));
    return date
        ? WrittenCell.ofDay(number, workbook.isDate1904())
        : WrittenCell.of(number, format != null && (format == 9 || format == 10) ? "0%" : pattern);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
