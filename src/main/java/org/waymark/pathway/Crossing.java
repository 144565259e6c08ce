package org.waymark.pathway;

import org.waymark.catalogue.Labelled;

/** Whether a way leads over the boundary of a police area, as far as that may be known. */
public enum Crossing implements Labelled {
  NO("Within the police area"),
  YES("Crosses a police area boundary"),
  /** One end's place is not public, and its reach does not tell either. */
  UNKNOWN("Not known");

  private final String label;

  Crossing(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
