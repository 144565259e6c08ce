package org.waymark.database;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rows with instants, days and texts, for {@link StoredValuesContract}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Moments extends CrudRepository<Moment, Integer> {

  List<Moment> findByHappenedGreaterThanOrderById(Instant after);

  @Query(
      """
      SELECT * FROM moment WHERE happened <= :latest AND on_day >= CAST(:first AS DATE) ORDER BY id
      """)
  List<Moment> findBetween(
      Instant latest,
      @TypeDef(type = DataType.STRING, converter = DayConverter.class) LocalDate first);

  @Query("UPDATE moment SET happened = :happened, on_day = CAST(:onDay AS DATE) WHERE id = :id")
  int move(int id, Instant happened, LocalDate onDay);
}
