package org.waymark.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.waymark.geography.RefusedFileException;

/**
 * The sheets of an OpenDocument spreadsheet: LibreOffice's, and what statistical offices publish.
 */
final class OdsTables implements TableFile {

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  private final Path file;
  private final List<Sheet> sheets = new ArrayList<>();

  private OdsTables(Path file) {
    this.file = file;
  }

  static OdsTables open(Path file) throws IOException, RefusedFileException {
    OdsTables tables = new OdsTables(file);
    tables.walk(
        new OdsContent.Visitor() {
          @Override
          public boolean sheet(int number, String name, boolean hidden) {
            tables.sheets.add(new Sheet(number, name, hidden, new ArrayList<>()));
            return true;
          }

          @Override
          public boolean take(RawRow row) {
            List<RawRow> head = tables.sheets.getLast().head();
            head.add(row);
            return head.size() < LOOKED_AT;
          }
        });
    return tables;
  }

  @Override
  public List<Sheet> sheets() {
    return sheets;
  }

  @Override
  public void read(Sheet sheet, Rows rows) throws IOException, RefusedFileException {
    walk(
        new OdsContent.Visitor() {
          @Override
          public boolean sheet(int number, String name, boolean hidden) {
            return number == sheet.number();
          }

          @Override
          public boolean take(RawRow row) {
            return rows.take(row);
          }
        });
  }

  private void walk(OdsContent.Visitor visitor) throws IOException, RefusedFileException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry content = zip.getEntry("content.xml");
      if (content == null) {
        throw FileGate.damaged();
      }
      try (InputStream stream = zip.getInputStream(content)) {
        new OdsContent(XML.createXMLStreamReader(stream), visitor).read();
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw FileGate.damaged();
    }
  }
}
