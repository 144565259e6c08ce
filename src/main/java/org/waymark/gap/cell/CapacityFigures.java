package org.waymark.gap.cell;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.waymark.catalogue.ServiceId;
import org.waymark.returns.Returns;
import org.waymark.returns.ShownReturn;

/**
 * What providers say of their capacity each quarter, as it is shown to others: a finding that is
 * for everybody follows from no number of few people.
 */
public record CapacityFigures(Returns returns) {

  /** Months after the end of its quarter from which a return is too old to go by. */
  public static final int MONTHS = 9;

  /** Nobody has said anything. */
  public static final CapacityFigures NONE = new CapacityFigures(Returns.none());

  public CapacityFigures {
    Objects.requireNonNull(returns);
  }

  /** The latest return of a service; empty when there is none, or none that is recent on a day. */
  public Optional<ShownReturn> recent(ServiceId service, LocalDate today) {
    return returns
        .latest(service)
        .filter(given -> !given.quarter().ends().plusMonths(MONTHS).isBefore(today));
  }
}
