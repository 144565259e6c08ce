package org.waymark.coverage;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The services a filter chose and, of each, the offers that hold.
 *
 * <p>Ordinals are those of the {@link ServiceIndex} that answered; they mean nothing to another.
 */
public final class Selection {

  private final BitSet services;
  private final BitSet offers;

  Selection(BitSet services, BitSet offers) {
    this.services = services;
    this.offers = offers;
  }

  public boolean contains(int service) {
    return services.get(service);
  }

  /** Ordinals of the chosen services, ascending. */
  public IntStream services() {
    return services.stream();
  }

  /** A copy of the chosen services as bits. */
  public BitSet serviceBits() {
    return (BitSet) services.clone();
  }

  /** A copy of the offers that hold. */
  BitSet offerBits() {
    return (BitSet) offers.clone();
  }

  boolean hasOffer(int offer) {
    return offers.get(offer);
  }
}
