package org.waymark.catalogue.field;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OfferBuilder;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.VocabularyKind;

/** What is said of an offer: what is done, how, and where. */
public final class OfferFacts {

  private static final TermsCodec SUPPORT = new TermsCodec(VocabularyKind.SUPPORT_TYPE);
  private static final ChoicesCodec<DeliveryMode> DELIVERY = new ChoicesCodec<>(DeliveryMode.class);

  /** Where it reaches, but for drawn areas. */
  public static final Fact<Offer, OfferBuilder, List<ServiceArea>> AREAS =
      areas("area", new ServiceAreasCodec(), area -> !isDrawn(area))
          .inColumn(
              "Areas served",
              "Whom it reaches: names or ONS codes of areas of any kind, England, or a distance"
                  + " from its public locations.",
              "Cumberland; E06000064; within 25 km",
              "Areas with semicolons between. Where a name fits two areas add the kind: Kent"
                  + " (police area)",
              "areas served",
              "area served",
              "service areas",
              "coverage",
              "area")
          .deciding();

  /** What is done. */
  public static final Fact<Offer, OfferBuilder, Set<TermId>> SUPPORT_TYPES =
      Fact.<Offer, OfferBuilder, Set<TermId>>of(
              "support",
              SUPPORT,
              Offer::supportTypes,
              (b, v) -> b.supportTypes(v == null ? Set.of() : v))
          .asked(
              "What kinds of support do you give?",
              "Select all that are given in the same way and the same areas. Support that"
                  + " covers other areas is added on the next page")
          .inColumn(
              "Support types",
              "What it does. Another kind of help that reaches elsewhere goes on a further"
                  + " row.",
              "ISVA; Counselling",
              "Kinds of support from the list, with semicolons between; needed",
              "support type",
              "type of support",
              "service type",
              "support")
          .needed(
              "missing",
              "no support type is given",
              "Select at least one kind of support you offer")
          .deciding();

  /** How it is given. */
  public static final Fact<Offer, OfferBuilder, Set<DeliveryMode>> DELIVERY_MODES =
      Fact.<Offer, OfferBuilder, Set<DeliveryMode>>of(
              "delivery",
              DELIVERY,
              Offer::deliveryModes,
              (b, v) -> b.deliveryModes(v == null ? Set.of() : v))
          .asked("How is it given?", "Select all that apply")
          .inColumn(
              "Delivery",
              "How it is given.",
              "In person; Telephone",
              "In person, Outreach or home visits, Telephone, Video call, Online chat, Text or"
                  + " e-mail, Group",
              "delivery modes",
              "delivery mode",
              "how delivered");

  /** In the order of the template. */
  public static final List<Fact<Offer, OfferBuilder, ?>> FACTS =
      List.of(
          SUPPORT_TYPES,
          DELIVERY_MODES,
          AREAS,
          areas("drawn", new DrawnAreasCodec(), OfferFacts::isDrawn)
              .inColumn(
                  "Drawn areas",
                  "An area of its own shape, from a mapping program.",
                  "South lakes = POLYGON ((-2.9 54.2, -2.6 54.2, -2.7 54.4, -2.9 54.2))",
                  "Name = WKT in WGS 84, longitude first, with semicolons between",
                  "drawn area",
                  "polygon",
                  "wkt")
              .deciding());

  private OfferFacts() {}

  /** The service areas of one sort; those of the other stay. */
  private static Fact<Offer, OfferBuilder, List<ServiceArea>> areas(
      String key, Codec<List<ServiceArea>> codec, Predicate<ServiceArea> sort) {
    return Fact.of(
        key,
        codec,
        offer -> offer.serviceAreas().stream().filter(sort).toList(),
        (b, v) ->
            b.serviceAreas(
                Stream.concat(
                        b.serviceAreas().stream().filter(sort.negate()),
                        v == null ? Stream.empty() : v.stream())
                    .toList()));
  }

  private static boolean isDrawn(ServiceArea area) {
    return area instanceof ServiceArea.Drawn;
  }

  /**
   * What is wrong with where offers reach, given the places of the listing: a circle needs a public
   * place in its middle, whose position is known, and people in it.
   */
  public static Optional<Fault> reachFault(
      Collection<ServiceArea> areas, Collection<ServiceLocation> places, Geography geography) {
    List<ServiceArea.TravelRadius> circles =
        areas.stream()
            .filter(ServiceArea.TravelRadius.class::isInstance)
            .map(ServiceArea.TravelRadius.class::cast)
            .toList();
    List<ServiceLocation.Public> open =
        places.stream()
            .filter(ServiceLocation.Public.class::isInstance)
            .map(ServiceLocation.Public.class::cast)
            .toList();
    List<Position> middles =
        open.stream()
            .map(ServiceLocation.Public::position)
            .filter(Objects::nonNull)
            .map(Position.class::cast)
            .toList();
    return circles.stream()
        .flatMap(circle -> circleFault(circle, open, middles, geography).stream())
        .findFirst();
  }

