package org.waymark.gap.cell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Standing;
import org.waymark.returns.Figure;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownReturn;

/**
 * How a service stands on a day, and how much can be relied on it by the thresholds of the
 * analysis.
 *
 * @param standing whether it counts at all, whatever the cell
 * @param lasting true unless all the funding on record ends within the risk period or has ended:
 *     funding that nobody has recorded is not known to end
 * @param room true unless it has a waiting list that is longer than the threshold or of unknown
 *     length, or needs an assessment before anything else
 * @param roomByReturn true when its provider's figures of a quarter, and not its listing, say
 *     whether it has room
 * @param commissioners who commissions it by an arrangement in force; empty when not known
 */
public record CountStatus(
    Standing standing,
    boolean lasting,
    boolean room,
    boolean roomByReturn,
    Set<String> commissioners) {

  public CountStatus {
    Objects.requireNonNull(standing);
    commissioners = Collections.unmodifiableSet(new TreeSet<>(commissioners));
  }

  public boolean counts() {
    return standing.counts();
  }

  /** How a service stands on a day, of which there are no figures of a quarter. */
  public static CountStatus of(Service service, LocalDate today, GapSettings settings) {
    return of(service, today, settings, Optional.empty());
  }

  /**
   * How a service stands on a day.
   *
   * @param given its recent return
   */
  public static CountStatus of(
      Service service, LocalDate today, GapSettings settings, Optional<ShownReturn> given) {
    List<CommissioningArrangement> inForce =
        service.arrangements().stream().filter(each -> Standing.isInForce(each, today)).toList();
    LocalDate soon = today.plusMonths(settings.riskMonths());
    boolean lasting =
        service.arrangements().isEmpty()
            || inForce.stream().anyMatch(each -> each.ends() == null || each.ends().isAfter(soon));
    TreeSet<String> commissioners = new TreeSet<>();
    inForce.forEach(each -> commissioners.addAll(each.commissioners()));
    Optional<Boolean> reported =
        given
            .filter(each -> isNewer(each, service.capacity()))
            .flatMap(each -> hasRoom(each, settings));
    return new CountStatus(
        Standing.of(service, today),
        lasting,
        reported.orElseGet(() -> hasRoom(service.capacity(), settings)),
        reported.isPresent(),
        commissioners);
  }

  /** Said of a later day than the listing's capacity, or of any day when that has none. */
  private static boolean isNewer(ShownReturn given, Capacity listed) {
    return listed.asOf() == null || listed.asOf().isBefore(given.quarter().ends());
  }

  /** Empty where the figures do not say it: the listing does then. */
  private static Optional<Boolean> hasRoom(ShownReturn given, GapSettings settings) {
    Optional<Boolean> byWait =
        given
            .figures()
            .of(Figure.MEDIAN_WAIT)
            .flatMap(Shown::value)
            .map(weeks -> weeks.compareTo(BigDecimal.valueOf(settings.longWaitWeeks())) <= 0);
    return byWait.or(
        () ->
            given
                .figures()
                .of(Figure.WAITING)
                .flatMap(Shown::value)
                .filter(waiting -> waiting.signum() == 0)
                .map(nobody -> true));
  }

  private static boolean hasRoom(Capacity capacity, GapSettings settings) {
    return switch (capacity.status()) {
      case OPEN, UNKNOWN ->
          capacity.waitWeeks() == null || capacity.waitWeeks() <= settings.longWaitWeeks();
      case WAITING_LIST, ASSESSMENT_NEEDED ->
          capacity.waitWeeks() != null && capacity.waitWeeks() <= settings.longWaitWeeks();
      case CLOSED -> false;
    };
  }

  /** True when both are commissioned, and nobody commissions both. */
  public boolean isCommissionedByOthersThan(CountStatus other) {
    return !commissioners.isEmpty()
        && !other.commissioners.isEmpty()
        && Collections.disjoint(commissioners, other.commissioners);
  }
}
