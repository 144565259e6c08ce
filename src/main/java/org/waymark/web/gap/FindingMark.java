package org.waymark.web.gap;

import org.waymark.gap.GapReading;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.report.Figures;

/**
 * A finding as it stands on a page: never by colour alone.
 *
 * @param slug the style is {@code finding-} with it
 * @param share of residents reached, in words; empty where no local service counts
 */
public record FindingMark(String slug, String symbol, String label, String share) {

  static FindingMark of(GapFinding finding) {
    return new FindingMark(finding.slug(), finding.symbol(), finding.label(), "");
  }

  static FindingMark of(GapReading.Cell cell) {
    GapFinding finding = cell.finding();
    return new FindingMark(
        finding.slug(),
        finding.symbol(),
        finding.label(),
        finding.hasNoLocalProvision()
            ? ""
            : Figures.percent(cell.result().share(cell.at().provision().reached())));
  }

  /** Of a question of the expected offer. */
  static FindingMark of(OfferAnswer answer) {
    GapFinding finding = answer.finding();
    return new FindingMark(
        finding.slug(),
        finding.symbol(),
        finding.label(),
        answer.reached() == 0 ? "" : Figures.percent(answer.share()));
  }

  /** The label with the share: "Partial 62%". */
  public String words() {
    return share.isEmpty() ? label : label + " " + share;
  }
}
