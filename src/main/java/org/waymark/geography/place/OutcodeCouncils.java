package org.waymark.geography.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.tables.TableFile;

/**
 * The councils that homes of one outward postcode are in: from the full postcodes where they are
 * loaded with their small areas, else judged beforehand by which outward postcode's point is
 * nearest to each small area. Immutable and thread-safe.
 */
final class OutcodeCouncils {

  /** Of a hundred postcodes, fewer than this in a council are taken for slips of the source. */
  private static final int FEWEST_OF_A_HUNDRED = 2;

  private static final int HUNDRED = 100;

  /**
   * The part of an outcode in one council.
   *
   * @param smallArea ordinal of the small area of it that is nearest to the outcode's point
   */
  record Part(Area council, int smallArea) {}

  /**
   * All parts, by the name of the council; empty when it is all in one as far as is known.
   *
   * @param exact true when full postcodes say so; false when it is judged by nearness
   */
  record Parts(List<Part> parts, boolean exact) {}

  private record Judged(String outcode, AreaCode council, String smallArea) {}

  private final Geography geography;
  private final PostcodeDirectory postcodes;
  private final Map<String, List<Judged>> judged = new TreeMap<>();

  OutcodeCouncils(Geography geography, PostcodeDirectory postcodes) {
    this.geography = geography;
    this.postcodes = postcodes;
    TableFile.read("outcode_councils.csv")
        .rows(row -> new Judged(row.text("outcode"), row.code("council"), row.text("small_area")))
        .forEach(row -> judged.computeIfAbsent(row.outcode(), o -> new ArrayList<>()).add(row));
  }

  /** The parts of an outcode. */
  Parts of(Outcode outcode) {
    List<String> codes = postcodes.listSmallAreas(outcode.code());
    List<Part> parts = new ArrayList<>();
    if (codes.isEmpty()) {
      for (Judged each : judged.getOrDefault(outcode.code(), List.of())) {
        geography
            .findOrdinal(each.smallArea())
            .flatMap(at -> part(each.council(), at))
            .ifPresent(parts::add);
      }
    } else {
      Map<AreaCode, List<Integer>> byCouncil = new TreeMap<>();
      codes.stream()
          .flatMap(code -> geography.findOrdinal(code).stream())
          .forEach(at -> byCouncil.computeIfAbsent(council(at), c -> new ArrayList<>()).add(at));
      byCouncil.forEach(
          (council, smallAreas) -> {
            if (smallAreas.size() * HUNDRED >= FEWEST_OF_A_HUNDRED * codes.size()) {
              part(council, nearest(smallAreas, outcode)).ifPresent(parts::add);
            }
          });
    }
    parts.sort(Comparator.comparing(Part::council, Area.BY_NAME));
    return new Parts(parts.size() > 1 ? List.copyOf(parts) : List.of(), !codes.isEmpty());
  }

  private AreaCode council(int smallArea) {
    return geography
        .findDistrict(geography.smallArea(smallArea).district())
        .orElseThrow()
        .council();
  }

  private Optional<Part> part(AreaCode council, int smallArea) {
    return geography.findArea(AreaKind.COUNCIL, council).map(area -> new Part(area, smallArea));
  }

  private int nearest(List<Integer> smallAreas, Outcode outcode) {
    return smallAreas.stream()
        .min(
            Comparator.<Integer>comparingDouble(
                    at -> geography.smallArea(at).position().metresTo(outcode.position()))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }
}
