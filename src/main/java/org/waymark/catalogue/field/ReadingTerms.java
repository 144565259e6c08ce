package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.util.function.Function;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.vocabulary.Vocabularies;

/**
 * What reading a listing needs to know.
 *
 * @param names words for terms and areas
 * @param areas finds an area by its name or code
 * @param places finds a postcode
 * @param today the day of the reading
 */
public record ReadingTerms(
    ListingTerms names, AreaNames areas, Function<String, PlaceLookup> places, LocalDate today) {

  public ReadingTerms(
      Vocabularies vocabularies,
      Geography geography,
      AreaNames areas,
      Function<String, PlaceLookup> places,
      LocalDate today) {
    this(new ListingTerms(vocabularies, geography), areas, places, today);
  }
}
