package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedTable;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.Returns;
import org.waymark.returns.Shown;
import org.waymark.returns.ShownFigures;
import org.waymark.returns.ShownReturn;
import org.waymark.snapshot.Snapshot;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** The two analyses, for everybody and for professionals, beside each other. */
class GapAnalysesTest {

  private static final ReachCalculator REACHES = new ReachCalculator(RealGeography.get());
  private static final Area CUMBRIA = area("E23000002");
  private static final Area LANCASHIRE = area("E23000003");

  private final Service listed = anIdvaService().serving("E06000063").build();
  private final Service unlisted =
      anIdvaService().serving("E23000002").visibility(Visibility.PROFESSIONALS).build();
  private final Catalogue whole = catalogueOf(listed, unlisted);
  private final GapAnalyses analyses = new GapAnalyses(GapSettings.USUAL, GapWork.DIRECTLY);

  private static Area area(String code) {
    return RealGeography.get().findArea(AreaKind.POLICE_AREA, new AreaCode(code)).orElseThrow();
  }

  private static Snapshot snapshot(long number, Catalogue catalogue, LocalDate today) {
    return new Snapshot(
        number,
        today,
        Vocabularies.builtIn(),
        RealGeography.get(),
        catalogue,
        new ServiceIndex(catalogue, Vocabularies.builtIn(), REACHES, today));
  }

  @Test
  void neitherReaderMakesTheOtherBeginAgain() {
    Snapshot open = snapshot(1, whole.withoutUnlisted(), TODAY);
    Snapshot professional = snapshot(1, whole, TODAY);

    GapAnalysis ofEverybody = analyses.of(open);
    GapAnalysis ofProfessionals = analyses.of(professional);

    assertThat(ofProfessionals).isNotSameAs(ofEverybody);
    assertThat(analyses.of(open)).isSameAs(ofEverybody);
    assertThat(analyses.of(professional)).isSameAs(ofProfessionals);
  }

  @Test
  void eachGoesOnFromItsOwn() {
    analyses.of(snapshot(1, whole.withoutUnlisted(), TODAY));
    AreaGap known = analyses.of(snapshot(1, whole, TODAY)).of(CUMBRIA);
    Catalogue next = new Catalogue(2, whole.listOrganisations(), whole.listServices());
    analyses.of(snapshot(2, next.withoutUnlisted(), TODAY));

    assertThat(analyses.of(snapshot(2, next, TODAY)).of(CUMBRIA)).isSameAs(known);
  }

  @Test
  void theOneIsMadeFromTheOtherButForWhatIsUnlisted() {
    GapAnalysis ofEverybody = analyses.of(snapshot(1, whole.withoutUnlisted(), TODAY));
    AreaGap lancashire = ofEverybody.of(LANCASHIRE);
    AreaGap cumbria = ofEverybody.of(CUMBRIA);

    GapAnalysis ofProfessionals = analyses.of(snapshot(1, whole, TODAY));

    assertThat(ofProfessionals.of(LANCASHIRE)).isSameAs(lancashire);
    assertThat(ofProfessionals.of(CUMBRIA)).isNotSameAs(cumbria);
  }

  @Test
  void aReaderOfYesterdayTakesNothingFromTheReadersOfToday() {
    Snapshot yesterday = snapshot(1, whole, TODAY.minusDays(1));
    Snapshot today = snapshot(2, whole.withoutUnlisted(), TODAY);
    GapAnalysis ofToday = analyses.of(today);

    analyses.of(yesterday);

    assertThat(analyses.of(today)).isSameAs(ofToday);
  }

  // While another reader works

  /** Holds up whoever is the first to work on something, until it is told to go on. */
  private static final class HeldUp implements GapWork {
    private final Object what;
    private final AtomicBoolean held = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    HeldUp(Object what) {
      this.what = what;
    }

    @Override
    public <T> T of(Object asked, Supplier<T> work) {
      if (asked.equals(what) && held.compareAndSet(false, true)) {
        begun.countDown();
        await(goOn);
      }
      return work.get();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Asks while another reader is at work on something and held up.
   *
   * @param first what the other reader asks
   * @param second what must be answered meanwhile
   */
  private static <T, R> R meanwhile(HeldUp work, Supplier<T> first, Supplier<R> second)
      throws Exception {
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      Future<T> other = readers.submit(first::get);
      HeldUp.await(work.begun);
      try {
        R answer = readers.submit(second::get).get(1, TimeUnit.MINUTES);
        assertThat(other.isDone()).isFalse();
        return answer;
      } finally {
        work.goOn.countDown();
        other.get(1, TimeUnit.MINUTES);
      }
    }
  }

