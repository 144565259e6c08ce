package org.waymark.benchmark;

import java.util.ArrayList;
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
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.ExpectedOffer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.geography.AreaKind;
import org.waymark.snapshot.Snapshot;

/**
 * Every cell, and every question of the expected offer, of all 39 police areas of England at 10,000
 * services.
 */
@State(Scope.Benchmark)
@NullUnmarked // JMH calls the set-up before anything reads these fields
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class GapBenchmark {

  private Snapshot snapshot;
  private GapAnalysis analysis;
  private ServiceIndex changedIndex;
  private OfferInForce offer;

  @Setup
  public void prepare() {
    snapshot = LargeCatalogue.snapshot();
    analysis = cold();
    analysis.policeAreas();
    offer = OfferInForce.of(ExpectedOffer.builtIn(snapshot.vocabularies()));
    offers(analysis);
    changedIndex = withOneListingChanged();
  }

  /** A catalogue read again, in which one local service has closed to referrals. */
  private ServiceIndex withOneListingChanged() {
    Catalogue again = LargeCatalogue.catalogue(snapshot.geography());
    List<Service> services = new ArrayList<>(again.listServices());
    for (int i = 0; i < services.size(); i++) {
      Service service = services.get(i);
      boolean local =
          snapshot.services().findOrdinal(service.id()).stream()
              .anyMatch(ordinal -> !snapshot.services().reachOf(ordinal).nationwide());
      if (local && service.capacity().acceptsReferrals()) {
        services.set(i, closed(service));
        break;
      }
    }
    return new ServiceIndex(
        new Catalogue(2, again.listOrganisations(), services),
        snapshot.vocabularies(),
        new ReachCalculator(snapshot.geography()),
        LargeCatalogue.TODAY);
  }

  private static Service closed(Service service) {
    return ServiceBuilder.from(service)
        .capacity(new Capacity(Capacity.Status.CLOSED, null, LargeCatalogue.TODAY))
        .build();
  }

  private GapAnalysis cold() {
    return GapAnalysis.of(
        snapshot.services(), snapshot.vocabularies(), LargeCatalogue.TODAY, GapSettings.USUAL);
  }

  /** From the bitmaps of a snapshot to every cell, nothing remembered. */
  @Benchmark
  public int wholeEnglandCold() {
    return count(cold());
  }

  /** As after a change of one listing, the catalogue read anew. */
  @Benchmark
  public int afterOneListingChanged() {
    return count(analysis.next(changedIndex, LargeCatalogue.TODAY));
  }

  /** From the bitmaps of a snapshot to the answer of every question, nothing remembered. */
  @Benchmark
  public int offerOfEnglandCold() {
    return offers(cold());
  }

  /** The same after a change of one listing, the catalogue read anew. */
  @Benchmark
  public int offerAfterOneListingChanged() {
    return offers(analysis.next(changedIndex, LargeCatalogue.TODAY));
  }

  private int offers(GapAnalysis asked) {
    return asked.offersOf(AreaKind.POLICE_AREA, area -> offer).stream()
        .mapToInt(area -> area.counts().of(OfferOutcome.MET))
        .sum();
  }

  private static int count(GapAnalysis asked) {
    int services = 0;
    for (AreaGap area : asked.policeAreas()) {
      services += area.isListed() ? 1 : 0;
    }
    return services;
  }

  /** The finding of every cell of every police area, read from a finished analysis. */
  @Benchmark
  public int readEveryCell() {
    return analysis.policeAreas().stream()
        .mapToInt(area -> area.count(null, CohortLevel.Level.OPEN).cells())
        .sum();
  }
}
