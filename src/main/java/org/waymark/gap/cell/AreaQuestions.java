package org.waymark.gap.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * Answers questions of one area from the numbered sets of {@link AreaGapMaker}. Used by one thread.
 */
public final class AreaQuestions {

  private record PlacePart(AreaKind kind, AreaCode code, int number) {}

  private final CountedOffers counted;
  private final SmallAreaSet smallAreas;
  private final boolean isEnglish;
  private final List<PlacePart> parts = new ArrayList<>();
  private final AreaGapMaker maker;
  private final boolean listed;
  private final UncountedOffers uncounted;
  private final UncountedOffers uncountedNationwide;
  private final Map<Question.Bounds, long[]> atHome = new EnumMap<>(Question.Bounds.class);

  public AreaQuestions(CountedOffers counted, Area area) {
    this.counted = counted;
    this.smallAreas = counted.geography().smallAreasOf(area.code());
    this.isEnglish = area.isEnglish();
    this.listed = counted.isListed(smallAreas);
    this.uncounted = UncountedOffers.in(smallAreas, counted);
    this.uncountedNationwide = UncountedOffers.nationwide(counted);
    this.maker = new AreaGapMaker(counted, area, cut());
  }

  /** The parts of the area, one set for each; districts that are councils too stand twice. */
  private List<SmallAreaSet> cut() {
    Geography geography = counted.geography();
    Map<AreaCode, List<SmallAreaSet>> councils = new TreeMap<>();
    Map<AreaCode, List<SmallAreaSet>> districts = new TreeMap<>();
    for (District district : districts()) {
      SmallAreaSet within = geography.smallAreasOf(district.code()).intersect(smallAreas);
      districts.computeIfAbsent(district.code(), code -> new ArrayList<>()).add(within);
      councils.computeIfAbsent(district.council(), code -> new ArrayList<>()).add(within);
    }
    List<SmallAreaSet> cut = new ArrayList<>();
    add(AreaKind.COUNCIL, councils, cut);
    add(AreaKind.DISTRICT, districts, cut);
    return cut;
  }

  private void add(
      AreaKind kind, Map<AreaCode, List<SmallAreaSet>> members, Collection<SmallAreaSet> cut) {
    members.forEach(
        (code, sets) -> {
          parts.add(new PlacePart(kind, code, cut.size()));
          cut.add(SmallAreaSet.union(sets));
        });
  }

  private Set<District> districts() {
    Geography geography = counted.geography();
    Set<District> found = new HashSet<>();
    smallAreas.forEachRun(
        (start, end) -> {
          for (int i = start; i < end; i++) {
            found.add(geography.findDistrict(geography.smallArea(i).district()).orElseThrow());
          }
        });
    return found;
  }

  /**
   * The answer to a question.
   *
   * @throws NoSuchElementException when a term is unknown or outside the Duty
   */
  public Answer answer(Question question) {
    int crime = number(question.crimeType(), counted.terms().crime(question.crimeType()));
    int cohort = counted.terms().cohort(question.cohort()).orElse(AreaGap.UNKNOWN_ROW);
    if (cohort == AreaGap.UNKNOWN_ROW) {
      throw unknown(question.cohort());
    }
    int[] supports =
        question.supportTypes().stream()
            .sorted()
            .mapToInt(id -> number(id, counted.terms().support(id)))
            .toArray();
    Asked own = new Asked(question, crime, cohort, supports);
    Map<Integer, GapFinding> findings = new HashMap<>();
    IntFunction<GapFinding> ofGroup =
        group ->
            findings.computeIfAbsent(
                group,
                unseen ->
                    (group == cohort ? own : new Asked(question, crime, group, supports))
                        .finding());
    GapFinding finding = counted.terms().finding(cohort, ofGroup);
    return own.answer(finding, finding.isGap() ? lacking(cohort, ofGroup) : List.of());
  }

