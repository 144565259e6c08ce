package org.waymark.gap.report;

import java.time.LocalDate;
import java.util.Collection;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/**
 * What is spent in a year on local services for the residents of an area. For those who may see
 * contracts only: whoever shows it asks {@link ContractDisclosure} first.
 *
 * <p>Money for a wider place than the area is divided by residents: of an arrangement that pays for
 * two councils alike in size an area that is one of them has half. Services for all of England are
 * left out, and so is money whose term is over or has not begun.
 *
 * @param pounds a year, whole
 * @param priced services of which a yearly value is recorded
 * @param unpriced local services of which none is recorded: what they cost is not known, and not 0
 */
public record AreaSpend(long pounds, int priced, int unpriced) {

  /** The spend on some services in a place. */
  static AreaSpend of(
      Collection<CountedOffers.Entry> services,
      SmallAreaSet here,
      Geography geography,
      LocalDate today) {
    double pounds = 0;
    int priced = 0;
    int unpriced = 0;
    for (CountedOffers.Entry entry : services) {
      SmallAreaSet reach = entry.localReach();
      if (!reach.intersects(here)) {
        continue;
      }
      boolean known = false;
      for (CommissioningArrangement each : entry.service().arrangements()) {
        if (each.yearlyValuePounds() != null && isInForce(each, today)) {
          known = true;
          pounds +=
              each.yearlyValuePounds() * share(paidFor(each, reach, geography), here, geography);
        }
      }
      if (known) {
        priced++;
      } else {
        unpriced++;
      }
    }
    return new AreaSpend(Math.round(pounds), priced, unpriced);
  }

  private static boolean isInForce(CommissioningArrangement each, LocalDate today) {
    LocalDate starts = each.starts();
    LocalDate ends = each.ends();
    return (starts == null || !starts.isAfter(today)) && (ends == null || !ends.isBefore(today));
  }

  private static SmallAreaSet paidFor(
      CommissioningArrangement each, SmallAreaSet reach, Geography geography) {
    SmallAreaSet named =
        SmallAreaSet.union(each.areasPaidFor().stream().map(geography::smallAreasOf).toList());
    return named.isEmpty() ? reach : named;
  }

  private static double share(SmallAreaSet of, SmallAreaSet here, Geography geography) {
    long all = geography.population(of);
    return all == 0 ? 0 : geography.population(of.intersect(here)) / (double) all;
  }
}
