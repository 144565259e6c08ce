package org.waymark.gap.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.SmallAreaSet;

/**
 * Works out every cell of one area.
 *
 * <p>The offers that count and reach the area get numbers of their own, those of one organisation
 * side by side. A crime type, a cohort at a level and a support type are each a set of these
 * numbers, so the offers of a cell are an intersection of three sets of a few words. Their reaches
 * are sets of {@link Regions}. Cells with the same offers are worked out once. Used by one thread,
 * once.
 */
public final class AreaGapMaker {

  private static final int LEVELS = CohortLevel.Level.values().length;

  // The blocks of a key after the levels
  private static final int STATED = LEVELS;
  private static final int SOME = LEVELS + 1;
  private static final int SILENT = 2 * LEVELS + 1;

  /** In place of the number of a reach, for an England-wide offer. */
  private static final int EVERYWHERE = -1;

  private final CountedOffers counted;
  private final GapSettings settings;
  private final CellTerms terms;
  private final Area area;
  private final SmallAreaSet smallAreas;
  private final Regions regions;
  private final int firstPart;

  // By number of the offer
  private final List<CountedOffers.Counted> offers = new ArrayList<>();
  private final long[][] reach;
  private final boolean[] firstOfService;
  private final int words;

  private final Set<AreaCode> policeAreas;
  private final long[] home;
  private final long[] nationwide;
  private final long[][] ofCrime;
  private final long[][] ofSomeOfCrime;
  private final long[][] ofStatedCrime;
  private final long[][] ofSupport;
  private final long[][] ofStatedSupport;
  private final long[][][] ofCohort;
  private final long[][][] ofSomeOfCohort;
  private final long[][] silentOfCohort;

  private final Map<Words64, Provision> provisions = new HashMap<>();
  private final Map<Words64, long[]> servedTwiceOf = new HashMap<>();
  private final Map<Words64, long[]> secondOf = new HashMap<>();
  private final Map<LocalProvision, Integer> numbers = new HashMap<>();
  private final List<LocalProvision> results = new ArrayList<>();
  private final List<Map<Words64, Integer>> numbersOfSupport = new ArrayList<>();

  public AreaGapMaker(CountedOffers counted, Area area) {
    this(counted, area, List.of());
  }