  /** The parts of a cohort for which less is found than for another. */
  private List<TermId> lacking(int cohort, IntFunction<GapFinding> ofGroup) {
    CellTerms terms = counted.terms();
    if (terms.partsOf(cohort).isEmpty()) {
      return List.of();
    }
    Map<TermId, GapFinding> findings = new LinkedHashMap<>();
    for (int part : terms.partsOf(cohort).getFirst()) {
      findings.put(Objects.requireNonNull(terms.cohortAt(part)), terms.finding(part, ofGroup));
    }
    GapFinding best = Collections.max(findings.values());
    return findings.entrySet().stream()
        .filter(each -> each.getValue().compareTo(best) < 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int number(Object term, OptionalInt number) {
    return number.orElseThrow(() -> unknown(term));
  }

  private static NoSuchElementException unknown(@Nullable Object term) {
    return new NoSuchElementException(term + " is unknown, or outside the Duty");
  }

  /** Residents of the area. */
  public long population() {
    return maker.regions().total();
  }

  /** True when any service at all is listed for somebody here. */
  public boolean isListed() {
    return listed;
  }

  /** Offers of services that are no strangers to the area, within those bounds. */
  private long[] atHome(Question.Bounds bounds) {
    return atHome.computeIfAbsent(
        bounds,
        unseen ->
            switch (unseen) {
              case POLICE_AREA -> maker.basedIn(maker.policeAreas());
              case REGION -> with(maker.basedIn(policeAreasOfRegions()), maker.nationwide());
              case ENGLAND -> maker.all();
            });
  }

  private static long[] with(long[] set, long[] more) {
    AreaGapMaker.or(set, more);
    return set;
  }

  private Set<AreaCode> policeAreasOfRegions() {
    Set<AreaCode> regions = new HashSet<>();
    for (District district : districts()) {
      AreaCode region = district.region();
      if (region != null) {
        regions.add(region);
      }
    }
    Set<AreaCode> policeAreas = new HashSet<>(maker.policeAreas());
    for (AreaCode region : regions) {
      policeAreas.addAll(counted.geography().policeAreasOf(region, counted.basis().today()));
    }
    return policeAreas;
  }

  /** One question while it is answered. */
  private final class Asked {
    private final Question question;
    private final int crime;
    private final int cohort;
    private final int[] supports;
    private final long[] key;
    private final int level;
    private final Map<Integer, long[]> offers = new HashMap<>();
    private final long[] all;
    private final long[] some;
    private final long[] nationwide;
    private final AreaGapMaker.Overlaid overlaid;
    private @Nullable Provision provision;

    Asked(Question question, int crime, int cohort, int[] supports) {
      this(question, crime, cohort, supports, question.level());
    }

    Asked(Question question, int crime, int cohort, int[] supports, CohortLevel.Level level) {
      this.question = question;
      this.crime = crime;
      this.cohort = cohort;
      this.supports = supports;
      this.key = maker.key(crime, cohort);
      this.level = level.ordinal();
      this.nationwide = maker.nationwide().clone();
      this.all = new long[nationwide.length];
      this.some = new long[nationwide.length];
      for (int support : supports) {
        long[] set = maker.ofSupport(key, this.level, support);
        offers.put(support, set);
        AreaGapMaker.or(all, set);
        AreaGapMaker.or(some, maker.ofSome(key, this.level, support));
      }
      for (int word = 0; word < all.length; word++) {
        nationwide[word] &= some[word];
      }
      if (!question.isMetNationally()) {
        leaveOut(all, nationwide);
        leaveOut(some, nationwide);
        offers.values().forEach(set -> leaveOut(set, nationwide));
      }
      this.overlaid = maker.overlay(all);
    }

    private static void leaveOut(long[] set, long[] others) {
      for (int word = 0; word < set.length; word++) {
        set[word] &= ~others[word];
      }
    }

    /** Of this group alone. */
    GapFinding finding() {
      if (Words64.isEmpty(all) && Words64.isEmpty(some)) {
        return findingOfNone();
      }
      GapFinding finding = findingOf(provision());
      return level == CohortLevel.Level.OPEN.ordinal()
              && finding.compareTo(GapFinding.PROVIDED) >= 0
              && counted.terms().isNamedGroup(cohort)
          ? finding.unlessOpenOnly(
              new Asked(question, crime, cohort, supports, CohortLevel.Level.SPECIALIST).finding())
          : finding;
    }

    /**
     * @param finding of the group, or of its parts where it is made up of others
     */
    Answer answer(GapFinding finding, List<TermId> lacking) {
      Provision provision = provision();
      return new Answer(
          finding,
          provision,
          maker.services(provision.isForSomeOnly() ? some : all),
          question.isMetNationally() ? List.of() : maker.services(nationwide),
          uncounted(),
          finding.hasNoLocalProvision() ? notStated() : List.of(),
          lacking,
          parts(overlaid.once()));
    }

    private List<ServiceId> notStated() {
      long[] silent = new long[all.length];
      for (int group : counted.terms().withParts(cohort)) {
        long[] ofGroup = maker.key(crime, group);
        for (int support : supports) {
          AreaGapMaker.or(silent, maker.silent(ofGroup, support));
        }
      }
      leaveOut(silent, maker.nationwide());
      return maker.services(silent);
    }

    private Provision provision() {
      Provision known = provision;
      if (known == null) {
        known = provision(overlaid);
        if (known.services() > 1 && findingOf(known) == GapFinding.PROVIDED) {
          known = known.withServedTwice(servedTwice());
        }
        provision = known;
      }
      return known;
    }

    private GapFinding findingOf(Provision of) {
      return finding(of, parts(overlaid.once()));
    }

    private GapFinding findingOfNone() {
      if (!Words64.isEmpty(nationwide)) {
        return GapFinding.NATIONAL_ONLY;
      }
      if (!uncounted().isEmpty()) {
        return GapFinding.LISTED_NOT_COUNTED;
      }
      return listed ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
    }

    /** Of all England where an England-wide service would have met it. */
    private List<ServiceId> uncounted() {
      Set<ServiceId> services = new TreeSet<>();
      for (int support : supports) {
        services.addAll(uncounted.services(crime, cohort, support, level));
        if (question.isMetNationally() && isEnglish) {
          services.addAll(uncountedNationwide.services(crime, cohort, support, level));
        }
      }
      return List.copyOf(services);
    }

    /** A second provider is one that gives the same support; home is what the question says. */
    private Provision provision(AreaGapMaker.Overlaid overlaid) {
      Provision of = overlaid.provision(maker.regions());
      long[] twice = new long[maker.regions().words()];
      offers.forEach(
          (support, set) ->
              AreaGapMaker.or(
                  twice, maker.secondProvider(set, counted.terms().withinSupport(support))));
      long[] home = atHome(question.bounds());
      Provision found =
          new Provision(
              of.services(),
              of.organisations(),
              of.reached(),
              maker.regions().people(twice),
              of.lasting(),
              of.room(),
              0,
              intersects(all, home));
      return found.atHome() || Words64.isEmpty(some)
          ? found
          : found.with(maker.forSome(some, home));
    }

    private static boolean intersects(long[] one, long[] other) {
      for (int word = 0; word < one.length; word++) {
        if ((one[word] & other[word]) != 0) {
          return true;
        }
      }
      return false;
    }

    /** As of any cell; besides, no part may be left out, and one provider may be enough. */
    private GapFinding finding(Provision provision, List<Answer.Part> reached) {
      GapFinding finding =
          (question.oneProvider() ? provision.asThoughShared() : provision)
              .finding(population(), counted.settings());
      boolean partLeftOut =
          reached.stream().anyMatch(part -> part.share() < counted.settings().providedShare());
      return partLeftOut && finding.compareTo(GapFinding.PARTIAL) > 0
          ? GapFinding.PARTIAL
          : finding;
    }

    private long servedTwice() {
      long[] twice = new long[maker.regions().words()];
      long[] asked = key.clone();
      if (!question.isMetNationally()) {
        for (int word = 0; word < asked.length; word++) {
          asked[word] &= ~maker.nationwide()[word % nationwide.length];
        }
      }
      for (int support : supports) {
        AreaGapMaker.or(twice, maker.servedTwice(asked, support, level));
      }
      return maker.regions().people(twice);
    }

    private List<Answer.Part> parts(long[] reached) {
      List<Answer.Part> found = new ArrayList<>();
      for (PlacePart part : parts) {
        if (part.kind() == question.everyPart()) {
          long[] mask = maker.part(part.number());
          long[] both = mask.clone();
          for (int word = 0; word < both.length; word++) {
            both[word] &= reached[word];
          }
          found.add(
              new Answer.Part(
                  part.kind(),
                  part.code(),
                  maker.regions().people(mask),
                  maker.regions().people(both)));
        }
      }
      return found;
    }
  }
}
