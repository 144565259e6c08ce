package org.waymark.listing.jdbc;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.listing.SentNotices;

/** Claims in H2GIS or PostGIS: the primary key lets one of several nodes through. Thread-safe. */
@Singleton
record JdbcSentNotices(Transactions transactions, NoticeTable table, Clock clock)
    implements SentNotices {

  @Override
  public void claim(Collection<Notice> due, Consumer<Set<Notice>> put) {
    try {
      transactions.write(
          () -> {
            Set<Notice> ours = unclaimed(due);
            if (!ours.isEmpty()) {
              add(ours);
              put.accept(ours);
            }
            return ours.size();
          });
    } catch (DatabaseProblem problem) {
      if (!problem.isConflict()) {
        throw problem;
      }
    }
  }

  private Set<Notice> unclaimed(Collection<Notice> due) {
    Set<Notice> ours = new LinkedHashSet<>(due);
    ours.removeIf(
        notice ->
            table.existsByKindAndSubjectAndOccasion(
                notice.kind(), notice.subject(), notice.occasion()));
    return ours;
  }

  private void add(Set<Notice> notices) {
    Instant now = clock.instant();
    table.insertAll(
        notices.stream()
            .map(each -> new NoticeRow(each.kind(), each.subject(), each.occasion(), now))
            .toList());
  }
}
