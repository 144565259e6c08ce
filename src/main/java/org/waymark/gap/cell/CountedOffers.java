package org.waymark.gap.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.returns.ShownReturn;
import org.waymark.vocabulary.Term;

/**
 * Every offer that counts on a day, with the numbers of the terms it counts for: the catalogue as
 * the analysis needs it, made once and shared by all areas. What is the same as in the one before
 * is taken over from it. Immutable and thread-safe once made.
 */
public final class CountedOffers {

  /** In place of the level where nobody of a cohort is taken; levels are ordinals of the fits. */
  public static final byte NOT_ADMITTED = 3;

  /** In place of the level where the listing does not state whether a cohort is taken. */
  public static final byte NOT_STATED = 4;

  private static final byte OPEN = (byte) CohortLevel.Level.OPEN.ordinal();
  private static final List<GroupFit> LEVELS =
      List.of(GroupFit.BY_AND_FOR, GroupFit.SPECIALIST, GroupFit.NO_BARRIER_RECORDED);

  /**
   * One service.
   *
   * @param given its recent return
   * @param levels by number of the cohort: how closely all of it is taken
   * @param levelsInPart the same of a cohort of which some only are taken; {@code NOT_ADMITTED} for
   *     every other
   * @param crimes all of whose victims it is for
   * @param crimesInPart of whose victims it is for some only
   * @param homes police areas of its places that may be known; empty when there is none
   */
  public record Entry(
      Service service,
      CountStatus countStatus,
      Optional<ShownReturn> given,
      byte[] levels,
      byte[] levelsInPart,
      int[] crimes,
      int[] crimesInPart,
      int[] statedCrimes,
      Set<AreaCode> homes,
      List<OfferEntry> offers) {
    public Entry {
      offers = List.copyOf(offers);
    }

    /** How closely it takes all or some of a cohort; not below {@code NOT_ADMITTED} for nobody. */
    byte levelOfSome(int cohort) {
      return (byte) Math.min(levels[cohort], levelsInPart[cohort]);
    }

    /** Places where it is recorded to take people, of any offer in or outside the Duty. */
    public SmallAreaSet localReach() {
      return SmallAreaSet.union(offers.stream().map(offer -> offer.reach().local()).toList());
    }

    public boolean isNationwide() {
      return offers.stream().anyMatch(offer -> offer.reach().nationwide());
    }
  }

  /** One offer. */
  public record OfferEntry(Reach reach, int[] supports, int[] statedSupports) {}

  /**
   * An offer that counts, with its service.
   *
   * @param organisation number of the organisation, to tell providers apart
   */
  public record Counted(Entry entry, OfferEntry offer, int organisation) {}

  /** An offer that is listed for the cells of its terms and does not count, with its service. */
  public record Uncounted(Entry entry, OfferEntry offer) {}

  private final CellTerms terms;
  private final CountBasis basis;
  private final CapacityFigures capacity;
  private final Geography geography;
  private final Map<ServiceId, Entry> entries;
  private final Map<Position, AreaCode> policeAreaOfPosition;
  private final Map<SmallAreaSet, List<Counted>> local = new HashMap<>();
  private final Map<SmallAreaSet, List<Uncounted>> uncounted = new HashMap<>();
  private final List<Counted> nationwide = new ArrayList<>();
  private final List<Uncounted> uncountedNationwide = new ArrayList<>();
  private final Collection<SmallAreaSet> listed = new ArrayList<>();

  /**
   * @param last of the day and settings before; null for none
   */
  public CountedOffers(
      ServiceIndex index,
      CellTerms terms,
      CountBasis basis,
      CapacityFigures capacity,
      @Nullable CountedOffers last) {
    this.terms = terms;
    this.capacity = capacity;
    this.geography = index.geography();
    this.policeAreaOfPosition =
        last != null && last.geography == geography
            ? last.policeAreaOfPosition
            : new ConcurrentHashMap<>();
    Map<ServiceId, Entry> known =
        last != null && last.geography == geography && basis.equals(last.basis)
            ? last.entries
            : Map.of();
    this.basis = basis;
    this.entries = HashMap.newHashMap(index.size());
    BitSet unknown = new BitSet(index.size());
    for (int ordinal = 0; ordinal < index.size(); ordinal++) {
      Service service = index.service(ordinal);
      Entry entry = known.get(service.id());
      if (entry != null
          && entry.service().equals(service)
          && entry.given().equals(capacity.recent(service.id(), basis.today()))) {
        entries.put(service.id(), entry);
      } else {
        unknown.set(ordinal);
      }
    }
    if (!unknown.isEmpty()) {
      Levels[] levels = levels(index, unknown);
      unknown.stream()
          .forEach(
              ordinal ->
                  entries.put(index.service(ordinal).id(), entry(index, ordinal, levels[ordinal])));
    }
    group();
  }

