package org.waymark.pathway.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.StaleException;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.CatalogueRevision;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.merge.RecordRule;
import org.waymark.intake.merge.Told;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.field.RouteFacts;
import org.waymark.pathway.field.RouteParts;

/**
 * A route that is known, with what of a file is taken: as listings are laid over what people have
 * said since. A withdrawn route is not opened again by a file, and no day of checking goes back.
 */
final class RouteAgain {

  /** What is said together: the parts of one could contradict another's. */
  private static final List<Set<String>> TOGETHER =
      List.of(
          Set.of("minimum-age", "maximum-age"),
          Set.of("least-days", "most-days"),
          Set.of("agreement", "made", "ends", "partners"),
          Set.of("capacity", "wait", "wait-date"));

  private final RecordRule<ReferralRoute> rule;
  private final Set<String> headings;
  private final boolean overwrites;

  /**
   * @param headings of the columns of the file; what others say stays
   * @param overwrites true when the file's is to be taken whatever people said
   */
  RouteAgain(ListingTerms terms, Set<String> headings, boolean overwrites) {
    this.headings = headings;
    this.overwrites = overwrites;
    rule =
        RecordRule.of(
            RouteFacts.FACTS.stream().filter(fact -> !fact.key().equals("checked")).toList(),
            TOGETHER,
            Map.of("withdrawn", route -> route.withdrawnOn() == null ? 1 : 0),
            RouteParts::of,
            (parts, onto) -> parts.between(onto.id(), onto.from(), onto.to(), onto.provenance()),
            terms);
  }

  /**
   * @param versions of the route, oldest first
   * @param told takes what a person said and the file says otherwise
   * @throws StaleException when the route is not as it is known any more
   */
  ReferralRoute merged(
      ReferralRoute known, ReferralRoute read, List<RouteVersion> versions, List<Told> told) {
    if (versions.isEmpty() || !versions.getLast().route().equals(known)) {
      throw new StaleException("Route " + known.id() + " has changed since");
    }
    List<RecordVersion<ReferralRoute>> states =
        versions.stream().filter(each -> !each.removed()).map(RouteAgain::state).toList();
    ReferralRoute merged =
        rule.merged(known, read, read.assuredOn(), headings, overwrites, states.reversed(), told);
    LocalDate was = known.assuredOn();
    LocalDate is = read.assuredOn();
    return merged.withAssuredOn(was != null && (is == null || is.isBefore(was)) ? was : is);
  }

  private static RecordVersion<ReferralRoute> state(RouteVersion version) {
    return new RecordVersion<>(
        new CatalogueRevision(
            version.revision(), version.at(), version.who(), version.why(), version.importedFrom()),
        version.importedFrom() == null,
        version.route());
  }
}
