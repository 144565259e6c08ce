package org.waymark.pathway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.pathway.Admissions;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.RandomNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.JourneyStage;

class JourneyPropertyTest {

  private static final JourneySettings SETTINGS = JourneySettings.USUAL;

  private static Map<ServiceId, ReachableListing> reached(Journeys journeys) {
    Map<ServiceId, ReachableListing> reached = new HashMap<>();
    journeys
        .stages()
        .forEach(stage -> stage.services().forEach(each -> reached.put(each.service().id(), each)));
    return reached;
  }

  private static Set<JourneyStage> stages(Journeys journeys) {
    return journeys.stages().stream()
        .filter(StageAnswer::isReached)
        .map(StageAnswer::stage)
        .collect(Collectors.toSet());
  }

  @Property(tries = 400)
  void whatIsReachedAndAtWhatCostIsWhatEveryWayWalkedTells(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    PathwayNetwork network = random.network(9, 22);
    for (int i = 0; i < 6; i++) {
      DescribedPerson person = random.person();
      PlainJourneys plain = new PlainJourneys(network, SETTINGS, person);
      JourneyFinder finder = new JourneyFinder(network, SETTINGS);
      Map<ServiceId, ReachableListing> reached = reached(finder.find(person));

      assertThat(reached.keySet()).isEqualTo(plain.costs.keySet());
      reached.forEach(
          (id, each) -> {
            assertThat(each.cost()).isCloseTo(plain.cheapest(id), within(1e-9));
            List<Double> all =
                Objects.requireNonNull(plain.costs.get(id)).stream().sorted().limit(3).toList();
            assertThat(
                    finder.alternatives(person, id, 3).stream()
                        .map(way -> Math.round(way.cost() * 1e6)))
                .isEqualTo(all.stream().map(cost -> Math.round(cost * 1e6)).toList());
          });
    }
  }

  @Property(tries = 300)
  void aJourneyIsMadeOfStepsThatCanBeTakenAndLeavesNoStageOutThatCanBeReached(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    PathwayNetwork network = random.network(12, 30);
    DescribedPerson person = random.person();
    Admissions admissions = new Admissions(network, person);
    Journeys journeys = new JourneyFinder(network, SETTINGS).find(person);
    Set<JourneyStage> wanted = new HashSet<>(stages(journeys));
    journeys.stages().stream()
        .filter(stage -> !stage.sought())
        .forEach(stage -> wanted.remove(stage.stage()));
    wanted.remove(JourneyStage.DISCLOSURE);

    if (!wanted.isEmpty()) {
      assertThat(journeys.ranked()).isNotEmpty();
    }
    assertThat(journeys.ranked())
        .isSortedAccordingTo(java.util.Comparator.comparingDouble(Journey::cost));
    for (Journey journey : journeys.ranked()) {
      assertThat(journey.stages()).containsAll(wanted);
      Set<Waypoint> been = new HashSet<>();
      List<ServiceId> services = new ArrayList<>();
      for (Step step : journey.steps()) {
        int to = network.services().findOrdinal(step.to().id()).orElseThrow();
        assertThat(admissions.toService(to).isAdmitted()).isTrue();
        if (step.way().route() != null) {
          assertThat(admissions.along(step.way().route()).isAdmitted()).isTrue();
        }
        boolean first = step == journey.steps().getFirst();
        assertThat(step.startsAgain()).isEqualTo(!first && step.way().from() instanceof EntryPoint);
        if (!(step.way().from() instanceof EntryPoint)) {
          assertThat(been).contains(step.way().from());
        }
        been.add(new ServicePoint(step.to().id()));
        services.add(step.to().id());
      }
      assertThat(services).doesNotHaveDuplicates();
    }
  }

  @Property(tries = 300)
  void anotherRouteThatThePersonMayUseTakesNoStageAway(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    List<Service> services = random.services(9);
    List<ReferralRoute> routes = random.routes(services, 15);
    PathwayNetwork before =
        PathwayNetwork.of(
            RandomNetwork.snapshot(services), new org.waymark.pathway.ReferralRoutes(1, routes));
    DescribedPerson person = random.person();
    ReferralRoute more = random.routes(services, 1).getFirst();
    Assume.that(new Admissions(before, person).along(more).isAdmitted());

    assertThat(
            stages(
                new JourneyFinder(before.whatIf(List.of(more), Set.of()), SETTINGS).find(person)))
        .containsAll(stages(new JourneyFinder(before, SETTINGS).find(person)));
  }

  @Property(tries = 400)
  void somebodyWithFewerRestrictionsReachesNoLess(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    JourneyFinder finder = new JourneyFinder(random.network(12, 30), SETTINGS);
    DescribedPerson person = random.person();

    assertThat(reached(finder.find(random.freer(person))).keySet())
        .containsAll(reached(finder.find(person)).keySet());
  }

  @Property(tries = 200)
  void whatIsQuicklySaidIsWhatIsSaidInWords(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    PathwayNetwork network = random.network(12, 20);
    Admissions admissions = new Admissions(network, random.person());
    for (int service = 0; service < network.services().size(); service++) {
      assertThat(admissions.takes(service)).isEqualTo(admissions.toService(service).isAdmitted());
      if (admissions.takes(service)) {
        assertThat(admissions.level(service)).isEqualTo(admissions.toService(service).level());
        assertThat(admissions.questions(service))
            .isEqualTo(admissions.toService(service).toCheck().size());
      }
    }
    for (int route = 0; route < network.routeCount(); route++) {
      assertThat(admissions.mayUse(route))
          .isEqualTo(admissions.along(network.route(route)).isAdmitted());
    }
  }

  @Property(tries = 200)
  void everyServiceThatMattersIsReachedOrRuledOutWithAReason(@ForAll long seed) {
    RandomNetwork random = new RandomNetwork(seed);
    PathwayNetwork network = random.network(12, 20);
    Journeys journeys = new JourneyFinder(network, SETTINGS).find(random.person());
    Set<ServiceId> reached = reached(journeys).keySet();

    assertThat(journeys.ruledOut()).allSatisfy(each -> assertThat(each.refusals()).isNotEmpty());
    assertThat(journeys.ruledOut())
        .extracting(each -> each.service().id())
        .doesNotHaveDuplicates()
        .noneMatch(reached::contains);
    assertThat(reached.size() + journeys.ruledOut().size() + journeys.ruledOutElsewhere())
        .isEqualTo(network.services().size());
  }
}