  private CountedOffers(CountedOffers like, Map<ServiceId, Entry> entries) {
    this.terms = like.terms;
    this.geography = like.geography;
    this.basis = like.basis;
    this.capacity = like.capacity;
    this.policeAreaOfPosition = like.policeAreaOfPosition;
    this.entries = entries;
    group();
  }

  /**
   * The same with further services and without others, as if the catalogue were so.
   *
   * @param added published services; one that is there already takes its place
   * @param removed those that are not there are passed over
   */
  public CountedOffers with(List<Service> added, Set<ServiceId> removed) {
    Map<ServiceId, Entry> changed = new HashMap<>(entries);
    removed.forEach(changed::remove);
    CohortAdmission admission = new CohortAdmission(terms.vocabularies().cohorts());
    ReachCalculator reaches = new ReachCalculator(geography);
    for (Service service : added) {
      Levels levels = new Levels(terms.cohortCount());
      admission
          .answers(service)
          .forEach(
              (cohort, answer) ->
                  terms
                      .cohort(cohort)
                      .ifPresent(number -> levels.set(number, answer.fit(), answer.isPart())));
      changed.put(
          service.id(),
          entry(
              service,
              levels,
              service.offers().stream().map(offer -> reaches.reachOf(service, offer)).toList()));
    }
    return new CountedOffers(this, changed);
  }

  public CountBasis basis() {
    return basis;
  }

  /** What decides how services stand besides themselves. */
  public record CountBasis(LocalDate today, GapSettings settings) {}

  /** How closely one service takes each cohort, wholly and in part. */
  private record Levels(byte[] whole, byte[] inPart) {
    Levels(int cohorts) {
      this(new byte[cohorts], new byte[cohorts]);
      Arrays.fill(whole, NOT_ADMITTED);
      Arrays.fill(inPart, NOT_ADMITTED);
      whole[CellTerms.ANYBODY] = OPEN;
    }

    void set(int cohort, GroupFit fit, boolean isPart) {
      int level = LEVELS.indexOf(fit);
      if (level >= 0) {
        (isPart ? inPart : whole)[cohort] = (byte) level;
      } else if (fit == GroupFit.NOT_STATED) {
        whole[cohort] = NOT_STATED;
      }
    }
  }

