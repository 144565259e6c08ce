package org.waymark.gap.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.database.DayConverter;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
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
   * @param supportType that of a cell; null of a line
   * @param line the identifier of a line; it and what follows are null of a cell
   * @param lineSupportTypes identifiers with a space between each two
   * @param lineOrganisedAt a slug
   */
  @MappedEntity("gap_judgement")
  record Row(
      @Id long id,
      String areaKind,
      String area,
      String crimeType,
      @Nullable String cohort,
      @Nullable String supportType,
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
      Instant recordedAt,
      @Nullable String line,
      @Nullable String lineSupportTypes,
      CohortLevel.@Nullable Level lineLevel,
      @Nullable String lineOrganisedAt) {

    static Row of(GapJudgement judgement, Instant recordedAt) {
      JudgedQuestion question = judgement.question();
      TermId cohort = question.cohort();
      LineQuestion line = question instanceof LineQuestion asked ? asked : null;
      return new Row(
          judgement.id(),
          question.kind().slug(),
          question.area().value(),
          question.crimeType().value(),
          cohort == null ? null : cohort.value(),
          question instanceof GapCell cell ? cell.supportType().value() : null,
          judgement.sort(),
          judgement.author(),
          judgement.body(),
          judgement.reason(),
          judgement.made(),
          judgement.expires(),
          recordedAt,
          line == null ? null : line.line(),
          line == null
              ? null
              : line.supportTypes().stream().map(TermId::value).sorted().collect(joining(" ")),
          line == null ? null : line.level(),
          line == null ? null : line.organisedAt());
    }

    GapJudgement judgement() {
      return new GapJudgement(id, question(), sort, author, body, reason, made, expires);
    }

    private JudgedQuestion question() {
      AreaKind kind = AreaKind.ofSlug(areaKind).orElseThrow();
      TermId who = cohort == null ? null : new TermId(cohort);
      return line == null
          ? new GapCell(
              kind,
              new AreaCode(area),
              new TermId(crimeType),
              who,
              new TermId(Objects.requireNonNull(supportType)))
          : new LineQuestion(
              kind,
              new AreaCode(area),
              line,
              new TermId(crimeType),
              who,
              Arrays.stream(Objects.requireNonNull(lineSupportTypes).split(" "))
                  .map(TermId::new)
                  .collect(toSet()),
              Objects.requireNonNull(lineLevel),
              Objects.requireNonNull(lineOrganisedAt));
    }
  }
}
