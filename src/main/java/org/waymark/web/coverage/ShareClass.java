package org.waymark.web.coverage;

import java.util.Arrays;
import java.util.List;
import org.waymark.coverage.CoverageReport;

/**
 * How a share of residents reached is drawn; each class has a colour of its own. The steps are
 * close together where shares mostly lie and where they matter: from 95 % on the gap analysis calls
 * an area provided for.
 */
public enum ShareClass {
  NONE("Nobody (0%)", "share-0"),
  FEW("Under 50%", "share-1"),
  SOME("50% to 79%", "share-2"),
  MANY("80% to 94%", "share-3"),
  MOST("95% and more", "share-4"),
  EVERYBODY("Everybody (100%)", "share-5"),
  /** Nothing at all is listed there: not the same as no service. */
  NOT_LISTED("No services listed yet", "share-unknown");

  private static final double HALF = 0.5;
  private static final double FOUR_FIFTHS = 0.8;
  private static final double PROVIDED = 0.95;

  /** Shares that are rounded to 100 %. */
  private static final double ALL = 0.995;

  private final String label;
  private final String style;

  ShareClass(String label, String style) {
    this.label = label;
    this.style = style;
  }

  public String label() {
    return label;
  }

  /** The class name that styles know it by. */
  public String style() {
    return style;
  }

  /** The key to a map of these parts. */
  public static List<MapFigure.Key> keys(List<MapPart> parts) {
    return Arrays.stream(values())
        .map(each -> MapFigure.Key.of(each.style, "", each.label, parts))
        .toList();
  }

  static ShareClass of(CoverageReport.Row row) {
    return of(row.listed(), row.coverage().reached(), row.coverage().share());
  }

  /**
   * The class of a share.
   *
   * @param listed false when nothing at all is listed there
   * @param reached residents
   * @param share 0 to 1
   */
  public static ShareClass of(boolean listed, long reached, double share) {
    if (!listed) {
      return NOT_LISTED;
    }
    if (reached == 0) {
      return NONE;
    }
    if (share < HALF) {
      return FEW;
    }
    if (share < FOUR_FIFTHS) {
      return SOME;
    }
    if (share < PROVIDED) {
      return MANY;
    }
    return share < ALL ? MOST : EVERYBODY;
  }
}
