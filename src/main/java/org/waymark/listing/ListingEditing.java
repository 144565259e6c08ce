package org.waymark.listing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueRepository.ServiceAtVersion;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.Refusal.Reason;

/**
 * The part of the desk where listings of the catalogue are changed. Thread-safe.
 *
 * <p>Nobody overwrites what they have not seen: a save names the {@link ListingVersion} it was made
 * from, what others did meanwhile is merged field by field, and where both changed the same field
 * nothing is kept and both are handed back.
 */
@Singleton
public final class ListingEditing {

  private static final String ASSURED = "listing.assured";
  private static final String STILL_CORRECT = "Still correct";

  private final ListingReading reading;
  private final ListingRules rules;
  private final ListingWriting writing;
  private final CatalogueRepository catalogue;
  private final ListingChangeRepository changes;
  private final ListingReach reach;
  private final ListingLetters letters;

  ListingEditing(
      ListingReading reading,
      ListingRules rules,
      ListingWriting writing,
      CatalogueRepository catalogue,
      ListingChangeRepository changes,
      ListingReach reach,
      ListingLetters letters) {
    this.reading = reading;
    this.rules = rules;
    this.writing = writing;
    this.catalogue = catalogue;
    this.changes = changes;
    this.reach = reach;
    this.letters = letters;
  }

  /**
   * Saves what an editor made of a listing. Harmless fields are live at once, and so is whatever
   * only takes something from view; what else is sensitive goes into the open change of the
   * listing, which is begun when there is none; a sensitive field that is set back to what is live
   * leaves it.
   *
   * @param expected the version the form was filled from
   * @param mine the whole listing as the form gave it. Its status, arrangements, day of assurance,
   *     organisation and provenance are ignored: no form of a provider changes them.
   * @param why in words; blank is said as "Updated"
   */
  public Saved save(
      Person person, ServiceId service, ListingVersion expected, Service mine, String why) {
    return writing.save(
        person,
        why,
        "Updated",
        words -> plan(person, rules.find(service).orElse(null), expected, mine, words));
  }

  /**
   * What {@link #save} comes to; nothing is written.
   *
   * @param found the listing; null when there is none
   */
  PlannedSave plan(
      Person person,
      @Nullable WorkingListing found,
      ListingVersion expected,
      Service sent,
      String why) {
    WorkingListing now = rules.known(person, found);
    rules.require(person, ListingAction.EDIT, now);
    Service mine = reading.withoutHiddenSince(now, expected, ofTheForm(sent, now));
    Service base = reading.workingAt(now, expected).orElse(null);
    if (base == null) {
      return new PlannedSave.Settled(onWhatIsForgotten(now, mine));
    }
    ListingMerge merge = ListingMerge.of(base, now.working(), mine, ListingField.ofTheForm());
    if (!merge.disputed().isEmpty()) {
      return new PlannedSave.Settled(
          new Saved.Conflict(
              base, now.working(), mine, merge.merged(), merge.disputed(), now.version()));
    }
    return merge.mine().isEmpty()
        ? new PlannedSave.Settled(new Saved.Unchanged(now.version()))
        : put(person, now, merge.merged(), merge.mine(), why);
  }