  private static Optional<Fault> circleFault(
      ServiceArea.TravelRadius circle,
      List<ServiceLocation.Public> open,
      List<Position> middles,
      Geography geography) {
    String distance = "within " + ServiceAreasCodec.inWords(circle.distance());
    if (open.isEmpty()) {
      return Optional.of(
          new Fault(
              distance,
              "radius-without-public-location",
              "a distance needs a public location to be measured from",
              "Name the areas it serves instead: a circle round a confidential place"
                  + " would give it away"));
    }
    if (middles.isEmpty()) {
      return Optional.of(
          new Fault(
              distance,
              "radius-without-position",
              "it is not known where the public location is that the distance is measured from",
              "Correct its postcode or give its longitude and latitude, or name the areas it"
                  + " serves instead"));
    }
    return reachesSomebody(circle.distance(), middles, geography)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                distance,
                "reaches-nobody",
                "nobody in England is counted within that distance of its public locations",
                "Enter a longer distance, correct the postcode or position, or name the areas it"
                    + " serves"));
  }

  /** Where no small areas are known, nothing can be said. */
  private static boolean reachesSomebody(
      Distance distance, List<Position> middles, Geography geography) {
    SmallAreaSet england = geography.smallAreasOf(AreaCode.ENGLAND);
    return england.isEmpty()
        || middles.stream().anyMatch(middle -> geography.isAnyWithin(middle, distance, england));
  }

  /** What to say of an offer of which no area is said; empty when one is. */
  public static Optional<Fault> unreached(Collection<ServiceArea> areas) {
    return areas.isEmpty()
        ? Optional.of(
            new Fault(
                "",
                "no-area",
                "no area is given, so it counts nowhere",
                "Write whom it reaches, e.g. the names of councils"))
        : Optional.empty();
  }

  /** The offers without the circles round public places. */
  public static List<Offer> withoutRadius(List<Offer> offers) {
    return offers.stream()
        .map(
            offer ->
                new Offer(
                    offer.supportTypes(),
                    offer.deliveryModes(),
                    offer.serviceAreas().stream()
                        .filter(area -> !(area instanceof ServiceArea.TravelRadius))
                        .toList()))
        .toList();
  }

  /**
   * True when the offers are the same but for the ways they are given in, and for what drawn areas
   * are called.
   */
  static boolean reachTheSame(List<Offer> before, List<Offer> after) {
    return before.stream()
        .map(OfferFacts::reach)
        .toList()
        .equals(after.stream().map(OfferFacts::reach).toList());
  }

  private static Offer reach(Offer offer) {
    return new Offer(
        offer.supportTypes(),
        Set.of(),
        offer.serviceAreas().stream()
            .map(
                area ->
                    area instanceof ServiceArea.Drawn drawn
                        ? new ServiceArea.Drawn("", drawn.boundary())
                        : area)
            .toList());
  }

  /** An offer that says nothing yet. */
  public static OfferBuilder begin() {
    return OfferBuilder.builder()
        .supportTypes(Set.of())
        .deliveryModes(Set.of())
        .serviceAreas(List.of());
  }

  static List<String> tell(List<Offer> offers, ListingTerms terms) {
    return offers.stream().map(offer -> tell(offer, terms)).toList();
  }

  private static String tell(Offer offer, ListingTerms terms) {
    String how =
        offer.deliveryModes().isEmpty()
            ? ""
            : " ("
                + String.join(", ", DELIVERY.tell(offer.deliveryModes(), terms))
                    .toLowerCase(Locale.UK)
                + ")";
    String where =
        offer.serviceAreas().isEmpty()
            ? ", area not said"
            : offer.serviceAreas().stream()
                .map(area -> tell(area, terms))
                .collect(Collectors.joining(", ", ": ", ""));
    return String.join(", ", SUPPORT.tell(offer.supportTypes(), terms)) + how + where;
  }

  /** Where an offer reaches, e.g. "Cumbria" or "within 20 km of its public places". */
  public static String tell(ServiceArea area, ListingTerms terms) {
    return switch (area) {
      case ServiceArea.Coded coded -> terms.area(coded.area());
      case ServiceArea.Drawn drawn -> drawn.name() + " (drawn)";
      case ServiceArea.TravelRadius radius ->
          "within " + ServiceAreasCodec.kilometres(radius.distance()) + " km of its public places";
      case ServiceArea.EnglandWide _ -> "all of England";
    };
  }
}
