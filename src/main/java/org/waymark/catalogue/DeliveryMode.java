package org.waymark.catalogue;

import java.util.List;

/** How a person receives a service. */
public enum DeliveryMode implements Labelled {
  IN_PERSON(
      "In person",
      "face to face",
      "face-to-face",
      "f2f",
      "in-person",
      "one to one",
      "one-to-one",
      "one to one support",
      "1:1",
      "1 to 1"),
  OUTREACH("Outreach or home visits", "outreach", "home visits", "home visit"),
  TELEPHONE("Telephone", "phone", "by phone", "by telephone", "telephone support"),
  VIDEO("Video call", "video", "video calls", "zoom", "teams"),
  ONLINE_CHAT("Online chat", "webchat", "web chat", "live chat", "chat"),
  TEXT_OR_EMAIL(
      "Text or e-mail",
      "text",
      "email",
      "e-mail",
      "sms",
      "text message",
      "text messages",
      "text or email",
      "whatsapp"),
  GROUP("Group", "groups", "group work", "groupwork", "group sessions");

  private final String label;
  private final List<String> alsoCalled;

  DeliveryMode(String label, String... alsoCalled) {
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
