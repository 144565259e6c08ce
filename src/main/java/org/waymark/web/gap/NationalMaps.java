package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.MapView;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.report.Figures;

/**
 * The police areas of England by what their questions come to: the same small map once for each
 * outcome. Outlines are written once and used by every map. For the template {@code
 * gap/national-maps}; the table beside it says the same.
 *
 * @param outlines of the police areas
 * @param maps the first is that of what is met
 */
public record NationalMaps(
    int width,
    int height,
    List<Outline> outlines,
    List<OneMap> maps,
    List<Key> legend,
    boolean approximate,
    String credit) {

  private static final int WIDTH = 300;
  private static final int TALLEST = 360;

  /** The outline of a police area. */
  public record Outline(String id, String path) {}

  /** One outcome. */
  public record OneMap(String label, String words, List<Part> parts) {}

  /**
   * One police area.
   *
   * @param words name and figures
   */
  public record Part(String outline, String style, String words) {}

  /** One entry of the legend. */
  public record Key(String style, String label) {}

  /** Draws the areas; empty when there is no outline of England. */
  static Optional<NationalMaps> of(List<AreaOffer> offers, BoundarySource boundaries) {
    BoundaryLayer layer = boundaries.layer(AreaKind.POLICE_AREA);
    return boundaries
        .layer(AreaKind.COUNTRY)
        .find(AreaCode.ENGLAND)
        .map(
            england -> {
              MapView view = new MapView(england.boundingBox(), WIDTH, TALLEST);
              List<Outline> outlines = new ArrayList<>();
              for (AreaOffer offer : offers) {
                layer
                    .find(offer.area().code())
                    .ifPresent(
                        outline ->
                            outlines.add(new Outline(id(offer), view.path(outline.toGeometry()))));
              }
              return new NationalMaps(
                  view.width(),
                  view.height(),
                  outlines,
                  Arrays.stream(OfferOutcome.values()).map(each -> map(each, offers)).toList(),
                  Arrays.stream(Shade.values())
                      .map(each -> new Key(each.style(), each.label))
                      .toList(),
                  layer.approximate(),
                  layer.credit());
            });
  }

  private static String id(AreaOffer offer) {
    return "outline-" + offer.area().code();
  }

  private static OneMap map(OfferOutcome outcome, List<AreaOffer> offers) {
    return new OneMap(
        outcome.label(),
        "Map: share of questions that are " + outcome.words() + ", by police area",
        offers.stream().map(each -> part(outcome, each)).toList());
  }

  private static Part part(OfferOutcome outcome, AreaOffer offer) {
    OfferCounts counts = offer.counts();
    double share = counts.questions() == 0 ? 0 : counts.of(outcome) / (double) counts.questions();
    return new Part(
        id(offer),
        Shade.of(offer.listed(), share).style(),
        offer.area().shortName()
            + ": "
            + (offer.listed()
                ? Figures.percent(share) + " " + outcome.words()
                : "no services listed yet"));
  }

  /** How a share is drawn. */
  private enum Shade {
    NONE("0%"),
    FEW("Under 10%"),
    SOME("10% to 24%"),
    MANY("25% to 49%"),
    MOST("50% and more"),
    NOT_LISTED("No services listed yet");

    private final String label;

    Shade(String label) {
      this.label = label;
    }

    String style() {
      return this == NOT_LISTED ? "share-unknown" : "multiple-" + ordinal();
    }

    static Shade of(boolean listed, double share) {
      if (!listed) {
        return NOT_LISTED;
      }
      if (share == 0) {
        return NONE;
      }
      return share < 0.1 ? FEW : share < 0.25 ? SOME : share < 0.5 ? MANY : MOST;
    }
  }
}
