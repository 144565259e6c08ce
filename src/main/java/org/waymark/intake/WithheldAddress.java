package org.waymark.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.AddressInWords;

/**
 * What a file says of a place that must not be published; on its way to the store of withheld
 * addresses and nowhere else.
 *
 * @param name may be empty
 * @param addressLines without the postcode; may be empty
 */
public record WithheldAddress(
    LocationId location,
    ServiceId service,
    String name,
    List<String> addressLines,
    @Nullable String postcode) {

  /** Takes what must be kept apart. */
  @FunctionalInterface
  public interface Store {
    /** Adds or replaces, by location. */
    void keep(List<WithheldAddress> addresses, String who);

    /**
     * The same of a file that may have been imported before: where a person has entered another
     * address, that stays.
     *
     * @param overwrites true to put the file's in its place all the same
     * @return the places of which a person has entered another address than the file has
     */
    default Set<LocationId> keepAgain(
        List<WithheldAddress> addresses, String who, boolean overwrites) {
      keep(addresses, who);
      return Set.of();
    }
  }

  public WithheldAddress {
    addressLines = List.copyOf(addressLines);
  }

  /** The same address of another place. */
  WithheldAddress at(LocationId other) {
    return new WithheldAddress(other, service, name, addressLines, postcode);
  }

  /** The lines as they are kept: the name first. */
  List<String> lines() {
    return Stream.concat(Stream.of(name), addressLines.stream())
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** Finds it among words. */
  AddressInWords inWords() {
    return AddressInWords.of(lines(), postcode);
  }

  /** Says nothing about the place, so that no log can. */
  @Override
  public String toString() {
    return "WithheldAddress[" + location + "]";
  }
}
