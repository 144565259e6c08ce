package org.waymark.geography.place;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Position;

/** Full postcodes, where a table of them has been loaded. */
public interface PostcodeDirectory {

  /** Knows no postcode: what there is before a table is loaded. */
  PostcodeDirectory EMPTY =
      new PostcodeDirectory() {
        @Override
        public Optional<Entry> find(Postcode postcode) {
          return Optional.empty();
        }

        @Override
        public boolean isLoaded() {
          return false;
        }
      };

  /**
   * One postcode.
   *
   * @param smallArea LSOA code of 2021; null when the source does not say
   * @param terminated the month it went out of use; null while it is in use
   */
  record Entry(Position position, @Nullable String smallArea, @Nullable YearMonth terminated) {}

  /** The postcode's entry; empty when the table does not have it. */
  Optional<Entry> find(Postcode postcode);

  /**
   * The small area of each postcode in use that begins with an outward code: LSOA codes of 2021, as
   * often as there are postcodes; empty when the table does not say.
   */
  default List<String> listSmallAreas(String outward) {
    return List.of();
  }

  /** Whether there is a table at all: "not found" means little when there is none. */
  boolean isLoaded();
}
