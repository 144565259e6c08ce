package org.waymark.catalogue;

import java.util.Objects;
import java.util.UUID;

/** The identifier of an organisation; a UUID, as Open Referral UK asks. */
public record OrganisationId(UUID value) implements Comparable<OrganisationId> {

  public OrganisationId {
    Objects.requireNonNull(value);
  }

  /**
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static OrganisationId of(String text) {
    return new OrganisationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(OrganisationId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
