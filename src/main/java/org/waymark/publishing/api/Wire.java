package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.waymark.geography.PlaceLookup;

/** The records of the wire. What is null or empty is absent; shares are 0 to 1. */
public final class Wire {

  private Wire() {}

  /** A page of services found. */
  @Serdeable
  public record ServicePage(
      int total,
      int page,
      int pages,
      List<FoundListing> services,
      Map<String, List<Count>> facets,
      List<String> notes,
      @Nullable String understoodAs,
      String self,
      @Nullable String next,
      @Nullable String prev) {}

  /** A service, and why it was found. */
  @Serdeable
  public record FoundListing(
      Listing service, @Nullable Double distanceMiles, List<String> reasons) {}

  /** One choice of a facet. */
  @Serdeable
  public record Count(String value, String label, int count) {}

  /** One service. */
  @Serdeable
  public record Listing(
      String id,
      String name,
      @Schema(description = "True for a fictional listing of the demonstration") boolean invented,
      String description,
      @Nullable String url,
      Named organisation,
      List<String> crimeTypes,
      List<Cohort> cohorts,
      List<Offer> offers,
      Eligibility eligibility,
      List<String> referralSources,
      List<String> languages,
      @Nullable Boolean interpreting,
      List<String> accessibility,
      List<Opening> openingTimes,
      String openingNote,
      List<Contact> contacts,
      Capacity capacity,
      List<Location> locations,
      List<String> commissioners,
      @Nullable LocalDate assuredOn,
      String freshness,
      @Schema(description = "counts, counts-with-caution or does-not-count, on the day")
          String standing,
      @Schema(description = "Why, in words; empty when there is nothing to check")
          List<String> standingReasons,
      String link) {}

  /** Something with a name and an address to ask for it. */
  @Serdeable
  public record Named(String id, String name, String link) {}

  /** How close a service is to a cohort: by-and-for, specialist or open. */
  @Serdeable
  public record Cohort(String cohort, String level) {}

  /** What a service does, how and where. */
  @Serdeable
  public record Offer(
      List<String> supportTypes, List<String> deliveryModes, List<ServiceArea> serviceAreas) {}

  /**
   * Where an offer reaches.
   *
   * @param kind coded, drawn, radius or england-wide
   */
  @Serdeable
  public record ServiceArea(
      String kind, @Nullable String code, @Nullable String name, @Nullable Double miles) {}

  /** Whom a service admits. */
  @Serdeable
  public record Eligibility(
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      List<String> genders,
      List<String> onlyCohorts,
      List<String> residence,
      String report,
      List<String> risks,
      String otherConditions) {}

  /** A stretch of a weekday, local time. */
  @Serdeable
  public record Opening(String day, String opens, String closes) {}

  /** A way to get in touch. */
  @Serdeable
  public record Contact(String kind, String value, @Nullable String note) {}

  /** Whether referrals are taken. */
  @Serdeable
  public record Capacity(String status, @Nullable Integer waitWeeks, @Nullable LocalDate asOf) {}

  /**
   * A place, as far as it may be known: of a withheld one only that there is one.
   *
   * @param disclosure public, area-only or withheld
   */
  @Serdeable
  public record Location(
      String disclosure,
      @Nullable String name,
      @Nullable List<String> address,
      @Nullable String postcode,
      @Nullable Double longitude,
      @Nullable Double latitude,
      @Nullable String area) {}

  /** Organisations, by name. */
  @Serdeable
  public record Organisations(int total, List<Organisation> organisations) {}

  /** One organisation. */
  @Serdeable
  public record Organisation(
      String id,
      String name,
      @Schema(description = "True for a fictional organisation of the demonstration")
          boolean invented,
      String type,
      String description,
      @Nullable String website,
      @Nullable String email,
      @Nullable String charityNumber,
      @Nullable String companyNumber,
      List<String> ledBy,
      List<Named> services,
      String link) {}

  /** Areas of a kind. */
  @Serdeable
  public record Areas(List<Area> areas) {}

