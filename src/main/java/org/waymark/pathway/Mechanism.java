package org.waymark.pathway;

import org.waymark.catalogue.Labelled;

/** How a referral is made. */
public enum Mechanism implements Labelled {
  PHONE("Phone"),
  FORM("Form"),
  SECURE_MAIL("Secure e-mail"),
  SHARED_SYSTEM("Shared case system"),
  /** The two workers speak with the person present, or one introduces the other. */
  WARM_HANDOVER("Warm handover"),
  NOT_STATED("Not stated");

  private final String label;

  Mechanism(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
