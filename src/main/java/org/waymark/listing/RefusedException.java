package org.waymark.listing;

import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.Refusal.Reason;

/** Refuses from wherever the reason is noticed; nothing has been written then. */
final class RefusedException extends RuntimeException {

  private final transient Refusal refusal;

  RefusedException(Reason reason, @Nullable ListingField field, String message) {
    super(message, null, false, false);
    refusal = new Refusal(reason, field, message);
  }

  RefusedException(Reason reason, String message) {
    this(reason, null, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
