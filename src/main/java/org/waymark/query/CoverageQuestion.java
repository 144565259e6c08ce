package org.waymark.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.query.FilterQuery.AskedPlace;

/**
 * What a coverage map is asked: which services, of which area, by which kind of area.
 *
 * @param query as the address asked it
 * @param within the area asked for; that of the place named where none was; else England
 * @param by the kind asked for; else the one that suits the area
 * @param notes what the reader should know of how the question was read
 */
public record CoverageQuestion(FilterQuery query, Area within, AreaKind by, List<String> notes) {

  public CoverageQuestion {
    Objects.requireNonNull(query);
    Objects.requireNonNull(within);
    Objects.requireNonNull(by);
    notes = List.copyOf(notes);
  }

  public static CoverageQuestion of(FilterQuery query, DatedCatalogue snapshot) {
    Geography geography = snapshot.geography();
    List<String> notes = new ArrayList<>(query.notes());
    AreaCode code = query.filter().area();
    AskedPlace place = query.serves();
    if (code == null && place != null) {
      District district =
          geography
              .findDistrict(geography.smallArea(place.found().smallArea()).district())
              .orElseThrow();
      code = district.policeArea();
      notes.add(
          place.found().label()
              + " is in the "
              + geography.getArea(code).shortName()
              + " police area.");
    }
    Area within = geography.getArea(code == null ? AreaCode.ENGLAND : code);
    AreaKind by = query.by() == null ? usual(within) : query.by();
    return new CoverageQuestion(query, within, by, notes);
  }

  /** Police areas across a country or region, districts within anything smaller. */
  public static AreaKind usual(Area within) {
    return switch (within.kind()) {
      case COUNTRY, REGION -> AreaKind.POLICE_AREA;
      case POLICE_AREA, ICB, COUNCIL, DISTRICT -> AreaKind.DISTRICT;
    };
  }

  public ServiceFilter filter() {
    return query.filter();
  }

  /** The answer. */
  public CoverageReport answer(DatedCatalogue snapshot) {
    return CoverageReport.of(snapshot.services(), filter(), within, by, snapshot.today());
  }
}
