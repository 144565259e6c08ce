package org.waymark.geography.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.District;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;

/** The built-in tables of areas and people, as records. Cheap to keep, about 200 ms to read. */
public final class BuiltInTables {

  private static final Pattern OUTCODES = Pattern.compile("([A-Z]+)(\\d+)-\\1(\\d+)");

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
    Map<String, String> postTowns = postTowns(files.get(6));
    outcodes = files.get(4).rows(row -> outcode(row, ordinals, postTowns));
    dutyHolders = files.get(5).rows(BuiltInTables::dutyHolder);
  }

  /** Reads the tables of the program. */
  public static BuiltInTables read() {
    return new BuiltInTables(files());
  }

  private static List<TableFile> files() {
    return List.of(
        TableFile.read("areas.csv"),
        TableFile.read("area_successors.csv"),
        TableFile.read("districts.csv"),
        TableFile.read("small_areas.csv.gz"),
        TableFile.read("outcodes.csv"),
        TableFile.read("duty_holders.csv"),
        TableFile.read("post_towns.csv"));
  }

  /** SHA-256 over the tables of the program, without reading their rows. */
  public static String currentChecksum() {
    return TableFile.checksum(files());
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

  /** Post town by outcode; "LS1-LS17" in the table stands for the seventeen of them. */
  private static Map<String, String> postTowns(TableFile file) {
    Map<String, String> towns = new HashMap<>();
    file.rows(
        row -> {
          for (String token : row.text("outcodes").split(" ")) {
            Matcher range = OUTCODES.matcher(token);
            if (!range.matches()) {
              towns.put(token, row.text("town"));
              continue;
            }
            for (int i = Integer.parseInt(range.group(2));
                i <= Integer.parseInt(range.group(3));
                i++) {
              towns.put(range.group(1) + i, row.text("town"));
            }
          }
          return row;
        });
    return towns;
  }

  /** The post town is what people know an outcode by; the locality nearest its point, less so. */
  private static Outcode outcode(
      TableFile.Row row, Map<String, Integer> ordinals, Map<String, String> postTowns) {
    Integer smallArea = ordinals.get(row.text("small_area"));
    if (smallArea == null) {
      throw new IllegalArgumentException(row.text("small_area") + " is not a known small area");
    }
    String code = row.text("outcode");
    return new Outcode(
        code, position(row), smallArea, postTowns.getOrDefault(code, row.text("town")));
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

  /** The geography of these tables, without shares of ground and without neighbours. */
  public Geography toGeography() {
    return new Geography(
        areas.stream().map(AreaRow::area).toList(),
        successions.stream().map(SuccessionRow::succession).distinct().toList(),
        districts,
        smallAreas,
        outcodes,
        dutyHolders,
        List.of(),
        Map.of());
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
