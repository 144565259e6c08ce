package org.waymark.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * Every published service of one catalogue, as bitmaps: for each choice a filter can make, the
 * services (or offers) it holds of. A filter is an intersection of a few of them; a facet count is
 * one more intersection. Immutable and thread-safe; {@link #next} makes that of the next snapshot
 * from it.
 *
 * <p>Services and offers have ordinals from 0, services in the order of their identifiers and
 * offers in the order of their services.
 */
public final class ServiceIndex {

  private static final BitSet NONE = new BitSet();

  private static final Set<CrimeFit> ALL_FITS = EnumSet.allOf(CrimeFit.class);
  private static final Set<CrimeFit> WHOLE_FITS =
      EnumSet.complementOf(EnumSet.of(CrimeFit.SOME_OF_THEM));

  /** A few megabytes of bitmaps at ten thousand services. */
  private static final int MOST_PLACES_REMEMBERED = 2_000;

  private final Geography geography;
  private final Vocabularies vocabularies;
  private final List<Service> services;

  /** The same object as in the index before while every service has the number it had. */
  private final Map<ServiceId, Integer> ordinals;

  private final int[] firstOffer;
  private final int[] serviceOfOffer;
  private final Reach[] reachOfOffer;
  private final boolean[] inDutyScope;

  /** Filled in when first asked for. */
  private final @Nullable Reach[] reachOfService;

  private final BitSet allServices = new BitSet();
  private final BitSet allOffers = new BitSet();
  private final BitSet nationwideOffers = new BitSet();
  private final Map<Reach, BitSet> offersByReach = new HashMap<>();
  private final Map<AreaCode, BitSet> offersByArea = new ConcurrentHashMap<>();
  private final Map<Integer, BitSet> offersBySmallArea = new ConcurrentHashMap<>();
  private final List<Area> policeAreas;
  private final LocalDate today;

  private final Map<TermId, Map<CrimeFit, BitSet>> byCrimeType = new HashMap<>();

  /** At a fit or closer; whoever bars the cohort is in none. */
  private final Map<TermId, Map<GroupFit, BitSet>> byCohort = new HashMap<>();

  /** Those that take some of the cohort only. */
  private final Map<TermId, BitSet> forPartOfCohort = new HashMap<>();

  private final Map<TermId, BitSet> offersBySupportType = new HashMap<>();

  /** The same by what is under the Duty alone, of the terms that are. */
  private final Map<TermId, BitSet> dutyOffersBySupportType = new HashMap<>();

  private final Map<DeliveryMode, BitSet> offersByMode = new EnumMap<>(DeliveryMode.class);
  private final Map<String, BitSet> byLanguage = new TreeMap<>();
  private final Map<ReferralSource, BitSet> bySource = new EnumMap<>(ReferralSource.class);
  private final Map<Gender, BitSet> byGender = new EnumMap<>(Gender.class);
  private final Map<Integer, BitSet> byAge = new HashMap<>();
  private final Map<String, BitSet> byCommissioner = new TreeMap<>();
  private final BitSet accepting = new BitSet();
  private final BitSet counting = new BitSet();
  private final List<Place> places = new ArrayList<>();
  private volatile @Nullable SmallAreaSet listedAnywhere;

  /** A public location that can be measured from. */
  private record Place(int service, Position position) {}

  /**
   * @param today decides which areas are in force and which services count
   */
  public ServiceIndex(
      Catalogue catalogue, Vocabularies vocabularies, ReachCalculator reaches, LocalDate today) {
    this(
        publishedOf(catalogue),
        vocabularies,
        reaches.geography(),
        reaches.geography().listAreas(AreaKind.POLICE_AREA, today),
        today,
        null);
    indexAll(reaches, new BitSet());
    indexReaches();
    indexPlaces();
  }

  /** With the numbers of services and offers, and nothing known of them. */
  private ServiceIndex(
      List<Service> services,
      Vocabularies vocabularies,
      Geography geography,
      List<Area> policeAreas,
      LocalDate today,
      @Nullable ServiceIndex last) {
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.policeAreas = policeAreas;
    this.today = today;
    this.services = services;
    ordinals =
        last != null && haveIdsOf(services, last.services) ? last.ordinals : numbered(services);
    firstOffer = new int[services.size() + 1];
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      firstOffer[ordinal + 1] = firstOffer[ordinal] + services.get(ordinal).offers().size();
    }
    int offers = firstOffer[services.size()];
    serviceOfOffer = new int[offers];
    reachOfOffer = new Reach[offers];
    inDutyScope = new boolean[offers];
    reachOfService = new Reach[services.size()];
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      Arrays.fill(serviceOfOffer, firstOffer[ordinal], firstOffer[ordinal + 1], ordinal);
    }
    allServices.set(0, services.size());
    allOffers.set(0, offers);
  }

  private static boolean haveIdsOf(List<Service> services, List<Service> others) {
    boolean same = services.size() == others.size();
    for (int i = 0; same && i < services.size(); i++) {
      Service other = others.get(i);
      same = services.get(i) == other || services.get(i).id().equals(other.id());
    }
    return same;
  }

  private static Map<ServiceId, Integer> numbered(List<Service> services) {
    Map<ServiceId, Integer> ordinals = HashMap.newHashMap(services.size());
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      ordinals.put(services.get(ordinal).id(), ordinal);
    }
    return ordinals;
  }

  /** True when every service has the same number there, and no other is there. */
  public boolean isNumberedAs(ServiceIndex other) {
    return ordinals == other.ordinals;
  }

  private static List<Service> publishedOf(Catalogue catalogue) {
    return catalogue.listServices().stream().filter(Service::isPublished).toList();
  }

  /**
   * The index of the catalogue that follows: equal to one made anew, at the cost of what is
   * different. The day and the vocabularies are those of this one.
   *
   * @param reaches of the same geography
   */
  public ServiceIndex next(Catalogue catalogue, ReachCalculator reaches) {
    ServiceIndex next =
        new ServiceIndex(publishedOf(catalogue), vocabularies, geography, policeAreas, today, this);
    next.follow(this, reaches);
    return next;
  }

  private void follow(ServiceIndex last, ReachCalculator reaches) {
    Renumbering serviceNumbers = new Renumbering();
    Renumbering offerNumbers = new Renumbering();
    BitSet kept = takeOver(last, serviceNumbers, offerNumbers);
    // Areas that others ask of meanwhile are of the last one alone.
    Map<AreaCode, BitSet> areas = Map.copyOf(last.offersByArea);
    areas.keySet().forEach(area -> offersByArea.put(area, new BitSet()));
    indexAll(reaches, kept);
    joinServices(last, serviceNumbers);
    joinOffers(last, offerNumbers, areas);
    if (isPlacedAs(last, kept)) {
      places.addAll(last.places);
    } else {
      indexPlaces();
    }
    if (offersByReach.keySet().equals(last.offersByReach.keySet())) {
      listedAnywhere = last.listedAnywhere;
    }
  }

  private boolean isPlacedAs(ServiceIndex last, BitSet kept) {
    boolean same = isNumberedAs(last);
    for (int i = kept.nextClearBit(0); same && i < services.size(); i = kept.nextClearBit(i + 1)) {
      same = services.get(i).locations().equals(last.services.get(i).locations());
    }
    return same;
  }

  /**
   * Takes over, by number, what an index knows of services that are as they were; answers which
   * they are.
   */
  private BitSet takeOver(ServiceIndex last, Renumbering serviceNumbers, Renumbering offerNumbers) {
    BitSet kept = new BitSet(services.size());
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      Service service = services.get(ordinal);
      int before = last.ordinalOfSame(service, ordinal);
      if (before >= 0) {
        kept.set(ordinal);
        reachOfService[ordinal] = last.reachOfService[before];
        serviceNumbers.add(before, ordinal, 1);
        int offers = service.offers().size();
        offerNumbers.add(last.firstOffer[before], firstOffer[ordinal], offers);
        System.arraycopy(
            last.reachOfOffer, last.firstOffer[before], reachOfOffer, firstOffer[ordinal], offers);
        System.arraycopy(
            last.inDutyScope, last.firstOffer[before], inDutyScope, firstOffer[ordinal], offers);
      }
    }
    return kept;
  }

  /** Puts what an index knows of the services that stay to what is known of the others. */
  private void joinServices(ServiceIndex last, Renumbering numbers) {
    accepting.or(numbers.of(last.accepting));
    counting.or(numbers.of(last.counting));
    last.byCrimeType.forEach(
        (crime, fits) ->
            numbers.join(
                fits, byCrimeType.computeIfAbsent(crime, c -> new EnumMap<>(CrimeFit.class))));
    last.byCohort.forEach(
        (cohort, fits) ->
            numbers.join(
                fits, byCohort.computeIfAbsent(cohort, c -> new EnumMap<>(GroupFit.class))));
    numbers.join(last.forPartOfCohort, forPartOfCohort);
    numbers.join(last.byLanguage, byLanguage);
    numbers.join(last.bySource, bySource);
    numbers.join(last.byGender, byGender);
    numbers.join(last.byAge, byAge);
    numbers.join(last.byCommissioner, byCommissioner);
  }

  /**
   * The same of offers.
   *
   * @param areas of those that the last one knew
   */
  private void joinOffers(ServiceIndex last, Renumbering numbers, Map<AreaCode, BitSet> areas) {
    nationwideOffers.or(numbers.of(last.nationwideOffers));
    numbers.join(last.offersBySupportType, offersBySupportType);
    numbers.join(last.dutyOffersBySupportType, dutyOffersBySupportType);
    numbers.join(last.offersByMode, offersByMode);
    areas.forEach(
        (area, offers) ->
            offersByArea.compute(area, (key, found) -> numbers.joined(offers, found)));
    if (numbers.isInPlace()) {
      for (int i = numbers.nextOther(0); i < reachOfOffer.length; i = numbers.nextOther(i + 1)) {
        offersByReach.computeIfAbsent(reachOfOffer[i], r -> new BitSet()).set(i);
      }
      numbers.join(last.offersByReach, offersByReach);
    } else {
      indexReaches();
    }
  }

  /**
   * The number of a service that is quite the same here; -1 when there is none.
   *
   * @param likely the number it has in the index before or after, looked at first
   */
  public int ordinalOfSame(Service service, int likely) {
    if (likely < services.size() && services.get(likely) == service) {
      return likely;
    }
    Integer ordinal = ordinals.get(service.id());
    return ordinal != null && services.get(ordinal).equals(service) ? ordinal : -1;
  }

  /**
   * @param known services of which everything but their reach and places is indexed already
   */
  private void indexAll(ReachCalculator reaches, BitSet known) {
    CohortAdmission cohorts = new CohortAdmission(vocabularies.cohorts());
    CrimeAdmission crimes = new CrimeAdmission(vocabularies.crimeTypes());
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      Service service = services.get(ordinal);
      if (!known.get(ordinal)) {
        int offer = firstOffer[ordinal];
        for (Offer each : service.offers()) {
          indexOffer(offer++, each, reaches.reachOf(service, each));
        }
        indexAdmission(ordinal, service, crimes, cohorts);
        indexService(ordinal, service);
      }
    }
  }

  private void indexReaches() {
    for (int offer = 0; offer < reachOfOffer.length; offer++) {
      offersByReach.computeIfAbsent(reachOfOffer[offer], r -> new BitSet()).set(offer);
    }
  }

  private void indexOffer(int ordinal, Offer offer, Reach reach) {
    reachOfOffer[ordinal] = reach;
    offersByArea.forEach(
        (area, offers) -> {
          if (reaches(reach, geography.smallAreasOf(area))) {
            offers.set(ordinal);
          }
        });
    if (reach.nationwide()) {
      nationwideOffers.set(ordinal);
    }
    for (TermId type : offer.supportTypes()) {
      boolean underTheDuty = isInDutyScope(type);
      inDutyScope[ordinal] |= underTheDuty;
      for (TermId wider : lineOf(vocabularies.supportTypes(), type)) {
        set(offersBySupportType, wider, ordinal);
        if (underTheDuty) {
          set(dutyOffersBySupportType, wider, ordinal);
        }
      }
    }
    for (DeliveryMode mode : offer.deliveryModes()) {
      offersByMode.computeIfAbsent(mode, m -> new BitSet()).set(ordinal);
    }
  }

  private boolean isInDutyScope(TermId supportType) {
    return vocabularies
        .supportTypes()
        .find(supportType)
        .map(term -> term.scope() != Scope.OUTSIDE)
        .orElse(true);
  }

  private static Collection<TermId> lineOf(Vocabulary vocabulary, TermId term) {
    return vocabulary.contains(term) ? vocabulary.selfAndAncestors(term) : Set.of(term);
  }

  private void indexAdmission(
      int ordinal, Service service, CrimeAdmission crimes, CohortAdmission cohorts) {
    crimes
        .fits(service.crimeTypes())
        .forEach(
            (crime, fit) ->
                set(
                    byCrimeType.computeIfAbsent(crime, c -> new EnumMap<>(CrimeFit.class)),
                    fit,
                    ordinal));
    cohorts
        .answers(service)
        .forEach(
            (cohort, answer) -> {
              indexFit(ordinal, cohort, answer.fit());
              if (answer.isPart()) {
                set(forPartOfCohort, cohort, ordinal);
              }
            });
  }

  private void indexService(int ordinal, Service service) {
    service.languages().forEach(tag -> set(byLanguage, tag, ordinal));
    for (ReferralSource source : ReferralSource.values()) {
      if (takesFrom(service, source)) {
        set(bySource, source, ordinal);
      }
    }
    Eligibility eligibility = service.eligibility();
    for (Gender gender : Gender.values()) {
      if (eligibility.admitsGender(gender)) {
        set(byGender, gender, ordinal);
      }
    }
    for (int age = 0; age <= Eligibility.OLDEST; age++) {
      if (eligibility.admitsAge(age)) {
        set(byAge, age, ordinal);
      }
    }
    if (service.capacity().acceptsReferrals()) {
      accepting.set(ordinal);
    }
    if (Standing.of(service, today).counts()) {
      counting.set(ordinal);
    }
    for (CommissioningArrangement arrangement : service.arrangements()) {
      arrangement.commissioners().forEach(name -> set(byCommissioner, name, ordinal));
    }
  }

  private void indexPlaces() {
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      for (ServiceLocation location : services.get(ordinal).locations()) {
        if (location instanceof ServiceLocation.Public place && place.position() != null) {
          places.add(new Place(ordinal, place.position()));
        }
      }
    }
  }

  private void indexFit(int ordinal, TermId cohort, GroupFit fit) {
    if (fit == GroupFit.BARRED) {
      return;
    }
    Map<GroupFit, BitSet> fits =
        byCohort.computeIfAbsent(cohort, c -> new EnumMap<>(GroupFit.class));
    for (GroupFit asked : GroupFit.values()) {
      if (asked != GroupFit.BARRED && fit.isAtLeast(asked)) {
        set(fits, asked, ordinal);
      }
    }
  }

  private static <K> void set(Map<K, BitSet> map, K key, int ordinal) {
    map.computeIfAbsent(key, k -> new BitSet()).set(ordinal);
  }

  /**
   * True when a service takes referrals from that source. A service open to any professional is
   * open to each of them; a person who refers themselves is not one.
   */
  public static boolean takesFrom(Service service, ReferralSource source) {
    return service.referralSources().contains(source)
        || (source != ReferralSource.SELF
            && service.referralSources().contains(ReferralSource.ANY_PROFESSIONAL));
  }

  // What is in it

  public Geography geography() {
    return geography;
  }

  /** Small areas that any published service reaches locally: where something has been listed. */
  public SmallAreaSet listedAnywhere() {
    SmallAreaSet known = listedAnywhere;
    if (known == null) {
      known = SmallAreaSet.union(offersByReach.keySet().stream().map(Reach::local).toList());
      listedAnywhere = known;
    }
    return known;
  }

  /** True when a service counts today. */
  public boolean counts(int service) {
    return counting.get(service);
  }

  /** The day on which it says what counts. */
  public LocalDate today() {
    return today;
  }

  /** How many published services there are. */
  public int size() {
    return services.size();
  }

  public Service service(int ordinal) {
    return services.get(ordinal);
  }

  /** The ordinal of a published service; empty for any other. */
  public OptionalInt findOrdinal(ServiceId id) {
    Integer ordinal = ordinals.get(id);
    return ordinal == null ? OptionalInt.empty() : OptionalInt.of(ordinal);
  }

  /** Names of all commissioners, in alphabetical order. */
  public Set<String> listCommissioners() {
    return byCommissioner.keySet();
  }

  /** Language tags of all services, in alphabetical order. */
  public Set<String> listLanguages() {
    return byLanguage.keySet();
  }

  /** How many offers all published services have together. */
  public int offerCount() {
    return serviceOfOffer.length;
  }

  /** The ordinal of a service's first offer; its others follow. */
  public int firstOfferOf(int service) {
    return firstOffer[service];
  }

  /** Whom one offer takes. */
  public Reach reachOfOffer(int offer) {
    return reachOfOffer[offer];
  }

  /**
   * A copy of the services that are so close to a cohort or closer, as bits, those for a part of it
   * among them; none for an unknown term.
   */
  public BitSet servicesFor(TermId cohort, GroupFit fit) {
    return (BitSet) cohortBits(cohort, fit).clone();
  }

  /** A copy of the services that take some of a cohort only, as bits. */
  public BitSet servicesForPartOf(TermId cohort) {
    return (BitSet) forPartOfCohort.getOrDefault(cohort, NONE).clone();
  }

  /** The reach of a whole service. */
  public Reach reachOf(int service) {
    Reach reach = reachOfService[service];
    if (reach == null) {
      reach = Reach.NOBODY;
      for (int offer = firstOffer[service]; offer < firstOffer[service + 1]; offer++) {
        reach = reach.plus(reachOfOffer[offer]);
      }
      reachOfService[service] = reach;
    }
    return reach;
  }

  /** The reach of those offers of a service that the selection holds. */
  public Reach reachOf(int service, Selection selection) {
    Reach reach = Reach.NOBODY;
    for (int offer = firstOffer[service]; offer < firstOffer[service + 1]; offer++) {
      if (selection.hasOffer(offer)) {
        reach = reach.plus(reachOfOffer[offer]);
      }
    }
    return reach;
  }

  /** Straight-line distance to the nearest public location; null when the service has none. */
  public @Nullable Distance distanceFrom(Position from, int service) {
    double nearest = Double.POSITIVE_INFINITY;
    for (ServiceLocation location : services.get(service).locations()) {
      if (location instanceof ServiceLocation.Public place && place.position() != null) {
        nearest = Math.min(nearest, place.position().metresTo(from));
      }
    }
    return nearest == Double.POSITIVE_INFINITY ? null : Distance.ofMetres(nearest);
  }

  // Choosing

  /** The services and offers a filter chooses. */
  public Selection select(ServiceFilter filter) {
    return new Parts(filter).selection(null, null);
  }

  /**
   * The selection for the coverage picture, counting or not: as {@link #select}, but without what
   * is outside the Duty (refuge and other safe accommodation; guidance, paragraph 38), unless the
   * filter names that very type of support, and only services for everybody asked about. Left out
   * is whoever is for some of a crime type or of a cohort only, unless the filter asks for {@link
   * CrimeFit#SOME_OF_THEM}, and whoever does not state whether a cohort is taken. It is what the
   * gap analysis asks of the same question.
   */
  public Selection selectForCoverage(ServiceFilter filter) {
    BitSet offers = new Parts(filter.statedOnly(), true).selection(null, null).offerBits();
    if (filter.supportTypes().isEmpty()) {
      for (int i = offers.nextSetBit(0); i >= 0; i = offers.nextSetBit(i + 1)) {
        offers.set(i, inDutyScope[i]);
      }
    } else {
      BitSet asked = new BitSet();
      for (TermId type : filter.supportTypes()) {
        asked.or(
            (isInDutyScope(type) ? dutyOffersBySupportType : offersBySupportType)
                .getOrDefault(type, NONE));
      }
      offers.and(asked);
    }
    return new Selection(servicesOf(offers), offers);
  }

  /** Those of a selection that count today. */
  public Selection counting(Selection of) {
    return part(of, true);
  }

  /** Those of a selection that are listed and do not count today. */
  public Selection notCounting(Selection of) {
    return part(of, false);
  }

  private Selection part(Selection of, boolean counts) {
    BitSet chosen = of.serviceBits();
    if (counts) {
      chosen.and(counting);
    } else {
      chosen.andNot(counting);
    }
    BitSet offers = of.offerBits();
    for (int i = offers.nextSetBit(0); i >= 0; i = offers.nextSetBit(i + 1)) {
      offers.set(i, chosen.get(serviceOfOffer[i]));
    }
    return new Selection(chosen, offers);
  }

  /**
   * How many services each choice of a facet would leave, given every other part of the filter and
   * the services that match the text.
   *
   * @param matching ordinals that match the text; null when there is no text
   * @return counts above zero, by the choice's identifier (term, slug, tag, code or name), in the
   *     order of the vocabulary
   */
  public Map<String, Integer> count(Facet facet, ServiceFilter filter, @Nullable BitSet matching) {
    Parts parts = new Parts(filter);
    return count(facet, parts, parts.selection(facet, matching));
  }

  /**
   * As {@link #count}, for every facet at once: facets of which the filter chooses nothing share
   * one selection.
   */
  public Map<Facet, Map<String, Integer>> countAll(
      ServiceFilter filter, @Nullable BitSet matching) {
    Parts parts = new Parts(filter);
    Selection whole = parts.selection(null, matching);
    Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Selection others = parts.ask(facet) ? parts.selection(facet, matching) : whole;
      counts.put(facet, count(facet, parts, others));
    }
    return counts;
  }

  private Map<String, Integer> count(Facet facet, Parts parts, Selection others) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    switch (facet) {
      case CRIME_TYPE ->
          vocabularies.crimeTypes().terms().stream()
              .map(term -> term.id())
              .forEach(id -> put(counts, id.value(), others, parts.crimesWith(Set.of(id))));
      case CRIME_FIT -> {
        for (CrimeFit fit : CrimeFit.values()) {
          put(counts, fit.slug(), others, crimeBits(parts.filter.crimeTypes(), Set.of(fit)));
        }
      }
      case COHORT ->
          vocabularies.cohorts().terms().stream()
              .map(term -> term.id())
              .forEach(
                  id -> put(counts, id.value(), others, cohortBits(id, parts.filter.minimumFit())));
      case GROUP_FIT -> {
        for (GroupFit fit : GroupFit.values()) {
          put(counts, fit.slug(), others, parts.cohortsAt(fit));
        }
      }
      case SUPPORT_TYPE ->
          vocabularies.supportTypes().terms().stream()
              .map(term -> term.id())
              .forEach(id -> putOffers(counts, id.value(), others, offersBySupportType.get(id)));
      case POLICE_AREA -> {
        for (Area area : policeAreas) {
          putOffers(counts, area.code().value(), others, offersReaching(area.code()));
        }
      }
      case DELIVERY_MODE ->
          offersByMode.forEach((mode, bits) -> putOffers(counts, mode.slug(), others, bits));
      case LANGUAGE -> byLanguage.forEach((tag, bits) -> put(counts, tag, others, bits));
      case REFERRAL_SOURCE ->
          bySource.forEach((source, bits) -> put(counts, source.slug(), others, bits));
      case GENDER -> byGender.forEach((gender, bits) -> put(counts, gender.slug(), others, bits));
      case ACCEPTING -> put(counts, "now", others, accepting);
      case COUNTING -> put(counts, "now", others, counting);
      case COMMISSIONER -> byCommissioner.forEach((name, bits) -> put(counts, name, others, bits));
    }
    return counts;
  }

  private static void put(
      Map<String, Integer> counts, String key, Selection others, @Nullable BitSet bits) {
    if (bits != null) {
      BitSet both = others.serviceBits();
      both.and(bits);
      if (!both.isEmpty()) {
        counts.put(key, both.cardinality());
      }
    }
  }

  private void putOffers(
      Map<String, Integer> counts, String key, Selection others, @Nullable BitSet bits) {
    if (bits != null) {
      BitSet both = others.offerBits();
      both.and(bits);
      int count = 0;
      int last = -1;
      for (int offer = both.nextSetBit(0); offer >= 0; offer = both.nextSetBit(offer + 1)) {
        int service = serviceOfOffer[offer];
        if (service != last) {
          count++;
          last = service;
        }
      }
      if (count > 0) {
        counts.put(key, count);
      }
    }
  }

  private BitSet cohortBits(TermId cohort, GroupFit fit) {
    return byCohort.getOrDefault(cohort, Map.of()).getOrDefault(fit, NONE);
  }

  /**
   * Services that fit any of the crime types in one of these ways; for no crime type, those that
   * fit any at all so.
   */
  private BitSet crimeBits(Set<TermId> crimes, Set<CrimeFit> fits) {
    BitSet union = new BitSet();
    for (TermId crime : crimes.isEmpty() ? byCrimeType.keySet() : crimes) {
      Map<CrimeFit, BitSet> theirs = byCrimeType.getOrDefault(crime, Map.of());
      fits.forEach(fit -> union.or(theirs.getOrDefault(fit, NONE)));
    }
    return union;
  }

  private BitSet servicesOf(BitSet offers) {
    BitSet bits = new BitSet(services.size());
    for (int offer = offers.nextSetBit(0); offer >= 0; offer = offers.nextSetBit(offer + 1)) {
      bits.set(serviceOfOffer[offer]);
    }
    return bits;
  }

  /** Offers that take at least one resident of the area, England-wide ones too. */
  private BitSet offersReaching(AreaCode code) {
    return offersByArea.computeIfAbsent(code, c -> offersReaching(geography.smallAreasOf(c)));
  }

  /** Offers that take residents of one small area; the places asked about last are remembered. */
  private BitSet offersReachingSmallArea(int smallArea) {
    if (offersBySmallArea.size() > MOST_PLACES_REMEMBERED) {
      offersBySmallArea.clear();
    }
    return offersBySmallArea.computeIfAbsent(
        smallArea,
        ordinal -> {
          boolean english = geography.smallAreasOf(AreaCode.ENGLAND).contains(ordinal);
          BitSet bits = new BitSet();
          offersByReach.forEach(
              (reach, offers) -> {
                if ((reach.nationwide() && english) || reach.local().contains(ordinal)) {
                  bits.or(offers);
                }
              });
          return bits;
        });
  }

  private BitSet offersReaching(SmallAreaSet wanted) {
    BitSet bits = new BitSet();
    offersByReach.forEach(
        (reach, offers) -> {
          if (reaches(reach, wanted)) {
            bits.or(offers);
          }
        });
    return bits;
  }

  private boolean reaches(Reach reach, SmallAreaSet wanted) {
    return (reach.nationwide() && wanted.intersects(geography.smallAreasOf(AreaCode.ENGLAND)))
        || reach.local().intersects(wanted);
  }

  /** The bitmaps of one filter, one per part; null where a part asks nothing. */
  private final class Parts {
    private final ServiceFilter filter;
    private final boolean wholeOnly;
    private final Map<Facet, BitSet> serviceParts = new EnumMap<>(Facet.class);
    private final Map<Facet, BitSet> offerParts = new EnumMap<>(Facet.class);
    private final List<BitSet> fixed = new ArrayList<>();
    private final List<BitSet> fixedOffers = new ArrayList<>();

    Parts(ServiceFilter filter) {
      this(filter, false);
    }

    /**
     * @param wholeOnly without services for some of a crime type or cohort only
     */
    Parts(ServiceFilter filter, boolean wholeOnly) {
      this.filter = filter;
      this.wholeOnly = wholeOnly;
      if (!filter.crimeTypes().isEmpty()) {
        serviceParts.put(Facet.CRIME_TYPE, crimesWith(filter.crimeTypes()));
      }
      if (!filter.cohorts().isEmpty()) {
        serviceParts.put(Facet.COHORT, cohortsAt(filter.minimumFit()));
      }
      any(serviceParts, Facet.LANGUAGE, filter.languages(), byLanguage);
      any(serviceParts, Facet.REFERRAL_SOURCE, filter.referralSources(), bySource);
      any(serviceParts, Facet.COMMISSIONER, filter.commissioners(), byCommissioner);
      if (filter.gender() != null) {
        serviceParts.put(Facet.GENDER, byGender.getOrDefault(filter.gender(), NONE));
      }
      if (filter.acceptingOnly()) {
        serviceParts.put(Facet.ACCEPTING, accepting);
      }
      if (filter.countingOnly()) {
        serviceParts.put(Facet.COUNTING, counting);
      }
      if (filter.age() != null) {
        fixed.add(byAge.getOrDefault(filter.age(), NONE));
      }
      if (filter.near() != null) {
        fixed.add(servicesNear(filter.near()));
      }
      any(offerParts, Facet.SUPPORT_TYPE, filter.supportTypes(), offersBySupportType);
      any(offerParts, Facet.DELIVERY_MODE, filter.deliveryModes(), offersByMode);
      if (filter.area() != null) {
        offerParts.put(Facet.POLICE_AREA, offersReaching(filter.area()));
      }
      if (filter.smallArea() != null) {
        fixedOffers.add(offersReachingSmallArea(filter.smallArea()));
      }
      if (!filter.includeNationwide()) {
        BitSet local = (BitSet) allOffers.clone();
        local.andNot(nationwideOffers);
        fixedOffers.add(local);
      }
    }

    private <K> void any(Map<Facet, BitSet> parts, Facet facet, Set<K> keys, Map<K, BitSet> by) {
      if (!keys.isEmpty()) {
        BitSet union = new BitSet();
        keys.forEach(key -> union.or(by.getOrDefault(key, NONE)));
        parts.put(facet, union);
      }
    }

    /** Services that fit any of these crime types as closely as the filter asks. */
    BitSet crimesWith(Set<TermId> crimes) {
      if (!filter.crimeFits().isEmpty()) {
        return crimeBits(crimes, filter.crimeFits());
      }
      return crimeBits(crimes, wholeOnly ? WHOLE_FITS : ALL_FITS);
    }

    /**
     * Services that are so close to any of the filter's cohorts; to any at all when it names none.
     */
    BitSet cohortsAt(GroupFit fit) {
      BitSet union = new BitSet();
      for (TermId cohort : filter.cohorts().isEmpty() ? byCohort.keySet() : filter.cohorts()) {
        if (wholeOnly) {
          BitSet whole = servicesFor(cohort, fit);
          whole.andNot(forPartOfCohort.getOrDefault(cohort, NONE));
          union.or(whole);
        } else {
          union.or(cohortBits(cohort, fit));
        }
      }
      return union;
    }

    /** True when the filter chooses something of the facet. */
    boolean ask(Facet facet) {
      return offerParts.containsKey(facet)
          || serviceParts.keySet().stream().anyMatch(part -> isPartOf(part, facet));
    }

    /** What the filter chooses when one facet's own part is left out. */
    Selection selection(@Nullable Facet without, @Nullable BitSet matching) {
      BitSet chosen = (BitSet) (matching == null ? allServices : matching).clone();
      fixed.forEach(chosen::and);
      serviceParts.forEach(
          (facet, bits) -> {
            if (!isPartOf(facet, without)) {
              chosen.and(bits);
            }
          });
      BitSet offers = (BitSet) allOffers.clone();
      fixedOffers.forEach(offers::and);
      offerParts.forEach(
          (facet, bits) -> {
            if (facet != without) {
              offers.and(bits);
            }
          });
      for (int offer = offers.nextSetBit(0); offer >= 0; offer = offers.nextSetBit(offer + 1)) {
        if (!chosen.get(serviceOfOffer[offer])) {
          offers.clear(offer);
        }
      }
      chosen.and(servicesOf(offers));
      return new Selection(chosen, offers);
    }

    private static boolean isPartOf(Facet facet, @Nullable Facet without) {
      return facet == without
          || (facet == Facet.COHORT && without == Facet.GROUP_FIT)
          || (facet == Facet.CRIME_TYPE && without == Facet.CRIME_FIT);
    }
  }

  private BitSet servicesNear(Near near) {
    BitSet bits = new BitSet();
    double metres = near.within().metres();
    double latitudes = metres / 110_500;
    for (Place place : places) {
      if (Math.abs(place.position().latitude() - near.centre().latitude()) <= latitudes
          && place.position().metresTo(near.centre()) <= metres) {
        bits.set(place.service());
      }
    }
    return bits;
  }
}
