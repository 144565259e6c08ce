package org.waymark.catalogue.confidential;

import java.util.List;
import java.util.stream.Collectors;

/** A change would give away a place that may not be known; nothing of it was written. */
public final class PlaceInWordsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<PlaceInWords> placesInWords;

  /**
   * @param placesInWords not empty
   */
  public PlaceInWordsException(List<PlaceInWords> placesInWords) {
    super(
        placesInWords.stream()
            .map(each -> nameOf(each) + each.text().what())
            .distinct()
            .collect(
                Collectors.joining(
                    "; ",
                    "A full postcode stands in words that others read, of a listing with a place"
                        + " that may not be known. Take it out of ",
                    "")));
    this.placesInWords = List.copyOf(placesInWords);
  }

  private static String nameOf(PlaceInWords each) {
    return FullPostcode.in(each.record()).isEmpty() ? "\"" + each.record() + "\": " : "";
  }

  /** Each text and what it gives away; for whoever wrote them. */
  public List<PlaceInWords> placesInWords() {
    return placesInWords;
  }
}
