package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Whether somebody referred now would be seen.
 *
 * @param waitWeeks usual wait in weeks; null when unknown or none
 * @param asOf the day this was said; null when it never was
 */
@RecordBuilder
public record Capacity(Status status, @Nullable Integer waitWeeks, @Nullable LocalDate asOf)
    implements CapacityBuilder.With {

  /** The longest wait that is recorded, in weeks. */
  public static final int LONGEST_WAIT = 520;

  /** The states of capacity. */
  public enum Status implements Labelled {
    OPEN("Open to referrals"),
    WAITING_LIST("Waiting list"),
    ASSESSMENT_NEEDED("Assessment first"),
    CLOSED("Closed to referrals"),
    UNKNOWN("Not stated");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public Capacity {
    Objects.requireNonNull(status);
    if (waitWeeks != null && (waitWeeks < 0 || waitWeeks > LONGEST_WAIT)) {
      throw new IllegalArgumentException(
          "A wait is between 0 and " + LONGEST_WAIT + " weeks, not " + waitWeeks);
    }
  }

  public static Capacity unknown() {
    return new Capacity(Status.UNKNOWN, null, null);
  }

  /** True when a referral made now is taken, be it onto a waiting list; unknown is not a yes. */
  public boolean acceptsReferrals() {
    return status == Status.OPEN
        || status == Status.WAITING_LIST
        || status == Status.ASSESSMENT_NEEDED;
  }
}
