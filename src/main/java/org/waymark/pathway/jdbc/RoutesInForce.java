package org.waymark.pathway.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which version of each route is in force. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RoutesInForce extends GenericRepository<RoutesInForce.Row, UUID> {

  Optional<Row> findById(UUID id);

  List<Row> findByIdIn(Collection<UUID> ids);

  void saveAll(List<Row> rows);

  void updateAll(List<Row> rows);

  void deleteBySource(String source);

  /**
   * A route that is there.
   *
   * @param version its row is there
   */
  @MappedEntity("referral_route")
  record Row(@Id UUID id, long version, String source, String externalId) {}
}
