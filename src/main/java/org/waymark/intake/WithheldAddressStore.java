package org.waymark.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.waymark.catalogue.withheld.WithheldAddresses;

/** Hands the addresses an import brings to the table that nothing publishes. */
@Singleton
record WithheldAddressStore(WithheldAddresses addresses) implements WithheldAddress.Store {

  @Override
  public void keep(List<WithheldAddress> brought, String who) {
    List<org.waymark.catalogue.withheld.WithheldAddress> kept = new ArrayList<>();
    for (WithheldAddress each : brought) {
      List<String> lines = each.lines();
      if (!lines.isEmpty() || each.postcode() != null) {
        kept.add(
            new org.waymark.catalogue.withheld.WithheldAddress(
                each.location(), lines, each.postcode(), null));
      }
    }
    addresses.put(kept);
  }
}
