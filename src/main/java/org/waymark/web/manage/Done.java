package org.waymark.web.manage;

import java.util.Map;

/**
 * What a page says was just done, by the word its address carries: an address can never make a page
 * say anything else.
 */
final class Done {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("live", "Saved. Everybody sees the change now."),
          Map.entry(
              "waits",
              "Saved. The change waits for approval; until then the listing stays up as it was."),
          Map.entry(
              "both",
              "Saved. What takes something from view, and what is harmless, is live now; the rest"
                  + " waits for approval, and that part stays up as it was until then."),
          Map.entry(
              "hidden",
              "Saved. The place is not shown any more. Its address is kept encrypted: see Secret"
                  + " addresses below."),
          Map.entry("unchanged", "Nothing was changed: the listing says this already."),
          Map.entry("kept", "Saved."),
          Map.entry(
              "secret",
              "Saved, but the secret address was not: write it on its own page, which keeps it"
                  + " encrypted."),
          Map.entry("checked", "Thank you. The listing is marked as checked today."),
          Map.entry("all-checked", "Thank you. Your listings are marked as checked today."),
          Map.entry("submitted", "Submitted. A commissioner looks at it next."),
          Map.entry("withdrawn", "Taken back. Nothing of it waits any more."),
          Map.entry("thrown-away", "The draft was thrown away."),
          Map.entry("suspended", "Suspended. The public does not see the listing any more."),
          Map.entry(
              "resumed",
              "You asked for the listing to be published again. This waits for approval."),
          Map.entry("closed", "Closed. The public does not see the listing any more."),
          Map.entry("said", "Your comment was added."),
          Map.entry("waiting", "This listing waits for approval. Take it back to change it."));

  private Done() {}

  /** The words; empty for a word nobody here writes. */
  static String words(@org.jspecify.annotations.Nullable String done) {
    return done == null ? "" : WORDS.getOrDefault(done, "");
  }
}
