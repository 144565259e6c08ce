package org.waymark.intake.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.TableFile.RawRow;

/**
 * Walks through the content of an OpenDocument spreadsheet. Nothing is calculated, no link is
 * followed, comments and drawings are passed over.
 *
 * <p>Source of the elements: OASIS OpenDocument 1.3, part 3: tables in section 9.1, values of cells
 * in 19.385 and those after it.
 */
final class OdsContent {

  /** A sheet has no more columns than this in any program. */
  private static final int MOST_COLUMNS = 16_384;

  /** Rows and cells are written once, with how often they stand there. */
  private static final long MOST_CELLS = 20_000_000;

  /** Is told what comes. */
  interface Visitor extends TableFile.Rows {
    /**
     * @return whether its rows are wanted
     */
    boolean sheet(int number, String name, boolean hidden);
  }

  private final XMLStreamReader xml;
  private final Visitor visitor;
  private final Set<String> hiddenStyles = new HashSet<>();
  private String style = "";
  private int sheets;
  private long cellsRead;

  OdsContent(XMLStreamReader xml, Visitor visitor) {
    this.xml = xml;
    this.visitor = visitor;
  }

  void read() throws XMLStreamException, RefusedFileException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "style" -> style = attribute("name", "");
        case "tracked-changes", "dde-links" -> skip();
        case "table-properties" -> {
          if (attribute("display", "").equals("false")) {
            hiddenStyles.add(style);
          }
        }
        case "table" -> {
          boolean hidden = hiddenStyles.contains(attribute("style-name", ""));
          if (visitor.sheet(sheets++, attribute("name", ""), hidden)) {
            rows();
          } else {
            skip();
          }
        }
        default -> {
          // Groups of what is looked at.
        }
      }
    }
  }

  private String attribute(String name, String otherwise) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return otherwise;
  }

  private int times(String name) {
    return Math.max(1, Integer.parseInt(attribute(name, "1")));
  }

  /** Passes over the element that has begun. */
  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private boolean ends(int event, String element) {
    return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
  }

  private void rows() throws XMLStreamException, RefusedFileException {
    MergedCells merged = new MergedCells();
    MergedCells.Filler filler = merged.filler();
    long line = 1;
    boolean wanted = true;
    for (int event = xml.next(); !ends(event, "table"); event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "table-row" -> {
          int times = times("number-rows-repeated");
          if (!wanted) {
            skip();
            continue;
          }
          RawRow row = row(line, merged);
          boolean empty = row.isBlank();
          // Of rows that are repeated none is empty here, so that the numbers are small.
          for (int i = 0; i < (empty ? 1 : times) && wanted; i++) {
            wanted = take(row, line + i, filler);
          }
          line += times;
        }
        case "shapes", "forms", "table" -> skip();
        default -> {
          // Groups of rows.
        }
      }
    }
  }

  private boolean take(RawRow row, long line, MergedCells.Filler filler)
      throws RefusedFileException {
    cellsRead += row.cells().size();
    if (cellsRead > MOST_CELLS) {
      throw FileGate.bomb("it has more than 20 million cells");
    }
    RawRow own =
        new RawRow(
            line,
            new ArrayList<>(row.cells()),
            row.uncalculated(),
            row.calculated(),
            new HashSet<>());
    own.merged().addAll(filler.fill(line, own.cells()));
    return own.isBlank() || visitor.take(own);
  }

  private RawRow row(long line, MergedCells merged)
      throws XMLStreamException, RefusedFileException {
    RawRow row = new RawRow(line, new ArrayList<>());
    int blanks = 0;
    for (int event = xml.next(); !ends(event, "table-row"); event = xml.next()) {
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      int times = times("number-columns-repeated");
      int rows = times("number-rows-spanned");
      boolean covered = xml.getLocalName().equals("covered-table-cell");
      Value value = covered ? skipped() : value();
      if (value.text() != null && value.text().isBlank()) {
        blanks += times;
        continue;
      }
      if (row.cells().size() + (long) blanks + times > MOST_COLUMNS) {
        throw FileGate.bomb("it has more than " + MOST_COLUMNS + " columns");
      }
      for (; blanks > 0; blanks--) {
        row.cells().add("");
      }
      merged.add(line, line + rows - 1, row.cells().size());
      for (int i = 0; i < times; i++) {
        add(row, value);
      }
    }
    return row;
  }

  private static void add(RawRow row, Value value) {
    int place = row.cells().size();
    row.cells().add(value.text() == null ? "" : value.text());
    if (value.text() == null) {
      row.uncalculated().put(place, value.formula() == null ? "#N/A" : value.formula());
    } else if (value.formula() != null) {
      row.calculated().add(place);
    }
  }

  /**
   * @param text null for an error and for a formula without a result
   */
  private record Value(@Nullable String text, @Nullable String formula) {}

  private Value skipped() throws XMLStreamException {
    skip();
    return new Value("", null);
  }

  private Value value() throws XMLStreamException {
    Map<String, String> said = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      said.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    String formula = said.get("formula");
    String shown = text();
    String type = said.getOrDefault("value-type", "");
    String value = said.getOrDefault("value", "");
    boolean error = shown.startsWith("#") || shown.startsWith("Err:");
    if (formula != null && (error || type.isEmpty())) {
      return new Value(null, formula);
    }
    String text =
        switch (type) {
          case "float", "currency" ->
              shown.matches("0\\d+") ? shown : WrittenCell.of(new BigDecimal(value), "");
          case "percentage" -> WrittenCell.of(new BigDecimal(value), "0%");
          case "date" -> said.getOrDefault("date-value", shown).split("T", 2)[0];
          case "boolean" -> WrittenCell.of(said.getOrDefault("boolean-value", "").equals("true"));
          default -> said.getOrDefault("string-value", shown);
        };
    return new Value(text, formula);
  }

  /** The paragraphs of the cell that has begun, a line each. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean second = false;
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          switch (xml.getLocalName()) {
            case "p" -> {
              text.append(second ? "\n" : "");
              second = true;
            }
            case "s" -> text.append(" ".repeat(Math.min(1_000, times("c"))));
            case "tab" -> text.append('\t');
            case "line-break" -> text.append('\n');
            case "annotation", "frame", "shape", "control" -> {
              skip();
              depth--;
            }
            default -> {
              // Spans and links of a paragraph.
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS -> {
          if (depth > 1) {
            text.append(xml.getText());
          }
        }
        default -> {
          // Comments of the file.
        }
      }
    }
    return text.toString();
  }
}
