package org.waymark.catalogue;

/** What a place or a service offers to disabled people. */
public enum AccessibilityFeature implements Labelled {
  STEP_FREE("Step-free access"),
  ACCESSIBLE_TOILET("Accessible toilet"),
  HEARING_LOOP("Hearing loop"),
  BSL("British Sign Language"),
  EASY_READ("Easy read information"),
  QUIET_SPACE("Quiet space"),
  PARKING("Accessible parking"),
  TRANSPORT_HELP("Help with transport");

  private final String label;

  AccessibilityFeature(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
