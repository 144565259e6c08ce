package org.waymark.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.withheld.WithheldAddresses;

/** Hands the addresses an import brings to the table that nothing publishes. */
@Singleton
record WithheldAddressStore(WithheldAddresses addresses) implements WithheldAddress.Store {

  @Override
  public void keep(List<WithheldAddress> brought, String who) {
    keepAgain(brought, who, true);
  }

  @Override
  public Set<LocationId> keepAgain(List<WithheldAddress> brought, String who, boolean overwrites) {
    List<org.waymark.catalogue.withheld.WithheldAddress> kept = new ArrayList<>();
    for (WithheldAddress each : brought) {
      List<String> lines = each.lines();
      if (!lines.isEmpty() || each.postcode() != null) {
        kept.add(
            new org.waymark.catalogue.withheld.WithheldAddress(
                each.location(), lines, each.postcode(), null));
      }
    }
    return addresses.putFromFile(kept, overwrites);
  }
}
