package org.waymark.gap.jdbc;

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
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/** The table of judgements, to which rows are only ever added, and the number of the latest. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface JudgementRows extends GenericRepository<JudgementRows.Row, Long> {

  List<Row> listOrderById();

  List<Row> listByIdGreaterThan(long id);

  void save(Row row);

  @Query("SELECT latest FROM gap_judgement_head")
  long latest();

  /** From here to the end of the transaction nobody else gets a number. */
  @Query("SELECT latest FROM gap_judgement_head FOR UPDATE")
  long lockLatest();

  @Query("UPDATE gap_judgement_head SET latest = :latest")
  void setLatest(long latest);

  /**
   * A judgement.
   *
   * @param areaKind a slug
   * @param cohort null: whoever it happened to
   */
  @MappedEntity("gap_judgement")
  record Row(
      @Id long id,
      String areaKind,
      String area,
      String crimeType,
      @Nullable String cohort,
      String supportType,
      GapJudgement.Sort sort,
      String author,
      String body,
      String reason,
      @MappedProperty(converter = DayConverter.class) @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate made,
      @Nullable
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate expires,
      Instant recordedAt) {

    static Row of(GapJudgement judgement, Instant recordedAt) {
      GapCell cell = judgement.cell();
      TermId cohort = cell.cohort();
      return new Row(
          judgement.id(),
          cell.kind().slug(),
          cell.area().value(),
          cell.crimeType().value(),
          cohort == null ? null : cohort.value(),
          cell.supportType().value(),
          judgement.sort(),
          judgement.author(),
          judgement.body(),
          judgement.reason(),
          judgement.made(),
          judgement.expires(),
          recordedAt);
    }

    GapJudgement judgement() {
      return new GapJudgement(
          id,
          new GapCell(
              AreaKind.ofSlug(areaKind).orElseThrow(),
              new AreaCode(area),
              new TermId(crimeType),
              cohort == null ? null : new TermId(cohort),
              new TermId(supportType)),
          sort,
          author,
          body,
          reason,
          made,
          expires);
    }
  }
}
