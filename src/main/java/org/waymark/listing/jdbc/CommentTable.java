package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table {@code listing_comment}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommentTable extends GenericRepository<CommentRow, UUID> {

  CommentRow insert(CommentRow comment);

  @Query("SELECT COALESCE(MAX(number), 0) + 1 FROM listing_comment WHERE change_id = :change")
  int nextNumber(UUID change);

  @Query("SELECT * FROM listing_comment WHERE change_id = :change ORDER BY number")
  List<CommentRow> list(UUID change);
}
