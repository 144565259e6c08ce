package org.waymark.catalogue;

/** Risk as assessed by a DASH or a like assessment. */
public enum RiskLevel implements Labelled {
  STANDARD("Standard"),
  MEDIUM("Medium"),
  HIGH("High");

  private final String label;

  RiskLevel(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