  private static Service ofTheForm(Service sent, WorkingListing now) {
    try {
      return ListingField.copy(ListingField.ofTheForm(), sent, now.working());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** A save from a version that is not known any more: whatever differs may be another's. */
  private static Saved onWhatIsForgotten(WorkingListing now, Service mine) {
    Set<ListingField> differing = ListingField.differing(now.working(), mine);
    return differing.isEmpty()
        ? new Saved.Unchanged(now.version())
        : new Saved.Conflict(null, now.working(), mine, now.working(), differing, now.version());
  }

  /**
   * What a save would do.
   *
   * @param before the listing as its editors see it now
   * @param after what they would see afterwards; in the disputed fields as before
   * @param live fields of which something would be live at once
   * @param waiting fields of which something would wait
   * @param disputed fields that somebody else has changed meanwhile to something else
   */
  public record Rehearsal(
      Service before,
      Service after,
      Set<ListingField> live,
      Set<ListingField> waiting,
      Set<ListingField> disputed) {}

  /**
   * What {@link #save} would do; nothing is changed.
   *
   * @return empty when the person may not edit the listing as it is now
   */
  public Optional<Rehearsal> rehearse(
      Person person, ServiceId service, ListingVersion expected, Service mine) {
    return reading
        .open(person, service)
        .filter(now -> rules.may(person, ListingAction.EDIT, now))
        .map(now -> rehearse(now, expected, mine));
  }

  private Rehearsal rehearse(WorkingListing now, ListingVersion expected, Service sent) {
    Service base = reading.workingAt(now, expected).orElse(now.working());
    Set<ListingField> form = ListingField.ofTheForm();
    ListingMerge merge =
        ListingMerge.of(base, now.working(), ListingField.copy(form, sent, now.working()), form);
    Set<ListingField> live = EnumSet.noneOf(ListingField.class);
    Set<ListingField> waits = EnumSet.noneOf(ListingField.class);
    Service next =
        SplitSave.atOnce(
            merge.mine(),
            now.live(),
            merge.merged(),
            telling(now.live(), merge.merged(), merge.mine()));
    for (ListingField field : merge.mine()) {
      boolean atOnce = field.differs(now.live(), next);
      boolean later = field.differs(next, merge.merged());
      if (later) {
        waits.add(field);
      }
      if (atOnce || !later) {
        live.add(field);
      }
    }
    return new Rehearsal(now.working(), merge.merged(), live, waits, merge.disputed());
  }

  /**
   * Makes the working listing say what it should, whatever is live and whatever waits.
   *
   * @param changed the fields in which {@code wanted} is not the working listing
   */
  private PlannedSave put(
      Person person, WorkingListing now, Service wanted, Set<ListingField> changed, String why) {
    writing.refuseGivenAway(now.working(), wanted, why);
    Instant at = writing.instant();
    ServiceId id = wanted.id();
    Set<ListingField> telling = telling(now.live(), wanted, changed);
    SplitSave save = fitting(() -> signed(person, SplitSave.of(now, wanted, changed, telling)));
    ListingChange waiting =
        fitting(() -> save.waiting(person, why, at, () -> writing.nextLock(id)));
    ListingChange correction =
        save.corrects() ? save.correction(person, why, at, lockAfter(waiting, id)) : null;
    Set<ListingField> waits = EnumSet.copyOf(changed);
    waits.retainAll(save.held());
    ListingLetters.Prepared told = told(now, waiting, correction);
    return new PlannedSave.ToWrite(
        now,
        save.live().isEmpty() ? null : save.next(),
        () -> {
          writeWaiting(now.waiting(), waiting);
          if (correction != null) {
            changes.add(correction);
          }
          record(person, save, waits, why);
          told.put();
        },
        version -> applied(version, save, waiting, waits));
  }

  /** The day of an edit by the provider's own people stays with the listing. */
  private SplitSave signed(Person person, SplitSave save) {
    return person.authority().keeps(save.next().organisation())
        ? save.editedOn(reach.today())
        : save;
  }

  /** Sensitive words, which stay until what replaces them is approved unless they tell a place. */
  private static final Set<ListingField> WORDS =
      EnumSet.of(ListingField.URL, ListingField.CONDITIONS, ListingField.CONTACTS);

  /** Those of the changed words that tell, as they are live, a place that may not be known then. */
  private Set<ListingField> telling(Service live, Service wanted, Set<ListingField> changed) {
    Set<ListingField> telling = EnumSet.noneOf(ListingField.class);
    if (changed.stream().anyMatch(WORDS::contains)) {
      Service hidden = ListingField.atOnce(Set.of(ListingField.LOCATIONS), live, wanted, Set.of());
      catalogue
          .placesInWords(
              CatalogueChange.of("desk", "check", List.of(), List.of(hidden)),
              ConfidentialityRule.Before.of((Service) null),
              HiddenPlaces.ofPublic(live))
          .stream()
          .flatMap(each -> Stream.ofNullable(each.text().field()))
          .filter(WORDS::contains)
          .forEach(telling::add);
    }
    return telling;
  }

  private static <T extends @Nullable Object> T fitting(Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Reason.INVALID,
          e.getMessage()
              + ". It does not fit with what is live or waits: save both parts together, or take"
              + " the waiting change back first");
    }
  }

