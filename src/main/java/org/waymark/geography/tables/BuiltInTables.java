package org.waymark.geography.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.District;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;

/** The built-in tables of areas and people, as records. Cheap to keep, about 200 ms to read. */
public final class BuiltInTables {

  private final List<TableFile> files;
  private final List<AreaRow> areas;
  private final List<SuccessionRow> successions;
  private final List<District> districts;
  private final List<SmallArea> smallAreas;
  private final List<Outcode> outcodes;
  private final List<DutyHolder> dutyHolders;

  /**
   * An area with what only its register says.
   *
   * @param type e.g. "unitary"; null when the table does not say
   * @param bodyName the organisation that governs it; null when not known
   * @param otherCode NHS organisation code or council register code; null when not known
   */
  public record AreaRow(
      Area area, @Nullable String type, @Nullable String bodyName, @Nullable String otherCode) {}

  /** A succession with the kind of area it is about; a unitary council has one as each kind. */
  public record SuccessionRow(AreaKind kind, AreaSuccession succession) {}

  private BuiltInTables(List<TableFile> files) {
    this.files = files;
    areas = files.get(0).rows(BuiltInTables::area);
    successions = files.get(1).rows(BuiltInTables::succession);
    districts =
        files
            .get(2)
            .rows(
                row ->
                    new District(
                        row.code("district"),
                        row.code("council"),
                        row.code("police_area"),
                        row.codeOrNull("region"),
                        row.code("country")));
    int[] ordinal = {0};
    smallAreas =
        files
            .get(3)
            .rows(
                row ->
                    new SmallArea(
                        ordinal[0]++,
                        row.text("small_area"),
                        row.whole("population"),
                        position(row),
                        row.code("district"),
                        row.codeOrNull("icb_2026"),
                        row.codeOrNull("icb_2024")));
    Map<String, Integer> ordinals = HashMap.newHashMap(smallAreas.size());
    smallAreas.forEach(small -> ordinals.put(small.code(), small.ordinal()));
    outcodes = files.get(4).rows(row -> outcode(row, ordinals));
    dutyHolders = files.get(5).rows(BuiltInTables::dutyHolder);
  }

  /** Reads the tables of the program. */
  public static BuiltInTables read() {
    return new BuiltInTables(
        List.of(
            TableFile.read("areas.csv"),
            TableFile.read("area_successors.csv"),
            TableFile.read("districts.csv"),
            TableFile.read("small_areas.csv.gz"),
            TableFile.read("outcodes.csv"),
            TableFile.read("duty_holders.csv")));
  }

  private static AreaRow area(TableFile.Row row) {
    Area area =
        new Area(
            kind(row.text("kind")),
            row.code("code"),
            row.text("name"),
            row.text("short_name"),
            country(row.text("country")),
            row.dateOrNull("valid_from"),
            row.dateOrNull("valid_to"));
    return new AreaRow(
        area, row.textOrNull("type"), row.textOrNull("body_name"), row.textOrNull("other_code"));
  }

  private static SuccessionRow succession(TableFile.Row row) {
    return new SuccessionRow(
        kind(row.text("kind")),
        new AreaSuccession(
            row.code("predecessor"),
            row.code("successor"),
            row.date("effective"),
            row.decimal("share")));
  }

  private static Outcode outcode(TableFile.Row row, Map<String, Integer> ordinals) {
    Integer smallArea = ordinals.get(row.text("small_area"));
    if (smallArea == null) {
      throw new IllegalArgumentException(row.text("small_area") + " is not a known small area");
    }
    return new Outcode(row.text("outcode"), position(row), smallArea, row.text("town"));
  }

  private static DutyHolder dutyHolder(TableFile.Row row) {
    return new DutyHolder(
        row.code("police_area"),
        DutyHolder.Kind.ofSlug(row.text("role")),
        row.codeOrNull("code"),
        row.text("name"),
        row.decimal("share_of_police_area"),
        row.text("extent").equals("whole"),
        row.dateOrNull("valid_from"),
        row.dateOrNull("valid_to"));
  }

  private static AreaKind kind(String slug) {
    return AreaKind.ofSlug(slug)
        .orElseThrow(() -> new IllegalArgumentException("\"" + slug + "\" is no kind of area"));
  }

  private static AreaCode country(String name) {
    return switch (name) {
      case "England" -> AreaCode.ENGLAND;
      case "Wales" -> AreaCode.WALES;
      default -> throw new IllegalArgumentException("Country \"" + name + "\" is not known");
    };
  }

  private static Position position(TableFile.Row row) {
    return new Position(row.decimal("lon"), row.decimal("lat"));
  }

  /** SHA-256 over all these tables. */
  public String checksum() {
    return TableFile.checksum(files);
  }

  public List<AreaRow> areas() {
    return areas;
  }

  public List<SuccessionRow> successions() {
    return successions;
  }

  public List<District> districts() {
    return districts;
  }

  /** In ordinal order. */
  public List<SmallArea> smallAreas() {
    return smallAreas;
  }

  public List<Outcode> outcodes() {
    return outcodes;
  }

  public List<DutyHolder> dutyHolders() {
    return dutyHolders;
  }
}
