package org.waymark.gap.offer;

import org.jspecify.annotations.Nullable;

/**
 * Where it is written that a function should exist, or how much of it.
 *
 * @param id of the document in {@code sources.csv}
 * @param title of the document
 * @param published year, or day as year-month-day; null when the document does not say
 * @param place in the document: "paragraph 62", "section 1"; empty for the document as a whole
 * @param url null for one that is not on the web
 */
public record OfferSource(
    String id,
    String title,
    String publisher,
    @Nullable String published,
    String place,
    @Nullable String url) {

  public OfferSource {
    if (id.isBlank() || title.isBlank() || publisher.isBlank()) {
      throw new IllegalArgumentException("A source has an id, a title and a publisher");
    }
  }

  /** "Council of Europe, Explanatory report (2011), paragraph 142". */
  public String words() {
    return publisher
        + ", "
        + title
        + (published == null ? "" : " (" + published + ")")
        + (place.isEmpty() ? "" : ", " + place);
  }
}
