package org.waymark.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * What the first page says of the listings that everybody may read.
 *
 * @param demonstration true when a record is fictional
 * @param allInvented true when every record is, and there is one
 * @param services published listings
 * @param organisations those that run one of them
 * @param nationwide listings of which an offer is for all of England by name
 * @param checked listings that were assured in the last {@link Freshness#DUE_AFTER_DAYS} days
 */
public record CatalogueSummary(
    boolean demonstration,
    boolean allInvented,
    int services,
    int organisations,
    int nationwide,
    int checked) {

  /**
   * Counted in the catalogue itself.
   *
   * @param open what everybody may know of
   */
  public static CatalogueSummary of(Catalogue open, LocalDate today) {
    List<Service> services = open.listServices().stream().filter(Service::isPublished).toList();
    return new CatalogueSummary(
        open.isDemonstration(),
        open.isAllInvented(),
        services.size(),
        (int) services.stream().map(Service::organisation).distinct().count(),
        (int) services.stream().filter(Service::isEnglandWide).count(),
        (int)
            services.stream()
                .filter(service -> service.freshness(today) == Freshness.CURRENT)
                .count());
  }

  /** How much of the catalogue is fictional. */
  public Invented invented() {
    return Invented.of(demonstration, allInvented);
  }

  /** The share of the services that were checked lately, in whole per cent; 0 of none. */
  public int checkedPercent() {
    return services == 0 ? 0 : Math.round(100f * checked / services);
  }
}
