package org.waymark.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneySettings;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.journey.StandardPeople;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.vocabulary.Vocabularies;

/** Journeys at 10,000 services and 40,000 routes. */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls the set-up before anything reads these fields
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class PathwayBenchmark {

  static final int ROUTES = 40_000;

  private PathwayNetwork network;
  private JourneyFinder finder;
  private List<StandardPerson> people;
  private List<Area> districts;
  private Area cumbria;
  private int next;

  @Setup
  public void prepare() {
    network = LargeCatalogue.network(ROUTES);
    finder = new JourneyFinder(network, JourneySettings.USUAL);
    people = StandardPeople.builtIn(Vocabularies.builtIn());
    districts =
        WhereJourneysBreak.districtsOf(
            network.snapshot().geography(), AreaCode.ENGLAND, LargeCatalogue.TODAY);
    cumbria =
        network
            .snapshot()
            .geography()
            .findArea(AreaKind.POLICE_AREA, LargeCatalogue.CUMBRIA)
            .orElseThrow();
  }

  /** Everything that is said to one person's way, each time somebody else somewhere else. */
  @Benchmark
  public Journeys oneJourney() {
    int count = network.snapshot().geography().smallAreasOf(AreaCode.ENGLAND).size();
    int small = (int) ((next * 7919L) % count);
    StandardPerson person = people.get(next++ % people.size());
    return finder.find(person.story().in(new DescribedPerson.Place.SmallArea(small)));
  }

  /** The standard set in every district of England, nothing remembered of any place. */
  @Benchmark
  public int standardSetOverEngland() {
    JourneyFinder cold =
        new JourneyFinder(network.whatIf(List.of(), java.util.Set.of()), JourneySettings.USUAL);
    return WhereJourneysBreak.of(cold, people, districts).outcomes().size();
  }

  @Benchmark
  public AreaNetwork networkOfAnArea() {
    return AreaNetworks.of(network, cumbria);
  }
}