  /** One area. */
  @Serdeable
  public record Area(
      String kind,
      String code,
      String name,
      String shortName,
      String country,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      long residents,
      List<Successor> successors,
      List<Named> neighbours,
      String link) {}

  /** What follows an area that ended. */
  @Serdeable
  public record Successor(String code, String name, LocalDate effective, double share) {}

  /** What is in an area, and who must collaborate there. */
  @Serdeable
  public record Contents(
      Area area, List<DutyHolder> dutyHolders, List<Share> contents, List<NeedFigure> need) {}

  /**
   * A need figure; one that is not known is absent.
   *
   * @param basis published, summed or estimated
   * @param denominator what to divide by for a share or rate
   * @param quality what to beware of
   */
  @Serdeable
  public record NeedFigure(
      String indicator,
      String label,
      double value,
      String unit,
      @Nullable Double denominator,
      String basis,
      LocalDate periodStart,
      LocalDate periodEnd,
      String source,
      String licence,
      @Nullable String quality) {}

  /**
   * A body that must collaborate.
   *
   * @param basis which words of the Victims and Prisoners Act 2024 make it one
   * @param note why it is one here, where guidance would not lead to it
   */
  @Serdeable
  public record DutyHolder(
      String kind,
      @Nullable String code,
      String name,
      double share,
      boolean whole,
      String basis,
      @Nullable String note) {}

  /**
   * How much of one area lies in another.
   *
   * @param ofResidents share of the first area's residents
   * @param ofGround share of its ground, on approximate outlines
   * @param itsResidents share of this area's residents who live in the first
   */
  @Serdeable
  public record Share(
      String kind,
      String code,
      String name,
      long residents,
      double ofResidents,
      double ofGround,
      String extent,
      double itsResidents,
      String itsExtent) {}

  /**
   * A coverage map's figures.
   *
   * @param services that count, which make the shares
   * @param notCounted local services that are listed and do not count
   */
  @Serdeable
  public record Coverage(
      CoverageRow total,
      String by,
      List<CoverageRow> rows,
      List<ServiceShare> services,
      List<ServiceShare> notCounted,
      List<Named> nationwide,
      List<String> notes,
      LocalDate date) {}

  /**
   * One area's figures.
   *
   * @param part true when only those residents are counted who live in the area asked about
   * @param listed false when no service of any kind is listed there: nothing is known
   * @param meanDepth local services per resident
   * @param services that count
   * @param reachedAsListed residents whom local services take with those that are listed and do not
   *     count
   * @param notCounted how many those are
   */
  @Serdeable
  public record CoverageRow(
      String code,
      String name,
      boolean part,
      boolean listed,
      long residents,
      long reached,
      double share,
      double meanDepth,
      int services,
      long reachedAsListed,
      double shareAsListed,
      int notCounted) {}

  /**
   * A service and the share of residents it reaches.
   *
   * @param standing counts, counts-with-caution or does-not-count
   * @param standingReasons why, in words
   */
  @Serdeable
  public record ServiceShare(
      String id,
      String name,
      double share,
      String standing,
      List<String> standingReasons,
      String link) {}

  /** The three vocabularies. */
  @Serdeable
  public record Vocabularies(List<Term> crimeTypes, List<Term> cohorts, List<Term> supportTypes) {}

  /** One term. */
  @Serdeable
  public record Term(
      String id,
      String label,
      @Nullable String parent,
      String definition,
      String source,
      String scope) {}

  /**
   * A place found.
   *
   * @param longitude of its middle, WGS 84
   * @param latitude of its middle, WGS 84
   * @param others what else could have been meant
   */
  @Serdeable
  public record Place(
      String label,
      double longitude,
      double latitude,
      @Nullable String note,
      List<Named> areas,
      List<PlaceChoice> others) {}

  /**
   * A place that could have been meant.
   *
   * @param value what finds it when it is asked for
   */
  @Serdeable
  public record PlaceChoice(String value, String label) {}

  static List<PlaceChoice> choices(List<PlaceLookup.Choice> choices) {
    return choices.stream().map(each -> new PlaceChoice(each.asks(), each.label())).toList();
  }
}
