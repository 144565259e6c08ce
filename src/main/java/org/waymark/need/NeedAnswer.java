package org.waymark.need;

/** What is known of an indicator in an area: a figure, or why there is none. */
public sealed interface NeedAnswer {

  /** The figure. */
  record Known(NeedFigure figure) implements NeedAnswer {}

  /**
   * There is no figure.
   *
   * @param reason a clause without capital and full stop, e.g. "\"Rape offences\" (2017/18) is
   *     suppressed for Cumbria"
   */
  record Absent(Why why, String reason) implements NeedAnswer {}

  /** Why there is no figure. */
  enum Why {
    /** No such indicator. */
    UNKNOWN_INDICATOR,
    /** Published and withheld, for the area or for one of those it is made of. */
    SUPPRESSED,
    /** Not published, or not imported, for the area or for one of those it is made of. */
    MISSING
  }
}