  /** By ordinal, for the wanted services. */
  private Levels[] levels(ServiceIndex index, BitSet wanted) {
    Levels[] levels = new Levels[index.size()];
    wanted.stream().forEach(ordinal -> levels[ordinal] = new Levels(terms.cohortCount()));
    int number = 1;
    for (Term cohort : terms.cohorts()) {
      int at = number++;
      BitSet inPart = index.servicesForPartOf(cohort.id());
      BitSet closer = new BitSet();
      for (GroupFit fit : GroupFit.values()) {
        BitSet bits = index.servicesFor(cohort.id(), fit);
        bits.and(wanted);
        bits.andNot(closer);
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
          levels[i].set(at, fit, inPart.get(i));
        }
        closer.or(bits);
      }
    }
    return levels;
  }

  private Entry entry(ServiceIndex index, int ordinal, Levels levels) {
    Service service = index.service(ordinal);
    List<Reach> reaches = new ArrayList<>();
    for (int i = 0; i < service.offers().size(); i++) {
      reaches.add(index.reachOfOffer(index.firstOfferOf(ordinal) + i));
    }
    return entry(service, levels, reaches);
  }

  /**
   * @param reaches of its offers, in their order
   */
  private Entry entry(Service service, Levels levels, List<Reach> reaches) {
    List<OfferEntry> offers = new ArrayList<>();
    for (int i = 0; i < service.offers().size(); i++) {
      offers.add(
          new OfferEntry(
              reaches.get(i),
              terms.supportLine(service.offers().get(i).supportTypes()),
              terms.statedSupports(service.offers().get(i).supportTypes())));
    }
    Optional<ShownReturn> given = capacity.recent(service.id(), basis.today());
    CellTerms.Crimes crimes = terms.crimes(service.crimeTypes());
    return new Entry(
        service,
        CountStatus.of(service, basis.today(), basis.settings(), given),
        given,
        levels.whole(),
        levels.inPart(),
        crimes.whole(),
        crimes.inPart(),
        terms.statedCrimes(service.crimeTypes()),
        homesOf(service),
        offers);
  }

  /** Police areas of a service's places that may be known; empty when there is none. */
  public Set<AreaCode> homes(Service service) {
    Entry entry = entries.get(service.id());
    return entry == null ? homesOf(service) : entry.homes();
  }

  /** Whom one offer takes, by its place in the service. */
  public Reach reachOf(Service service, int offer) {
    Entry entry = entries.get(service.id());
    return entry == null ? Reach.NOBODY : entry.offers().get(offer).reach();
  }

  /** Only of places that everybody may know; a withheld one has nothing to read. */
  private Set<AreaCode> homesOf(Service service) {
    Set<AreaCode> homes = new TreeSet<>();
    for (ServiceLocation location : service.locations()) {
      switch (location) {
        case ServiceLocation.Public place -> {
          if (place.position() != null) {
            homes.add(policeAreaOfPosition.computeIfAbsent(place.position(), this::policeAreaAt));
          }
        }
        case ServiceLocation.AreaOnly place ->
            geography
                .smallAreasOf(place.area())
                .ordinals()
                .mapToObj(this::policeAreaOf)
                .distinct()
                .forEach(homes::add);
        case ServiceLocation.Withheld place -> {}
      }
    }
    return homes;
  }

  private AreaCode policeAreaAt(Position position) {
    return policeAreaOf(geography.nearestSmallArea(position));
  }

  private AreaCode policeAreaOf(int smallArea) {
    return geography
        .findDistrict(geography.smallArea(smallArea).district())
        .orElseThrow()
        .policeArea();
  }

  private void group() {
    Map<OrganisationId, Integer> organisations = new HashMap<>();
    Set<SmallAreaSet> everything = new HashSet<>();
    for (Entry entry : entries.values()) {
      for (OfferEntry offer : entry.offers()) {
        if (!offer.reach().local().isEmpty()) {
          everything.add(offer.reach().local());
        }
        if (offer.supports().length > 0 && entry.crimes().length > 0) {
          group(entry, offer, organisations);
        }
      }
    }
    listed.addAll(everything);
  }

  private void group(Entry entry, OfferEntry offer, Map<OrganisationId, Integer> organisations) {
    SmallAreaSet reached = offer.reach().local();
    if (!entry.countStatus().counts()) {
      if (!reached.isEmpty()) {
        uncounted
            .computeIfAbsent(reached, set -> new ArrayList<>())
            .add(new Uncounted(entry, offer));
      }
      if (offer.reach().nationwide()) {
        uncountedNationwide.add(new Uncounted(entry, offer));
      }
      return;
    }
    Counted counted =
        new Counted(
            entry,
            offer,
            organisations.computeIfAbsent(
                entry.service().organisation(), id -> organisations.size()));
    if (offer.reach().nationwide()) {
      nationwide.add(counted);
    }
    if (!reached.isEmpty()) {
      local.computeIfAbsent(reached, set -> new ArrayList<>()).add(counted);
    }
  }

  public CellTerms terms() {
    return terms;
  }

  public Geography geography() {
    return geography;
  }

  public GapSettings settings() {
    return basis.settings();
  }

  /** What providers say of their capacity. */
  public CapacityFigures capacity() {
    return capacity;
  }

  /** Every published service. */
  public Map<ServiceId, Entry> entries() {
    return entries;
  }

  /** Offers that count and reach some places, by these places. */
  public Map<SmallAreaSet, List<Counted>> local() {
    return local;
  }

  /** Offers that do not count and reach some places, by these places. */
  public Map<SmallAreaSet, List<Uncounted>> uncounted() {
    return uncounted;
  }

  /** Offers that do not count and reach all of England. */
  public List<Uncounted> uncountedNationwide() {
    return uncountedNationwide;
  }

  /** Offers that count and reach all of England. */
  public List<Counted> nationwide() {
    return nationwide;
  }

  /** True when any published service at all, counted or not, reaches somebody there locally. */
  public boolean isListed(SmallAreaSet area) {
    return listed.stream().anyMatch(area::intersects);
  }

  /** Services that are new, gone or different, as they were and as they are. */
  public List<Entry> changedSince(CountedOffers last) {
    List<Entry> changed = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Entry before = last.entries.get(entry.service().id());
      if (before != entry) {
        changed.add(entry);
        if (before != null) {
          changed.add(before);
        }
      }
    }
    for (Entry before : last.entries.values()) {
      if (!entries.containsKey(before.service().id())) {
        changed.add(before);
      }
    }
    return changed;
  }
}
