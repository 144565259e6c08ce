package org.waymark.listing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.field.ListingField;

/**
 * Why the desk did not do something.
 *
 * @param reason what sort it is
 * @param field the field it is about; null when it is about none
 * @param message a sentence for the person, with what to do
 */
public record Refusal(Reason reason, @Nullable ListingField field, String message) {

  /** The sorts of refusals. */
  public enum Reason {
    /** There is no such listing or change, or the person may not know of it: HTTP 404. */
    UNKNOWN,
    /** The person may know of it and may not do this: HTTP 403. */
    NOT_ALLOWED,
    /** It is in a state in which nobody can: HTTP 409. */
    NOT_NOW,
    /** Somebody else has changed it since the page was shown: HTTP 409. */
    MOVED,
    /** What was sent is not valid: HTTP 422. */
    INVALID
  }

  public Refusal {
    Objects.requireNonNull(reason);
    if (message.isBlank()) {
      throw new IllegalArgumentException("A refusal says why");
    }
  }
}
