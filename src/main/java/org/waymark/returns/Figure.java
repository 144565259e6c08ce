package org.waymark.returns;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a return, in the order in which they are asked for. */
public enum Figure {
  WORKERS(
      Kind.MEASURE,
      "Whole-time workers",
      "Workers who see people, added up: two who each work half a week are 1.",
      1_000,
      2),
  CASELOAD(Kind.PEOPLE, "Open cases", "On the last day of the quarter.", 100_000, 0),
  PLACES(
      Kind.PEOPLE,
      "Places",
      "How many people can be supported at the same time, in groups or as open cases.",
      100_000,
      0),
  RECEIVED(Kind.PEOPLE, "Referrals received", "Self-referrals too.", 100_000, 0),
  ACCEPTED(Kind.PEOPLE, "Accepted", "", 100_000, 0),
  DECLINED(Kind.PEOPLE, "Declined", "By you, or by the person referred.", 100_000, 0),
  DECLINED_NO_CAPACITY(Kind.REASON, "No room, or the waiting list is closed", "", 100_000, 0),
  DECLINED_AREA(Kind.REASON, "Lives outside the area", "", 100_000, 0),
  DECLINED_ELIGIBILITY(
      Kind.REASON, "Age, sex or kind of crime that the service is not for", "", 100_000, 0),
  DECLINED_RISK(Kind.REASON, "Risk or needs beyond what the service can meet", "", 100_000, 0),
  DECLINED_ELSEWHERE(Kind.REASON, "Helped by another service already", "", 100_000, 0),
  DECLINED_BY_PERSON(
      Kind.REASON, "The person did not want it or could not be reached", "", 100_000, 0),
  DECLINED_OTHER(Kind.REASON, "Another reason, or none recorded", "", 100_000, 0),
  WAITING(
      Kind.PEOPLE, "Waiting", "For support to begin, on the last day of the quarter.", 100_000, 0),
  MEDIAN_WAIT(
      Kind.MEASURE,
      "Median wait in weeks",
      "From referral to first support, of those it began for in the quarter: half of them waited"
          + " less.",
      520,
      1);

  private enum Kind {
    /** Not a number of people. */
    MEASURE,
    PEOPLE,
    /** People who were declined for it. */
    REASON
  }

  private final Kind kind;
  private final String label;
  private final String hint;
  private final BigDecimal most;
  private final int decimals;

  Figure(Kind kind, String label, String hint, int most, int decimals) {
    this.kind = kind;
    this.label = label;
    this.hint = hint;
    this.most = BigDecimal.valueOf(most);
    this.decimals = decimals;
  }

  /** The reasons for declining. */
  public static List<Figure> reasons() {
    return Arrays.stream(values()).filter(Figure::isReason).toList();
  }

  public static Optional<Figure> ofSlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug().equals(slug)).findFirst();
  }

  /** True for a number of people who were declined for one reason. */
  public boolean isReason() {
    return kind == Kind.REASON;
  }

  /** True for a number of people or of places for them, of which few are not told to others. */
  public boolean countsPeople() {
    return kind != Kind.MEASURE;
  }

  public String label() {
    return label;
  }

  /** What is to be counted; empty where the label says it. */
  public String hint() {
    return hint;
  }

  /** The largest number that is taken: more is a slip of the finger. */
  public BigDecimal most() {
    return most;
  }

  /** How many decimals it may have. */
  public int decimals() {
    return decimals;
  }

  /** Its name in a form, a file and the store, e.g. {@code median-wait}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
