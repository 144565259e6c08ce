package org.waymark.listing.withheld;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import javax.sql.DataSource;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;

/** A new key for withheld addresses. */
@Singleton
@Requires(beans = DataSource.class)
public final class WithheldKeyRotation {

  private final WithheldAddresses addresses;
  private final WithheldKeys keys;
  private final AuditTrail audit;

  public WithheldKeyRotation(WithheldAddresses addresses, WithheldKeys keys, AuditTrail audit) {
    this.addresses = addresses;
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * Seals every address with a new key.
   *
   * @param forgetOld take the old keys out of the file
   * @return where the key file is, and how many addresses were sealed anew
   */
  public Rotated rotate(boolean forgetOld) {
    int count = addresses.rotateKey(forgetOld);
    audit.record(
        "command",
        "withheld-address.key-changed",
        "catalogue:withheld",
        Map.of(
            "addresses", Integer.toString(count), "old keys kept", Boolean.toString(!forgetOld)));
    return new Rotated(keys.path().toString(), count);
  }

  /**
   * Nothing when every withheld address can be opened with the key file that is there.
   *
   * @throws org.waymark.secret.KeyProblem when one cannot
   */
  public void requireKey() {
    addresses.requireKeys();
  }

  /**
   * What was done.
   *
   * @param file the key file
   * @param addresses how many were sealed anew
   */
  public record Rotated(String file, int addresses) {}
}
