package org.waymark.catalogue;

import java.util.List;

/** Whether the crime must have been reported to the police. */
public enum ReportRequirement implements Labelled {
  NOT_NEEDED("No report to the police needed", "not needed", "not required", "no", "none"),
  REPORT_NEEDED(
      "Only where it has been reported to the police",
      "needed",
      "report needed",
      "required",
      "yes",
      "only reported"),
  ONLY_UNREPORTED(
      "Only where it has not been reported to the police", "only unreported", "unreported only"),
  /** Nobody is admitted or refused by it. */
  NOT_STATED("Not stated");

  private final String label;
  private final List<String> alsoCalled;

  ReportRequirement(String label, String... alsoCalled) {
    this.label = label;
    this.alsoCalled = List.of(alsoCalled);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public List<String> alsoCalled() {
    return alsoCalled;
  }
}
