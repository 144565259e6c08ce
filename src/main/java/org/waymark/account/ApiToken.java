package org.waymark.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.OrganisationId;

/**
 * Lets a program keep the listings of one organisation.
 *
 * @param maker who made it; it stops when they no longer lead the organisation
 * @param label what it is for, in their words
 * @param writes may it change listings, or only read them
 * @param used when it was last used; null for never
 * @param revoked when it was taken back; null while it was not
 */
public record ApiToken(
    UUID id,
    OrganisationId organisation,
    AccountId maker,
    String label,
    boolean writes,
    Instant created,
    Instant expires,
    @Nullable Instant used,
    @Nullable Instant revoked) {

  /** The scopes as route rules name them. */
  public static final String READ = "listings:read";

  public static final String WRITE = "listings:write";

  public static final int LONGEST_LABEL = 100;

  public ApiToken {
    Objects.requireNonNull(id);
    Objects.requireNonNull(organisation);
    Objects.requireNonNull(maker);
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("A token needs a label of at most 100 characters");
    }
  }

  /** True while it can be used. */
  public boolean holds(Instant now) {
    return revoked == null && now.isBefore(expires);
  }
}
