package org.waymark.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;

/**
 * Works out the reach of offers. Equal questions get the same {@link Reach} object, from a memory
 * that lasts as long as the geography, so that one changed listing costs one calculation.
 * Thread-safe.
 */
public final class ReachCalculator {

  private record Question(
      List<ServiceArea> areas, Set<AreaCode> residence, List<Position> anchors) {}

  private final Geography geography;
  private final SmallAreaSet england;
  private final Map<Question, Reach> answers = new ConcurrentHashMap<>();
  private final Map<Reach, Reach> interned = new ConcurrentHashMap<>();

  public ReachCalculator(Geography geography) {
    this.geography = geography;
    this.england = geography.smallAreasOf(AreaCode.ENGLAND);
  }

  public Geography geography() {
    return geography;
  }

  /** Works out the reaches of all published services, on every core. */
  public void prepare(Catalogue catalogue) {
    catalogue.listServices().parallelStream()
        .filter(Service::isPublished)
        .forEach(service -> service.offers().forEach(offer -> reachOf(service, offer)));
  }

  /** Whom an offer of the service takes: its service areas, less who lives where it may not. */
  public Reach reachOf(Service service, Offer offer) {
    boolean measured =
        offer.serviceAreas().stream().anyMatch(ServiceArea.TravelRadius.class::isInstance);
    Question question =
        new Question(
            offer.serviceAreas(),
            service.eligibility().residence(),
            measured ? anchorsOf(service) : List.of());
    return answers.computeIfAbsent(
        question, asked -> interned.computeIfAbsent(calculate(asked), reach -> reach));
  }

  /** Positions that may anchor a travel radius: those of public locations only. */
  static List<Position> anchorsOf(Service service) {
    List<Position> anchors = new ArrayList<>();
    for (ServiceLocation location : service.locations()) {
      if (location instanceof ServiceLocation.Public place && place.position() != null) {
        anchors.add(place.position());
      }
    }
    return anchors;
  }

  /** However a listing puts it together, reaching all of England is nationwide. */
  private Reach calculate(Question question) {
    SmallAreaSet reached =
        SmallAreaSet.union(
            question.areas().stream().map(area -> smallAreas(area, question.anchors())).toList());
    if (!question.residence().isEmpty()) {
      reached =
          reached.intersect(
              SmallAreaSet.union(
                  question.residence().stream().map(geography::smallAreasOf).toList()));
    }
    return !england.isEmpty() && reached.containsAll(england)
        ? new Reach(reached.minus(england), true)
        : new Reach(reached, false);
  }

  /** The small areas of one service area. */
  SmallAreaSet smallAreas(ServiceArea area, List<Position> anchors) {
    return switch (area) {
      case ServiceArea.Coded coded -> geography.smallAreasOf(coded.area());
      case ServiceArea.Drawn drawn -> geography.smallAreasInside(drawn.boundary());
      case ServiceArea.TravelRadius radius ->
          SmallAreaSet.union(
              anchors.stream()
                  .map(anchor -> geography.smallAreasWithin(anchor, radius.distance()))
                  .toList());
      case ServiceArea.EnglandWide ignored -> england;
    };
  }

  /** The service areas of an offer that take residents of a small area; empty when none does. */
  public List<ServiceArea> areasReaching(Service service, Offer offer, int smallArea) {
    if (!takesResidentsOf(service, smallArea)) {
      return List.of();
    }
    return offer.serviceAreas().stream()
        .filter(area -> smallAreas(area, anchorsOf(service)).contains(smallArea))
        .toList();
  }

  private boolean takesResidentsOf(Service service, int smallArea) {
    Set<AreaCode> residence = service.eligibility().residence();
    return residence.isEmpty()
        || residence.stream().anyMatch(code -> geography.smallAreasOf(code).contains(smallArea));
  }
}
