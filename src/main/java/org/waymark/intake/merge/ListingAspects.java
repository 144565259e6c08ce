package org.waymark.intake.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.CommissioningArrangementBuilder;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OfferBuilder;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ArrangementFacts;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.field.PlaceFacts;

/** What of listings is kept or taken by itself. */
final class ListingAspects {

  private final ListingTerms terms;
  private final RowKind<Offer> offers;
  private final RowKind<CommissioningArrangement> arrangements;
  private final RowKind<ServiceLocation> places;

  ListingAspects(ListingTerms terms) {
    this.terms = terms;
    offers =
        RowKind.of(
            Service::offers, each(OfferFacts.FACTS, OfferBuilder::builder, OfferBuilder::build));
    arrangements =
        RowKind.of(
            Service::arrangements,
            each(
                ArrangementFacts.FACTS,
                CommissioningArrangementBuilder::builder,
                CommissioningArrangementBuilder::build));
    places = ofPlaces();
  }

  RowKind<Offer> offers() {
    return offers;
  }

  RowKind<CommissioningArrangement> arrangements() {
    return arrangements;
  }

  RowKind<ServiceLocation> places() {
    return places;
  }

  /** What these fields say but for their rows, which are merged apart; contacts by their kind. */
  List<Aspect<Service>> of(Collection<ListingField> fields) {
    List<Aspect<Service>> aspects = new ArrayList<>();
    for (ListingField field : fields) {
      switch (field) {
        case OFFERS, LOCATIONS, ARRANGEMENTS -> {}
        case CONTACTS -> aspects.addAll(each(field.facts(), ListingParts::of, ListingParts::build));
        case STATUS -> aspects.add(whole(field, service -> service.isPublished() ? 1 : 0));
        case VISIBILITY ->
            aspects.add(whole(field, service -> service.visibility() == Visibility.PUBLIC ? 1 : 0));
        default -> aspects.add(whole(field, service -> 0));
      }
    }
    return aspects;
  }

  private Aspect<Service> whole(ListingField field, ToIntFunction<Service> openness) {
    return Aspect.of(field.facts(), terms, field::copy, openness);
  }

  private <R, B> List<Aspect<R>> each(
      List<Fact<R, B, ?>> facts, Function<R, B> parts, Function<B, R> build) {
    return facts.stream()
        .map(
            fact ->
                Aspect.of(
                    List.<Fact<R, B, ?>>of(fact),
                    terms,
                    parts,
                    (made, onto) -> build.apply(made),
                    record -> 0))
        .toList();
  }

  /** Of two places of which not the same may be known, nothing but that is compared. */
  private RowKind<ServiceLocation> ofPlaces() {
    Aspect<ServiceLocation> disclosure =
        Aspect.of(
            List.of(PlaceFacts.DISCLOSURE),
            terms,
            (from, onto) -> from,
            place ->
                switch (place.disclosure()) {
                  case PUBLIC -> 2;
                  case AREA_ONLY -> 1;
                  case WITHHELD -> 0;
                });
    List<Aspect<ServiceLocation>> aspects =
        List.of(
            place(
                (from, onto) ->
                    new ServiceLocation.Public(
                        onto.id(),
                        from.name(),
                        onto.addressLines(),
                        onto.postcode(),
                        onto.position(),
                        onto.accessibility()),
                "name"),
            place(
                (from, onto) ->
                    new ServiceLocation.Public(
                        onto.id(),
                        onto.name(),
                        from.addressLines(),
                        onto.postcode(),
                        onto.position(),
                        onto.accessibility()),
                "address"),
            place(
                (from, onto) ->
                    new ServiceLocation.Public(
                        onto.id(),
                        onto.name(),
                        onto.addressLines(),
                        from.postcode(),
                        from.position(),
                        onto.accessibility()),
                "postcode",
                "longitude",
                "latitude"),
            place(
                (from, onto) ->
                    new ServiceLocation.Public(
                        onto.id(),
                        onto.name(),
                        onto.addressLines(),
                        onto.postcode(),
                        onto.position(),
                        from.accessibility()),
                "access"),
            ofPlace(
                (from, onto) ->
                    from instanceof ServiceLocation.AreaOnly ? from.withId(onto.id()) : onto,
                "area"));
    return new RowKind<>(
        Service::locations,
        aspects,
        (one, other) -> areAlike(one, other) ? aspects : List.of(disclosure),
        (one, other) -> one.id().equals(other.id()),
        (known, place) -> place.withId(known.id()),
        place -> place.disclosure() == ServiceLocation.Disclosure.PUBLIC,
        true);
  }

  private static boolean areAlike(ServiceLocation one, ServiceLocation other) {
    return one.disclosure() == other.disclosure();
  }

  private Aspect<ServiceLocation> place(
      BinaryOperator<ServiceLocation.Public> copy, String... keys) {
    return ofPlace(
        (from, onto) ->
            from instanceof ServiceLocation.Public one && onto instanceof ServiceLocation.Public two
                ? copy.apply(one, two)
                : onto,
        keys);
  }

  private Aspect<ServiceLocation> ofPlace(BinaryOperator<ServiceLocation> copy, String... keys) {
    List<Fact<ServiceLocation, PlaceFacts.PlaceParts, ?>> facts =
        PlaceFacts.FACTS.stream().filter(fact -> Arrays.asList(keys).contains(fact.key())).toList();
    return new Aspect<>(facts, terms, ListingAspects::areAlike, copy, place -> 0);
  }
}
