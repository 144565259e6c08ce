package org.waymark.listing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.field.ListingField;

/**
 * What two people made of one listing, put together field by field. A field that only one changed
 * is as that one has it; a field that both changed to the same is so; where they changed it to
 * different things it is disputed, and stays as theirs until somebody decides.
 *
 * <p>Offers, contacts and places are rows of their own: when these alone are disputed and each row
 * was changed by one of the two only, or added, both are kept. As soon as anything else is disputed
 * somebody has to look at the whole anyway, and nothing is put together by row.
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
      Optional<Service> byRow = byRow(base, theirs, mine, disputed);
      if (byRow.isPresent()) {
        Set<ListingField> all = EnumSet.copyOf(taken);
        all.addAll(disputed);
        return new ListingMerge(
            ListingField.copy(all, byRow.get(), theirs), all, EnumSet.noneOf(ListingField.class));
      }
    } catch (IllegalArgumentException e) {
      // The rows do not fit together, e.g. both added the same: disputed after all.
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

  /**
   * Mine with the rows of both in every disputed field; empty when that settles not all of them.
   */
  private static Optional<Service> byRow(
      Service base, Service theirs, Service mine, Set<ListingField> disputed) {
    ServiceBuilder values = ServiceBuilder.builder(mine);
    boolean settled = !disputed.isEmpty();
    for (ListingField field : disputed) {
      settled &=
          switch (field) {
            case OFFERS ->
                together(base.offers(), theirs.offers(), mine.offers())
                    .map(values::offers)
                    .isPresent();
            case CONTACTS ->
                together(base.contacts(), theirs.contacts(), mine.contacts())
                    .map(values::contacts)
                    .isPresent();
            case LOCATIONS ->
                together(base.locations(), theirs.locations(), mine.locations())
                    .map(values::locations)
                    .isPresent();
            default -> false;
          };
    }
    return settled ? Optional.of(values.build()) : Optional.empty();
  }

  /**
   * The rows of both: each as whoever changed it has it, then what they added, then what I added.
   * Empty when both changed one row to different things, or somebody took rows away, after which
   * nobody can say which row is which.
   */
  static <T> Optional<List<T>> together(List<T> base, List<T> theirs, List<T> mine) {
    int known = base.size();
    if (theirs.size() < known || mine.size() < known) {
      return Optional.empty();
    }
    List<T> rows = new ArrayList<>();
    for (int i = 0; i < known; i++) {
      T was = base.get(i);
      T their = theirs.get(i);
      T my = mine.get(i);
      if (!my.equals(was) && !their.equals(was) && !my.equals(their)) {
        return Optional.empty();
      }
      rows.add(my.equals(was) ? their : my);
    }
    rows.addAll(theirs.subList(known, theirs.size()));
    mine.subList(known, mine.size()).stream().filter(row -> !rows.contains(row)).forEach(rows::add);
    return Optional.of(rows);
  }
}
