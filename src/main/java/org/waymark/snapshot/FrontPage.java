package org.waymark.snapshot;

import java.time.LocalDate;
import java.util.List;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueSummary;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;

/**
 * What the first page needs to know: little enough to be asked of the database while the first
 * snapshot is still being made.
 *
 * @param catalogue counts of what everybody may read
 * @param policeAreas those of England in force, by name
 */
public record FrontPage(CatalogueSummary catalogue, List<Area> policeAreas) {

  public FrontPage {
    policeAreas = policeAreas.stream().filter(Area::isEnglish).toList();
  }

  static FrontPage of(Catalogue open, Geography geography, LocalDate today) {
    return new FrontPage(
        CatalogueSummary.of(open, today), geography.listAreas(AreaKind.POLICE_AREA, today));
  }

  /** The same of what is stored, a moment's work. */
  static FrontPage stored(
      CatalogueRepository catalogues, GeographyRepository geographies, LocalDate today) {
    return new FrontPage(
        catalogues.summary(today), geographies.listAreas(AreaKind.POLICE_AREA, today));
  }
}
