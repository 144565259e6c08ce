package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.WorkingListing;

/** What programs read and write of the listings of their organisation. */
final class ListingWire {

  private static final String INTERPRETING =
      "Whether an interpreter can be had; null where it is not stated";

  private static final String PUBLIC_FUNDS =
      "Whether people with no recourse to public funds are taken: yes, no, ask or not-stated";

  private ListingWire() {}

  /** A listing as its editors see it. */
  static Listing of(WorkingListing open) {
    Service service = open.working();
    return new Listing(
        service.id().toString(),
        service.organisation().toString(),
        open.version().toString(),
        open.live().status().name().toLowerCase(Locale.ROOT),
        service.name(),
        service.description(),
        service.contacts().stream()
            .filter(each -> each.kind() == Contact.Kind.TELEPHONE)
            .map(Contact::value)
            .findFirst()
            .orElse(null),
        new Capacity(
            service.capacity().status().slug(),
            service.capacity().waitWeeks(),
            service.capacity().asOf()),
        service.openingTimes().stream()
            .map(
                each ->
                    new OpeningTime(
                        each.day().name().toLowerCase(Locale.ROOT),
                        each.opens().toString(),
                        each.closes().equals(org.waymark.catalogue.OpeningTime.MIDNIGHT)
                            ? "24:00"
                            : each.closes().toString()))
            .toList(),
        service.openingNote(),
        service.languages().stream().sorted().toList(),
        service.interpreting().orNull(),
        service.eligibility().publicFunds().slug(),
        open.live().assuredOn(),
        open.waiting() == null ? List.of() : names(open.waiting().fields()));
  }

  /** Fields as the wire names them, in the order of the form. */
  static List<String> names(Collection<ListingField> fields) {
    return fields.stream().sorted().map(ListingField::wireName).toList();
  }

  /**
   * A listing as its editors see it: what is live, with what waits for approval on top.
   *
   * @param version to be sent as If-Match with a change; the ETag without its quotation marks
   * @param waiting names of the fields that wait for approval; empty when nothing does
   */
  @Serdeable
  record Listing(
      String id,
      String organisation,
      String version,
      String status,
      String name,
      String description,
      @Nullable String telephone,
      Capacity capacity,
      List<OpeningTime> openingTimes,
      String openingNote,
      List<String> languages,
      @Nullable @Schema(description = INTERPRETING) Boolean interpreting,
      @Schema(description = PUBLIC_FUNDS) String publicFunds,
      @Nullable LocalDate lastChecked,
      List<String> waiting) {}

  /** Whether referrals are taken. */
  @Serdeable
  record Capacity(
      @Schema(
              description = "open, waiting-list, assessment-needed, closed or unknown",
              example = "waiting-list")
          String status,
      @Nullable
          @Schema(
              description =
                  "Usual wait in whole weeks, 0 to " + org.waymark.catalogue.Capacity.LONGEST_WAIT,
              example = "6")
          Integer waitWeeks,
      @Nullable @Schema(description = "The day this was said; set by Waymark") LocalDate asOf) {}

  /** A stretch of one weekday. */
  @Serdeable
  record OpeningTime(
      @Schema(description = "monday to sunday", example = "monday") String day,
      @Schema(description = "Local time", example = "09:00") String opens,
      @Schema(description = "Local time after opens; 24:00 for midnight", example = "17:00")
          String closes) {}

  /** A change: the fields that are given are changed, others stay. */
  @Serdeable
  record Change(
      @Nullable @Schema(example = "IDVA service") String name,
      @Nullable String description,
      @Nullable
          @Schema(
              description =
                  "Number of the first telephone contact. Correcting a number is live at once; the"
                      + " first number of a listing waits for approval.",
              example = "01632 960001")
          String telephone,
      @Nullable Capacity capacity,
      @Nullable @Schema(description = "All stretches; they take the place of those there were")
          List<OpeningTime> openingTimes,
      @Nullable String openingNote,
      @Nullable
          @Schema(
              description = "BCP 47 tags besides English; they take the place of those there were")
          List<String> languages,
      @Nullable @Schema(description = INTERPRETING) Boolean interpreting,
      @Nullable @Schema(description = PUBLIC_FUNDS, example = "ask") String publicFunds,
      @Nullable @Schema(description = "true says that everything in the listing was checked today")
          Boolean stillCorrect,
      @Nullable @Schema(description = "Why, for the history; a few words") String why) {}

  /**
   * What became of a change.
   *
   * @param live names of the fields that the public reads from now on
   * @param waiting names of the fields of this change that wait for approval
   */
  @Serdeable
  record Result(String version, List<String> live, List<String> waiting, Listing listing) {}
}
