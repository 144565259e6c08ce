package org.waymark.publishing.api;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of the gap analysis on the wire. What is null or empty is absent; shares are 0 to 1.
 */
public final class GapWire {

  private GapWire() {}

  /**
   * Every cell of an area and crime type at one level.
   *
   * @param listed false when no service of any kind is listed there: nothing is known
   */
  @Serdeable
  public record Matrix(
      Wire.Named area,
      String areaKind,
      long residents,
      boolean listed,
      String crime,
      String level,
      List<Count> counts,
      List<Cell> cells,
      List<Threshold> thresholds,
      List<Rule> rules,
      List<String> notes,
      LocalDate date) {}

  /** How many cells have a finding. */
  @Serdeable
  public record Count(String finding, int cells) {}

  /**
   * One cell.
   *
   * @param cohort "anybody" for whoever it happened to
   * @param reached residents whom a local service that counts takes
   * @param national true when an England-wide service counts too
   */
  @Serdeable
  public record Cell(
      String cohort,
      String support,
      String finding,
      boolean notRelevant,
      long reached,
      double share,
      int services,
      int organisations,
      boolean national) {}

  /** A threshold of the rules. */
  @Serdeable
  public record Threshold(String name, double value, String unit, String words) {}

  /** When a cell has a finding. */
  @Serdeable
  public record Rule(String finding, String label, String meaning, String rule) {}

  /** One cell with the reasons behind it. */
  @Serdeable
  public record Evidence(
      Wire.Named area,
      String areaKind,
      long residents,
      String crime,
      String cohort,
      String support,
      String finding,
      String findingLabel,
      boolean notRelevant,
      String ifConfirmed,
      long reachedIfConfirmed,
      List<AtLevel> levels,
      List<Part> parts,
      String sureness,
      List<String> surenessReasons,
      List<Counted> counted,
      List<RuledOut> ruledOut,
      int elsewhere,
      int unpublished,
      List<Judgement> judgements,
      List<Threshold> thresholds,
      List<String> notes,
      LocalDate date) {}

  /** The finding of a group that is part of the cohort, as women, men and children of anybody. */
  @Serdeable
  public record Part(String cohort, String finding) {}

  /**
   * What is found at a level or closer; figures are residents.
   *
   * @param servicesForSome local services for some of those asked about only, worked out where none
   *     for all of them is based here; never more than "partial"
   * @param reachedForSome residents of places where one of these takes people
   * @param notStated local services that do not state whether they take the cohort
   */
  @Serdeable
  public record AtLevel(
      String level,
      String finding,
      int services,
      int organisations,
      long reached,
      double share,
      long secondProvider,
      long lasting,
      long room,
      long servedTwice,
      int servicesForSome,
      long reachedForSome,
      int notStated,
      boolean national) {}

  /**
   * A service that counts.
   *
   * @param crimeFit "named", "generic", "multi-crime" or "some-of-them"
   * @param fit how close it is to the cohort: "by-and-for", "specialist" or "no-barrier-recorded";
   *     null for anybody
   * @param part of whom it takes some only, in words; empty when it takes all that are asked about
   */
  @Serdeable
  public record Counted(
      Wire.Named service,
      String crimeFit,
      @Nullable String fit,
      List<String> part,
      long residents,
      double share,
      boolean nationwide,
      List<String> cautions) {}

  /** A service that does not count. */
  @Serdeable
  public record RuledOut(Wire.Named service, long residents, List<Reason> reasons) {}

  /** Why a service does not count. */
  @Serdeable
  public record Reason(String code, String words) {}

  /** What a commissioner has said. */
  @Serdeable
  public record Judgement(
      String sort,
      String author,
      String body,
      String reason,
      LocalDate made,
      @Nullable LocalDate expires) {}
}
