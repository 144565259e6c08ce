package org.waymark.web.page;

import org.waymark.Provenance;
import org.waymark.catalogue.Invented;

/** What pages say at their head of listings that are invented. */
final class InventedWords {

  private static final String ALL =
      "Demonstration data: every organisation here is invented. Do not rely on it for help.";

  private InventedWords() {}

  /** On a page that lists listings or counts them. */
  static String of(Invented among) {
    return switch (among) {
      case NOTHING -> "";
      case SOME ->
          "Some listings here are invented, for demonstration. They are marked as invented, and"
              + " figures count them beside real ones.";
      case EVERYTHING -> ALL;
    };
  }

  /**
   * On any page. Where some are invented it is said by those parts of the site that list listings
   * or count them; a page of another part says it itself ({@link PageFrames#ofListings}).
   */
  static String of(Invented among, Section section) {
    return among == Invented.SOME && (section == Section.NONE || section == Section.ABOUT)
        ? ""
        : of(among);
  }

  /** On the page of one listing or organisation. */
  static String of(Provenance one) {
    return one.isDemonstration()
        ? "This is invented, for demonstration. Do not rely on it for help."
        : "";
  }
}
