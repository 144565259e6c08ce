package org.waymark.catalogue.confidential;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.waymark.catalogue.LocationId;

/** What a catalogue says beside places that may not be known. */
@FunctionalInterface
public interface SpokenWords {

  /** Nothing is said. */
  SpokenWords NONE = place -> List.of();

  /**
   * A listing, an organisation or another record that is read beside a place.
   *
   * @param subject its identifier
   * @param record its name
   * @param texts what it says
   */
  record Spoken(UUID subject, String record, List<FreeText> texts) {}

  /**
   * The listings and the organisation that run a place, and whatever else is said of them. Until
   * the end of the transaction nobody else changes the catalogue.
   */
  List<Spoken> beside(LocationId place);

  /** What is said beside a place that tells an address. */
  static List<PlaceInWords> telling(Collection<Spoken> beside, AddressInWords address) {
    return beside.stream()
        .flatMap(
            spoken ->
                AddressInWords.toldAmong(spoken.texts(), List.of(address)).stream()
                    .map(text -> PlaceInWords.ofAddress(spoken.subject(), spoken.record(), text)))
        .toList();
  }
}
