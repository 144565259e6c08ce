package org.waymark.need.jdbc;

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
import org.waymark.geography.AreaKind;
import org.waymark.need.Measure;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.vocabulary.TermId;

/** What is known about need but the values, which stream. */
final class NeedRows {
  private NeedRows() {}

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Indicators extends GenericRepository<Indicator, String> {
    List<Indicator> findAll();

    void saveAll(List<Indicator> rows);

    void updateAll(List<Indicator> rows);

    @Query(
        """
        DELETE FROM need_indicator WHERE NOT EXISTS (
          SELECT 1 FROM need_edition e WHERE e.indicator = need_indicator.id)
        """)
    void deleteThoseWithoutEdition();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Editions extends GenericRepository<Edition, String> {

    /** Of an indicator the latest first. */
    @Query("SELECT * FROM need_edition ORDER BY indicator, period_end DESC, period_start DESC")
    List<Edition> list();

    void saveAll(List<Edition> rows);

    void deleteByBuiltInTrue();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Changes extends GenericRepository<Change, Long> {

    @Query("SELECT COALESCE(MAX(revision), 0) FROM need_change")
    long latest();

    void save(Change change);
  }

  /** Who changed the figures when. */
  @MappedEntity("need_change")
  record Change(@Id long revision, Instant recordedAt, String who, String what) {}

  /**
   * What is measured.
   *
   * @param measure a slug
   * @param per a prevalence is given for each so many; 1 for a count
   */
  @MappedEntity("need_indicator")
  record Indicator(
      @Id String id,
      String label,
      String counts,
      @Nullable String crimeType,
      @Nullable String cohort,
      String measure,
      int per,
      String unit,
      @Nullable String denominator) {

    static Indicator of(NeedIndicator edition) {
      return new Indicator(
          edition.id(),
          edition.label(),
          edition.counts(),
          id(edition.crimeType()),
          id(edition.cohort()),
          edition.measure().slug(),
          edition.per(),
          edition.unit(),
          edition.denominator());
    }

    private static @Nullable String id(@Nullable TermId term) {
      return term == null ? null : term.value();
    }
  }

  /**
   * For which period and by whom.
   *
   * @param areaKind a slug
   */
  @MappedEntity("need_edition")
  record Edition(
      @Id String indicator,
      @Id
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate periodStart,
      @Id
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate periodEnd,
      String areaKind,
      String source,
      String licence,
      @Nullable
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate published,
      @Nullable String quality,
      boolean builtIn) {

    static Edition of(NeedIndicator edition) {
      return new Edition(
          edition.id(),
          edition.periodStart(),
          edition.periodEnd(),
          edition.areaKind().slug(),
          edition.source(),
          edition.licence(),
          edition.published(),
          edition.quality(),
          edition.origin() == Origin.BUILT_IN);
    }

    NeedIndicator of(Indicator measured) {
      return new NeedIndicator(
          measured.id(),
          measured.label(),
          measured.counts(),
          term(measured.crimeType()),
          term(measured.cohort()),
          Measure.ofSlug(measured.measure()).orElseThrow(),
          measured.per(),
          measured.unit(),
          measured.denominator(),
          AreaKind.ofSlug(areaKind).orElseThrow(),
          periodStart,
          periodEnd,
          source,
          licence,
          published,
          quality,
          builtIn ? Origin.BUILT_IN : Origin.IMPORTED);
    }

    private static @Nullable TermId term(@Nullable String id) {
      return id == null ? null : new TermId(id);
    }
  }
}
