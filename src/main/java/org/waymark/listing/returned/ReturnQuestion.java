package org.waymark.listing.returned;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.returns.Quarter;

/**
 * Which returns somebody asks to read.
 *
 * @param areas those asked for, of their own
 * @param area the one that was named; empty for all of theirs
 */
public record ReturnQuestion(Map<AreaCode, Area> areas, String area, Quarter quarter) {

  /**
   * Reads it as an address has it.
   *
   * @param mine the areas whose returns they may read
   * @param latest the quarter that is meant by none
   * @param area code of one of them; null or blank for all
   * @param quarter as {@link Quarter#slug}; null or blank for the latest
   * @return empty for an area that is not theirs and for what is no quarter
   */
  public static Optional<ReturnQuestion> read(
      Map<AreaCode, Area> mine, Quarter latest, @Nullable String area, @Nullable String quarter) {
    String of = area == null ? "" : area.strip();
    String in = quarter == null ? "" : quarter.strip();
    Optional<Map<AreaCode, Area>> areas =
        of.isEmpty()
            ? Optional.of(mine)
            : AreaCode.parse(of)
                .flatMap(code -> Optional.ofNullable(mine.get(code)))
                .map(found -> Map.of(found.code(), found));
    Optional<Quarter> asked = in.isEmpty() ? Optional.of(latest) : Quarter.ofSlug(in);
    return areas.flatMap(found -> asked.map(each -> new ReturnQuestion(found, of, each)));
  }

  /** The same as the query of an address, e.g. {@code ?quarter=2026-01&area=E23000002}. */
  public String query() {
    return "?quarter=" + quarter.slug() + (area.isEmpty() ? "" : "&area=" + area);
  }
}
