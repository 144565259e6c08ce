package org.waymark.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;

/**
 * Tells the difference between two states of a listing, field by field, in words a provider
 * understands. Of a withheld location it says that it is withheld: nothing else is known of it
 * here.
 */
public final class ListingDifference {

  private ListingDifference() {}

  /** Every field in which they differ, in the order of the form. */
  public static List<FieldChange> between(Service before, Service after, ListingTerms terms) {
    return between(before, after, ListingField.differing(before, after), terms);
  }

  /** As the other, of these fields only; for somebody who may not see all of them. */
  public static List<FieldChange> between(
      Service before, Service after, Set<ListingField> fields, ListingTerms terms) {
    List<FieldChange> changes = new ArrayList<>();
    for (ListingField field : ListingField.values()) {
      if (fields.contains(field) && field.differs(before, after)) {
        List<String> was = field.tell(before, terms);
        List<String> is = field.tell(after, terms);
        if (was.equals(is)) {
          // Identifiers and shapes differ where the words do not: say that something did.
          is = new ArrayList<>(is);
          is.add("(changed in a way that words do not show)");
        }
        changes.add(new FieldChange(field, was, is, minus(was, is), minus(is, was)));
      }
    }
    return changes;
  }

  private static List<String> minus(List<String> all, List<String> others) {
    List<String> left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left;
  }
}
