package org.waymark.geography.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Position;
import org.waymark.geography.place.Postcode;
import org.waymark.geography.place.PostcodeDirectory;

/**
 * Full postcodes in the database, which {@link PostcodeLoader} puts there. What it throws when the
 * database fails never holds the postcode asked for.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Requires(beans = DataSource.class)
abstract class StoredPostcodes
    implements PostcodeDirectory, GenericRepository<StoredPostcodes.Row, String> {

  /**
   * A postcode.
   *
   * @param code upper case, without the space
   * @param terminated year and month, 202403; null while in use
   */
  @MappedEntity("postcode")
  record Row(
      @Id String code,
      double longitude,
      double latitude,
      @Nullable String smallArea,
      @Nullable Integer terminated) {

    Entry entry() {
      return new Entry(
          new Position(longitude, latitude),
          smallArea,
          terminated == null ? null : YearMonth.of(terminated / 100, terminated % 100));
    }
  }

  abstract Optional<Row> findByCode(String code);

  @Query("SELECT code FROM postcode FETCH FIRST 1 ROW ONLY")
  abstract Optional<String> first();

  @Override
  public Optional<Entry> find(Postcode postcode) {
    return findByCode(postcode.compact()).map(Row::entry);
  }

  @Query(
      """
      SELECT small_area FROM postcode
      WHERE code BETWEEN :first AND :last AND CHAR_LENGTH(code) = :length
        AND terminated IS NULL AND small_area IS NOT NULL
      """)
  abstract List<String> listSmallAreas(String first, String last, int length);

  @Override
  public List<String> listSmallAreas(String outward) {
    String first = outward + "0AA";
    return listSmallAreas(first, outward + "9ZZ", first.length());
  }

  @Override
  public boolean isLoaded() {
    return first().isPresent();
  }
}
