package org.waymark.vocabulary;

/** The three vocabularies. The slug is used in addresses and file names, the label on pages. */
public enum VocabularyKind {
  CRIME_TYPE("crime-type", "Crime type", "crime-types.csv"),
  COHORT("cohort", "Group of victims", "cohorts.csv"),
  SUPPORT_TYPE("support-type", "Type of support", "support-types.csv");

  private final String slug;
  private final String label;
  private final String fileName;

  VocabularyKind(String slug, String label, String fileName) {
    this.slug = slug;
    this.label = label;
    this.fileName = fileName;
  }

  public String slug() {
    return slug;
  }

  public String label() {
    return label;
  }

  /** Name of the data file in {@code geodata/vocabulary}. */
  public String fileName() {
    return fileName;
  }
}