  /**
   * For questions that look at the parts of the area too, and at England-wide offers as such that
   * reach all of it.
   *
   * @param parts none for cells: then England-wide offers are left out
   */
  AreaGapMaker(CountedOffers counted, Area area, List<SmallAreaSet> parts) {
    this.counted = counted;
    this.settings = counted.settings();
    this.terms = counted.terms();
    this.area = area;
    this.smallAreas = counted.geography().smallAreasOf(area.code());
    List<SmallAreaSet> reaches =
        counted.local().keySet().stream().filter(smallAreas::intersects).toList();
    List<SmallAreaSet> cuts = new ArrayList<>(reaches);
    cuts.addAll(parts);
    this.regions = new Regions(counted.geography(), smallAreas, cuts);
    this.firstPart = reaches.size();
    record Numbered(CountedOffers.Counted offer, int reach) {}
    List<Numbered> found = new ArrayList<>();
    for (int i = 0; i < reaches.size(); i++) {
      for (CountedOffers.Counted offer : counted.local().getOrDefault(reaches.get(i), List.of())) {
        found.add(new Numbered(offer, i));
      }
    }
    if (!parts.isEmpty() && area.isEnglish()) {
      counted.nationwide().forEach(offer -> found.add(new Numbered(offer, EVERYWHERE)));
    }
    found.sort(
        Comparator.comparingInt((Numbered each) -> each.offer().organisation())
            .thenComparing(each -> each.offer().entry().service().id()));
    words = Words64.count(found.size());
    reach = new long[found.size()][];
    nationwide = new long[words];
    firstOfService = new boolean[found.size()];
    for (int i = 0; i < found.size(); i++) {
      offers.add(found.get(i).offer());
      if (found.get(i).reach() == EVERYWHERE) {
        reach[i] = regions.everywhere();
        Words64.set(nationwide, i);
      } else {
        reach[i] = regions.mask(found.get(i).reach());
      }
      firstOfService[i] = i == 0 || offers.get(i - 1).entry() != offers.get(i).entry();
    }
    policeAreas = policeAreasOfResidents();
    home = basedIn(policeAreas);
    ofCrime = new long[terms.crimeTypes().size()][words];
    ofSomeOfCrime = new long[terms.crimeTypes().size()][words];
    ofStatedCrime = new long[terms.crimeTypes().size()][words];
    ofSupport = new long[terms.supportTypes().size()][words];
    ofStatedSupport = new long[terms.supportTypes().size()][words];
    ofCohort = new long[terms.cohortCount()][LEVELS][words];
    ofSomeOfCohort = new long[terms.cohortCount()][LEVELS][words];
    silentOfCohort = new long[terms.cohortCount()][words];
    for (int i = 0; i < offers.size(); i++) {
      CountedOffers.Counted offer = offers.get(i);
      mark(ofCrime, offer.entry().crimes(), i);
      mark(ofSomeOfCrime, offer.entry().crimes(), i);
      mark(ofSomeOfCrime, offer.entry().crimesInPart(), i);
      mark(ofStatedCrime, offer.entry().statedCrimes(), i);
      mark(ofSupport, offer.offer().supports(), i);
      mark(ofStatedSupport, offer.offer().statedSupports(), i);
      byte[] levels = offer.entry().levels();
      for (int cohort = 0; cohort < levels.length; cohort++) {
        for (int level = levels[cohort]; level < LEVELS; level++) {
          Words64.set(ofCohort[cohort][level], i);
        }
        for (int level = offer.entry().levelOfSome(cohort); level < LEVELS; level++) {
          Words64.set(ofSomeOfCohort[cohort][level], i);
        }
        if (levels[cohort] == CountedOffers.NOT_STATED) {
          Words64.set(silentOfCohort[cohort], i);
        }
      }
    }
  }

  private static void mark(long[][] sets, int[] terms, int offer) {
    for (int term : terms) {
      Words64.set(sets[term], offer);
    }
  }

  private Set<AreaCode> policeAreasOfResidents() {
    Set<AreaCode> found = new HashSet<>();
    smallAreas.forEachRun(
        (start, end) -> {
          for (int i = start; i < end; i++) {
            found.add(
                counted
                    .geography()
                    .findDistrict(counted.geography().smallArea(i).district())
                    .orElseThrow()
                    .policeArea());
          }
        });
    return found;
  }

  /** Offers of services with a place in one of these police areas, or no place that is known. */
  long[] basedIn(Set<AreaCode> places) {
    long[] based = new long[words];
    for (int i = 0; i < offers.size(); i++) {
      Set<AreaCode> homes = offers.get(i).entry().homes();
      if (homes.isEmpty() || homes.stream().anyMatch(places::contains)) {
        Words64.set(based, i);
      }
    }
    return based;
  }

  public AreaGap make(NationalProvision national) {
    return make(national, (crime, cohort) -> true);
  }

  /** Which rows are wanted, by the numbers of crime type and cohort. */
  @FunctionalInterface
  public interface Wanted {
    boolean test(int crime, int cohort);
  }

