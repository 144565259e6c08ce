package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** Judgements on the wire. What is null or empty is absent. */
public final class JudgementWire {

  private JudgementWire() {}

  /** Judgements, oldest first. */
  @Serdeable
  public record Judgements(List<Judgement> judgements) {}

  /**
   * What a commissioner said of a cell.
   *
   * @param cohort absent for whoever it happened to
   * @param supportType that of a cell; absent of a line of the expected offer
   * @param line identifier of a line of the expected offer; absent of a cell
   * @param expires last day it holds; absent where it does not expire
   * @param stands true when it has force today: neither expired, replaced nor withdrawn
   */
  @Serdeable
  public record Judgement(
      long id,
      String areaKind,
      String area,
      String areaName,
      String crimeType,
      @Nullable String cohort,
      @Nullable String supportType,
      @Nullable String line,
      String sort,
      String author,
      String body,
      String reason,
      LocalDate made,
      @Nullable LocalDate expires,
      boolean stands,
      String self) {}

  /** What is sent to have a judgement kept. */
  @Serdeable
  @Schema(name = "NewJudgement", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
  public record NewJudgement(
      @Schema(example = "police-area") String areaKind,
      @Schema(example = "E23000002", description = "ONS code of an area in force in England")
          String area,
      @Schema(
              description =
                  "Identifier of a line of the area's expected offer, which has its own crime type,"
                      + " group and support types; absent for a cell")
          @Nullable
          String line,
      @Schema(example = "sexual-abuse", description = "Identifier, label or synonym; of a cell")
          @Nullable
          String crimeType,
      @Schema(description = "As crimeType; absent for whoever it happened to") @Nullable
          String cohort,
      @Schema(example = "isva", description = "As crimeType") @Nullable String supportType,
      @Schema(
              example = "absence-confirmed",
              description = "absence-confirmed, not-relevant, note or withdrawn")
          String sort,
      @Schema(description = "Name of the person; it is published", maxLength = 200) String author,
      @Schema(description = "Whom they speak for; it is published", maxLength = 200) @Nullable
          String body,
      @Schema(description = "Why; it is published: nothing about a victim", maxLength = 2000)
          String reason,
      @Schema(
              description =
                  "Number of the latest judgement of the cell when you looked, as text; 0 for none."
                      + " What was said since is answered with 409. Absent: not compared")
          @Nullable
          String seen) {}
}
