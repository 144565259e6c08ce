package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.GroupFit;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.CellEvidence.CountedListing;
import org.waymark.gap.CellEvidence.RuledOutListing;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.Answer;
import org.waymark.gap.cell.Exclusion;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferLine;
import org.waymark.report.Column;
import org.waymark.report.Named;
import org.waymark.report.PageAddress;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.TermId;

/**
 * What stands behind the answer to one question of the expected offer: the evidence of the cells of
 * its support types, each service once.
 *
 * @param answer the answer
 * @param meets services that meet it, those that reach most residents first
 * @param others services that count and do not meet it, each with why not
 * @param ruledOut services that do not count, each with its reasons
 * @param cells the same question in every combination
 */
public record OfferEvidence(
    OfferAnswer answer,
    List<CountedListing> meets,
    List<Other> others,
    List<RuledOutListing> ruledOut,
    List<GapCell> cells) {

  /**
   * A service that counts for the crime and the support and does not meet the question.
   *
   * @param why a sentence without its full stop
   */
  public record Other(CountedListing listing, String why) {}

  public OfferEvidence {
    Objects.requireNonNull(answer);
    meets = List.copyOf(meets);
    others = List.copyOf(others);
    ruledOut = List.copyOf(ruledOut);
    cells = List.copyOf(cells);
  }

  /** The evidence of one answer. */
  public static OfferEvidence of(
      GapAnalysis analysis,
      Catalogue catalogue,
      GapJudgements judgements,
      AreaOffer offer,
      OfferAnswer answer) {
    OfferLine line = answer.line();
    List<GapCell> cells = new ArrayList<>();
    Map<ServiceId, CountedListing> counted = new LinkedHashMap<>();
    Map<ServiceId, RuledOutListing> ruledOut = new HashMap<>();
    for (TermId support : line.function().supportTypes().stream().sorted().toList()) {
      GapCell cell =
          new GapCell(
              offer.area().kind(), offer.area().code(), line.crimeType(), line.audience(), support);
      CellEvidence evidence = analysis.evidence(cell, catalogue, judgements);
      cells.add(cell);
      evidence
          .counted()
          .forEach(
              each ->
                  counted.merge(
                      each.service().id(),
                      each,
                      (one, other) -> one.residents() >= other.residents() ? one : other));
      evidence.ruledOut().forEach(each -> ruledOut.putIfAbsent(each.service().id(), each));
    }
    Set<ServiceId> meeting = new HashSet<>(answer.services());
    Comparator<CountedListing> most =
        Comparator.comparingLong(CountedListing::residents)
            .reversed()
            .thenComparing(each -> each.service().name())
            .thenComparing(each -> each.service().id());
    return new OfferEvidence(
        answer,
        counted.values().stream()
            .filter(each -> meeting.contains(each.service().id()))
            .sorted(most)
            .toList(),
        counted.values().stream()
            .filter(each -> !meeting.contains(each.service().id()))
            .sorted(most)
            .map(each -> new Other(each, whyNot(each, line)))
            .toList(),
        ruledOut.values().stream()
            .filter(each -> !counted.containsKey(each.service().id()))
            .sorted(
                Comparator.comparingLong(RuledOutListing::residents)
                    .reversed()
                    .thenComparing(each -> each.service().name())
                    .thenComparing(each -> each.service().id()))
            .toList(),
        cells);
  }

  private static String whyNot(CountedListing listing, OfferLine line) {
    GroupFit fit = listing.fit();
    if (fit != null && !fit.isAtLeast(GroupFit.of(line.closeness()))) {
      return "Takes the group, and the question is of services that are closer to it";
    }
    if (!listing.part().isEmpty()) {
      return "Takes some of them only: " + String.join(", ", listing.part());
    }
    return listing.nationwide()
        ? "England-wide: the question is of what is organised nearer"
        : "Does not meet the question as it is asked";
  }

  /** Parts of the area that have to be reached each for itself. */
  public ReportTable parts(OfferWords words) {
    return ReportTable.of(
        "parts",
        "Reached in each part",
        "The question is of the area as a whole.",
        answer.answer().parts().stream()
            .sorted(
                Comparator.comparingDouble(Answer.Part::share)
                    .thenComparing(each -> each.code().value()))
            .toList(),
        Column.named("area", "area_name", "Area")
            .from(
                each ->
                    Named.of(each.code().value(), words.name(each))
                        .at(PageAddress.ofArea(each.kind().slug(), each.code()))),
        Column.share("share_reached", "Reached").from(Answer.Part::share),
        Column.whole("residents_reached", "Residents reached").from(Answer.Part::reached),
        Column.whole("residents_left_out", "Left out")
            .from(each -> each.population() - each.reached()));
  }

  /** Services that meet it. */
  public ReportTable meets(Catalogue catalogue) {
    return ReportTable.of(
        "meets",
        "Services that count",
        "None.",
        meets,
        Column.named("service", "service_name", "Service")
            .from(each -> Links.service(each.service(), catalogue)),
        Column.text("crime_fit", "Crime").from(each -> each.crimeFit().label()),
        Column.text("group_fit", "Group")
            .none("Anybody")
            .from(each -> each.fit() == null ? "" : each.fit().label()),
        Column.share("share_reached", "Share of residents")
            .none("England-wide")
            .from(each -> each.nationwide() ? null : each.share()),
        Column.text("cautions", "Beware").from(each -> String.join("; ", each.cautions())));
  }

  /** Services that do not, and why. */
  public ReportTable doNot(Catalogue catalogue) {
    record Line(Named service, String why, long residents) {}
    List<Line> lines = new ArrayList<>();
    for (Other each : others) {
      lines.add(
          new Line(
              Links.service(each.listing().service(), catalogue),
              each.why(),
              each.listing().residents()));
    }
    for (RuledOutListing each : ruledOut) {
      lines.add(
          new Line(
              Links.service(each.service(), catalogue),
              String.join("; ", each.reasons().stream().map(Exclusion::words).toList()),
              each.residents()));
    }
    return ReportTable.of(
        "ruled-out",
        "Services ruled out, and why",
        "None: no other listing for this reaches the area or a neighbour.",
        lines,
        Column.named("service", "service_name", "Service").from(Line::service),
        Column.text("why", "Not counted").from(Line::why),
        Column.whole("residents", "Residents it would reach").from(Line::residents));
  }
}