  /** Only some rows; the others are {@link AreaGap#UNKNOWN_ROW}. */
  public AreaGap make(NationalProvision national, Wanted wanted) {
    terms.supportTypes().forEach(each -> numbersOfSupport.add(new HashMap<>()));
    results.add(LocalProvision.NOTHING);
    numbers.put(LocalProvision.NOTHING, 0);
    int cohorts = terms.cohortCount();
    int[] rows = new int[terms.crimeTypes().size() * cohorts];
    List<int[]> rowResults = new ArrayList<>();
    rowResults.add(new int[terms.supportTypes().size()]);
    Map<Words64, Integer> rowNumbers = new HashMap<>();
    for (int crime = 0; crime < terms.crimeTypes().size(); crime++) {
      for (int cohort = 0; cohort < cohorts; cohort++) {
        if (!wanted.test(crime, cohort)) {
          rows[crime * cohorts + cohort] = AreaGap.UNKNOWN_ROW;
          continue;
        }
        long[] key = key(crime, cohort);
        if (!Words64.isEmpty(key)) {
          rows[crime * cohorts + cohort] =
              rowNumbers.computeIfAbsent(
                  new Words64(key),
                  unseen -> {
                    rowResults.add(row(key));
                    return rowResults.size() - 1;
                  });
        }
      }
    }
    return new AreaGap(
        area,
        smallAreas,
        regions.total(),
        counted.isListed(smallAreas),
        settings,
        terms,
        rows,
        rowResults.toArray(int[][]::new),
        results.toArray(LocalProvision[]::new),
        UncountedOffers.in(smallAreas, counted),
        national);
  }

  /**
   * A row is what the crime type and the cohort leave, level by level, and what of it states the
   * crime type; then the same with what is for some of them only; then what does not state whether
   * it takes the cohort.
   */
  long[] key(int crime, int cohort) {
    long[] key = new long[(2 * LEVELS + 2) * words];
    for (int word = 0; word < words; word++) {
      for (int level = 0; level < LEVELS; level++) {
        key[level * words + word] = ofCrime[crime][word] & ofCohort[cohort][level][word];
        key[(SOME + level) * words + word] =
            ofSomeOfCrime[crime][word] & ofSomeOfCohort[cohort][level][word];
      }
      key[STATED * words + word] = ofStatedCrime[crime][word] & key[(LEVELS - 1) * words + word];
      key[SILENT * words + word] = ofSomeOfCrime[crime][word] & silentOfCohort[cohort][word];
    }
    return key;
  }

  private int[] row(long[] key) {
    int[] row = new int[terms.supportTypes().size()];
    for (int support = 0; support < row.length; support++) {
      if (intersects(key, SOME + LEVELS - 1, ofSupport[support])
          || intersects(key, SILENT, ofSupport[support])) {
        row[support] = number(key, support);
      }
    }
    return row;
  }

