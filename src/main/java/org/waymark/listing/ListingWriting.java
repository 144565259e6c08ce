package org.waymark.listing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.Refusal.Reason;

/**
 * How the desk writes. Live listings change by {@link CatalogueRepository#apply}, what waits and
 * the audit are written alongside: all or nothing. Whoever finds that somebody was faster looks
 * again and decides anew. Thread-safe.
 */
@Singleton
final class ListingWriting {

  /** How often one may be overtaken in a row before saving is given up. */
  static final int MOST_ATTEMPTS = 60;

  /** Of one wait; with {@link #MOST_ATTEMPTS} waits some three seconds in all. */
  private static final int LONGEST_WAIT_MILLISECONDS = 100;

  private final CatalogueRepository catalogue;
  private final ListingChangeRepository changes;
  private final ListingReach reach;
  private final AuditTrail audit;
  private final Clock clock;
  private final IntConsumer pause;

  @Inject
  ListingWriting(
      CatalogueRepository catalogue,
      ListingChangeRepository changes,
      ListingReach reach,
      AuditTrail audit,
      Clock clock) {
    this(catalogue, changes, reach, audit, clock, ListingWriting::sleep);
  }

  /**
   * @param pause lets others finish, for so many milliseconds at most
   */
  ListingWriting(
      CatalogueRepository catalogue,
      ListingChangeRepository changes,
      ListingReach reach,
      AuditTrail audit,
      Clock clock,
      IntConsumer pause) {
    this.catalogue = catalogue;
    this.changes = changes;
    this.reach = reach;
    this.audit = audit;
    this.clock = clock;
    this.pause = pause;
  }

  /** Decides, and tells a refusal. */
  Decided decide(Supplier<Decided> attempt) {
    return orRefused(() -> again(attempt), Decided.Refused::new);
  }

  /**
   * Writes what a save comes to, and tells a refusal.
   *
   * @param why what somebody said; {@code otherwise} when they said nothing
   * @param attempt what it comes to, with that reason
   */
  Saved save(Person person, String why, String otherwise, Function<String, PlannedSave> attempt) {
    return orRefused(
        () -> {
          String words = words(why, otherwise);
          return again(
              () ->
                  switch (attempt.apply(words)) {
                    case PlannedSave.Settled settled -> settled.saved();
                    case PlannedSave.ToWrite plan -> write(person, words, List.of(plan)).getFirst();
                  });
        },
        Saved.Refused::new);
  }

  /** What a save comes to; nothing is written. */
  static PlannedSave planned(Supplier<PlannedSave> attempt) {
    return orRefused(attempt, refusals -> new PlannedSave.Settled(new Saved.Refused(refusals)));
  }

  /**
   * Writes saves of different listings, all or nothing.
   *
   * @return what became of each
   */
  List<Saved> write(Person person, String why, List<PlannedSave.ToWrite> plans) {
    List<Service> next = new ArrayList<>();
    Map<ServiceId, Long> versions = new HashMap<>();
    for (PlannedSave.ToWrite plan : plans) {
      if (plan.next() != null) {
        next.add(plan.next());
        versions.put(plan.next().id(), plan.seen().version().live());
      }
    }
    Runnable alongside = () -> plans.forEach(plan -> plan.alongside().run());
    if (next.isEmpty()) {
      together(alongside);
      return plans.stream().map(each -> each.saved().apply(each.seen().version().live())).toList();
    }
    long version = apply(person.account().name(), why, next, versions, alongside);
    return plans.stream()
        .map(
            each ->
                each.saved().apply(each.next() == null ? each.seen().version().live() : version))
        .toList();
  }

  private static <T> T orRefused(Supplier<T> attempt, Function<List<Refusal>, T> refused) {
    try {
      return attempt.get();
    } catch (RefusedException e) {
      return refused.apply(List.of(e.refusal()));
    } catch (PlaceInWordsException e) {
      return refused.apply(
          e.placesInWords().stream()
              .map(each -> new Refusal(Reason.INVALID, each.text().field(), each.message()))
              .toList());
    }
  }

  /** Looks again and decides anew when somebody else was faster, after a little while. */
  <T> T again(Supplier<T> attempt) {
    for (int overtaken = 1; overtaken <= MOST_ATTEMPTS; overtaken++) {
      try {
        return attempt.get();
      } catch (StaleException e) {
        // Longer the more often one was overtaken.
        pause.accept(Math.min(LONGEST_WAIT_MILLISECONDS, 1 << Math.min(overtaken, 10)));
      }
    }
    throw new RefusedException(
        Reason.MOVED,
        "Others are changing this listing again and again at this moment, so nothing of yours was"
            + " saved: look at it again, and send it once more");
  }