  private long lockAfter(@Nullable ListingChange waiting, ServiceId id) {
    return Math.max(writing.nextLock(id), waiting == null ? 0 : waiting.lock() + 1);
  }

  private void record(Person person, SplitSave save, Set<ListingField> waits, String why) {
    ServiceId id = save.next().id();
    if (!save.live().isEmpty()) {
      writing.record(person, "listing.saved", id, ListingWriting.details(why, save.live()));
    }
    if (!waits.isEmpty()) {
      writing.record(person, "listing.proposed", id, ListingWriting.details(why, waits));
    }
  }

  private static Saved applied(
      long version, SplitSave save, @Nullable ListingChange waiting, Set<ListingField> waits) {
    ListingChange open = waiting != null && waiting.state().isOpen() ? waiting : null;
    return new Saved.Applied(
        new ListingVersion(version, openLock(waiting)), save.live(), open, waits);
  }

  private void writeWaiting(@Nullable ListingChange before, @Nullable ListingChange after) {
    if (after == null || after.equals(before)) {
      return;
    }
    if (before == null) {
      changes.add(after);
    } else {
      changes.replace(after, before.lock());
    }
  }

  private ListingLetters.Prepared told(
      WorkingListing before, @Nullable ListingChange waiting, @Nullable ListingChange correction) {
    List<ListingLetters.Prepared> all = new ArrayList<>();
    if (before.waiting() == null && waiting != null) {
      all.add(letters.submitted(waiting));
    }
    if (correction != null) {
      all.add(letters.corrected(correction));
    }
    return () -> all.forEach(ListingLetters.Prepared::put);
  }

  /** Sets today as the day it was last checked; never waits, whatever else happened meanwhile. */
  public Decided stillCorrect(Person person, ServiceId service) {
    return writing.decide(
        () -> {
          WorkingListing now = rules.known(person, service);
          rules.require(person, ListingAction.ASSURE, now);
          return reach.today().equals(now.live().assuredOn())
              ? new Decided.Live(now.version())
              : live(person, now, assured(now.live()), ASSURED, STILL_CORRECT);
        });
  }

  private Service assured(Service live) {
    return live.withAssuredOn(reach.today());
  }

  private Decided live(Person person, WorkingListing now, Service next, String action, String why) {
    long version =
        writing.apply(
            now,
            next,
            person.account().name(),
            why,
            () -> writing.record(person, action, next.id(), Map.of("why", why)));
    return new Decided.Live(new ListingVersion(version, now.version().waiting()));
  }

  /**
   * What words of a listing or its organisation still tell of places that may not be known: they
   * stood there when the place was taken from view, which is never refused for them.
   */
  public List<PlaceInWords> stillTold(Service live) {
    return writing.toldBy(live);
  }

  /** What a listing's words would newly give away: saving it would be refused. */
  public List<PlaceInWords> placesInWords(Service before, Service after) {
    return catalogue.placesInWords(before, after);
  }

  /**
   * The same of every published listing the person keeps: one read, one change of the catalogue,
   * with an entry of the audit for each listing.
   *
   * @return how many were not yet of today
   */
  public int allStillCorrect(Person person) {
    List<ServiceId> due =
        person.authority().organisations().stream()
            .flatMap(organisation -> reach.servicesOf(organisation).stream())
            .filter(this::isDue)
            .map(Service::id)
            .toList();
    try {
      return writing.again(() -> assureTogether(person, due));
    } catch (RefusedException | PlaceInWordsException e) {
      // One that others are at again and again costs no other.
      return (int) due.stream().filter(id -> assures(person, id)).count();
    }
  }

