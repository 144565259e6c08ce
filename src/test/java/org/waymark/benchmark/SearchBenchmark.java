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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.waymark.search.SearchRequest;
import org.waymark.search.SearchResult;
import org.waymark.search.ServiceSearch;
import org.waymark.search.Suggestion;
import org.waymark.snapshot.Snapshot;

/** A page of results with every facet, and suggestions. */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls the set-up before anything reads these fields
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class SearchBenchmark {

  private static final List<String> TYPED =
      List.of("sa", "dom", "children", "leeds", "penr", "counsling", "womens aid", "ca11", "idva");

  /** The number of the question in {@link LargeCatalogue#requests}; -1 is all of them in turn. */
  @Param("-1")
  public int question;

  private ServiceSearch search;
  private List<SearchRequest> requests;
  private int next;

  @Setup
  public void prepare() {
    Snapshot snapshot = LargeCatalogue.snapshot();
    search = ServiceSearch.inMemory(() -> snapshot);
    requests = LargeCatalogue.requests(snapshot.geography());
    if (question >= 0) {
      requests = List.of(requests.get(question));
    }
  }

  @Benchmark
  public SearchResult search() {
    return search.search(requests.get(next++ % requests.size()));
  }

  @Benchmark
  public List<Suggestion> suggest() {
    return search.suggest(TYPED.get(next++ % TYPED.size()), 8);
  }
}
