package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ServiceArea;
import org.waymark.vocabulary.VocabularyKind;

/** What is said of an offer: what is done, how, and where. */
public final class OfferFacts {

  private static final TermsCodec SUPPORT = new TermsCodec(VocabularyKind.SUPPORT_TYPE);
  private static final ChoicesCodec<DeliveryMode> DELIVERY = new ChoicesCodec<>(DeliveryMode.class);

  private OfferFacts() {}

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
          "within " + kilometres(radius.distance().kilometres()) + " km of its public places";
      case ServiceArea.EnglandWide _ -> "all of England";
    };
  }

  static String kilometres(double kilometres) {
    return kilometres == Math.rint(kilometres)
        ? String.valueOf((long) kilometres)
        : String.valueOf(kilometres);
  }
}
