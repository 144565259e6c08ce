package org.waymark.catalogue.confidential;

import java.util.List;
import java.util.stream.Collectors;

/** A change would give away a place that may not be known; nothing of it was written. */
public final class PlaceInWordsException extends IllegalArgumentException {

  private final transient List<PlaceInWords> placesInWords;

  /**
   * @param placesInWords not empty
   */
  public PlaceInWordsException(List<PlaceInWords> placesInWords) {
    super(
        placesInWords.stream()
            .map(each -> nameOf(each, placesInWords) + each.text().what())
            .distinct()
            .collect(
                Collectors.joining(
                    "; ",
                    "Words that others read tell of a place that may not be known, by a full"
                        + " postcode or its address. Take it out of ",
                    "")));
    this.placesInWords = List.copyOf(placesInWords);
  }

  /** The name of the record, unless the name itself tells. */
  private static String nameOf(PlaceInWords each, List<PlaceInWords> all) {
    boolean tells =
        !FullPostcode.in(each.record()).isEmpty()
            || all.stream().anyMatch(other -> other.text().words().equals(each.record()));
    return tells ? "" : "\"" + each.record() + "\": ";
  }

  /** Each text and what it gives away; for whoever wrote them. */
  public List<PlaceInWords> placesInWords() {
    return placesInWords;
  }
}
