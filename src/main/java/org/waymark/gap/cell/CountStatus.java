package org.waymark.gap.cell;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;

/**
 * Whether a service counts at all on a day, whatever the cell, and how well it stands.
 *
 * @param exclusion why it does not count; null when it does
 * @param lasting true unless all the funding on record ends within the risk period: funding that
 *     nobody has recorded is not known to end
 * @param room true unless it has a waiting list that is longer than the threshold or of unknown
 *     length, or needs an assessment before anything else
 * @param commissioners who commissions it by an arrangement in force; empty when not known
 */
public record CountStatus(
    @Nullable Exclusion exclusion, boolean lasting, boolean room, Set<String> commissioners) {

  public CountStatus {
    commissioners = Collections.unmodifiableSet(new TreeSet<>(commissioners));
  }

  public boolean counts() {
    return exclusion == null;
  }

  /** How a service stands on a day. */
  public static CountStatus of(Service service, LocalDate today, GapSettings settings) {
    List<CommissioningArrangement> inForce =
        service.arrangements().stream()
            .filter(each -> each.ends() == null || !each.ends().isBefore(today))
            .toList();
    LocalDate soon = today.plusMonths(settings.riskMonths());
    boolean lasting =
        inForce.isEmpty()
            || inForce.stream().anyMatch(each -> each.ends() == null || each.ends().isAfter(soon));
    TreeSet<String> commissioners = new TreeSet<>();
    inForce.forEach(each -> commissioners.addAll(each.commissioners()));
    return new CountStatus(
        exclusion(service, inForce, today),
        lasting,
        hasRoom(service.capacity(), settings),
        commissioners);
  }

  private static @Nullable Exclusion exclusion(
      Service service, List<CommissioningArrangement> inForce, LocalDate today) {
    if (!service.isPublished()) {
      return new Exclusion.NotPublished(service.status());
    }
    if (service.capacity().status() == Capacity.Status.CLOSED) {
      return new Exclusion.ClosedToReferrals(service.capacity().asOf());
    }
    if (!service.arrangements().isEmpty() && inForce.isEmpty()) {
      return new Exclusion.FundingEnded(
          service.arrangements().stream()
              .map(CommissioningArrangement::ends)
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElseThrow());
    }
    if (service.freshness(today) == Freshness.STALE) {
      return new Exclusion.Stale(service.assuredOn());
    }
    return null;
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
