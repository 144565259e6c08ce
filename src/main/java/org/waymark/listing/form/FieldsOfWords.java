package org.waymark.listing.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.catalogue.confidential.FreeText;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;

/** Finds the field of a form in which a text stands that gives a hidden place away. */
final class FieldsOfWords {

  private FieldsOfWords() {}

  static List<FieldProblem> of(ListingDraft draft, List<PlaceInWords> placesInWords) {
    return placesInWords.stream().map(each -> of(draft, each)).distinct().toList();
  }

  private static FieldProblem of(ListingDraft draft, PlaceInWords told) {
    return new FieldProblem(part(told.text()), field(draft, told), told.postcode(), told.message());
  }

  /** The field that holds the words; where none does, the one that comes nearest. */
  private static String field(ListingDraft draft, PlaceInWords told) {
    String beginning =
        switch (told.text().field()) {
          case null -> "name";
          case CONTACTS -> "contact-";
          case LOCATIONS -> "location-";
          case OFFERS -> "offer-";
          case ListingField field ->
              field.facts().isEmpty() ? field.wireName() : field.facts().getFirst().key();
        };
    String words = told.text().words();
    // The name of a place and its address are one text in two fields: the address comes last.
    return Stream.concat(Stream.of(words), words.lines().toList().reversed().stream())
        .flatMap(part -> holding(draft, beginning, part).stream())
        .findFirst()
        .orElse(
            beginning.endsWith("-")
                ? beginning.substring(0, beginning.length() - 1) + "s"
                : beginning);
  }

  private static Optional<String> holding(ListingDraft draft, String beginning, String words) {
    return draft.fields().entrySet().stream()
        .filter(field -> field.getKey().startsWith(beginning))
        .filter(field -> field.getValue().stream().anyMatch(typed -> typed.contains(words)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static ListingPart part(FreeText text) {
    ListingField field = text.field();
    return field == null
        ? ListingPart.ABOUT
        : field == ListingField.OFFERS ? ListingPart.REACH : field.part();
  }
}
