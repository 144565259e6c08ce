package org.waymark.web.gap;

/** The pages of the gap analysis, in the order of their navigation. */
public enum GapView {
  MATRIX("Matrix", "/gap"),
  MAP("Map", "/gap/map"),
  PRIORITIES("Priorities", "/gap/priorities"),
  BOUNDARY("Across the boundary", "/gap/boundary"),
  DISTANCE("Distance", "/gap/distance"),
  CONTRACTS("Contracts", "/gap/contracts"),
  DUPLICATION("Duplication", "/gap/duplication"),
  LOW_VOLUME("Low-volume groups", "/gap/low-volume"),
  WHAT_IF("What if", "/gap/what-if"),
  COMPARE("Compare", "/gap/compare"),
  NATIONAL("National", "/gap/national");

  private final String label;
  private final String path;

  GapView(String label, String path) {
    this.label = label;
    this.path = path;
  }

  public String label() {
    return label;
  }

  public String path() {
    return path;
  }
}
