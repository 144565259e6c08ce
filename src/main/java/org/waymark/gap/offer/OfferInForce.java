package org.waymark.gap.offer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The national table with changes laid over it: in its order, what was added after it.
   *
   * @param changes those in force in one area, at most one of a line, in the order in which they
   *     were made. A line that was changed here stays when a later national table drops it
   */
  public static OfferInForce of(ExpectedOffer national, List<OfferChange> changes) {
    Map<String, OfferChange> byLine = new LinkedHashMap<>();
    changes.forEach(change -> byLine.put(change.line(), change));
    List<OfferLine> lines = new ArrayList<>();
    for (OfferLine line : national.lines()) {
      OfferChange change = byLine.remove(line.id());
      if (change == null || change.change() == OfferChange.Kind.ADOPTED) {
        lines.add(line);
      } else if (change.asked() != null) {
        lines.add(change.asked());
      }
    }
    byLine.values().stream()
        .flatMap(change -> Stream.ofNullable(change.asked()))
        .forEach(lines::add);
    return new OfferInForce(national, lines);
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
