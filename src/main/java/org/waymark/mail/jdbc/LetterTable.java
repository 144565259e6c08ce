package org.waymark.mail.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code letter}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LetterTable extends GenericRepository<LetterRow, UUID> {

  LetterRow insert(LetterRow letter);

  LetterRow update(LetterRow letter);

  int deleteByKindAndReaderAndAboutAndGivenUpAtIsNull(String kind, UUID reader, String about);

  int deleteByKindAndReaderAndGivenUpAtIsNull(String kind, UUID reader);

  int deleteByGivenUpAtLessThan(Instant before);

  int deleteById(UUID id);

  @Query(
      """
      SELECT * FROM letter WHERE given_up_at IS NULL AND next_try <= :now
      ORDER BY next_try, id FETCH FIRST 100 ROWS ONLY
      """)
  List<LetterRow> findDue(Instant now);

  List<LetterRow> findByTroubleIsNotNullOrderBySinceAndId();
}
