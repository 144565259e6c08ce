package org.waymark.catalogue;

/** Where a listing stands in its life. Only published listings are shown to the public. */
public enum ListingStatus implements Labelled {
  DRAFT("Draft"),
  SUBMITTED("Submitted"),
  PUBLISHED("Published"),
  SUSPENDED("Suspended"),
  CLOSED("Closed");

  private final String label;

  ListingStatus(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
