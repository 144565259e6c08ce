package org.waymark.catalogue;

import java.util.List;

/** A gender that a service admits. A service that names none admits everybody. */
public enum Gender implements Labelled {
  FEMALE("Women and girls", "women", "women only", "woman", "girls", "females", "female only"),
  MALE("Men and boys", "men", "men only", "man", "boys", "males", "male only"),
  NON_BINARY("Non-binary people", "non-binary people only", "nonbinary", "enby");

  private final String label;
  private final List<String> alsoCalled;

  Gender(String label, String... alsoCalled) {
    this.label = label;
    this.alsoCalled = List.of(alsoCalled);
  }

  @Override
  public List<String> alsoCalled() {
    return alsoCalled;
  }

  @Override
  public String label() {
    return label;
  }
}