  private boolean isDue(Service service) {
    return service.isPublished() && !reach.today().equals(service.assuredOn());
  }

  private boolean assures(Person person, ServiceId id) {
    return stillCorrect(person, id) instanceof Decided.Live;
  }

  private int assureTogether(Person person, List<ServiceId> due) {
    Map<ServiceId, Long> versions = new HashMap<>();
    List<Service> next = new ArrayList<>();
    for (ServiceAtVersion each : catalogue.findServices(due)) {
      Service live = each.service();
      if (isDue(live) && rules.may(person, ListingAction.ASSURE, live)) {
        versions.put(live.id(), each.version());
        next.add(assured(live));
      }
    }
    if (!next.isEmpty()) {
      writing.apply(
          person.account().name(),
          STILL_CORRECT,
          next,
          versions,
          () ->
              next.forEach(
                  each ->
                      writing.record(person, ASSURED, each.id(), Map.of("why", STILL_CORRECT))));
    }
    return next.size();
  }

  /** Takes a listing from public view at once, for a while. */
  public Decided suspend(Person person, ServiceId service, String why) {
    return takeFromView(person, service, ListingAction.SUSPEND, "listing.suspended", why);
  }

  /** Closes a listing at once: the service has ended. */
  public Decided close(Person person, ServiceId service, String why) {
    return takeFromView(person, service, ListingAction.CLOSE, "listing.closed", why);
  }

  /** Another state, in which nobody reads the listing; that it be published no longer waits. */
  private Decided takeFromView(
      Person person, ServiceId id, ListingAction action, String recorded, String said) {
    return writing.decide(
        () -> {
          WorkingListing now = rules.known(person, id);
          Lifecycle.Rule rule = rules.require(person, action, now);
          String why = ListingWriting.words(said, "");
          if (why.isEmpty()) {
            throw new RefusedException(
                Reason.INVALID, "Say why the listing is taken from view, in a few words");
          }
          SplitSave save =
              SplitSave.of(
                  now, inState(now.working(), rule), EnumSet.of(ListingField.STATUS), Set.of());
          ListingChange waiting =
              save.waiting(person, why, writing.instant(), () -> writing.nextLock(id));
          long version =
              writing.apply(
                  now,
                  save.next(),
                  person.account().name(),
                  why,
                  () -> {
                    writeWaiting(now.waiting(), waiting);
                    writing.record(person, recorded, id, Map.of("why", why));
                  });
          return new Decided.Live(new ListingVersion(version, openLock(waiting)));
        });
  }

  private static long openLock(@Nullable ListingChange waiting) {
    return waiting != null && waiting.state().isOpen() ? waiting.lock() : 0;
  }

  private static Service inState(Service service, Lifecycle.Rule rule) {
    return service.withStatus(Objects.requireNonNull(rule.next()));
  }

  /** Asks for a suspended or closed listing to be published again; waits. */
  public Decided resume(Person person, ServiceId service, String why) {
    return ask(person, service, why);
  }

  /** Puts another state of the listing among what waits. */
  private Decided ask(Person person, ServiceId id, String said) {
    return writing.decide(
        () -> {
          String why = ListingWriting.words(said, "Publish again");
          WorkingListing now = rules.known(person, id);
          Service wanted = inState(now.working(), rules.require(person, ListingAction.RESUME, now));
          writing.refuseGivenAway(now.working(), wanted, why);
          ListingChange waiting =
              Objects.requireNonNull(
                  signed(person, SplitSave.held(now, wanted, ListingField.STATUS))
                      .waiting(person, why, writing.instant(), () -> writing.nextLock(id)));
          ListingLetters.Prepared told = told(now, waiting, null);
          writing.together(
              () -> {
                writeWaiting(now.waiting(), waiting);
                writing.record(
                    person,
                    "listing.proposed",
                    id,
                    ListingWriting.details(why, Set.of(ListingField.STATUS)));
                told.put();
              });
          return new Decided.Done(
              waiting, new ListingVersion(now.version().live(), waiting.lock()));
        });
  }
}
