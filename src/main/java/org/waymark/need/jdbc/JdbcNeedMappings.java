package org.waymark.need.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.waymark.database.Transactions;
import org.waymark.need.NeedMappingStore;

/** Mappings of published tables in H2GIS or PostGIS. Thread-safe. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcNeedMappings
    implements NeedMappingStore, GenericRepository<JdbcNeedMappings.Row, String> {

  /** A row of {@code need_mapping}. */
  @MappedEntity("need_mapping")
  record Row(@Id String name, String body, String who, Instant keptAt) {}

  private final Transactions transactions;

  JdbcNeedMappings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Kept> list() {
    return transactions.read(
        () ->
            listRows().stream()
                .map(row -> new Kept(row.name(), row.body(), row.who(), row.keptAt()))
                .toList());
  }

  @Override
  public void keep(Kept mapping) {
    transactions.write(
        () -> {
          deleteByName(mapping.name());
          return insert(new Row(mapping.name(), mapping.text(), mapping.who(), mapping.at()));
        });
  }

  @Query("SELECT * FROM need_mapping ORDER BY name")
  abstract List<Row> listRows();

  abstract int deleteByName(String name);

  abstract Row insert(Row row);
}
