package org.waymark.catalogue;

/** Whether the crime must have been reported to the police. */
public enum ReportRequirement implements Labelled {
  NOT_NEEDED("No report to the police needed"),
  REPORT_NEEDED("Only where it has been reported to the police"),
  ONLY_UNREPORTED("Only where it has not been reported to the police"),
  /** Nobody is admitted or refused by it. */
  NOT_STATED("Not stated");

  private final String label;

  ReportRequirement(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
