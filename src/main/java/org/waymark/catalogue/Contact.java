package org.waymark.catalogue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way to get in touch.
 *
 * @param value a telephone number as people write it, an e-mail address, or an absolute web address
 * @param note what it is for or when it is answered; null when there is nothing to say
 */
public record Contact(Kind kind, String value, @Nullable String note) {

  /** The kinds of contact. */
  public enum Kind implements Labelled {
    TELEPHONE("Telephone"),
    TEXT("Text message"),
    EMAIL("E-mail"),
    WEBSITE("Website"),
    WEBCHAT("Webchat"),
    REFERRAL_FORM("Referral form");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public Contact {
    Objects.requireNonNull(kind);
    if (value.isBlank()) {
      throw new IllegalArgumentException("A contact needs a number or an address");
    }
  }
}