  @Test
  void aReturnIsInTheAnalysisAtOnceAndOnlyTheAreasOfItsServiceAreWorkedOutAgain() {
    AtomicReference<Returns> returns = new AtomicReference<>(Returns.none());
    NeedSource need =
        new NeedSource() {
          @Override
          public NeedTable table() {
            return new NeedTable(List.of(), List.of());
          }

          @Override
          public long revision() {
            return 1;
          }
        };
    GapAnalyses following =
        new GapAnalyses(
            GapSettings.USUAL,
            () -> Objects.requireNonNull(returns.get()),
            new NeedEstimates(need));
    Service busy =
        anIdvaService()
            .serving("E23000002")
            .capacity(new Capacity(Capacity.Status.OPEN, null, TODAY.minusYears(1)))
            .build();
    Snapshot snapshot = snapshot(1, catalogueOf(busy, listed), TODAY);
    GapAnalysis before = following.of(snapshot);
    AreaGap lancashire = before.of(LANCASHIRE);

    returns.set(new Returns(1, List.of(waiting(busy, "30"))));
    GapAnalysis after = following.of(snapshot);

    assertThat(after).isNotSameAs(before);
    assertThat(following.of(snapshot)).isSameAs(after);
    assertThat(after.of(LANCASHIRE).smallAreas()).isEqualTo(lancashire.smallAreas());
    assertThat(hasRoom(before, busy)).isTrue();
    assertThat(hasRoom(after, busy)).isFalse();
    assertThat(after.offers().entries().get(listed.id()))
        .isSameAs(before.offers().entries().get(listed.id()));
    assertThat(following.returnsRevision()).isEqualTo(1);
  }

  private static boolean hasRoom(GapAnalysis analysis, Service service) {
    return Objects.requireNonNull(analysis.offers().entries().get(service.id()))
        .countStatus()
        .room();
  }

  private static ShownReturn waiting(Service service, String weeks) {
    return new ShownReturn(
        1,
        service.id(),
        service.organisation(),
        new Quarter(LocalDate.of(2026, 1, 1)),
        new ShownFigures(Map.of(Figure.MEDIAN_WAIT, Shown.exactly(new BigDecimal(weeks)))),
        Instant.parse("2026-04-02T09:00:00Z"),
        1);
  }

  @Test
  void whileOneReaderWorksOnAnAreaAnotherIsAnsweredOfOneThatIsKnown() throws Exception {
    HeldUp work = new HeldUp(CUMBRIA);
    GapAnalysis analysis = new GapAnalyses(GapSettings.USUAL, work).of(snapshot(1, whole, TODAY));
    AreaGap known = analysis.of(LANCASHIRE);

    assertThat(meanwhile(work, () -> analysis.of(CUMBRIA), () -> analysis.of(LANCASHIRE)))
        .isSameAs(known);
  }

  @Test
  void whileOneReaderWorksOnAnAreaAnotherWorksOutTheNext() throws Exception {
    HeldUp work = new HeldUp(CUMBRIA);
    GapAnalysis analysis = new GapAnalyses(GapSettings.USUAL, work).of(snapshot(1, whole, TODAY));

    AreaGap lancashire = meanwhile(work, () -> analysis.of(CUMBRIA), () -> analysis.of(LANCASHIRE));

    assertThat(lancashire.area()).isEqualTo(LANCASHIRE);
  }

  @Test
  void whileOneReaderWorksOnAnAreaAnotherWorksOutTheSameAndBothHaveOneAnswer() throws Exception {
    HeldUp work = new HeldUp(CUMBRIA);
    GapAnalysis analysis = new GapAnalyses(GapSettings.USUAL, work).of(snapshot(1, whole, TODAY));
    List<AreaGap> ofTheFirst = new CopyOnWriteArrayList<>();

    AreaGap cumbria =
        meanwhile(work, () -> ofTheFirst.add(analysis.of(CUMBRIA)), () -> analysis.of(CUMBRIA));

    assertThat(ofTheFirst).singleElement().isSameAs(cumbria);
  }

  @Test
  void whileOneReaderWorksOnAnAreaAnotherIsToldOfAllEngland() throws Exception {
    HeldUp work = new HeldUp(CUMBRIA);
    GapAnalysis analysis = new GapAnalyses(GapSettings.USUAL, work).of(snapshot(1, whole, TODAY));

    List<AreaGap> england = meanwhile(work, () -> analysis.of(CUMBRIA), analysis::policeAreas);

    assertThat(england).extracting(AreaGap::area).contains(CUMBRIA, LANCASHIRE);
  }

  @Test
  void whileOneReaderMakesTheAnalysisOfAChangeOthersAreAnsweredOfItAndOfTheOneBefore()
      throws Exception {
    Snapshot before = snapshot(1, whole, TODAY);
    Snapshot changed = snapshot(2, catalogueOf(listed), TODAY);
    HeldUp work = new HeldUp(changed);
    GapAnalyses held = new GapAnalyses(GapSettings.USUAL, work);
    held.of(before);

    List<GapAnalysis> answers =
        meanwhile(work, () -> held.of(changed), () -> List.of(held.of(before), held.of(changed)));

    assertThat(answers.getFirst().of(CUMBRIA)).isNotNull();
    assertThat(held.of(changed)).isSameAs(answers.getLast());
  }
}
