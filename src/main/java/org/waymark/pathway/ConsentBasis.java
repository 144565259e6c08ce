package org.waymark.pathway;

import org.waymark.catalogue.Labelled;

/** On what grounds a referral passes on what is known of somebody. */
public enum ConsentBasis implements Labelled {
  CONSENT("The person agrees"),
  /** Without consent where somebody is at risk of serious harm, or a child is. */
  SAFEGUARDING("Safeguarding: without consent where there is risk"),
  LEGAL_DUTY("Required by law"),
  NOT_STATED("Not stated");

  private final String label;

  ConsentBasis(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
