package org.waymark.returns;

import java.time.Instant;
import java.util.Objects;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ServiceId;

/**
 * What a provider says of one service in one quarter, as it was entered: for its own people alone.
 * Everybody else reads a {@link ShownReturn}.
 *
 * @param id given by the database, ascending; 0 before it is kept
 * @param organisation that ran the service when it was said
 * @param actor who said it, as in the audit trail
 * @param at when
 * @param version from 1 for each service and quarter; 0 before it is kept
 */
public record QuarterlyReturn(
    long id,
    ServiceId service,
    OrganisationId organisation,
    Quarter quarter,
    ReturnFigures figures,
    String actor,
    Instant at,
    int version) {

  public QuarterlyReturn {
    Objects.requireNonNull(service);
    Objects.requireNonNull(organisation);
    Objects.requireNonNull(quarter);
    Objects.requireNonNull(figures);
    if (actor.isBlank()) {
      throw new IllegalArgumentException("A return says who gave it");
    }
  }

  /** The same as kept under a number. */
  public QuarterlyReturn kept(long number, int inOrder) {
    return new QuarterlyReturn(number, service, organisation, quarter, figures, actor, at, inOrder);
  }

  /** As everybody but the provider's own people reads it. */
  public ShownReturn shown() {
    return new ShownReturn(
        id, service, organisation, quarter, ShownFigures.of(figures), at, version);
  }
}
