package org.waymark.pathway;

import org.waymark.catalogue.Labelled;

/** The two ends of a route. */
public enum RouteEnd implements Labelled {
  SENDER("Who refers"),
  RECEIVER("Who takes the referral");

  private final String label;

  RouteEnd(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