  /** A random while, so that not all come back at once. */
  private static void sleep(int longestMilliseconds) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(longestMilliseconds + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to save a listing", e);
    }
  }

  /**
   * What waits is not in the catalogue, and may give no place away either.
   *
   * @param why what is said of it
   */
  void refuseGivenAway(@Nullable Service before, Service after, String why) {
    refuse(
        catalogue.placesInWords(
            CatalogueChange.of("desk", why, List.of(), List.of(after)),
            before(before),
            HiddenPlaces.NONE));
  }

  /** What is said of a change gives no place of its listing away. */
  void refuseGivenAway(ListingChange of, String words) {
    Stream.concat(Stream.ofNullable(of.proposed()), catalogue.findService(of.service()).stream())
        .forEach(listing -> refuse(catalogue.placesInWords(listing, words)));
  }

  private static void refuse(List<PlaceInWords> found) {
    if (!found.isEmpty()) {
      throw new PlaceInWordsException(found);
    }
  }

  /** What the words of a listing and its organisation tell, whenever they came to stand there. */
  List<PlaceInWords> toldBy(Service live) {
    return catalogue.placesInWords(
        CatalogueChange.of(
            "desk",
            "check",
            reach.findOrganisation(live.organisation()).stream().toList(),
            List.of(live)),
        ConfidentialityRule.Before.of((Service) null),
        HiddenPlaces.NONE);
  }

  private ConfidentialityRule.Before before(@Nullable Service before) {
    return new ConfidentialityRule.Before() {
      @Override
      public Collection<Service> services(Set<ServiceId> ids) {
        return before == null ? List.of() : List.of(before);
      }

      @Override
      public List<Organisation> organisations(Set<OrganisationId> ids) {
        return ids.stream().flatMap(id -> reach.findOrganisation(id).stream()).toList();
      }

      @Override
      public List<Service> servicesOf(OrganisationId id) {
        return reach.servicesOf(id);
      }
    };
  }

  /**
   * Changes live listings, with what belongs to that.
   *
   * @param versions each at which its change was made; 0 for one that is new
   * @return the version they are all at now
   */
  long apply(
      String who,
      String why,
      List<Service> next,
      Map<ServiceId, Long> versions,
      Runnable alongside) {
    return catalogue.apply(
        CatalogueChange.of(who, why, List.of(), next).expecting(versions), alongside);
  }

  /** The same of one listing that is as it was seen. */
  long apply(WorkingListing seen, Service next, String who, String why, Runnable alongside) {
    return apply(who, why, List.of(next), Map.of(next.id(), seen.version().live()), alongside);
  }

  /** Writes what is not in the catalogue: all or nothing. */
  void together(Runnable work) {
    changes.together(
        () -> {
          work.run();
          return null;
        });
  }

  /** Keeps the next state of a change, why, and what is told of it. */
  void replace(
      Person person,
      ListingChange before,
      ListingChange after,
      String action,
      Map<String, String> details,
      ListingLetters.Prepared told) {
    together(replacing(person, before, after, action, details, told));
  }

  /** What {@link #replace} does, for a transaction in which more is written. */
  Runnable replacing(
      Person person,
      ListingChange before,
      ListingChange after,
      String action,
      Map<String, String> details,
      ListingLetters.Prepared told) {
    return () -> {
      changes.replace(after, before.lock());
      record(person, action, before, details);
      told.put();
    };
  }

  /** Something that was done to a change. */
  void record(Person person, String action, ListingChange change, Map<String, String> details) {
    Map<String, String> all = new HashMap<>(details);
    all.put("change", change.id().toString());
    record(person, action, change.service(), all);
  }

  void record(Person person, String action, ServiceId service, Map<String, String> details) {
    audit.record(person.actor(), action, "service:" + service, details);
  }

  /** What the audit says of a change of fields. */
  static Map<String, String> details(String why, Set<ListingField> fields) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("why", why);
    if (!fields.isEmpty()) {
      details.put(
          "fields",
          fields.stream().sorted().map(ListingField::slug).collect(Collectors.joining(" ")));
    }
    return details;
  }

  /** Lock numbers are drawn for a listing, so that one names a state of one of its changes. */
  long nextLock(ServiceId service) {
    return changes.latestLock(service) + 1;
  }

  Instant instant() {
    return clock.instant();
  }

  /** What somebody has decided on. */
  ListingChange decided(
      ListingChange change, ListingChange.State state, Person person, @Nullable String reason) {
    return change
        .with()
        .state(state)
        .lock(nextLock(change.service()))
        .decidedAt(instant())
        .decidedBy(person.account().id())
        .decidedByName(person.account().name())
        .reason(reason)
        .build();
  }

  /** What became of a change that was written. */
  Decided done(ListingChange change) {
    long live = catalogue.versionOf(change.service()).orElse(0L);
    return new Decided.Done(
        change, new ListingVersion(live, change.state().isOpen() ? change.lock() : 0));
  }

  /**
   * What somebody said, or what is said for them.
   *
   * @throws RefusedException for more words than are kept; none is cut off
   */
  static String words(String why, String otherwise) {
    String words = why.strip();
    Fault.inReason(words)
        .ifPresent(
            fault -> {
              throw new RefusedException(Reason.INVALID, "Why it changes: " + fault.message());
            });
    return words.isEmpty() ? otherwise : words;
  }
}
