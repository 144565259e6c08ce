package org.waymark.web.history;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingReach;

/** Who may read the history of a listing, and what of it. */
@Singleton
public final class HistoryAccess {

  private final ListingReach reach;

  HistoryAccess(ListingReach reach) {
    this.reach = reach;
  }

  /**
   * True for its own editors, those who commission or convene an area it reaches, and
   * administrators.
   */
  public boolean mayRead(@Nullable Person person, Service service) {
    if (person == null) {
      return false;
    }
    Set<AreaCode> areas = reach.policeAreasOf(service);
    return person.authority().mayEdit(service.organisation())
        || person.authority().mayApprove(areas)
        || person.authority().maySeeFunding(areas);
  }

  /** The fields they may see. */
  Set<ListingField> fields(Person person, Service service) {
    Set<ListingField> fields = EnumSet.allOf(ListingField.class);
    if (!person.authority().maySeeFunding(reach.policeAreasOf(service))) {
      fields.remove(ListingField.ARRANGEMENTS);
    }
    return fields;
  }
}
