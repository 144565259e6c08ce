package org.waymark.catalogue;

import java.util.List;

/** Who may refer somebody to a service. */
public enum ReferralSource implements Labelled {
  SELF(
      "Self-referral",
      "self",
      "self referrals",
      "self refer",
      "themselves",
      "myself",
      "individual",
      "individuals",
      "victim",
      "victims",
      "survivors",
      "public",
      "members of the public"),
  POLICE("Police", "police referral", "police referrals", "police officers", "police force"),
  HEALTH(
      "GP and other health",
      "gp",
      "gps",
      "gp referral",
      "gp referrals",
      "gp surgery",
      "gp surgeries",
      "general practice",
      "doctor",
      "doctors",
      "health",
      "health professionals",
      "health services",
      "healthcare",
      "nhs",
      "hospital",
      "hospitals",
      "midwife",
      "midwives",
      "mental health services"),
  EMERGENCY_DEPARTMENT(
      "Emergency department",
      "emergency departments",
      "a&e",
      "a&e departments",
      "accident and emergency",
      "ed"),
  SOCIAL_CARE(
      "Social care",
      "social services",
      "social work",
      "social workers",
      "social worker",
      "children's social care",
      "adult social care",
      "adults' social care",
      "children's services",
      "adult services",
      "csc",
      "asc"),
  EDUCATION(
      "School or college",
      "school",
      "schools",
      "college",
      "colleges",
      "schools and colleges",
      "school and college",
      "education",
      "teachers"),
  MARAC("MARAC", "marac referral", "multi-agency risk assessment conference"),
  MASH("MASH", "mash referral", "multi-agency safeguarding hub"),
  HELPLINE("Helpline", "helplines", "national helpline", "a helpline"),
  COURT("Court", "courts", "the courts", "law courts"),
  OTHER_SERVICE(
      "Another support service",
      "other services",
      "other service",
      "other support services",
      "other support service",
      "other agencies",
      "partner agencies",
      "voluntary sector",
      "charities"),
  ANY_PROFESSIONAL(
      "Any professional",
      "professional",
      "professionals",
      "professional referral",
      "professionals only",
      "all professionals",
      "any agency",
      "all agencies",
      "agencies");

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
