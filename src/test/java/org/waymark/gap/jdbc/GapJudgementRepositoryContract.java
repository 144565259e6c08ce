package org.waymark.gap.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgement.Sort;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.testing.DatabaseContract;
import org.waymark.vocabulary.TermId;

abstract class GapJudgementRepositoryContract extends DatabaseContract {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final GapCell CELL = cell(null);

  @BeforeEach
  void forgetAll() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM gap_judgement");
      statement.executeUpdate("UPDATE gap_judgement_head SET latest = 0");
    }
  }

  private GapJudgementRepository repository() {
    return new JdbcGapJudgementRepository(
        database().transactions(),
        database().bean(JudgementRows.class),
        Clock.fixed(Instant.parse("2026-06-15T09:00:00Z"), ZoneOffset.UTC));
  }

  private static GapCell cell(@Nullable String cohort) {
    return new GapCell(
        AreaKind.POLICE_AREA,
        new AreaCode("E23000002"),
        TermId.of("sexual-abuse"),
        cohort == null ? null : TermId.of(cohort),
        TermId.of("isva"));
  }

  private static GapJudgement confirmed(GapCell cell, String reason) {
    return new GapJudgement(
        0,
        cell,
        Sort.ABSENCE_CONFIRMED,
        "A. Analyst",
        "Cumbria PFCC",
        reason,
        DAY,
        DAY.plusYears(1));
  }

  private static GapJudgement add(GapJudgementRepository to, GapJudgement judgement) {
    return to.add(judgement, GapJudgementRepository.WHATEVER_WAS_SAID, kept -> {});
  }

  @Test
  void whoeverHasNotSeenWhatWasSaidOfTheCellIsStopped() {
    GapJudgementRepository repository = repository();
    add(repository, confirmed(cell("older-people"), "Of another cell"));
    add(repository, confirmed(CELL, "First"));

    assertThatThrownBy(() -> repository.add(confirmed(CELL, "Blind"), 1, kept -> {}))
        .isInstanceOf(StaleException.class);
    assertThat(repository.latestRevision()).isEqualTo(2);
    assertThat(repository.add(confirmed(CELL, "Seen"), 2, kept -> {}).id()).isEqualTo(3);
    assertThat(repository.add(confirmed(cell("older-people"), "x"), 1, kept -> {}).id())
        .isEqualTo(4);
  }

  @Test
  void whatBelongsToAJudgementIsWrittenWithItOrNeitherIs() {
    GapJudgementRepository repository = repository();
    List<Long> told = new ArrayList<>();

    repository.add(confirmed(CELL, "Kept"), 0, kept -> told.add(kept.id()));
    assertThatThrownBy(
            () ->
                repository.add(
                    confirmed(CELL, "Lost"),
                    1,
                    kept -> {
                      throw new IllegalStateException("The audit failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(told).containsExactly(1L);
    assertThat(repository.load().list()).extracting(GapJudgement::reason).containsExactly("Kept");
    assertThat(repository.latestRevision()).isEqualTo(1);
  }

  @Test
  void whatIsKeptComesBackAsItWasSaid() {
    GapJudgementRepository repository = repository();
    List<GapJudgement> said =
        List.of(
            confirmed(CELL, "Asked “all” three trusts;\nnobody has one. 😀"),
            new GapJudgement(
                0, cell("older-people"), Sort.NOTE, "B. Board", "", "See 2025", DAY, null),
            new GapJudgement(
                0, CELL, Sort.WITHDRAWN, "A. Analyst", "", "There is one", DAY.plusDays(1), null));

    List<GapJudgement> kept = said.stream().map(each -> add(repository, each)).toList();

    assertThat(kept).extracting(GapJudgement::id).containsExactly(1L, 2L, 3L);
    assertThat(kept).extracting(each -> each.withId(0)).isEqualTo(said);
    assertThat(repository.load().list()).isEqualTo(kept);
    assertThat(repository.load().revision()).isEqualTo(3);
    assertThat(repository.latestRevision()).isEqualTo(3);
  }

  @Test
  void whatIsSaidOfALineComesBackWithAllThatTheLineAsked() {
    GapJudgementRepository repository = repository();
    LineQuestion women = line("women", Set.of(TermId.of("helpline"), TermId.of("webchat")));
    LineQuestion anybody = line(null, Set.of(TermId.of("helpline")));

    for (LineQuestion each : List.of(women, anybody)) {
      add(
          repository,
          new GapJudgement(
              0, each, Sort.ABSENCE_CONFIRMED, "A. Analyst", "", "None", DAY, DAY.plusYears(1)));
    }

    GapJudgements kept = repository.load();
    assertThat(kept.list()).extracting(GapJudgement::question).containsExactly(women, anybody);
    assertThat(kept.standing(women, DAY)).isPresent();
    assertThat(kept.standing(line("women", Set.of(TermId.of("helpline"))), DAY))
        .as("the line asks something else now")
        .isEmpty();
    assertThat(kept.standing(CELL, DAY)).isEmpty();
    assertThat(kept.list()).extracting(GapJudgement::digest).doesNotHaveDuplicates();
  }

  private static LineQuestion line(@Nullable String cohort, Set<TermId> supports) {
    return new LineQuestion(
        AreaKind.POLICE_AREA,
        new AreaCode("E23000002"),
        "da-helpline-women",
        TermId.of("domestic-abuse"),
        cohort == null ? null : TermId.of(cohort),
        supports,
        CohortLevel.Level.OPEN,
        "region");
  }

  @Test
  void anEmptyTableIsRevisionNought() {
    assertThat(repository().latestRevision()).isZero();
    assertThat(repository().load().list()).isEmpty();
  }

  @Test
  void theLongestWordsAreKeptWhole() {
    GapJudgement longest =
        new GapJudgement(
            0,
            CELL,
            Sort.NOTE,
            "é".repeat(GapJudgement.LONGEST_NAME),
            "ß".repeat(GapJudgement.LONGEST_NAME),
            "漢".repeat(GapJudgement.LONGEST_REASON),
            DAY,
            null);

    add(repository(), longest);

    assertThat(repository().load().list()).containsExactly(longest.withId(1));
  }

  @Test
  void aJudgementThatIsKeptAlreadyIsRefused() {
    GapJudgement kept = add(repository(), confirmed(CELL, "Once"));

    assertThatThrownBy(() -> add(repository(), kept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id 0");
    assertThat(repository().latestRevision()).isEqualTo(1);
  }

  @Test
  void aJudgementWaitsForOneThatIsStillBeingWrittenAndComesAfterIt() throws Exception {
    GapJudgementRepository repository = repository();
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection slow = dataSource().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("SELECT latest FROM gap_judgement_head WHERE id = 1 FOR UPDATE");
      statement.executeUpdate("UPDATE gap_judgement_head SET latest = 1 WHERE id = 1");
      Future<GapJudgement> next = thread.submit(() -> add(repository, confirmed(CELL, "Second")));

      assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(repository.latestRevision()).isZero();
      assertThat(repository.load().list()).isEmpty();

      slow.commit();
      assertThat(next.get(60, TimeUnit.SECONDS).id()).isEqualTo(2);
    }
  }

  @Test
  void whoeverReadsWhileManyWriteNeverMissesOneThatCommitsLate() throws Exception {
    GapJudgementRepository repository = repository();
    int writers = 4;
    int each = 25;
    List<Long> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<List<Long>>> writing = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        writing.add(
            threads.submit(
                () ->
                    LongStream.range(0, each)
                        .mapToObj(n -> add(repository, confirmed(CELL, "No. " + n)).id())
                        .toList()));
      }
      while (!writing.stream().allMatch(Future::isDone)) {
        GapJudgements seen = repository.load();
        assertThat(seen.list())
            .extracting(GapJudgement::id)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.revision()).boxed().toList());
      }
      for (Future<List<Long>> done : writing) {
        List<Long> own = done.get(60, TimeUnit.SECONDS);
        assertThat(own).isSorted();
        ids.addAll(own);
      }
    }

    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
  }

  @Test
  void aKeeperHasItsOwnAtOnceAndThoseOfOthersWhenItLooksAgain() {
    GapJudgementKeeper here = new GapJudgementKeeper(repository());
    GapJudgementKeeper there = new GapJudgementKeeper(repository());
    assertThat(there.judgements().list()).isEmpty();

    here.add(
        confirmed(CELL, "Asked everybody"), GapJudgementRepository.WHATEVER_WAS_SAID, kept -> {});

    assertThat(here.judgements().list()).hasSize(1);
    assertThat(there.judgements().list()).isEmpty();
    assertThat(there.refresh()).isSameAs(there.judgements());
    assertThat(there.judgements().list()).isEqualTo(here.judgements().list());
    assertThat(there.refresh()).isSameAs(there.judgements());
  }

  @Test
  void theTableItselfRefusesAConfirmationWithoutAnEnd() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = dataSource().getConnection();
                  Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                    """
                    INSERT INTO gap_judgement (id, area_kind, area, crime_type, support_type, sort,
                      author, body, reason, made, recorded_at)
                    VALUES (9, 'police-area', 'E23000002', 'rape', 'isva', 'ABSENCE_CONFIRMED',
                      'A', '', 'B', DATE '2026-06-15', TIMESTAMP WITH TIME ZONE
                      '2026-06-15 09:00:00+00:00')
                    """);
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("gap_judgement_expires");
  }
}
