package org.waymark.intake.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;

/** The sheets of an Excel workbook of 1997 to 2003. It is in memory while it is read. */
final class XlsTables implements TableFile {

  private final HSSFWorkbook workbook;
  private final Map<Integer, MergedCells> merged = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();

  private XlsTables(HSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  static XlsTables open(Path file) throws IOException, RefusedFileException {
    try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
      refuse(parts.getRoot());
      XlsTables tables = new XlsTables(new HSSFWorkbook(parts));
      tables.findSheets();
      return tables;
    } catch (EncryptedDocumentException e) {
      throw FileGate.password();
    } catch (OldExcelFormatException e) {
      throw new RefusedFileException("This is a workbook of Excel 95 or older. Save it as .xlsx");
    } catch (IOException | RuntimeException e) {
      // What is wrong in such a file the library tells by exceptions of every kind.
      throw FileGate.damaged();
    }
  }

  private static void refuse(DirectoryNode root) throws RefusedFileException {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw FileGate.password();
    }
    if (!root.hasEntryCaseInsensitive("Workbook") && !root.hasEntryCaseInsensitive("Book")) {
      throw new RefusedFileException(
          "This is an old Office document and not a workbook. Give a CSV file or a workbook (.xlsx,"
              + " .ods, .xls)");
    }
    if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
      throw FileGate.macros();
    }
  }

  private void findSheets() {
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      MergedCells blocks = new MergedCells();
      for (CellRangeAddress each : workbook.getSheetAt(i).getMergedRegions()) {
        blocks.add(each.getFirstRow() + 1L, each.getLastRow() + 1L, each.getFirstColumn());
      }
      merged.put(i, blocks);
      List<RawRow> head = new ArrayList<>();
      boolean hidden = workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE;
      Sheet sheet = new Sheet(i, workbook.getSheetName(i), hidden, head);
      read(
          sheet,
          row -> {
            head.add(row);
            return head.size() < LOOKED_AT;
          });
      sheets.add(sheet);
    }
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public void read(Sheet sheet, Rows rows) {
    MergedCells.Filler filler = merged.getOrDefault(sheet.number(), MergedCells.NONE).filler();
    for (Row each : workbook.getSheetAt(sheet.number())) {
      RawRow row = row(each);
      row.merged().addAll(filler.fill(row.line(), row.cells()));
      if (!row.isBlank() && !rows.take(row)) {
        return;
      }
    }
  }

  private RawRow row(Row source) {
    RawRow row = new RawRow(source.getRowNum() + 1L, new ArrayList<>());
    for (int i = 0; i < source.getLastCellNum(); i++) {
      Cell cell = source.getCell(i);
      boolean formula = cell != null && cell.getCellType() == CellType.FORMULA;
      String text = cell == null ? "" : text(cell);
      row.cells().add(text == null ? "" : text);
      if (text == null) {
        row.uncalculated().put(i, formula ? "=" : "#N/A");
      } else if (formula) {
        row.calculated().add(i);
      }
    }
    return row;
  }

  /** Its value, of a formula the last result; null for an error. */
  private @Nullable String text(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> number(cell);
      case BOOLEAN -> WrittenCell.of(cell.getBooleanCellValue());
      case STRING -> cell.getRichStringCellValue().getString();
      case ERROR -> null;
      default -> "";
    };
  }

  private String number(Cell cell) {
    BigDecimal number = BigDecimal.valueOf(cell.getNumericCellValue());
    String pattern = cell.getCellStyle().getDataFormatString();
    boolean since1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    return DateUtil.isADateFormat(cell.getCellStyle().getDataFormat(), pattern)
        ? WrittenCell.ofDay(number, since1904)
        : WrittenCell.of(number, pattern == null ? "" : pattern);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
