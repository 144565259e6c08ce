package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.gap.judgement.GapJudgement;

/**
 * What somebody has said of the gap, as a page shows it. For the template {@code gap/said}.
 *
 * @param by who said it, for whom and when, in words
 * @param state whether it still stands, and until when, or what became of it; empty for a note
 * @param stands true while it changes or qualifies the finding
 */
public record Said(String sort, String reason, String by, String state, boolean stands) {

  /**
   * All that was said of one question, latest first.
   *
   * @param history oldest first
   * @param standing the one of them that stands
   * @param contradicted true when that one confirms an absence, and a service has appeared since
   */
  static List<Said> history(
      List<GapJudgement> history, Optional<GapJudgement> standing, boolean contradicted) {
    List<Said> said = new ArrayList<>();
    for (int i = history.size() - 1; i >= 0; i--) {
      GapJudgement each = history.get(i);
      boolean stands = standing.filter(each::equals).isPresent();
      said.add(
          new Said(
              each.sort().label(),
              each.reason(),
              by(each),
              stands
                  ? standing(each, contradicted)
                  : past(each, history.subList(i + 1, history.size())),
              stands));
    }
    return said;
  }

  private static String by(GapJudgement each) {
    return each.author()
        + (each.body().isEmpty() ? "" : ", " + each.body())
        + ", "
        + each.made().format(AskedGap.DATE);
  }

  private static String standing(GapJudgement each, boolean contradicted) {
    String until = each.expires() == null ? "" : until(each);
    return contradicted
        ? "A service has appeared since, so it no longer makes the finding. Take it back, or say"
            + " what is wrong with the listing."
        : until;
  }

  private static String until(GapJudgement each) {
    return "Holds until " + day(each) + "; the annual review asks again.";
  }

  private static String day(GapJudgement each) {
    return each.expires() == null ? "" : each.expires().format(AskedGap.DATE);
  }

  private static String past(GapJudgement each, List<GapJudgement> later) {
    if (!each.sort().expires()) {
      return "";
    }
    return later.stream()
        .filter(next -> next.sort() != GapJudgement.Sort.NOTE)
        .findFirst()
        .map(
            next ->
                (next.sort() == GapJudgement.Sort.WITHDRAWN ? "Taken back on " : "Replaced on ")
                    + next.made().format(AskedGap.DATE)
                    + ".")
        .orElseGet(() -> "Expired on " + day(each) + ": to be asked again.");
  }
}
