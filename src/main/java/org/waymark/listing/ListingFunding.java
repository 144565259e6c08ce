package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.listing.Refusal.Reason;

/** The part of the desk that keeps who pays for a listing. Thread-safe. */
@Singleton
public final class ListingFunding {

  private static final Set<ListingField> FIELDS = EnumSet.of(ListingField.ARRANGEMENTS);

  private final ListingReading reading;
  private final ListingRules rules;
  private final ListingWriting writing;
  private final ListingReach reach;

  ListingFunding(
      ListingReading reading, ListingRules rules, ListingWriting writing, ListingReach reach) {
    this.reading = reading;
    this.rules = rules;
    this.writing = writing;
    this.reach = reach;
  }

  /**
   * Changes who pays for a listing; live at once. For commissioners of the areas concerned and
   * administrators, and nothing else of the listing is touched.
   *
   * @param expected {@link ListingVersion#live} of the version the form was filled from; when the
   *     arrangements have moved since, it is a conflict
   */
  public Saved saveFunding(
      Person person,
      ServiceId service,
      ListingVersion expected,
      List<CommissioningArrangement> arrangements,
      String why) {
    return writing.save(
        person,
        why,
        "Funding updated",
        words -> plan(person, rules.find(service).orElse(null), expected, arrangements, words));
  }

  /**
   * What {@link #saveFunding} comes to; nothing is written.
   *
   * @param found the listing; null when there is none
   */
  PlannedSave plan(
      Person person,
      @Nullable WorkingListing found,
      ListingVersion expected,
      List<CommissioningArrangement> arrangements,
      String why) {
    WorkingListing now = ListingRules.existing(found);
    Service live = now.live();
    requireToFund(person, live, arrangements);
    Service mine = live.withArrangements(withThoseOfOthers(person, live, arrangements));
    if (!ListingField.ARRANGEMENTS.differs(live, mine)) {
      return new PlannedSave.Settled(new Saved.Unchanged(now.version()));
    }
    Service base = reading.liveAt(now, expected).orElse(null);
    if (base == null || ListingField.ARRANGEMENTS.differs(base, live)) {
      return new PlannedSave.Settled(
          new Saved.Conflict(base, live, mine, live, FIELDS, now.version()));
    }
    return new PlannedSave.ToWrite(
        now,
        mine,
        () ->
            writing.record(
                person, "listing.funded", live.id(), ListingWriting.details(why, FIELDS)),
        version ->
            new Saved.Applied(
                new ListingVersion(version, now.version().waiting()),
                FIELDS,
                now.waiting(),
                Set.of()));
  }

  private void requireToFund(
      Person person, Service live, List<CommissioningArrangement> arrangements) {
    rules.require(person, ListingAction.FUND, live, concerned(live));
    if (!arrangements.stream().allMatch(each -> mayWrite(person, each, live))) {
      throw new RefusedException(
          Reason.NOT_ALLOWED,
          ListingField.ARRANGEMENTS,
          "An arrangement is for areas you do not commission for: name one of your own areas as"
              + " paid for");
    }
  }

  /** Arrangements of other areas are not theirs to see, so they stay as they are. */
  private List<CommissioningArrangement> withThoseOfOthers(
      Person person, Service live, List<CommissioningArrangement> arrangements) {
    List<CommissioningArrangement> all =
        new ArrayList<>(
            live.arrangements().stream().filter(each -> !mayWrite(person, each, live)).toList());
    all.addAll(arrangements);
    return all;
  }

  private Set<AreaCode> concerned(Service live) {
    Set<AreaCode> concerned = new HashSet<>(reach.policeAreasOf(live));
    live.arrangements().forEach(each -> concerned.addAll(reach.policeAreasOf(each, live)));
    return concerned;
  }

  private boolean mayWrite(Person person, CommissioningArrangement arrangement, Service live) {
    return person.authority().mayApprove(reach.policeAreasOf(arrangement, live));
  }

  /**
   * The arrangements of a listing that the person may read, in its order; those of other areas are
   * left out. What they may also write is what {@link #saveFunding} replaces: a commissioner's form
   * is filled with all of them, a convenor has none.
   */
  public List<CommissioningArrangement> fundingOf(Person person, ServiceId service) {
    return rules.find(service).map(now -> shownTo(person, now.live())).orElse(List.of());
  }

  private List<CommissioningArrangement> shownTo(Person person, Service live) {
    return live.arrangements().stream()
        .filter(each -> person.authority().maySeeFunding(reach.policeAreasOf(each, live)))
        .toList();
  }
}
