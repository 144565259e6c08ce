package org.waymark.listing;

import java.util.EnumSet;
import java.util.Set;
import org.waymark.catalogue.Service;

/**
 * What two people made of one listing, put together field by field. A field that only one changed
 * is as that one has it; a field that both changed to the same is so; where they changed it to
 * different things it is disputed, and stays as theirs until somebody decides.
 *
 * @param merged theirs with what I changed and they did not
 * @param mine the fields in which {@code merged} is not theirs
 * @param disputed the fields both changed, to different things
 */
record ListingMerge(Service merged, Set<ListingField> mine, Set<ListingField> disputed) {

  /**
   * Puts two states together that were made from one.
   *
   * @param fields the fields that are looked at; in all others the result is theirs
   */
  static ListingMerge of(Service base, Service theirs, Service mine, Set<ListingField> fields) {
    Set<ListingField> taken = EnumSet.noneOf(ListingField.class);
    Set<ListingField> disputed = EnumSet.noneOf(ListingField.class);
    for (ListingField field : fields) {
      if (field.differs(base, mine) && field.differs(theirs, mine)) {
        if (field.differs(base, theirs)) {
          disputed.add(field);
        } else {
          taken.add(field);
        }
      }
    }
    try {
      return new ListingMerge(ListingField.copy(taken, mine, theirs), taken, disputed);
    } catch (IllegalArgumentException e) {
      // Each is valid and both together are not, e.g. a radius here and its only place gone there:
      // as good as the same field.
      disputed.addAll(taken);
      return new ListingMerge(theirs, EnumSet.noneOf(ListingField.class), disputed);
    }
  }
}
