package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.waymark.Once;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.vocabulary.Vocabularies;

/**
 * What reading a listing needs to know.
 *
 * @param names words for terms and areas
 * @param finder of areas by their names or codes, asked for only when an area is read, for it is
 *     costly to make
 * @param places finds a postcode
 * @param today the day of the reading
 */
public record ReadingTerms(
    ListingTerms names,
    Supplier<AreaNames> finder,
    Function<String, PlaceLookup> places,
    LocalDate today) {

  public ReadingTerms(
      Vocabularies vocabularies,
      Geography geography,
      AreaNames areas,
      Function<String, PlaceLookup> places,
      LocalDate today) {
    this(new ListingTerms(vocabularies, geography), () -> areas, places, today);
  }

  /** For what is not about places: a postcode is known to nobody here. */
  public static ReadingTerms withoutPlaces(
      Vocabularies vocabularies, Geography geography, LocalDate today) {
    return new ReadingTerms(
        new ListingTerms(vocabularies, geography),
        new Once<>(() -> geography.names(today))::get,
        text -> new PlaceLookup.Unclear(text, "Change places on the page of the listing"),
        today);
  }

  /** Finds an area by its name or code. */
  public AreaNames areas() {
    return finder.get();
  }
}
