package org.waymark.gap.offer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The questions that are asked of an area: the national table with what its duty holders have
 * changed laid over it.
 */
public final class OfferInForce {

  private final ExpectedOffer national;
  private final List<OfferLine> lines;
  private final int hash;

  private OfferInForce(ExpectedOffer national, List<OfferLine> lines) {
    this.national = national;
    this.lines = List.copyOf(lines);
    this.hash = this.lines.hashCode();
  }

  /** The national table as it is. */
  public static OfferInForce of(ExpectedOffer national) {
    return new OfferInForce(national, national.lines());
  }

  /** The table that the changes were laid over. */
  public ExpectedOffer national() {
    return national;
  }

  /** The questions, in the order in which they are shown. */
  public List<OfferLine> lines() {
    return lines;
  }

  public Optional<OfferLine> find(String id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof OfferInForce that
            && hash == that.hash
            && lines.equals(that.lines)
            && Objects.equals(national, that.national));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