  private boolean intersects(long[] key, int block, long[] set) {
    for (int word = 0; word < words; word++) {
      if ((key[block * words + word] & set[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Rows that differ elsewhere are often alike in the offers of one support type. */
  private int number(long[] key, int support) {
    return numbersOfSupport
        .get(support)
        .computeIfAbsent(new Words64(masked(key, support)), unseen -> number(cell(key, support)));
  }

  /** What a row leaves of the offers of a support type. */
  private long[] masked(long[] key, int support) {
    long[] left = new long[key.length];
    for (int i = 0, word = 0; i < key.length; i++) {
      left[i] = key[i] & ofSupport[support][word];
      word = word + 1 == words ? 0 : word + 1;
    }
    return left;
  }

  private int number(LocalProvision cell) {
    return numbers.computeIfAbsent(
        cell,
        unseen -> {
          results.add(unseen);
          return results.size() - 1;
        });
  }

  private LocalProvision cell(long[] key, int support) {
    Provision[] atLevel = new Provision[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      long[] set = ofSupport(key, level, support);
      Provision provision = Words64.isEmpty(set) ? Provision.NONE : provision(set, support);
      if (provision.services() > 1
          && provision.finding(regions.total(), settings) == GapFinding.PROVIDED) {
        provision = provision.withServedTwice(regions.people(servedTwice(key, support, level)));
      }
      atLevel[level] = provision.atHome() ? provision : withSome(provision, key, level, support);
    }
    int notStated = atLevel[LEVELS - 1].services() > 0 ? 0 : count(silent(key, support));
    return LocalProvision.of(
        atLevel[0], atLevel[1], atLevel[2], notStated, regions.total(), settings);
  }

  private Provision withSome(Provision provision, long[] key, int level, int support) {
    long[] some = ofSome(key, level, support);
    return Words64.isEmpty(some) ? provision : provision.with(forSome(some, home));
  }

  /** What these offers are for some of those asked about, where others are for all of them. */
  Provision.ForSome forSome(long[] set, long[] based) {
    boolean atHome = false;
    for (int word = 0; word < words; word++) {
      atHome |= (set[word] & based[word]) != 0;
    }
    return new Provision.ForSome(count(set), reached(set), atHome);
  }

  /** How many services these offers are of. */
  private int count(long[] set) {
    int count = 0;
    CountedOffers.Entry last = null;
    for (int word = 0; word < words; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        CountedOffers.Entry entry =
            offers.get((word << 6) + Long.numberOfTrailingZeros(bits)).entry();
        count += entry == last ? 0 : 1;
        last = entry;
      }
    }
    return count;
  }

  /** Where one of these offers takes people. */
  private long reached(long[] set) {
    long[] reached = new long[regions.words()];
    for (int word = 0; word < words; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        or(reached, reach[(word << 6) + Long.numberOfTrailingZeros(bits)]);
      }
    }
    return regions.people(reached);
  }

  /** Offers for some or all of those asked about. */
  long[] ofSome(long[] key, int level, int support) {
    return and(key, SOME + level, ofSupport[support]);
  }

  /** Offers that do not state whether they take those asked about. */
  long[] silent(long[] key, int support) {
    return and(key, SILENT, ofSupport[support]);
  }

  long[] ofSupport(long[] key, int level, int support) {
    return and(key, level, ofSupport[support]);
  }

  Regions regions() {
    return regions;
  }

  /** The regions of a part, by its place in the list given. */
  long[] part(int part) {
    return regions.mask(firstPart + part);
  }

  /** Police areas of the residents. */
  Set<AreaCode> policeAreas() {
    return policeAreas;
  }

  /** England-wide offers among those numbered; none for cells. */
  long[] nationwide() {
    return nationwide;
  }

  /** All offers. */
  long[] all() {
    long[] all = new long[words];
    for (int i = 0; i < offers.size(); i++) {
      Words64.set(all, i);
    }
    return all;
  }

  /** The services of these offers, by identifier. */
  List<ServiceId> services(long[] set) {
    List<ServiceId> services = new ArrayList<>();
    CountedOffers.Entry last = null;
    for (int word = 0; word < words; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        CountedOffers.Entry entry =
            offers.get((word << 6) + Long.numberOfTrailingZeros(bits)).entry();
        if (entry != last) {
          services.add(entry.service().id());
          last = entry;
        }
      }
    }
    services.sort(Comparator.naturalOrder());
    return services;
  }

  private long[] and(long[] key, int level, long[] set) {
    long[] both = new long[words];
    for (int word = 0; word < words; word++) {
      both[word] = key[level * words + word] & set[word];
    }
    return both;
  }

  /** With the second provider that gives the same kind of support. */
  private Provision provision(long[] set, int support) {
    Provision provision = provision(set);
    int[] kinds = terms.withinSupport(support);
    return kinds.length == 1 || provision.secondProvider() == 0
        ? provision
        : provision.withSecondProvider(regions.people(secondProvider(set, kinds)));
  }

  /** Where two organisations give one and the same of these kinds of support. */
  long[] secondProvider(long[] set, int[] kinds) {
    long[] twice = new long[regions.words()];
    for (int kind : kinds) {
      long[] same = new long[words];
      for (int word = 0; word < words; word++) {
        same[word] = set[word] & ofStatedSupport[kind][word];
      }
      if (!Words64.isEmpty(same)) {
        or(twice, secondOf.computeIfAbsent(new Words64(same), unseen -> overlay(same).twice()));
      }
    }
    return twice;
  }

  private Provision provision(long[] set) {
    return provisions.computeIfAbsent(new Words64(set), unseen -> overlay(set).provision(regions));
  }

  /** The reaches of some offers laid over each other, as sets of regions. */
  record Overlaid(
      int services,
      int organisations,
      long[] once,
      long[] twice,
      long[] lasting,
      long[] room,
      boolean atHome) {

    Provision provision(Regions regions) {
      return new Provision(
          services,
          organisations,
          regions.people(once),
          regions.people(twice),
          regions.people(lasting),
          regions.people(room),
          0,
          atHome);
    }
  }

  /** Lays the reaches of the offers over each other. */
  Overlaid overlay(long[] set) {
    long[] once = new long[regions.words()];
    long[] twice = new long[regions.words()];
    long[] provider = new long[regions.words()];
    long[] lasting = new long[regions.words()];
    long[] room = new long[regions.words()];
    int services = 0;
    int organisations = 0;
    int last = -1;
    CountedOffers.Entry lastEntry = null;
    boolean atHome = false;
    for (int word = 0; word < words; word++) {
      atHome |= (set[word] & home[word]) != 0;
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        int i = (word << 6) + Long.numberOfTrailingZeros(bits);
        CountedOffers.Counted offer = offers.get(i);
        if (offer.entry() != lastEntry) {
          services++;
          lastEntry = offer.entry();
        }
        if (offer.organisation() != last) {
          addProvider(once, twice, provider);
          organisations++;
          last = offer.organisation();
        }
        or(provider, reach[i]);
        if (offer.entry().countStatus().lasting()) {
          or(lasting, reach[i]);
        }
        if (offer.entry().countStatus().room()) {
          or(room, reach[i]);
        }
      }
    }
    addProvider(once, twice, provider);
    return new Overlaid(services, organisations, once, twice, lasting, room, atHome);
  }

  /** What one organisation reaches goes to the rest; nothing is left of it for the next. */
  private static void addProvider(long[] once, long[] twice, long[] provider) {
    for (int word = 0; word < once.length; word++) {
      twice[word] |= once[word] & provider[word];
      once[word] |= provider[word];
      provider[word] = 0;
    }
  }

  static void or(long[] set, long[] more) {
    for (int word = 0; word < set.length; word++) {
      set[word] |= more[word];
    }
  }

  /**
   * Where residents are served twice at the level or closer: two services that state the same crime
   * type and support type, are equally close to the cohort, and have no commissioner in common.
   */
  long[] servedTwice(long[] key, int support, int level) {
    long[] twice = new long[regions.words()];
    for (int exact = 0; exact <= level; exact++) {
      long[] set = new long[words];
      for (int word = 0; word < words; word++) {
        long closer = exact == 0 ? 0 : key[(exact - 1) * words + word];
        set[word] =
            key[exact * words + word]
                & ~closer
                & key[STATED * words + word]
                & ofStatedSupport[support][word];
      }
      if (!Words64.isEmpty(set)) {
        or(twice, servedTwiceOf.computeIfAbsent(new Words64(set), unseen -> servedTwice(set)));
      }
    }
    return twice;
  }

  private long[] servedTwice(long[] set) {
    long[] twice = new long[regions.words()];
    Map<Set<String>, long[]> byCommissioners = new LinkedHashMap<>();
    for (int word = 0; word < words; word++) {
      for (long bits = set[word]; bits != 0; bits &= bits - 1) {
        int i = (word << 6) + Long.numberOfTrailingZeros(bits);
        Set<String> commissioners = offers.get(i).entry().countStatus().commissioners();
        if (!commissioners.isEmpty()) {
          or(
              byCommissioners.computeIfAbsent(commissioners, s -> new long[regions.words()]),
              reach[i]);
        }
      }
    }
    List<Map.Entry<Set<String>, long[]>> bodies = List.copyOf(byCommissioners.entrySet());
    for (int i = 0; i < bodies.size(); i++) {
      for (int j = i + 1; j < bodies.size(); j++) {
        if (Collections.disjoint(bodies.get(i).getKey(), bodies.get(j).getKey())) {
          for (int word = 0; word < twice.length; word++) {
            twice[word] |= bodies.get(i).getValue()[word] & bodies.get(j).getValue()[word];
          }
        }
      }
    }
    return twice;
  }
}
