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
import org.waymark.coverage.Overlay;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;

/** The coverage of every district for a filter, and making the bitmaps it is computed from. */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls the set-up before anything reads these fields
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class CoverageBenchmark {

  private Snapshot snapshot;
  private ReachCalculator reaches;
  private List<Area> districts;
  private List<ServiceFilter> filters;
  private int next;

  @Setup
  public void prepare() {
    snapshot = LargeCatalogue.snapshot();
    reaches = new ReachCalculator(snapshot.geography());
    districts = snapshot.geography().listAreas(AreaKind.DISTRICT, LargeCatalogue.TODAY);
    filters = LargeCatalogue.filters();
  }

  /** Residents reached in every district of England and Wales, for one filter after another. */
  @Benchmark
  public long everyDistrict() {
    Overlay overlay = Overlay.of(snapshot.services(), filters.get(next++ % filters.size()));
    long reached = 0;
    for (Area district : districts) {
      reached += overlay.coverageOf(district).reached();
    }
    return reached;
  }

  /** As after a change of one listing: reaches are remembered. */
  @Benchmark
  public ServiceIndex indexBuild() {
    return new ServiceIndex(
        snapshot.catalogue(), snapshot.vocabularies(), reaches, LargeCatalogue.TODAY);
  }
}
