package org.waymark.catalogue;

/** A gender that a service admits. A service that names none admits everybody. */
public enum Gender implements Labelled {
  FEMALE("Women and girls"),
  MALE("Men and boys"),
  NON_BINARY("Non-binary people");

  private final String label;

  Gender(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
