package org.waymark.database;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which data sets (built-in tables, loaded files) the database holds.
 *
 * <p>An entry is written in the transaction that writes the rows. So an entry means that all rows
 * are there, and a load broken off in the middle leaves neither.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DataSetLedger extends GenericRepository<DataSetLedger.Entry, String> {

  /**
   * One data set.
   *
   * @param name e.g. "geography", "boundaries/police-area"
   * @param edition what was loaded, in words for people
   * @param checksum SHA-256 of the source in hexadecimal; decides whether to load again
   */
  @MappedEntity("data_set")
  record Entry(@Id String name, String edition, String checksum, Instant loadedAt) {}

  /**
   * Waits until no other transaction is loading, then keeps others waiting until the end of this
   * one. Look into the ledger after this, not before.
   */
  @Query("SELECT id FROM data_set_lock WHERE id = 1 FOR UPDATE")
  int lock();

  Optional<Entry> findByName(String name);

  /** All entries by name. */
  List<Entry> listOrderByName();

  /** Whether that data set was loaded from the source with that checksum. */
  boolean existsByNameAndChecksum(String name, String checksum);

  void save(Entry entry);

  /** Forgets the data set of that name; does nothing when there is none. */
  void deleteByName(String name);

  /** Writes the entry, instead of an older one of the same name. */
  default void write(Entry entry) {
    deleteByName(entry.name());
    save(entry);
  }
}
