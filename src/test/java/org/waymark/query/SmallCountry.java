package org.waymark.query;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabularies;

/** Two districts of Cumbria with two small areas each, and an ended ICB that was split. */
final class SmallCountry {

  static final AreaCode CUMBRIA = new AreaCode("E23000002");
  static final AreaCode CUMBERLAND = new AreaCode("E06000063");
  static final AreaCode WESTMORLAND = new AreaCode("E06000064");
  static final AreaCode SPLIT_ICB = new AreaCode("E54000025");
  static final AreaCode RENAMED_ICB = new AreaCode("E54000026");
  static final AreaCode NORTH_ICB = new AreaCode("E54000065");
  static final AreaCode SOUTH_ICB = new AreaCode("E54000066");

  private static final LocalDate CHANGE = LocalDate.of(2026, 4, 1);

  private SmallCountry() {}

  static Snapshot snapshot() {
    return snapshot(
        catalogueOf(
            anIsvaService().serving(CUMBERLAND.value()).languages("pa", "cy").build(),
            aHelpline().build()));
  }

  static Snapshot snapshot(Catalogue catalogue) {
    return snapshot(catalogue, geography());
  }

  /** With another geography than this country's. */
  static Snapshot snapshot(Catalogue catalogue, Geography geography) {
    Vocabularies vocabularies = Vocabularies.builtIn();
    return new Snapshot(
        1,
        TODAY,
        vocabularies,
        geography,
        catalogue,
        new ServiceIndex(catalogue, vocabularies, new ReachCalculator(geography), TODAY));
  }

  /** Knows Penrith and CA11, and nothing else; CA11 has a note. */
  static PlaceLookup place(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "CA11" ->
          new PlaceLookup.Found("CA11", new Position(-2.75, 54.66), 2, "CA11 is a whole town.");
      case "PENRITH" ->
          new PlaceLookup.Found("Penrith (CA11)", new Position(-2.75, 54.66), 2, null);
      default -> new PlaceLookup.Unclear(text, "Enter a postcode in England, as CA11 7XX.");
    };
  }

  private static Geography geography() {
    return new Geography(
        List.of(
            area(AreaKind.POLICE_AREA, CUMBRIA, "Cumbria", null, null),
            area(AreaKind.DISTRICT, CUMBERLAND, "Cumberland", null, null),
            area(AreaKind.COUNCIL, CUMBERLAND, "Cumberland", null, null),
            area(AreaKind.DISTRICT, WESTMORLAND, "Westmorland and Furness", null, null),
            area(AreaKind.COUNCIL, WESTMORLAND, "Westmorland and Furness", null, null),
            area(AreaKind.ICB, SPLIT_ICB, "Old Whole", null, CHANGE.minusDays(1)),
            area(AreaKind.ICB, RENAMED_ICB, "Old Name", null, CHANGE.minusDays(1)),
            area(AreaKind.ICB, NORTH_ICB, "New North", CHANGE, null),
            area(AreaKind.ICB, SOUTH_ICB, "New South", CHANGE, null),
            area(AreaKind.COUNTRY, AreaCode.ENGLAND, "England", null, null)),
        List.of(
            new AreaSuccession(SPLIT_ICB, SOUTH_ICB, CHANGE, 0.25),
            new AreaSuccession(SPLIT_ICB, NORTH_ICB, CHANGE, 0.75),
            new AreaSuccession(RENAMED_ICB, SOUTH_ICB, CHANGE, 1)),
        List.of(
            new District(CUMBERLAND, CUMBERLAND, CUMBRIA, null, AreaCode.ENGLAND),
            new District(WESTMORLAND, WESTMORLAND, CUMBRIA, null, AreaCode.ENGLAND)),
        List.of(
            small(0, -3.5, 54.6, CUMBERLAND, NORTH_ICB),
            small(1, -2.9, 54.9, CUMBERLAND, NORTH_ICB),
            small(2, -2.75, 54.66, WESTMORLAND, NORTH_ICB),
            small(3, -3.2, 54.1, WESTMORLAND, SOUTH_ICB)),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static SmallArea small(
      int ordinal, double longitude, double latitude, AreaCode district, AreaCode icb) {
    return new SmallArea(
        ordinal,
        "E0100000" + ordinal,
        1000 + ordinal,
        new Position(longitude, latitude),
        district,
        icb,
        SPLIT_ICB);
  }

  private static Area area(
      AreaKind kind, AreaCode code, String name, @Nullable LocalDate from, @Nullable LocalDate to) {
    return new Area(kind, code, name, name, AreaCode.ENGLAND, from, to);
  }
}
