package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceLocation;

/**
 * Which part of a change only takes something from view: places, contacts and states know what is
 * less public. See {@code docs/decisions/0033-less-public-is-live-at-once.md}.
 */
final class TakenFromView {

  private TakenFromView() {}

  // Places

  /**
   * The places as they are without what is no longer to be shown of them. A public place that went
   * is gone; of one that may not be known and went, or that is new, nothing is shown.
   */
  static List<ServiceLocation> places(List<ServiceLocation> live, List<ServiceLocation> wanted) {
    List<ServiceLocation> places = new ArrayList<>();
    for (ServiceLocation place : live) {
      Optional<ServiceLocation> then = find(wanted, place.id());
      if (then.isPresent()) {
        places.add(lessened(place, then.get()));
      } else if (!(place instanceof ServiceLocation.Public)) {
        places.add(new ServiceLocation.Withheld(place.id()));
      }
    }
    wanted.stream()
        .filter(place -> !(place instanceof ServiceLocation.Public))
        .filter(place -> find(live, place.id()).isEmpty())
        .forEach(place -> places.add(new ServiceLocation.Withheld(place.id())));
    // Another order alone shows nothing more.
    return places.size() == wanted.size() && new HashSet<>(places).equals(Set.copyOf(wanted))
        ? wanted
        : places;
  }

  private static ServiceLocation lessened(ServiceLocation place, ServiceLocation wanted) {
    if (wanted.showsNoMoreThan(place)) {
      return wanted;
    }
    return place instanceof ServiceLocation.Public open
            && wanted instanceof ServiceLocation.Public other
        ? open.lessened(other)
        : place;
  }

  private static Optional<ServiceLocation> find(List<ServiceLocation> places, LocationId id) {
    return places.stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /** True when something of a place that was taken from view since would be shown again. */
  static boolean showsAgain(
      List<ServiceLocation> base, List<ServiceLocation> live, List<ServiceLocation> next) {
    return next.stream()
        .anyMatch(
            place -> {
              ServiceLocation was = find(base, place.id()).orElse(null);
              ServiceLocation is = find(live, place.id()).orElse(null);
              if (was == null || was.equals(is)) {
                return false;
              }
              boolean hidden = is == null || is.showsNoMoreThan(was);
              return hidden
                  && !place.showsNoMoreThan(
                      is == null ? new ServiceLocation.Withheld(place.id()) : is);
            });
  }

  // Contacts

  /**
   * The contacts as they are without those that were taken away. One that was exchanged for another
   * of its kind stays until that is approved; when some of a kind were exchanged and others taken
   * away nobody can say which is which, and all of them go.
   *
   * @param telling true when what is there tells a hidden place: what was exchanged goes too
   */
  static List<Contact> contacts(List<Contact> live, List<Contact> wanted, boolean telling) {
    if (ListingField.onlyNumbersCorrected(paired(live, wanted), wanted)) {
      return wanted;
    }
    List<Contact> contacts = new ArrayList<>();
    for (Contact contact : live) {
      Optional<Contact> same = sameNumber(contact, wanted);
      if (same.isPresent()) {
        boolean noteWent = same.get().note() == null || telling;
        contacts.add(
            noteWent && !Objects.equals(contact.note(), same.get().note())
                ? new Contact(contact.kind(), contact.value(), null)
                : contact);
      } else if (!telling
          && unmatched(live, wanted, contact.kind()).size()
              <= unmatched(wanted, live, contact.kind()).size()) {
        contacts.add(contact);
      }
    }
    return contacts;
  }

  /**
   * Those that are still there, and as many of the others as may have been corrected: with the same
   * note before any.
   */
  static List<Contact> paired(List<Contact> live, List<Contact> wanted) {
    List<Contact> exchanged = new ArrayList<>();
    for (Contact.Kind kind : Contact.Kind.values()) {
      List<Contact> gone = new ArrayList<>(unmatched(live, wanted, kind));
      for (Contact fresh : unmatched(wanted, live, kind)) {
        gone.stream()
            .min(Comparator.comparing(each -> !Objects.equals(each.note(), fresh.note())))
            .ifPresent(
                each -> {
                  gone.remove(each);
                  exchanged.add(each);
                });
      }
    }
    List<Contact> paired = new ArrayList<>();
    for (Contact contact : live) {
      Optional<Contact> same = sameNumber(contact, wanted);
      if (same.isPresent()) {
        paired.add(same.get().note() == null ? same.get() : contact);
      } else if (exchanged.contains(contact)) {
        paired.add(contact);
      }
    }
    return paired;
  }

  /** The contacts of a kind that are in one list and not, under any note, in the other. */
  private static List<Contact> unmatched(List<Contact> of, List<Contact> in, Contact.Kind kind) {
    return of.stream()
        .filter(each -> each.kind() == kind && sameNumber(each, in).isEmpty())
        .toList();
  }

  private static Optional<Contact> sameNumber(Contact contact, List<Contact> among) {
    return among.stream()
        .filter(each -> each.kind() == contact.kind() && each.value().equals(contact.value()))
        .min(Comparator.comparing(each -> !each.equals(contact)));
  }

  /** True when a contact, or its note, that was taken away since would be shown again. */
  static boolean showsContactAgain(List<Contact> base, List<Contact> live, List<Contact> next) {
    return next.stream()
        .anyMatch(each -> base.contains(each) && !live.contains(each) && gone(each, live));
  }

  /** True when it was taken away, and not exchanged for another note. */
  private static boolean gone(Contact contact, List<Contact> live) {
    return sameNumber(contact, live).filter(each -> each.note() != null).isEmpty();
  }

  // Words and states

  /** From what the fewest may see to what everybody does. */
  static int publicness(ListingStatus status) {
    return switch (status) {
      case CLOSED -> 0;
      case DRAFT, SUBMITTED -> 1;
      case SUSPENDED -> 2;
      case PUBLISHED -> 3;
    };
  }
}
