package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;

/** What is sent of a police area and its neighbours. What is null or empty is absent. */
final class BoundaryWire {

  private BoundaryWire() {}

  /**
   * The whole answer.
   *
   * @param nearKilometres how near "near" is, in a straight line between points of small areas
   * @param finding of the cell in the area; absent without a support type
   */
  @Serdeable
  record Boundary(
      Wire.Named area,
      String crimeType,
      @Nullable String cohort,
      @Nullable String supportType,
      double nearKilometres,
      long residents,
      boolean listed,
      long residentsTaken,
      @Nullable String finding,
      long residentsNearTheLine,
      long residentsNearerElsewhere,
      List<Neighbour> neighbours,
      List<OverTheLine> services,
      int nationwide,
      List<SharedGap> sharedGaps,
      List<String> notes,
      LocalDate date) {}

  /**
   * One neighbour.
   *
   * @param underTheDuty false for Wales
   * @param nearHere residents of the area near this neighbour
   * @param nearHereNotTaken absent while nothing is listed for the area
   * @param nearThere its own residents near the area
   * @param nearThereNotTaken absent while nothing is listed there, and in Wales
   */
  @Serdeable
  record Neighbour(
      Wire.Named area,
      boolean underTheDuty,
      long residents,
      boolean listed,
      long residentsTaken,
      @Nullable String finding,
      long nearHere,
      @Nullable Long nearHereNotTaken,
      long nearHereNearerElsewhere,
      long nearThere,
      @Nullable Long nearThereNotTaken,
      List<Board> boards) {}

  /** An Integrated Care Board with residents on both sides. */
  @Serdeable
  record Board(Wire.Named board, long residentsHere, long residentsThere) {}

  /**
   * One service over the line.
   *
   * @param group takes, nearer, does-not or ruled-out
   * @param measured false when it has no public place that people visit; the two counts that rest
   *     on distance are then absent
   */
  @Serdeable
  record OverTheLine(
      Wire.Named service,
      String group,
      String reason,
      List<String> basedIn,
      List<String> reaches,
      boolean takesOnBothSides,
      long residentsTaken,
      boolean measured,
      @Nullable Long nearerAndNotTaken,
      @Nullable Long nearAndTakenByNobody) {}

  /**
   * A gap on both sides.
   *
   * @param anybody true when it is one of whoever it happened to
   * @param cohorts groups for whom it is one, everything else being the same
   */
  @Serdeable
  record SharedGap(
      String supportType,
      boolean anybody,
      List<String> cohorts,
      String finding,
      long notReached,
      List<Partner> partners,
      long helped) {}

  /** A neighbour with the same gap. */
  @Serdeable
  record Partner(String area, String finding, long notReached, long helpedByBoth) {}
}
