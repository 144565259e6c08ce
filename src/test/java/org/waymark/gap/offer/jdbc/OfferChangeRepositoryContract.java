package org.waymark.gap.offer.jdbc;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.gap.offer.ExpectedOffer;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferChangeRepository;
import org.waymark.gap.offer.OfferChanges;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.testing.DatabaseContract;
import org.waymark.vocabulary.Vocabularies;

abstract class OfferChangeRepositoryContract extends DatabaseContract {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final List<OfferLine> LINES =
      ExpectedOffer.builtIn(Vocabularies.builtIn()).lines();

  @BeforeEach
  void forgetAll() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM offer_change");
      statement.executeUpdate("UPDATE offer_change_head SET latest = 0");
    }
  }

  private OfferChangeRepository repository() {
    return new JdbcOfferChangeRepository(
        database().transactions(),
        database().bean(OfferChangeRows.class),
        Clock.fixed(Instant.parse("2026-06-15T09:00:00Z"), ZoneOffset.UTC));
  }

  private static OfferChange change(
      String line, OfferChange.Kind kind, @Nullable OfferLine asked, String reason) {
    return new OfferChange(
        0,
        AreaKind.POLICE_AREA,
        new AreaCode("E23000002"),
        line,
        kind,
        asked,
        1,
        "A. Analyst",
        "Cumbria PFCC",
        reason,
        DAY);
  }

  private static OfferChange removed(String line) {
    return change(line, OfferChange.Kind.REMOVED, null, "The region “does” it;\nasked in May 😀");
  }

  private static OfferChange add(OfferChangeRepository to, OfferChange change) {
    return to.add(change, OfferChangeRepository.WHATEVER_WAS_DONE, kept -> {});
  }

  /** Every line of the national table, so that whatever a line can have is kept. */
  @Test
  void whatIsKeptComesBackAsItWasSaid() {
    OfferChangeRepository repository = repository();
    List<OfferChange> said = new ArrayList<>(List.of(removed("da-marac")));
    LINES.forEach(
        line -> said.add(change(line.id(), OfferChange.Kind.ALTERED, line, "It is asked so")));
    said.add(change("da-marac", OfferChange.Kind.UNDONE, null, "It is needed"));

    List<OfferChange> kept = said.stream().map(each -> add(repository, each)).toList();

    assertThat(kept).extracting(each -> each.withId(0)).isEqualTo(said);
    assertThat(repository.load().list()).isEqualTo(kept);
    assertThat(repository.load().revision()).isEqualTo(kept.size());
    assertThat(repository.latestRevision()).isEqualTo(kept.size());
    assertThat(repository.load().list())
        .extracting(OfferChange::digest)
        .isEqualTo(kept.stream().map(OfferChange::digest).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void anEmptyTableIsRevisionNought() {
    assertThat(repository().latestRevision()).isZero();
    assertThat(repository().load().list()).isEmpty();
  }

  @Test
  void whoeverHasNotSeenWhatWasDoneToTheLineIsStopped() {
    OfferChangeRepository repository = repository();
    add(repository, removed("da-outreach-women"));
    add(repository, removed("da-marac"));

    assertThatThrownBy(() -> repository.add(removed("da-marac"), 1, kept -> {}))
        .isInstanceOf(StaleException.class);
    assertThat(repository.latestRevision()).isEqualTo(2);
    assertThat(repository.add(removed("da-marac"), 2, kept -> {}).id()).isEqualTo(3);
    assertThat(repository.add(removed("da-outreach-women"), 1, kept -> {}).id()).isEqualTo(4);
  }

  @Test
  void whatBelongsToAChangeIsWrittenWithItOrNeitherIs() {
    OfferChangeRepository repository = repository();

    assertThatThrownBy(
            () ->
                repository.add(
                    removed("da-marac"),
                    0,
                    kept -> {
                      throw new IllegalStateException("The audit failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(repository.load().list()).isEmpty();
    assertThat(repository.latestRevision()).isZero();
  }

  @Test
  void aChangeThatIsKeptAlreadyIsRefused() {
    OfferChange kept = add(repository(), removed("da-marac"));

    assertThatThrownBy(() -> add(repository(), kept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id 0");
  }

  @Test
  void whoeverReadsWhileManyWriteNeverMissesOneThatCommitsLate() throws Exception {
    OfferChangeRepository repository = repository();
    int writers = 3;
    int each = 15;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        writing.add(
            threads.submit(
                () ->
                    LongStream.range(0, each).forEach(n -> add(repository, removed("da-marac")))));
      }
      while (!writing.stream().allMatch(Future::isDone)) {
        OfferChanges seen = repository.load();
        assertThat(seen.list())
            .extracting(OfferChange::id)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.revision()).boxed().toList());
      }
      for (Future<?> done : writing) {
        done.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(repository.latestRevision()).isEqualTo((long) writers * each);
  }

  @Test
  void aKeeperHasItsOwnAtOnceAndThoseOfOthersWhenItLooksAgain() {
    OfferChangeKeeper here = new OfferChangeKeeper(repository());
    OfferChangeKeeper there = new OfferChangeKeeper(repository());
    assertThat(there.revision()).isZero();

    here.add(removed("da-marac"), 0, kept -> {});

    assertThat(here.revision()).isEqualTo(1);
    assertThat(there.revision()).isZero();
    assertThat(there.refresh().list()).isEqualTo(here.changes().list());
  }

  @Test
  void theTableItselfRefusesAnAddedLineWithoutALine() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = dataSource().getConnection();
                  Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                    """
                    INSERT INTO offer_change (id, area_kind, area, line, change, national_version,
                      author, body, reason, made, recorded_at)
                    VALUES (9, 'police-area', 'E23000002', 'da-marac', 'ADDED', 1, 'A', '', 'B',
                      DATE '2026-06-15', TIMESTAMP WITH TIME ZONE '2026-06-15 09:00:00+00:00')
                    """);
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("offer_change_asked");
  }
}
