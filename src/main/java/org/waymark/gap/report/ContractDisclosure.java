package org.waymark.gap.report;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.snapshot.Snapshot;

/**
 * The one place that decides whether dates and money of contracts may be shown to whoever asks.
 *
 * <p>They are for the duty holders and the convenors of the area asked about, and for
 * administrators. Everybody sees them while every arrangement there is belongs to the invented
 * demonstration catalogue, and when the operator has set {@code waymark.gap.show-contracts=true},
 * which is for a Waymark that the public cannot reach. Thread-safe.
 */
@Singleton
final class ContractDisclosure {

  private final boolean shownByOperator;

  /**
   * @param shownByOperator the setting {@code waymark.gap.show-contracts}; false unless given
   */
  ContractDisclosure(@Value("${waymark.gap.show-contracts:false}") boolean shownByOperator) {
    this.shownByOperator = shownByOperator;
  }

  /**
   * True when contracts of services that reach an area may be shown to somebody. An area that lies
   * in several police areas is one that all of them concern: who may see one alone sees none of it.
   *
   * @param person whoever asks; null for the public
   */
  public boolean isOpenTo(@Nullable Person person, Snapshot snapshot, Area area) {
    if (isOpen(snapshot.catalogue())) {
      return true;
    }
    if (person == null) {
      return false;
    }
    Set<AreaCode> concerned = snapshot.geography().policeAreasOf(area.code(), snapshot.today());
    return !concerned.isEmpty()
        && concerned.stream().allMatch(each -> person.authority().maySeeFunding(Set.of(each)));
  }

  /** True when contracts of this catalogue may be shown to everybody. */
  public boolean isOpen(Catalogue catalogue) {
    return shownByOperator
        || catalogue.listServices().stream()
            .filter(service -> !service.arrangements().isEmpty())
            .allMatch(ContractDisclosure::isInvented);
  }

  private static boolean isInvented(Service service) {
    return service.provenance().isDemonstration();
  }

  /** True when the operator has opened contracts to everybody who can reach this Waymark. */
  public boolean isOpenedByOperator() {
    return shownByOperator;
  }
}
