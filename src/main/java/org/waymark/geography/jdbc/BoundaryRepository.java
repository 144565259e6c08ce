package org.waymark.geography.jdbc;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The outlines in the database. Kinds are slugs. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface BoundaryRepository extends GenericRepository<StoredOutline, String> {

  /** Every outline of a kind, of any vintage. */
  List<StoredOutline> findByKindOrderByCode(String kind);

  /** Codes of the areas whose outline is approximate, or of those whose is official. */
  List<String> findCodeByKindAndApproximate(String kind, boolean approximate);

  long countByKindAndApproximate(String kind, boolean approximate);

  void saveAll(List<StoredOutline> outlines);

  void deleteByKind(String kind);

  void deleteByKindAndApproximate(String kind, boolean approximate);

  void deleteByKindAndCodeIn(String kind, Collection<String> codes);
}
