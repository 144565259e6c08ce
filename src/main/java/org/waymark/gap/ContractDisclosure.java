package org.waymark.gap;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;

/**
 * The one place that decides whether dates and money of contracts may be shown to whoever asks.
 *
 * <p>They are for signed-in commissioners, and nobody can sign in yet. So they are shown only while
 * every arrangement there is belongs to the invented demonstration catalogue, or when the operator
 * has set {@code waymark.gap.show-contracts=true}, which is for a Waymark that the public cannot
 * reach. Thread-safe.
 */
@Singleton
public final class ContractDisclosure {

  private final boolean shownByOperator;

  /**
   * @param shownByOperator the setting {@code waymark.gap.show-contracts}; false unless given
   */
  public ContractDisclosure(@Value("${waymark.gap.show-contracts:false}") boolean shownByOperator) {
    this.shownByOperator = shownByOperator;
  }

  /** True when contracts of this catalogue may be shown, published listings or not. */
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
