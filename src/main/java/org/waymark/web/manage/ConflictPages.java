package org.waymark.web.manage;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Saved;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** Makes the page on which somebody chooses between what they and others wrote at the same time. */
@Singleton
record ConflictPages(EditedListings listings, PageFrames frames) {

  /** Beginning of the name of the field that carries a choice. */
  static final String CHOICE = "_choice-";

  /** The field that names a part that was disputed, once for each. */
  static final String DISPUTED = "_disputed";

  /** The field with the version from which the person began. */
  static final String FROM = "_from";

  static final String THEIRS = "theirs";

  /**
   * @param sent what the person typed; the page sends all of it again
   * @param from the version the person began with
   * @param choices what was chosen by slug of the field when the page was already shown; empty text
   *     where nothing was
   */
  ConflictPage page(
      EditedListing listing,
      ListingPart part,
      String row,
      Saved.Conflict conflict,
      Map<String, List<String>> sent,
      String why,
      ListingVersion from,
      Map<String, String> choices) {
    ListingTerms terms = listings.terms();
    List<ConflictPage.Dispute> disputes = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    List<Block.Hidden> kept = new ArrayList<>();
    for (ListingField field : part.fields()) {
      if (conflict.fields().contains(field)) {
        String error =
            choices.getOrDefault(field.slug(), THEIRS).isEmpty()
                ? field.label() + ": select which version to keep"
                : "";
        if (!error.isEmpty()) {
          errors.add(new FieldError(CHOICE + field.slug(), error));
        }
        kept.add(new Block.Hidden(DISPUTED, field.slug()));
        disputes.add(
            new ConflictPage.Dispute(
                CHOICE + field.slug(),
                field.label(),
                error,
                choices.getOrDefault(field.slug(), ""),
                lines(field, conflict, terms, false),
                lines(field, conflict, terms, true)));
      } else if (field.differs(conflict.theirs(), conflict.mine())
          && !field.differs(conflict.merged(), conflict.theirs())) {
        // Only the other changed it: what came back unchanged with this page must not undo that.
        kept.add(new Block.Hidden(CHOICE + field.slug(), THEIRS));
      }
    }
    sent.forEach((name, values) -> values.forEach(v -> kept.add(new Block.Hidden(name, v))));
    return new ConflictPage(
        frames.of(
            (errors.isEmpty() ? "" : "Error: ")
                + "Somebody else changed this too – "
                + listing.name(),
            Section.NONE),
        listing.id().toString(),
        listing.name(),
        part.label(),
        "/manage/listings/"
            + listing.id()
            + "/"
            + part.slug()
            + (row.isEmpty() ? "" : "?offer=" + row),
        conflict.version().toString(),
        why,
        from.toString(),
        disputes,
        kept,
        errors);
  }

  private static List<String> lines(
      ListingField field, Saved.Conflict conflict, ListingTerms terms, boolean mine) {
    List<String> words = field.tell(mine ? conflict.mine() : conflict.theirs(), terms);
    return words.isEmpty() ? List.of("Nothing") : words;
  }
}
