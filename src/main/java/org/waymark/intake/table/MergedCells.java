package org.waymark.intake.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a sheet that were merged over several rows: a spreadsheet keeps their value in the first
 * row only, and whoever merged them means every one. Cells merged over columns keep their value in
 * the first.
 */
final class MergedCells {

  static final MergedCells NONE = new MergedCells();

  /** More than so many are no table that a person merged. */
  private static final int MOST = 100_000;

  /**
   * @param first first row, from 1
   * @param last last row
   * @param column from 0
   */
  private record Block(long first, long last, int column) {}

  private final List<Block> blocks = new ArrayList<>();

  /** Adds cells that were merged; without effect when they are of one row. */
  void add(long first, long last, int column) {
    if (last > first && blocks.size() < MOST) {
      blocks.add(new Block(first, last, column));
    }
  }

  /** What fills rows of the sheet from the first on. */
  Filler filler() {
    return new Filler();
  }

  /** Fills rows in their order. Blocks may be added while it does. */
  final class Filler {

    private record Open(Block block, String value) {}

    private final List<Open> open = new ArrayList<>();
    private int next;

    private Filler() {
      blocks.sort(Comparator.comparingLong(Block::first));
    }

    /**
     * Puts the value of merged cells where it is empty.
     *
     * @return the places that were filled
     */
    Set<Integer> fill(long row, List<String> cells) {
      if (blocks.isEmpty()) {
        return Set.of();
      }
      Set<Integer> filled = new HashSet<>();
      open.removeIf(each -> each.block().last() < row);
      for (Open each : open) {
        int column = each.block().column();
        while (cells.size() <= column) {
          cells.add("");
        }
        if (cells.get(column).isBlank()) {
          cells.set(column, each.value());
          filled.add(column);
        }
      }
      for (; next < blocks.size() && blocks.get(next).first() <= row; next++) {
        Block block = blocks.get(next);
        String value = block.column() < cells.size() ? cells.get(block.column()) : "";
        if (block.first() == row && !value.isBlank()) {
          open.add(new Open(block, value));
        }
      }
      return filled;
    }
  }

  /** Finds them in the part of a sheet of an Excel workbook, where they stand after the rows. */
  static final class Search {

    private static final Pattern MERGED =
        Pattern.compile("mergeCell [^>]*?ref=\"([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})\"");
    private static final String END = "sheetData>";
    private static final int MOST_KEPT = 8 * 1024 * 1024;

    private final StringBuilder after = new StringBuilder();
    private String carried = "";
    private boolean ended;

    void feed(byte[] bytes, int length) {
      if (after.length() > MOST_KEPT) {
        return;
      }
      String text = carried + new String(bytes, 0, length, ISO_8859_1);
      if (!ended) {
        int end = text.lastIndexOf(END);
        // An opening tag without attributes ends with the same letters.
        ended = end > 0 && (text.charAt(end - 1) == '/' || isClosing(text, end));
        carried = text.substring(Math.max(0, text.length() - 2 * END.length()));
        text = ended ? text.substring(end) : "";
      }
      if (ended) {
        carried = "";
        after.append(text);
      }
    }

    private static boolean isClosing(String text, int end) {
      return text.lastIndexOf("</", end) > text.lastIndexOf('>', end);
    }

    MergedCells found() {
      MergedCells cells = new MergedCells();
      for (Matcher each = MERGED.matcher(after); each.find(); ) {
        cells.add(
            Long.parseLong(each.group(2)), Long.parseLong(each.group(3)), column(each.group(1)));
      }
      return cells;
    }

    private static int column(String letters) {
      int column = 0;
      for (int i = 0; i < letters.length(); i++) {
        column = column * 26 + letters.charAt(i) - 'A' + 1;
      }
      return column - 1;
    }
  }
}
