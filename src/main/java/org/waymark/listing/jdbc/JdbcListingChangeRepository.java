package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.catalogue.ServiceId;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.ListingComment;

/** Changes of listings in H2GIS or PostGIS. Thread-safe. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcListingChangeRepository
    implements ListingChangeRepository, GenericRepository<ListingChangeRow, UUID> {

  private final Transactions transactions;
  private final CommentTable comments;

  JdbcListingChangeRepository(Transactions transactions, CommentTable comments) {
    this.transactions = transactions;
    this.comments = comments;
  }

  @Override
  public <T extends @Nullable Object> T together(Supplier<T> work) {
    return transactions.write(work);
  }

  @Override
  public Optional<ListingChange> find(ListingChangeId id) {
    return transactions.read(() -> findById(id.value()).map(this::whole));
  }

  private ListingChange whole(ListingChangeRow row) {
    return row.change(comments.list(row.id()).stream().map(CommentRow::comment).toList());
  }

  @Override
  public Optional<ListingChange> findOpen(ServiceId service) {
    return transactions.read(() -> findByOpenService(service.value()).map(this::whole));
  }

  @Override
  public List<ListingChange> list(ServiceId service) {
    return transactions.read(() -> list(service.value()).stream().map(this::whole).toList());
  }

  @Override
  public List<ListingChange> listPending() {
    return transactions.read(() -> pending().stream().map(this::whole).toList());
  }

  @Override
  public long latestLock(ServiceId service) {
    return transactions.read(() -> latestLock(service.value()));
  }

  @Override
  public Optional<ListingChange> findStep(ServiceId service, long lock) {
    return transactions.read(
        () ->
            findStep(service.value(), lock)
                .map(step -> step.on(findById(step.changeId()).orElseThrow())));
  }

  @Override
  public void add(ListingChange change) {
    raced(() -> addStep(insert(ListingChangeRow.of(change))));
  }

  @Override
  public void replace(ListingChange next, long seen) {
    raced(
        () -> {
          if (!lock(next.id().value()).filter(lock -> lock == seen).isPresent()) {
            throw new StaleException(
                "Change " + next.id() + " is no longer at lock number " + seen);
          }
          return addStep(update(ListingChangeRow.of(next)));
        });
  }

  private int addStep(ListingChangeRow change) {
    return insertStep(
        change.serviceId(),
        change.lockNumber(),
        change.id(),
        change.fields(),
        change.base(),
        change.proposed(),
        change.draft());
  }

  @Override
  public void addComment(ListingChangeId id, ListingComment comment) {
    raced(
        () -> comments.insert(CommentRow.of(id.value(), comments.nextNumber(id.value()), comment)));
  }

  /** Something that fails when somebody else was faster. */
  private <T> void raced(Supplier<T> work) {
    try {
      transactions.write(work);
    } catch (DatabaseProblem problem) {
      throw problem.isConflict()
          ? new StaleException("Another change of the listing was written just now")
          : problem;
    }
  }

  abstract ListingChangeRow insert(ListingChangeRow change);

  abstract ListingChangeRow update(ListingChangeRow change);

  abstract Optional<ListingChangeRow> findById(UUID id);

  abstract Optional<ListingChangeRow> findByOpenService(UUID service);

  @Query(
      """
      SELECT * FROM listing_change WHERE service_id = :service
      ORDER BY opened_at DESC, lock_number DESC
      """)
  abstract List<ListingChangeRow> list(UUID service);

  @Query(
      """
      SELECT * FROM listing_change WHERE state IN ('DRAFT', 'WAITING', 'TOLD')
      ORDER BY opened_at, id
      """)
  abstract List<ListingChangeRow> pending();

  /** The lock number of a change, which nobody else changes until the transaction ends. */
  @Query("SELECT lock_number FROM listing_change WHERE id = :id FOR UPDATE")
  abstract Optional<Long> lock(UUID id);

  @Query(
      """
      INSERT INTO listing_change_step
        (service_id, lock_number, change_id, fields, base, proposed, draft)
      VALUES (:service, :lock, :change, :fields, :base, :proposed, :draft)
      """)
  abstract int insertStep(
      UUID service,
      long lock,
      UUID change,
      String fields,
      @Nullable String base,
      @Nullable String proposed,
      String draft);

  @Query(
      """
      SELECT COALESCE(MAX(lock_number), 0) FROM listing_change_step WHERE service_id = :service
      """)
  abstract long latestLock(UUID service);

  @Query("SELECT * FROM listing_change_step WHERE service_id = :service AND lock_number = :lock")
  abstract Optional<StepRow> findStep(UUID service, long lock);
}
