package org.waymark.web.coverage;

import org.waymark.coverage.CoverageReport;

/** How a share of residents reached is drawn; each class has a colour of its own. */
public enum ShareClass {
  NONE("0%", "share-0"),
  FEW("Under 25%", "share-1"),
  SOME("25% to 49%", "share-2"),
  MANY("50% to 74%", "share-3"),
  MOST("75% to 100%", "share-4"),
  /** Nothing at all is listed there: not the same as no service. */
  NOT_LISTED("No services listed yet", "share-unknown");

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
    if (share < 0.25) {
      return FEW;
    }
    if (share < 0.5) {
      return SOME;
    }
    return share < 0.75 ? MANY : MOST;
  }
}
