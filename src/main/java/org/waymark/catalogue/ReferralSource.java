package org.waymark.catalogue;

import java.util.List;

/** Who may refer somebody to a service. */
public enum ReferralSource implements Labelled {
  SELF("Self-referral", "self", "self referral", "self referrals", "self-referrals"),
  POLICE("Police", "the police"),
  HEALTH("GP and other health", "gp", "gps", "health", "nhs"),
  EMERGENCY_DEPARTMENT("Emergency department", "a&e", "accident and emergency"),
  SOCIAL_CARE(
      "Social care",
      "social services",
      "children's social care",
      "adult social care",
      "children's services"),
  EDUCATION("School or college", "school", "schools", "college", "education"),
  MARAC("MARAC"),
  MASH("MASH"),
  HELPLINE("Helpline", "helplines"),
  COURT("Court", "courts"),
  OTHER_SERVICE("Another support service", "other services", "other support services"),
  ANY_PROFESSIONAL(
      "Any professional", "professionals", "all professionals", "any agency", "all agencies");

  private final String label;
  private final List<String> alsoCalled;

  ReferralSource(String label, String... alsoCalled) {
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
