package org.waymark.listing.jdbc;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table {@code sent_notice}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NoticeTable extends GenericRepository<NoticeRow, UUID> {

  boolean existsByKindAndSubjectAndOccasion(String kind, UUID subject, String occasion);

  void insertAll(List<NoticeRow> notices);
}
