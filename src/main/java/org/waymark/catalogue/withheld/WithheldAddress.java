package org.waymark.catalogue.withheld;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.geography.Position;

/**
 * Where a withheld or area-only location is.
 *
 * @param lines without the postcode, one line each; may be empty
 * @param postcode normalised with one space, or null
 * @param position WGS 84, or null when it could not be placed
 */
public record WithheldAddress(
    LocationId location,
    List<String> lines,
    @Nullable String postcode,
    @Nullable Position position) {

  /**
   * @throws IllegalArgumentException when a line has a line break or a NUL character in it, or when
   *     nothing is given at all; the message does not repeat the address
   */
  public WithheldAddress {
    Objects.requireNonNull(location);
    lines = List.copyOf(lines);
    if (lines.isEmpty() && postcode == null && position == null) {
      throw new IllegalArgumentException(
          "A withheld address needs lines, a postcode or a position");
    }
    if (lines.stream().anyMatch(l -> l.isEmpty() || l.indexOf('\n') >= 0 || l.indexOf('\0') >= 0)
        || (postcode != null && postcode.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException(
          "A line of the withheld address of location "
              + location
              + " is empty or has a line break or a NUL character in it: give one line each");
    }
  }

  /** The location alone: this text ends up in logs. */
  @Override
  public String toString() {
    return "WithheldAddress[" + location + "]";
  }
}
