package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Authority;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueRepository.ServiceAtVersion;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange.Kind;
import org.waymark.listing.ListingChange.State;
import org.waymark.listing.Refusal.Reason;

/**
 * Who may know of a listing or change, and do what with it now: asks {@link Lifecycle} of what is
 * in the database at this moment. Thread-safe.
 */
@Singleton
record ListingRules(
    CatalogueRepository catalogue, ListingChangeRepository changes, ListingReach reach) {

  /** A live listing with what waits, whoever asks. */
  Optional<WorkingListing> find(ServiceId id) {
    return Optional.ofNullable(find(Set.of(id)).get(id));
  }

  /** Live listings, each with what waits; those that there are not are left out. */
  Map<ServiceId, WorkingListing> find(Collection<ServiceId> ids) {
    // What waits is read after it: should the listing change in between, a save of it is refused.
    return catalogue.findServices(ids).stream()
        .collect(
            Collectors.toMap(
                found -> found.service().id(),
                found -> working(found, changes.findOpen(found.service().id()).orElse(null))));
  }

  private static WorkingListing working(ServiceAtVersion found, @Nullable ListingChange waiting) {
    Service live = found.service();
    Service working = live;
    if (waiting != null) {
      try {
        working = waiting.onto(live);
      } catch (IllegalArgumentException e) {
        // What waits no longer fits what is live; the live one is shown beside it.
        working = live;
      }
    }
    return new WorkingListing(
        live,
        working,
        waiting,
        new ListingVersion(found.version(), waiting == null ? 0 : waiting.lock()));
  }

  WorkingListing get(ServiceId id) {
    return existing(find(id).orElse(null));
  }

  /**
   * @param found null when there is no such listing, which is refused
   */
  static WorkingListing existing(@Nullable WorkingListing found) {
    return Optional.ofNullable(found).orElseThrow(ListingRules::unknownListing);
  }

  WorkingListing known(Person person, ServiceId id) {
    return known(person, find(id).orElse(null));
  }

  /**
   * @param found null when there is no such listing, which is refused
   */
  WorkingListing known(Person person, @Nullable WorkingListing found) {
    return Optional.ofNullable(found)
        .filter(listing -> mayKnow(person, listing))
        .orElseThrow(ListingRules::unknownListing);
  }

  private static RefusedException unknownListing() {
    return new RefusedException(
        Reason.UNKNOWN,
        "There is no such listing, or it is not one of yours: look under your listings");
  }

  boolean mayKnow(Person person, WorkingListing listing) {
    Authority authority = person.authority();
    return authority.mayFollow(listing.live().organisation())
        || authority.mayApprove(policeAreasOf(listing));
  }

  boolean mayKnow(Person person, ListingChange change) {
    return person.authority().mayEdit(change.organisation())
        || (change.state() != State.DRAFT && person.authority().mayApprove(policeAreasOf(change)));
  }

  private Set<AreaCode> policeAreasOf(WorkingListing listing) {
    return reach.policeAreasOf(listing.live(), listing.working());
  }

  /** The police areas that the listing reaches before or after the change. */
  Set<AreaCode> policeAreasOf(ListingChange change) {
    return reach.policeAreasOf(catalogue.findService(change.service()).orElse(null), change);
  }

  /** What the listing of a change is called, as far as it has a name. */
  String nameOf(ListingChange change) {
    return Optional.ofNullable(change.proposed())
        .or(() -> catalogue.findService(change.service()))
        .map(Service::name)
        .orElse("New listing");
  }

  private static Set<ListingRole> rolesOf(
      Person person,
      OrganisationId organisation,
      Set<AreaCode> policeAreas,
      @Nullable ListingChange change) {
    Authority authority = person.authority();
    Set<ListingRole> roles = EnumSet.noneOf(ListingRole.class);
    if (authority.isAdministrator()) {
      roles.add(ListingRole.ADMINISTRATOR);
    }
    if (authority.mayEdit(organisation)) {
      roles.add(ListingRole.EDITOR);
    }
    if (authority.mayLead(organisation)) {
      roles.add(ListingRole.LEAD);
    }
    if (authority.mayApprove(policeAreas)) {
      roles.add(ListingRole.COMMISSIONER);
    }
    if (change != null && change.contributors().contains(person.account().id())) {
      roles.add(ListingRole.CONTRIBUTOR);
    }
    if (roles.isEmpty()) {
      roles.add(ListingRole.OTHER);
    }
    return roles;
  }

  private Set<ListingRole> rolesOf(Person person, WorkingListing listing) {
    return rolesOf(
        person, listing.live().organisation(), policeAreasOf(listing), listing.waiting());
  }

  private Set<ListingRole> rolesOf(Person person, ListingChange change) {
    return rolesOf(person, change.organisation(), policeAreasOf(change), change);
  }

  private ListingStatus statusOf(ListingChange change) {
    if (change.kind() == Kind.FIRST) {
      return change.state() == State.WAITING ? ListingStatus.SUBMITTED : ListingStatus.DRAFT;
    }
    return catalogue
        .findService(change.service())
        .map(Service::status)
        .orElse(ListingStatus.CLOSED);
  }

  /** Whether what is to be done to a change can still be done at all. */
  private static boolean isOpenTo(ListingAction action, ListingChange change) {
    return switch (action) {
      case APPROVE, REJECT, REASSIGN ->
          change.state() == State.WAITING && change.kind() != Kind.CORRECTION;
      case WITHDRAW -> change.state().isOpen();
      case WRITE, SUBMIT -> change.state() == State.DRAFT && change.kind() == Kind.FIRST;
      case CHECK -> change.state() == State.TOLD;
      case COMMENT -> true;
      default -> false;
    };
  }

  boolean may(Person person, ListingAction action, WorkingListing listing) {
    return Lifecycle.rule(listing.live().status(), action, rolesOf(person, listing)).isPresent();
  }

  /** Whether somebody may do something with a listing that is as given, whatever waits. */
  boolean may(Person person, ListingAction action, Service live) {
    return Lifecycle.rule(
            live.status(),
            action,
            rolesOf(person, live.organisation(), reach.policeAreasOf(live), null))
        .isPresent();
  }

  boolean may(Person person, ListingAction action, ListingChange change) {
    return isOpenTo(action, change)
        && mayKnow(person, change)
        && Lifecycle.rule(statusOf(change), action, rolesOf(person, change)).isPresent();
  }

  Lifecycle.Rule require(Person person, ListingAction action, WorkingListing listing) {
    return require(action, listing.live().status(), rolesOf(person, listing));
  }

  /**
   * @param concerned the police areas whose commissioners may do it
   */
  void require(Person person, ListingAction action, Service live, Set<AreaCode> concerned) {
    require(action, live.status(), rolesOf(person, live.organisation(), concerned, null));
  }

  private static Lifecycle.Rule require(
      ListingAction action, ListingStatus status, Set<ListingRole> roles) {
    if (Lifecycle.rule(status, action).isEmpty()) {
      throw new RefusedException(
          Reason.NOT_NOW,
          "That cannot be done to a listing that is " + status.label().toLowerCase(Locale.UK));
    }
    return Lifecycle.rule(status, action, roles)
        .orElseThrow(
            () ->
                new RefusedException(
                    Reason.NOT_ALLOWED,
                    roles.contains(ListingRole.CONTRIBUTOR)
                        ? "You took part in this change, so somebody else has to decide on it"
                        : "Your account may not do that to this listing: ask its organisation's"
                            + " lead or a commissioner of the area"));
  }

  /**
   * @param lock of the change as the person saw it; null when that does not matter
   */
  ListingChange require(
      Person person, ListingAction action, ListingChangeId id, @Nullable Long lock) {
    ListingChange change =
        changes
            .find(id)
            .filter(each -> mayKnow(person, each))
            .orElseThrow(
                () ->
                    new RefusedException(
                        Reason.UNKNOWN, "There is no such change, or it is not one of yours"));
    if (!isOpenTo(action, change)) {
      throw new RefusedException(
          Reason.NOT_NOW,
          "This change is "
              + change.state().label().toLowerCase(Locale.UK)
              + (change.decidedByName() == null ? "" : " by " + change.decidedByName())
              + ": nothing more can be done to it here");
    }
    require(action, statusOf(change), rolesOf(person, change));
    if (lock != null && lock != change.lock()) {
      throw new RefusedException(
          Reason.MOVED,
          "Somebody else has changed this since you opened it: look at it again, then decide");
    }
    return change;
  }
}
