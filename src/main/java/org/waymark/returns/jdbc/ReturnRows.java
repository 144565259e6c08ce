package org.waymark.returns.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.sql.ColumnTransformer;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.database.DayConverter;

/** The table of returns, to which rows are only ever added, and the number of the latest. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReturnRows extends GenericRepository<ReturnRows.Row, Long> {

  @Query(
      """
      SELECT * FROM quarterly_return
      WHERE id > :id AND quarter >= CAST(:quarter AS DATE)
      ORDER BY id
      """)
  List<Row> listAfter(
      long id, @TypeDef(type = DataType.STRING, converter = DayConverter.class) LocalDate quarter);

  @Query(
      """
      SELECT * FROM quarterly_return
      WHERE organisation = :organisation AND quarter = CAST(:quarter AS DATE)
      ORDER BY id
      """)
  List<Row> listOf(
      UUID organisation,
      @TypeDef(type = DataType.STRING, converter = DayConverter.class) LocalDate quarter);

  @Query(
      """
      SELECT * FROM quarterly_return
      WHERE service = :service AND quarter = CAST(:quarter AS DATE)
      ORDER BY version DESC
      FETCH FIRST 1 ROWS ONLY
      """)
  Optional<Row> latestOf(
      UUID service,
      @TypeDef(type = DataType.STRING, converter = DayConverter.class) LocalDate quarter);

  void save(Row row);

  @Query("SELECT latest FROM quarterly_return_head")
  long latest();

  /** From here to the end of the transaction nobody else gets a number. */
  @Query("SELECT latest FROM quarterly_return_head FOR UPDATE")
  long lockLatest();

  @Query("UPDATE quarterly_return_head SET latest = :latest")
  void setLatest(long latest);

  /**
   * A version of a return.
   *
   * @param quarter its first day
   * @param shown figures as others than the provider read them
   * @param entered figures as they were entered, sealed, in Base64
   */
  @MappedEntity("quarterly_return")
  record Row(
      @Id long id,
      UUID service,
      UUID organisation,
      @MappedProperty(converter = DayConverter.class) @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate quarter,
      int version,
      String shown,
      String entered,
      String actor,
      Instant givenAt) {}
}
