package org.waymark.listing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;

/** What became of anything done at the desk but a save. */
public sealed interface Decided {

  /**
   * It was done.
   *
   * @param change as it is now
   * @param version of the listing now
   */
  record Done(ListingChange change, ListingVersion version) implements Decided {}

  /** It was done to the listing itself, and no change is open for it. */
  record Live(ListingVersion version) implements Decided {}

  /**
   * Not approved, for the live listing has moved in the same fields since the change was proposed.
   * Approve again naming {@code liveVersion} to let the proposal stand, or reject.
   *
   * @param fields where both have moved; never empty
   * @param live as it is now
   */
  record Moved(ListingChange change, Set<ListingField> fields, Service live, long liveVersion)
      implements Decided {}

  /**
   * Not kept, for somebody else has meanwhile typed something else into the same fields of the
   * draft. Keep again naming the lock of {@code draft} to let one's own stand.
   *
   * @param draft as the other left it
   * @param names of the form fields where both differ; never empty
   * @param merged what would be kept: everybody's fields, and one's own where both differ
   */
  record Disputed(ListingChange draft, Set<String> names, Map<String, List<String>> merged)
      implements Decided {}

  /** Not done; never empty. */
  record Refused(List<Refusal> problems) implements Decided {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
