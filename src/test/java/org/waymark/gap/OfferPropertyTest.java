package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.ExpectedOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.Vocabularies;

/** Answers to the expected offer against plain loops, on random catalogues and questions. */
class OfferPropertyTest {

  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final Map<GapFinding, Integer> SEEN = new ConcurrentHashMap<>();

  private final Geography geography = GeographyFixtures.smallCountry();

  private GapAnalysis analysis(List<Service> services) {
    return GapAnalysis.of(index(services), VOCABULARIES, TODAY, GapSettings.USUAL);
  }

  private ServiceIndex index(List<Service> services) {
    return new ServiceIndex(
        catalogueOf(services.toArray(Service[]::new)),
        VOCABULARIES,
        new ReachCalculator(geography),
        TODAY);
  }

  private static OfferInForce offer(RandomProvision random, int lines) {
    List<OfferLine> made = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      made.add(random.line("line-" + i));
    }
    return OfferInForce.of(new ExpectedOffer(1, TODAY, made));
  }

  private List<Area> areas() {
    return RandomProvision.PLACES.stream()
        .map(place -> geography.findArea(place.kind(), place.code()).orElseThrow())
        .toList();
  }

  @Property(tries = 80)
  void everyAnswerIsWhatPlainLoopsFind(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(20);
    PlainGap cells = new PlainGap(geography, VOCABULARIES, services, TODAY, GapSettings.USUAL);
    PlainOffer plain = new PlainOffer(geography, cells, services, GapSettings.USUAL);
    GapAnalysis analysis = analysis(services);
    Area area = random.pick(areas());
    for (OfferAnswer answer : analysis.offerOf(area, offer(random, 12)).answers()) {
      PlainOffer.Found found = plain.answer(answer.line(), area);
      assertThat(answer.finding()).as("%s of %s", answer.line(), area).isEqualTo(found.finding());
      assertThat(answer.reached()).as("%s of %s", answer.line(), area).isEqualTo(found.reached());
      assertThat(Set.copyOf(answer.services()))
          .isEqualTo(found.services().stream().map(Service::id).collect(Collectors.toSet()));
      SEEN.merge(found.finding(), 1, Integer::sum);
    }
  }

  @AfterContainer
  static void everyFindingCameUp() {
    Map<GapFinding, Integer> seen = new EnumMap<>(GapFinding.class);
    seen.putAll(SEEN);
    for (GapFinding finding :
        List.of(
            GapFinding.NONE_RECORDED,
            GapFinding.LISTED_NOT_COUNTED,
            GapFinding.NATIONAL_ONLY,
            GapFinding.CROSS_BOUNDARY_ONLY,
            GapFinding.PARTIAL,
            GapFinding.AT_RISK,
            GapFinding.PROVIDED)) {
      if (!seen.isEmpty()) {
        assertThat(seen.getOrDefault(finding, 0)).as("%s came up: %s", finding, seen).isPositive();
      }
    }
  }

  @Property(tries = 60)
  void aFurtherServiceNeverMakesAnAnswerWorse(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(20);
    List<Service> more = new ArrayList<>(services);
    more.addAll(random.services(1));
    OfferInForce offer = offer(random, 30);
    Area area = random.pick(areas());
    AreaOffer before = analysis(services).offerOf(area, offer);
    AreaOffer after = analysis(more).offerOf(area, offer);
    for (int i = 0; i < offer.lines().size(); i++) {
      GapFinding was = before.answers().get(i).finding();
      assertThat(after.answers().get(i).finding())
          .as("%s of %s", offer.lines().get(i), area)
          .satisfiesAnyOf(
              found -> assertThat(found).isGreaterThanOrEqualTo(was),
              // Twice is no worse than once, and once is no worse than twice.
              found -> assertThat(found).isEqualTo(GapFinding.PROVIDED));
      assertThat(after.answers().get(i).reached())
          .isGreaterThanOrEqualTo(before.answers().get(i).reached());
    }
  }

  @Property(tries = 40)
  void removingALineChangesNoOther(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    GapAnalysis analysis = analysis(random.services(20));
    OfferInForce offer = offer(random, 12);
    Area area = random.pick(areas());
    List<OfferAnswer> all = new ArrayList<>(analysis.offerOf(area, offer).answers());
    int gone = (int) Math.floorMod(seed, 12L);
    List<OfferLine> fewer = new ArrayList<>(offer.lines());
    fewer.remove(gone);
    all.remove(gone);
    assertThat(
            analysis.offerOf(area, OfferInForce.of(new ExpectedOffer(2, TODAY, fewer))).answers())
        .isEqualTo(all);
  }

  @Property(tries = 40)
  void theOutcomesOfAnAreaAddUpToItsQuestions(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    GapAnalysis analysis = analysis(random.services(20));
    OfferInForce offer = offer(random, 12);
    AreaOffer area = analysis.offerOf(random.pick(areas()), offer);
    assertThat(area.counts().questions() + area.counts().notRelevant())
        .isEqualTo(offer.lines().size());
  }

  @Property(tries = 60)
  void theNextAnalysisAnswersAsAFreshOneWould(@ForAll long seed) {
    RandomProvision random = new RandomProvision(seed);
    List<Service> services = random.services(20);
    OfferInForce offer = offer(random, 12);
    GapAnalysis before = analysis(services);
    areas().forEach(area -> before.offerOf(area, offer));
    List<Service> changed = new ArrayList<>(services);
    changed.remove((int) Math.floorMod(seed, 20L));
    changed.addAll(random.services((int) Math.floorMod(seed, 2L)));
    changed.set(
        0, ServiceBuilder.from(changed.getFirst()).capacity(Capacity.Status.CLOSED).build());
    GapAnalysis next = before.next(index(changed), TODAY);
    GapAnalysis fresh = analysis(changed);
    for (Area area : areas()) {
      assertThat(next.offerOf(area, offer)).isEqualTo(fresh.offerOf(area, offer));
    }
  }
}
