package org.waymark.web.listing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PlaceChoices;

/**
 * The page of one service.
 *
 * @param commissioners names only
 * @param reach the question whether it serves a place, and its answer
 * @param points public locations for the map
 */
public record ServicePage(
    PageFrame frame,
    Title title,
    About about,
    WaysIn waysIn,
    Whom whom,
    List<OfferLine> offers,
    Opening opening,
    Access access,
    CapacityLine capacity,
    List<LocationLine> locations,
    List<String> commissioners,
    Origin origin,
    ReachAnswer reach,
    List<MapPoint> points,
    Links links) {
  /** In which languages it is given, and what it offers to disabled people. */
  public record Access(String languages, List<String> features) {}

  /**
   * Where this page leads.
   *
   * @param history address of its history; empty for a reader who may not see it
   * @param previewOf where a preview goes back to; null when this is the page everybody sees
   */
  public record Links(String history, @Nullable String previewOf) {}

  /** The service and who runs it. */
  public record Title(String id, String name, String organisation, String organisationId) {}

  /**
   * What it is, in a few words.
   *
   * @param url page about the service elsewhere; null when there is none
   * @param tags what stands out, by colour and words
   */
  public record About(String description, @Nullable String url, List<Tag> tags) {}

  /**
   * How people come to it.
   *
   * @param selfReferral true when people may refer themselves
   * @param referralSources who else may refer, in words
   */
  public record WaysIn(
      boolean selfReferral, List<String> referralSources, List<ContactLine> contacts) {}

  /** Whom it is for. */
  public record Whom(List<String> crimes, List<LevelLine> levels, List<String> conditions) {}

  /**
   * When it is open.
   *
   * @param openNow whether it is open, as a sentence; empty when opening times are unknown
   * @param openingTimes day to stretches, Monday first
   */
  public record Opening(String openNow, Map<String, String> openingTimes, String openingNote) {}

  /** Whether it takes people now. */
  public record CapacityLine(String capacity, String capacityAsOf) {}

  /** How lately it was checked, and where the listing is from. */
  public record Origin(String freshness, String source) {}

  /**
   * A coloured word or two.
   *
   * @param colour of GOV.UK Frontend's tags, e.g. "green"
   */
  public record Tag(String text, String colour) {
    /** Of a listing that is fictional, among real ones. */
    static final Tag INVENTED = new Tag("Invented", "yellow");
  }

  /**
   * @param link what it links to; null when it is plain text
   * @param note empty when there is nothing to say
   */
  public record ContactLine(String kind, String value, @Nullable String link, String note) {}

  /**
   * @param level one of "By and for", "Specialist", "Open"
   */
  public record LevelLine(String cohort, String level, String meaning) {}

  /** One offer: what, how and where. */
  public record OfferLine(List<SupportLine> supports, List<String> modes, List<String> areas) {}

  /** A type of support with its definition. */
  public record SupportLine(String label, String definition, boolean outsideDuty) {}

  /**
   * @param lines address lines, or what may be said instead of them
   */
  public record LocationLine(String title, List<String> lines, List<String> accessibility) {}

  /**
   * "Does it serve this place?"
   *
   * @param asked as typed; empty before anybody asked
   * @param heading the answer in a few words; empty before anybody asked
   * @param lines why
   * @param error what is wrong with the place; empty when nothing is
   * @param places what else could have been meant
   */
  public record ReachAnswer(
      String asked,
      boolean served,
      String heading,
      List<String> lines,
      String error,
      List<PlaceChoices> places) {

    /** Before anybody asked. */
    public static final ReachAnswer NOT_ASKED =
        new ReachAnswer("", false, "", List.of(), "", List.of());
  }
}
