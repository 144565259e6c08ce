package org.waymark.intake.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Writes workbooks as people's programs do: with a cover sheet, titles, merged cells, formulas with
 * results. A cell {@code =1+1→2} is a formula with its last result, {@code =1+1→} one without, a
 * cell of digits is a number.
 */
public final class WrittenFiles {

  /**
   * A sheet.
   *
   * @param merged blocks as {@code A2:A4}
   */
  public record Sheet(String name, boolean hidden, List<List<String>> rows, List<String> merged) {
    public Sheet(String name, List<List<String>> rows) {
      this(name, false, rows, List.of());
    }
  }

  private WrittenFiles() {}

  /** Writes it in the format that the name ends in: xlsx, ods or xls. */
  public static Path write(Path file, Sheet... sheets) throws IOException {
    String name = file.toString();
    if (name.endsWith(".xlsx")) {
      zip(file, xlsx(List.of(sheets)));
    } else if (name.endsWith(".ods")) {
      zip(file, ods(List.of(sheets)));
    } else {
      xls(file, List.of(sheets));
    }
    return file;
  }

  public static void zip(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[1-9]\\d*|0");
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static Map<String, String> xlsx(List<Sheet> sheets) {
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder names = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder types = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      // Parts need not be called after their number.
      String part = "worksheets/part" + (sheets.size() - i) + ".xml";
      names.append(
          "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"r%d\"/>"
              .formatted(xml(sheet.name()), i + 1, sheet.hidden() ? " state=\"hidden\"" : "", i));
      relations.append(
          "<Relationship Id=\"r%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"%s\"/>"
              .formatted(i, part));
      types.append(
          "<Override PartName=\"/xl/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              .formatted(part));
      parts.put("xl/" + part, xlsxSheet(sheet));
    }
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
            + " PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/styles.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + types
            + "</Types>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs"
            + " count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
    parts.put(
        "_rels/.rels",
        "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
            + " Id=\"a\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations
            + "<Relationship Id=\"s\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\""
            + " Target=\"styles.xml\"/></Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
            + names
            + "</sheets></workbook>");
    return parts;
  }

  private static String xlsxSheet(Sheet sheet) {
    StringBuilder xml =
        new StringBuilder(
            "<worksheet"
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    for (int r = 0; r < sheet.rows().size(); r++) {
      xml.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < sheet.rows().get(r).size(); c++) {
        String cell = sheet.rows().get(r).get(c);
        String at = (char) ('A' + c) + "" + (r + 1);
        if (cell.startsWith("=")) {
          String[] formula = cell.substring(1).split("→", -1);
          boolean number = isNumber(formula[1]);
          xml.append(
              "<c r=\"%s\"%s><f>%s</f>%s</c>"
                  .formatted(
                      at,
                      number || formula[1].isEmpty() ? "" : " t=\"str\"",
                      xml(formula[0]),
                      formula[1].isEmpty() ? "" : "<v>" + xml(formula[1]) + "</v>"));
        } else if (isNumber(cell)) {
          xml.append("<c r=\"%s\"><v>%s</v></c>".formatted(at, cell));
        } else if (!cell.isEmpty()) {
          xml.append(
              "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                  .formatted(at, xml(cell)));
        }
      }
      xml.append("</row>");
    }
    xml.append("</sheetData>");
    if (!sheet.merged().isEmpty()) {
      xml.append("<mergeCells count=\"").append(sheet.merged().size()).append("\">");
      sheet.merged().forEach(ref -> xml.append("<mergeCell ref=\"" + ref + "\"/>"));
      xml.append("</mergeCells>");
    }
    return xml.append("</worksheet>").toString();
  }

  private static Map<String, String> ods(List<Sheet> sheets) {
    StringBuilder tables = new StringBuilder();
    for (Sheet sheet : sheets) {
      tables.append(
          "<table:table table:name=\"%s\" table:style-name=\"%s\">"
              .formatted(xml(sheet.name()), sheet.hidden() ? "ta2" : "ta1"));
      for (int r = 0; r < sheet.rows().size(); r++) {
        odsRow(tables, sheet, r);
      }
      tables.append(
          "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell"
              + " table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("META-INF/manifest.xml", "<manifest/>");
    parts.put("content.xml", odsContent(tables.toString()));
    return parts;
  }

  /** The content of a spreadsheet around its tables. */
  public static String odsContent(String tables) {
    return "<office:document-content"
        + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:automatic-styles><style:style"
        + " style:name=\"ta1\"><style:table-properties"
        + " table:display=\"true\"/></style:style><style:style"
        + " style:name=\"ta2\"><style:table-properties"
        + " table:display=\"false\"/></style:style>"
        + "</office:automatic-styles><office:body><office:spreadsheet>"
        + tables
        + "</office:spreadsheet></office:body></office:document-content>";
  }

  private static void odsRow(StringBuilder xml, Sheet sheet, int r) {
    xml.append("<table:table-row>");
    for (int c = 0; c < sheet.rows().get(r).size(); c++) {
      String cell = sheet.rows().get(r).get(c);
      String spanned = "";
      for (String ref : sheet.merged()) {
        CellRangeAddress block = CellRangeAddress.valueOf(ref);
        if (block.getFirstRow() == r && block.getFirstColumn() == c) {
          spanned =
              " table:number-columns-spanned=\"%d\" table:number-rows-spanned=\"%d\""
                  .formatted(block.getLastColumn() - c + 1, block.getLastRow() - r + 1);
        }
      }
      if (cell.startsWith("=")) {
        String[] formula = cell.substring(1).split("→", -1);
        String value =
            formula[1].isEmpty()
                ? ""
                : isNumber(formula[1])
                    ? " office:value-type=\"float\" office:value=\"" + formula[1] + "\""
                    : " office:value-type=\"string\"";
        xml.append(
            "<table:table-cell table:formula=\"of:=%s\"%s><text:p>%s</text:p></table:table-cell>"
                .formatted(xml(formula[0]), value, xml(formula[1])));
      } else if (isNumber(cell)) {
        xml.append(
            "<table:table-cell office:value-type=\"float\" office:value=\"%s\"%s><text:p>%s</text:p></table:table-cell>"
                .formatted(cell, spanned, cell));
      } else if (cell.isEmpty()) {
        xml.append("<table:table-cell/>");
      } else {
        xml.append(
            "<table:table-cell office:value-type=\"string\"%s><text:p>%s</text:p></table:table-cell>"
                .formatted(spanned, xml(cell)));
      }
    }
    xml.append("</table:table-row>");
  }

  private static void xls(Path file, List<Sheet> sheets) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      for (Sheet sheet : sheets) {
        var page = workbook.createSheet(sheet.name());
        workbook.setSheetHidden(workbook.getSheetIndex(page), sheet.hidden());
        for (int r = 0; r < sheet.rows().size(); r++) {
          Row row = page.createRow(r);
          for (int c = 0; c < sheet.rows().get(r).size(); c++) {
            String cell = sheet.rows().get(r).get(c);
            if (cell.startsWith("=")) {
              String[] formula = cell.substring(1).split("→", -1);
              row.createCell(c).setCellFormula(formula[1].isEmpty() ? "1/0" : formula[0]);
            } else if (isNumber(cell)) {
              row.createCell(c).setCellValue(Double.parseDouble(cell));
            } else if (!cell.isEmpty()) {
              row.createCell(c).setCellValue(cell);
            }
          }
        }
        sheet.merged().forEach(ref -> page.addMergedRegion(CellRangeAddress.valueOf(ref)));
      }
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      workbook.write(out);
    }
  }
}
