package org.waymark.gap.offer.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.sql.ColumnTransformer;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.database.DayConverter;
import org.waymark.gap.offer.LineText;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;

/** The table of changes, to which rows are only ever added, and the number of the latest. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OfferChangeRows extends GenericRepository<OfferChangeRows.Row, Long> {

  List<Row> listOrderById();

  List<Row> listByIdGreaterThan(long id);

  void save(Row row);

  @Query("SELECT latest FROM offer_change_head")
  long latest();

  /** From here to the end of the transaction nobody else gets a number. */
  @Query("SELECT latest FROM offer_change_head FOR UPDATE")
  long lockLatest();

  @Query("UPDATE offer_change_head SET latest = :latest")
  void setLatest(long latest);

  /**
   * A change.
   *
   * @param areaKind a slug
   * @param change what was done
   * @param asked the line written anew, see {@link LineText}; null where none was
   */
  @MappedEntity("offer_change")
  record Row(
      @Id long id,
      String areaKind,
      String area,
      String line,
      OfferChange.Kind change,
      @Nullable String asked,
      int nationalVersion,
      String author,
      String body,
      String reason,
      @MappedProperty(converter = DayConverter.class) @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate made,
      Instant recordedAt) {

    static Row of(OfferChange change, Instant recordedAt) {
      OfferLine asked = change.asked();
      return new Row(
          change.id(),
          change.kind().slug(),
          change.area().value(),
          change.line(),
          change.change(),
          asked == null ? null : LineText.of(asked),
          change.version(),
          change.author(),
          change.body(),
          change.reason(),
          change.made(),
          recordedAt);
    }

    OfferChange toChange() {
      return new OfferChange(
          id,
          AreaKind.ofSlug(areaKind).orElseThrow(),
          new AreaCode(area),
          line,
          change,
          asked == null ? null : LineText.read(asked),
          nationalVersion,
          author,
          body,
          reason,
          made);
    }
  }
}
