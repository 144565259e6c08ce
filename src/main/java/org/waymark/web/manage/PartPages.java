package org.waymark.web.manage;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormRows;
import org.waymark.listing.form.ListingDraft;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** Makes the page of a part. */
@Singleton
record PartPages(EditedListings listings, PageFrames frames) {

  /**
   * What was typed so far.
   *
   * @param version empty for the one the listing has
   * @param find the part of a name by which areas are looked for
   */
  record State(
      ListingDraft draft,
      List<FieldProblem> problems,
      List<FieldError> errors,
      String version,
      String why,
      String find,
      String notice) {
    static State of(ListingDraft draft) {
      return new State(draft, List.of(), List.of(), "", "", "", "");
    }
  }

  PartPage page(EditedListing listing, ListingPart part, String row, State state) {
    Snapshot snapshot = listings.snapshot();
    List<FieldError> errors = new ArrayList<>(state.errors());
    for (FieldProblem problem : state.problems()) {
      errors.add(
          problem.part() == part
              ? new FieldError(problem.field(), problem.message())
              : new FieldError("", problem.part().label() + ": " + problem.message()));
    }
    List<String> keys = state.draft().all("offers");
    String base = "/manage/listings/" + listing.id() + "/" + part.slug();
    boolean ofOffer = !row.isEmpty();
    List<PartPage.RowLink> rows = new ArrayList<>();
    if (ofOffer && keys.size() > 1) {
      for (String key : keys) {
        rows.add(
            new PartPage.RowLink(
                base + "?offer=" + key, offer(snapshot, state.draft(), key), key.equals(row)));
      }
    }
    List<Block> blocks =
        new ArrayList<>(
            new PartBlocks(snapshot, listing, state.draft(), state.problems(), state.find())
                .of(part, row));
    if (part == ListingPart.SUPPORT) {
      if (keys.size() > 1) {
        blocks.add(new Block.AddButton("remove", "Remove this support", "remove:" + row));
      }
      if (listing.draft().has("offers", row)) {
        blocks.add(
            new Block.Link(
                base + "?offer=" + FormRows.OFFERS.next(listing.draft(), listing.origin()),
                "Add support that covers other areas"));
      }
    }
    PageFrame frame =
        frames.of(
            (errors.isEmpty() ? "" : "Error: ") + part.label() + " – " + listing.name(),
            Section.NONE);
    if (part == ListingPart.REACH) {
      frame = frame.withStyle("leaflet/leaflet.css").withScript("areas.js");
    }
    return new PartPage(
        frame,
        listing.id().toString(),
        listing.name(),
        part.label(),
        state.notice(),
        listing.isFirst() ? "" : fate(part),
        rows,
        base + (ofOffer ? "?offer=" + row : ""),
        state.version().isEmpty() ? listing.version() : state.version(),
        blocks,
        !listing.isFirst(),
        state.why(),
        listing.isFirst() ? "Save and continue" : "Save",
        errors);
  }

  /**
   * What a draft answers to questions of a part, in the words of the page.
   *
   * @param names of the fields
   * @return by name, those of the page alone; empty text where nothing is answered
   */
  Map<String, String> said(
      EditedListing listing,
      ListingPart part,
      String row,
      ListingDraft draft,
      Collection<String> names) {
    Map<String, String> words = new HashMap<>();
    Block.each(
        new PartBlocks(listings.snapshot(), listing, draft, List.of(), "").of(part, row),
        block -> {
          switch (block) {
            case Block.Text text -> words.put(text.name(), text.value());
            case Block.Textarea area -> words.put(area.name(), area.value());
            case Block.Radios radios -> words.put(radios.name(), chosen(radios.options()));
            case Block.Select pick -> words.put(pick.name(), chosen(pick.options()));
            case Block.Checkboxes boxes ->
                words.put(
                    boxes.name(),
                    chosen(boxes.groups().stream().flatMap(g -> g.options().stream()).toList()));
            default -> {}
          }
        });
    words.keySet().retainAll(Set.copyOf(names));
    return words;
  }

  private static String chosen(List<Block.Option> options) {
    return options.stream()
        .filter(Block.Option::chosen)
        .map(Block.Option::label)
        .collect(Collectors.joining(", "));
  }

  /** What a kind of support is called, in a few words. */
  static String offer(Snapshot snapshot, ListingDraft draft, String key) {
    List<String> names =
        draft.all("offer-" + key + "-support").stream()
            .map(
                id ->
                    TermId.isValid(id)
                        ? snapshot
                            .vocabularies()
                            .supportTypes()
                            .find(new TermId(id))
                            .map(Term::shortLabel)
                            .orElse(id)
                        : id)
            .toList();
    return names.isEmpty() ? "New support" : String.join(", ", names);
  }

  /** Whether a change of the part is live at once or waits, for somebody about to make one. */
  static String fate(ListingPart part) {
    String waits = " A commissioner approves it first; the listing stays up as it is until then.";
    return switch (part) {
      case CONTACTS ->
          "A corrected telephone or text number is live as soon as you save, and what you take away"
              + " is gone then. Any other change of contacts waits."
              + waits;
      case CONFIDENTIALITY ->
          "What shows less is live as soon as you save: a place that is withheld or taken out, only"
              + " its area, a listing for professionals only. The address of a place that you hide"
              + " is kept encrypted. What shows more waits."
              + waits;
      case SUPPORT ->
          "How support is given is live as soon as you save. A change of what you offer waits."
              + waits;
      case ABOUT ->
          "The name and description are live as soon as you save, and a web page that you take away"
              + " is gone then. Another one waits."
              + waits;
      default -> {
        long waiting = part.fields().stream().filter(ListingField::sensitive).count();
        yield waiting == 0
            ? "A change is live as soon as you save."
            : "A change of this waits." + waits;
      }
    };
  }
}
