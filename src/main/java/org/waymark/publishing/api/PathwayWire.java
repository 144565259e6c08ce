package org.waymark.publishing.api;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Referral pathways as other programs read them. */
public final class PathwayWire {

  private PathwayWire() {}

  /**
   * An entry point or a service.
   *
   * @param key as in routes
   * @param service null for an entry point
   * @param policeArea this, other, or not-known where a place is not public
   */
  @Serdeable
  public record Stop(
      String key,
      String name,
      Wire.@Nullable Named service,
      List<String> stages,
      String policeArea) {}

  /**
   * A way.
   *
   * @param route null for what only a listing says
   * @param agreement formal, informal, lapsed, none or listing-only
   * @param crossing no, yes or unknown
   */
  @Serdeable
  public record Link(
      @Nullable String route,
      String from,
      String to,
      String sentence,
      String agreement,
      boolean confirmed,
      @Nullable String freshness,
      String crossing,
      @Nullable Integer waitWeeks,
      @Nullable Route details) {}

  /** What was stated of a route. */
  @Serdeable
  public record Route(
      String id,
      String from,
      String to,
      Criteria criteria,
      String mechanism,
      Agreement agreement,
      String consent,
      Wire.Capacity capacity,
      String hours,
      @Nullable LocalDate assuredOn,
      List<String> statedBy,
      @Nullable LocalDate withdrawnOn,
      String source) {}

  /** Whom a route takes. */
  @Serdeable
  public record Criteria(
      List<String> crimeTypes,
      List<String> cohorts,
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      List<String> genders,
      List<String> risks,
      String report,
      @Nullable Integer leastDaysSince,
      @Nullable Integer mostDaysSince,
      List<String> residence,
      String otherConditions) {}

  /** What the ends have agreed. */
  @Serdeable
  public record Agreement(
      String kind, @Nullable LocalDate made, @Nullable LocalDate ends, List<String> partners) {}

  /** Something found in a network. */
  @Serdeable
  public record Finding(
      String kind, String words, List<String> stops, @Nullable String stage, int amount) {}

  /** A service that is listed for residents of an area and does not count, and why. */
  @Serdeable
  public record NotCounted(Wire.Named service, List<String> reasons) {}

  /** The network of an area. */
  @Serdeable
  public record Network(
      Wire.Named area,
      List<Stop> stops,
      List<Link> links,
      List<Finding> findings,
      List<NotCounted> notCounted,
      LocalDate asOf) {}

  /** The routes of a service. */
  @Serdeable
  public record Routes(Wire.Named service, List<Route> into, List<Route> out, LocalDate asOf) {}

  /**
   * Somebody whose journey is asked for. Only place and crime are needed. Nothing of it is kept.
   *
   * @param place postcode, first half of one, town, or the name or code of an area
   * @param crime a term of the crime types
   * @param age whole years
   * @param gender female, male or non-binary
   * @param daysSince days since it happened
   * @param risk standard, medium or high
   * @param cohorts terms of the cohorts
   * @param language BCP 47 tag
   * @param needs accessibility features
   * @param startsAt kinds of entry point
   */
  @Serdeable
  public record Person(
      @Nullable String place,
      @Nullable String crime,
      @Nullable Integer age,
      @Nullable String gender,
      @Nullable Integer daysSince,
      @Nullable Boolean reported,
      @Nullable String risk,
      @Nullable List<String> cohorts,
      @Nullable String language,
      @Nullable Boolean recourseToPublicFunds,
      @Nullable List<String> needs,
      @Nullable List<String> startsAt) {
    @Override
    public String toString() {
      return "Person";
    }
  }

  /** A step: who next, how, how long. */
  @Serdeable
  public record Step(
      String from,
      Wire.Named to,
      List<String> stages,
      String sentence,
      String level,
      @Nullable Integer waitWeeks,
      String crossing,
      boolean startsAgain,
      List<String> toCheck) {}

  /** A service that can be reached, with the best way there. */
  @Serdeable
  public record Reachable(Wire.Named service, String level, List<Step> path) {}

  /** One stage. */
  @Serdeable
  public record Stage(String stage, boolean sought, List<Reachable> services) {}

  /** A whole journey. */
  @Serdeable
  public record Journey(
      List<Step> steps, int waitWeeks, int unknownWaits, int handoffs, int crossings) {}

  /** A service or route that is ruled out, and every reason. */
  @Serdeable
  public record RuledOut(@Nullable String route, Wire.Named service, List<Reason> reasons) {}

  /** Why. */
  @Serdeable
  public record Reason(String ground, String words) {}

  /** The answer. In immediate danger call 999 first. */
  @Serdeable
  public record Journeys(
      String danger,
      String place,
      List<String> notes,
      List<Stage> stages,
      List<String> unreachable,
      List<Journey> journeys,
      List<RuledOut> ruledOut,
      int ruledOutElsewhere,
      List<RuledOut> ruledOutRoutes) {}

  /** How far one of the standard people gets in a district. */
  @Serdeable
  public record Outcome(
      String person,
      Wire.Named area,
      List<String> reached,
      List<String> unreachable,
      int waitWeeks,
      int unknownWaits,
      int handoffs,
      int crossings,
      List<Cell> gapCells) {}

  /** A cell of the gap analysis. */
  @Serdeable
  public record Cell(String area, String crime, @Nullable String cohort, String support) {}

  /** One of the standard people. */
  @Serdeable
  public record StandardPerson(String id, String name, String description, String source) {}

  /** Where journeys break. */
  @Serdeable
  public record Breaks(
      Wire.Named area, List<StandardPerson> people, List<Outcome> outcomes, LocalDate asOf) {}
}
