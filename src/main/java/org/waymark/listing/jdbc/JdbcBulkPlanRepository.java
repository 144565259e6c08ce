package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.database.Transactions;
import org.waymark.listing.bulk.BulkPlan;
import org.waymark.listing.bulk.BulkPlanRepository;

/** Uploaded workbooks in H2GIS or PostGIS. Thread-safe. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcBulkPlanRepository
    implements BulkPlanRepository, GenericRepository<BulkPlanRow, UUID> {

  private final Transactions transactions;

  JdbcBulkPlanRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(BulkPlan plan) {
    transactions.write(
        () -> {
          insert(new BulkPlanRow(plan.id(), plan.owner().value(), plan.madeAt(), null));
          int number = 0;
          for (BulkPlan.Line line : plan.lines()) {
            insertLine(
                plan.id(),
                number++,
                line.service().value(),
                line.version().toString(),
                CatalogueDocuments.write(line.mine()),
                line.withFunding());
          }
          return plan;
        });
  }

  @Override
  public Optional<BulkPlan> find(UUID id) {
    return transactions.read(
        () ->
            findByIdAndAppliedAtIsNull(id)
                .map(
                    row ->
                        new BulkPlan(
                            id,
                            new AccountId(row.owner()),
                            row.madeAt(),
                            listLines(id).stream().map(BulkLineRow::line).toList())));
  }

  @Override
  public boolean take(UUID id, Instant at) {
    return transactions.write(() -> updateApplied(id, at)) == 1;
  }

  @Override
  public void removeBefore(Instant then) {
    transactions.write(() -> deleteByMadeAtLessThan(then));
  }

  abstract BulkPlanRow insert(BulkPlanRow plan);

  abstract Optional<BulkPlanRow> findByIdAndAppliedAtIsNull(UUID id);

  @Query("UPDATE bulk_plan SET applied_at = :at WHERE id = :id AND applied_at IS NULL")
  abstract int updateApplied(UUID id, Instant at);

  abstract int deleteByMadeAtLessThan(Instant then);

  @Query(
      """
      INSERT INTO bulk_line (plan_id, number, service_id, version, document, with_funding)
      VALUES (:plan, :number, :service, :version, :document, :withFunding)
      """)
  abstract int insertLine(
      UUID plan, int number, UUID service, String version, String document, boolean withFunding);

  @Query("SELECT * FROM bulk_line WHERE plan_id = :plan ORDER BY number")
  abstract List<BulkLineRow> listLines(UUID plan);
}
