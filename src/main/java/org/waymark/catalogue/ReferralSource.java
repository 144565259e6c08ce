package org.waymark.catalogue;

/** Who may refer somebody to a service. */
public enum ReferralSource implements Labelled {
  SELF("Self-referral"),
  POLICE("Police"),
  HEALTH("GP and other health"),
  EMERGENCY_DEPARTMENT("Emergency department"),
  SOCIAL_CARE("Social care"),
  EDUCATION("School or college"),
  MARAC("MARAC"),
  MASH("MASH"),
  HELPLINE("Helpline"),
  COURT("Court"),
  OTHER_SERVICE("Another support service"),
  ANY_PROFESSIONAL("Any professional");

  private final String label;

  ReferralSource(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
