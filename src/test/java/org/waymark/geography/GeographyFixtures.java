package org.waymark.geography;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small invented country with the shape of the real one: two English police areas and a Welsh
 * one, two councils each, one of them a county with two districts, and an ICB across the English
 * border. Every district has {@link #PER_DISTRICT} small areas on a grid, of differing population.
 */
public final class GeographyFixtures {

  public static final AreaCode NORTH = new AreaCode("E23000001");
  public static final AreaCode SOUTH = new AreaCode("E23000002");
  public static final AreaCode WELSH = new AreaCode("W15000001");
  public static final AreaCode NORTH_COUNTY = new AreaCode("E10000001");
  public static final AreaCode NORTH_EAST_DISTRICT = new AreaCode("E07000001");
  public static final AreaCode NORTH_WEST_DISTRICT = new AreaCode("E07000002");
  public static final AreaCode NORTH_CITY = new AreaCode("E06000001");
  public static final AreaCode SOUTH_TOWN = new AreaCode("E06000002");
  public static final AreaCode SOUTH_COAST = new AreaCode("E06000003");
  public static final AreaCode WELSH_VALE = new AreaCode("W06000001");
  public static final AreaCode NORTH_ICB = new AreaCode("E54000001");
  public static final AreaCode SOUTH_ICB = new AreaCode("E54000002");
  public static final AreaCode REGION = new AreaCode("E12000001");
  public static final int PER_DISTRICT = 10;

  private GeographyFixtures() {}

  /** The invented country, made anew. */
  public static Geography smallCountry() {
    return smallCountry(code -> code);
  }

  /** The invented country, where the policing bodies of north and south owe the duty. */
  public static Geography smallCountryWithDutyHolders() {
    return smallCountry(code -> code, List.of(policingBody(NORTH), policingBody(SOUTH)));
  }

  private static DutyHolder policingBody(AreaCode policeArea) {
    return new DutyHolder(
        policeArea, DutyHolder.Kind.POLICING_BODY, null, "PCC " + policeArea, 1, true, null, null);
  }

  /**
   * The invented country with other codes.
   *
   * @param recode must keep the first three characters of a code, and the countries
   */
  public static Geography smallCountry(UnaryOperator<AreaCode> recode) {
    return smallCountry(recode, List.of());
  }

  private static Geography smallCountry(
      UnaryOperator<AreaCode> recode, List<DutyHolder> dutyHolders) {
    List<District> districts =
        List.of(
            english(NORTH_CITY, NORTH_CITY, NORTH),
            english(NORTH_EAST_DISTRICT, NORTH_COUNTY, NORTH),
            english(NORTH_WEST_DISTRICT, NORTH_COUNTY, NORTH),
            english(SOUTH_TOWN, SOUTH_TOWN, SOUTH),
            english(SOUTH_COAST, SOUTH_COAST, SOUTH),
            new District(WELSH_VALE, WELSH_VALE, WELSH, null, AreaCode.WALES));
    List<SmallArea> smallAreas = new ArrayList<>();
    List<Atom> atoms = new ArrayList<>();
    for (int d = 0; d < districts.size(); d++) {
      District district = districts.get(d);
      boolean welsh = district.code().isWelsh();
      // The southern ICB reaches over the police border into the north-western district.
      @Nullable AreaCode icb = welsh ? null : d < 2 ? NORTH_ICB : SOUTH_ICB;
      atoms.add(new Atom(district.code(), icb, icb, 1000 + 100 * d));
      for (int i = 0; i < PER_DISTRICT; i++) {
        int ordinal = smallAreas.size();
        smallAreas.add(
            new SmallArea(
                ordinal,
                (welsh ? "W01" : "E01") + "%06d".formatted(ordinal),
                1000 + 37 * ordinal % 900,
                new Position(
                    -3 + 0.02 * (i % 5) + 0.1 * (d % 3), 54 - 0.1 * (d / 3) + 0.02 * (i / 5)),
                district.code(),
                icb,
                icb));
      }
    }
    List<Area> areas =
        List.of(
            area(AreaKind.POLICE_AREA, NORTH, "North"),
            area(AreaKind.POLICE_AREA, SOUTH, "South"),
            area(AreaKind.POLICE_AREA, WELSH, "Vale"),
            area(AreaKind.ICB, NORTH_ICB, "NHS North"),
            area(AreaKind.ICB, SOUTH_ICB, "NHS South"),
            area(AreaKind.COUNCIL, NORTH_COUNTY, "Northshire"),
            area(AreaKind.COUNCIL, NORTH_CITY, "Northcity"),
            area(AreaKind.COUNCIL, SOUTH_TOWN, "Southtown"),
            area(AreaKind.COUNCIL, SOUTH_COAST, "Southcoast"),
            area(AreaKind.COUNCIL, WELSH_VALE, "Vale of Cwm"),
            area(AreaKind.DISTRICT, NORTH_EAST_DISTRICT, "East Northshire"),
            area(AreaKind.DISTRICT, NORTH_WEST_DISTRICT, "West Northshire"),
            area(AreaKind.DISTRICT, NORTH_CITY, "Northcity"),
            area(AreaKind.DISTRICT, SOUTH_TOWN, "Southtown"),
            area(AreaKind.DISTRICT, SOUTH_COAST, "Southcoast"),
            area(AreaKind.DISTRICT, WELSH_VALE, "Vale of Cwm"),
            area(AreaKind.REGION, REGION, "Middle Region"),
            area(AreaKind.COUNTRY, AreaCode.ENGLAND, "England"),
            area(AreaKind.COUNTRY, AreaCode.WALES, "Wales"));
    return new Geography(
        areas.stream().map(area -> recoded(area, recode)).toList(),
        List.of(),
        districts.stream().map(district -> recoded(district, recode)).toList(),
        smallAreas.stream().map(small -> recoded(small, recode)).toList(),
        List.of(),
        dutyHolders,
        atoms.stream()
            .map(
                atom ->
                    new Atom(
                        recode.apply(atom.district()),
                        recoded(atom.icb(), recode),
                        recoded(atom.formerIcb(), recode),
                        atom.hectares()))
            .toList(),
        Map.of(
            recode.apply(NORTH), Set.of(recode.apply(SOUTH), recode.apply(WELSH)),
            recode.apply(SOUTH), Set.of(recode.apply(NORTH), recode.apply(WELSH)),
            recode.apply(WELSH), Set.of(recode.apply(NORTH), recode.apply(SOUTH))));
  }

  private static @Nullable AreaCode recoded(
      @Nullable AreaCode code, UnaryOperator<AreaCode> recode) {
    return code == null ? null : recode.apply(code);
  }

  private static Area recoded(Area area, UnaryOperator<AreaCode> recode) {
    return new Area(
        area.kind(),
        recode.apply(area.code()),
        area.name(),
        area.shortName(),
        area.country(),
        area.validFrom(),
        area.validTo());
  }

  private static District recoded(District district, UnaryOperator<AreaCode> recode) {
    return new District(
        recode.apply(district.code()),
        recode.apply(district.council()),
        recode.apply(district.policeArea()),
        recoded(district.region(), recode),
        district.country());
  }

  private static SmallArea recoded(SmallArea small, UnaryOperator<AreaCode> recode) {
    return new SmallArea(
        small.ordinal(),
        small.code(),
        small.population(),
        small.position(),
        recode.apply(small.district()),
        recoded(small.icb(), recode),
        recoded(small.formerIcb(), recode));
  }

  private static District english(AreaCode code, AreaCode council, AreaCode policeArea) {
    return new District(code, council, policeArea, REGION, AreaCode.ENGLAND);
  }

  private static Area area(AreaKind kind, AreaCode code, String name) {
    return new Area(
        kind, code, name, name, code.isWelsh() ? AreaCode.WALES : AreaCode.ENGLAND, null, null);
  }
}
