package org.waymark.web.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map on a page, as the template {@code coverage/map} shows it: the picture for everybody, what
 * the script needs in order to put a map that moves in its place, and the key to both.
 *
 * @param name what it is a map of
 * @param description what is to be seen, in a sentence
 * @param dataAddress where the script gets its shapes and figures
 * @param legendTitle what the colours say
 * @param legend one entry for each colour
 * @param hasDots whether small areas are marked that nobody reaches
 * @param search the search for a place; null where the map has none
 */
public record MapFigure(
    String name,
    String description,
    CoveragePicture picture,
    String dataAddress,
    String legendTitle,
    List<Key> legend,
    boolean hasDots,
    @Nullable MapSearch search) {

  /**
   * One colour.
   *
   * @param style class name
   * @param symbol beside it; may be empty
   * @param areas how many areas of the map have it
   */
  public record Key(String style, String symbol, String label, long areas) {

    /** With the number of these parts that have the style. */
    public static Key of(String style, String symbol, String label, List<MapPart> parts) {
      return new Key(
          style, symbol, label, parts.stream().filter(part -> part.style().equals(style)).count());
    }
  }
}
