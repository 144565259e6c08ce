package org.waymark.catalogue;

/** How a person receives a service. */
public enum DeliveryMode implements Labelled {
  IN_PERSON("In person"),
  OUTREACH("Outreach or home visits"),
  TELEPHONE("Telephone"),
  VIDEO("Video call"),
  ONLINE_CHAT("Online chat"),
  TEXT_OR_EMAIL("Text or e-mail"),
  GROUP("Group");

  private final String label;

  DeliveryMode(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
