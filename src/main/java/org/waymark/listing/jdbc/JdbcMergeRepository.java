package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.database.Transactions;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;

/** Merges in H2GIS or PostGIS. Thread-safe. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcMergeRepository implements MergeRepository, GenericRepository<MergeRow, UUID> {

  private final Transactions transactions;

  JdbcMergeRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Merge merge) {
    transactions.write(
        () -> {
          insert(
              new MergeRow(
                  merge.id(),
                  merge.kind(),
                  merge.kept(),
                  merge.dropped(),
                  merge.who(),
                  merge.why(),
                  merge.at(),
                  merge.undoneAt()));
          addRecords(merge.id(), false, merge.before());
          addRecords(merge.id(), true, merge.after());
          return merge;
        });
  }

  private void addRecords(UUID merge, boolean after, Merge.Records records) {
    int number = 0;
    for (Organisation organisation : records.organisations()) {
      String document = CatalogueDocuments.write(organisation);
      insertRecord(merge, after, number++, Merge.Kind.ORGANISATION, document);
    }
    for (Service service : records.services()) {
      String document = CatalogueDocuments.write(service);
      insertRecord(merge, after, number++, Merge.Kind.SERVICE, document);
    }
  }

  @Override
  public Optional<Merge> find(UUID id) {
    return transactions.read(() -> findById(id).map(this::whole));
  }

  @Override
  public List<Merge> list() {
    return transactions.read(
        () -> findAllOrderByMergedAtDescAndId().stream().map(this::whole).toList());
  }

  private Merge whole(MergeRow row) {
    return new Merge(
        row.id(),
        row.kind(),
        row.kept(),
        row.dropped(),
        records(row.id(), false),
        records(row.id(), true),
        row.who(),
        row.why(),
        row.mergedAt(),
        row.undoneAt());
  }

  private Merge.Records records(UUID merge, boolean after) {
    List<MergeRecordRow> rows = listRecords(merge, after);
    return new Merge.Records(
        rows.stream()
            .filter(row -> row.kind() == Merge.Kind.ORGANISATION)
            .map(row -> CatalogueDocuments.readOrganisation(row.document()))
            .toList(),
        rows.stream()
            .filter(row -> row.kind() == Merge.Kind.SERVICE)
            .map(row -> CatalogueDocuments.readService(row.document()))
            .toList());
  }

  @Override
  public boolean undo(UUID id, Instant at) {
    return transactions.write(() -> updateUndone(id, at)) == 1;
  }

  abstract MergeRow insert(MergeRow merge);

  abstract Optional<MergeRow> findById(UUID id);

  abstract List<MergeRow> findAllOrderByMergedAtDescAndId();

  @Query("UPDATE listing_merge SET undone_at = :at WHERE id = :id AND undone_at IS NULL")
  abstract int updateUndone(UUID id, Instant at);

  @Query(
      """
      INSERT INTO listing_merge_record (merge_id, after_it, number, kind, document)
      VALUES (:merge, :after, :number, :kind, :document)
      """)
  abstract int insertRecord(
      UUID merge, boolean after, int number, Merge.Kind kind, String document);

  @Query(
      """
      SELECT * FROM listing_merge_record WHERE merge_id = :merge AND after_it = :after
      ORDER BY number
      """)
  abstract List<MergeRecordRow> listRecords(UUID merge, boolean after);
}
