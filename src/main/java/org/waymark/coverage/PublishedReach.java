package org.waymark.coverage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;

/**
 * What may be told of the reach of a service that has a place nobody may know. A shape drawn round
 * a few streets, or a short radius, would say where the refuge is; such a part of a reach is
 * replaced by the districts it lies in, in the record itself, before anything is made of it: map,
 * outline, file, count or search. Areas with a code are districts or larger and are left as they
 * are. Immutable.
 */
public final class PublishedReach {

  private final ReachCalculator reaches;
  private final Limits limits;

  /**
   * A part of a reach that falls below either is widened.
   *
   * @param residents usual residents, Census 2021
   * @param squareKilometres on the ground
   */
  public record Limits(long residents, double squareKilometres) {

    /** The documented defaults; see decision record 10. */
    public static final Limits USUAL = new Limits(5_000, 5);

    public Limits {
      if (residents < 0 || !(squareKilometres >= 0 && squareKilometres < 100_000)) {
        throw new IllegalArgumentException(
            "The smallest published reach has 0 or more residents and square kilometres, not "
                + residents
                + " and "
                + squareKilometres);
      }
    }
  }

  public PublishedReach(ReachCalculator reaches, Limits limits) {
    this.reaches = reaches;
    this.limits = limits;
  }

  /** The same catalogue when nothing in it needs to be widened. */
  public Catalogue of(Catalogue catalogue) {
    boolean widened = false;
    List<Service> services = new ArrayList<>(catalogue.listServices().size());
    for (Service service : catalogue.listServices()) {
      Service published = of(service);
      widened |= published != service;
      services.add(published);
    }
    return widened
        ? new Catalogue(catalogue.revision(), catalogue.listOrganisations(), services)
        : catalogue;
  }

  /** What is different in a later catalogue, as it may be told. */
  public CatalogueDifference of(CatalogueDifference different) {
    return different.withServices(different.services().stream().map(this::of).toList());
  }

  /** The same service when nothing in it needs to be widened. */
  public Service of(Service service) {
    boolean hides =
        service.locations().stream().anyMatch(each -> !(each instanceof ServiceLocation.Public));
    if (!hides) {
      return service;
    }
    List<Offer> offers = service.offers().stream().map(offer -> of(service, offer)).toList();
    return offers.equals(service.offers())
        ? service
        : ServiceBuilder.builder(service).offers(offers).build();
  }

  private Offer of(Service service, Offer offer) {
    Set<ServiceArea> areas = new LinkedHashSet<>();
    for (ServiceArea area : offer.serviceAreas()) {
      if (isSmall(service, area)) {
        areas.addAll(districtsOf(service, area));
      } else {
        areas.add(area);
      }
    }
    return areas.size() == offer.serviceAreas().size() && areas.containsAll(offer.serviceAreas())
        ? offer
        : new Offer(offer.supportTypes(), offer.deliveryModes(), List.copyOf(areas));
  }

  private boolean isSmall(Service service, ServiceArea area) {
    double squareKilometres =
        switch (area) {
          case ServiceArea.Coded _, ServiceArea.EnglandWide _ -> Double.POSITIVE_INFINITY;
          case ServiceArea.Drawn drawn -> squareKilometres(drawn.boundary().toGeometry());
          case ServiceArea.TravelRadius radius ->
              Math.PI * Math.pow(radius.distance().kilometres(), 2);
        };
    if (squareKilometres == Double.POSITIVE_INFINITY) {
      return false;
    }
    return squareKilometres < limits.squareKilometres()
        || geography().population(reaches.smallAreas(area, ReachCalculator.anchorsOf(service)))
            < limits.residents();
  }

  /** A degree of latitude is 111.2 km; one of longitude shrinks with the cosine of the latitude. */
  private static double squareKilometres(Geometry shape) {
    double latitude = Math.toRadians(shape.getEnvelopeInternal().centre().getY());
    return shape.getArea() * 111.2 * 111.2 * Math.cos(latitude);
  }

  /** Those its residents live in; where nobody lives, that of the residents nearest to it. */
  private List<ServiceArea> districtsOf(Service service, ServiceArea area) {
    SmallAreaSet set = reaches.smallAreas(area, ReachCalculator.anchorsOf(service));
    Set<AreaCode> districts = new LinkedHashSet<>();
    set.forEach(ordinal -> districts.add(geography().smallArea(ordinal).district()));
    if (area instanceof ServiceArea.Drawn drawn) {
      districts.add(districtOf(middle(drawn.boundary())));
    } else if (districts.isEmpty()) {
      ReachCalculator.anchorsOf(service).forEach(anchor -> districts.add(districtOf(anchor)));
    }
    return districts.stream().sorted().<ServiceArea>map(ServiceArea.Coded::new).toList();
  }

  private AreaCode districtOf(Position position) {
    return geography().smallArea(geography().nearestSmallArea(position)).district();
  }

  private static Position middle(Boundary boundary) {
    Point inside = boundary.toGeometry().getInteriorPoint();
    return new Position(inside.getX(), inside.getY());
  }

  private Geography geography() {
    return reaches.geography();
  }
}
