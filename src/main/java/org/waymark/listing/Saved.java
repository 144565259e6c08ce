package org.waymark.listing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;

/** What became of a save. */
public sealed interface Saved {

  /**
   * It was kept.
   *
   * @param version what to send with the next save
   * @param live the fields that the public reads from now on; may be empty
   * @param waiting the open change with everything that waits; null when nothing does
   * @param waitingFields the fields of this save that wait; may be empty
   */
  record Applied(
      ListingVersion version,
      Set<ListingField> live,
      @Nullable ListingChange waiting,
      Set<ListingField> waitingFields)
      implements Saved {}

  /** There was nothing to keep: the listing says this already. */
  record Unchanged(ListingVersion version) implements Saved {}

  /**
   * Somebody else changed the same field to something else in the meantime. Nothing was kept, and
   * nothing is lost: the page shows theirs and mine, and saving again with {@code version} decides.
   *
   * @param base what the person saved from; null when that version is not known any more
   * @param theirs the listing as it is now, with what waits
   * @param mine what the person sent
   * @param merged theirs with what the person changed elsewhere; in the disputed fields theirs
   * @param fields the disputed fields; never empty
   * @param version of {@code theirs}
   */
  record Conflict(
      @Nullable Service base,
      Service theirs,
      Service mine,
      Service merged,
      Set<ListingField> fields,
      ListingVersion version)
      implements Saved {}

  /**
   * Nothing was kept.
   *
   * @param problems sentences for the person, with what to do; never empty
   */
  record Refused(List<Refusal> problems) implements Saved {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
