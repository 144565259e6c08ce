package org.waymark.web.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.coverage.ReachCalculator;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.PlaceLookup;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.ServicePage.ReachAnswer;
import org.waymark.web.page.PlaceChoices;

/** Says whether a service takes people who live at a place, and why. */
final class ReachExplanation {

  private final Snapshot snapshot;
  private final Service service;
  private final ListingWords words;
  private final ReachCalculator reaches;

  ReachExplanation(Snapshot snapshot, Service service) {
    this.snapshot = snapshot;
    this.service = service;
    this.words = new ListingWords(snapshot);
    this.reaches = new ReachCalculator(snapshot.geography());
  }

  ReachAnswer explain(String asked, PlaceLookup.Found place, List<PlaceChoices> others) {
    List<String> lines = new ArrayList<>();
    boolean served = false;
    for (Offer offer : service.offers()) {
      List<ServiceArea> areas = reaches.areasReaching(service, offer, place.smallArea());
      if (!areas.isEmpty()) {
        served = true;
        lines.add(
            ListingWords.joined(words.shortSupports(offer.supportTypes()), "and")
                + ": serves "
                + ListingWords.joined(areas.stream().map(words::where).distinct().toList(), "and")
                + ".");
      }
    }
    if (!served) {
      lines.add(whyNot(place));
    }
    lines.add(place.label() + " is in " + homes(place) + ".");
    if (place.note() != null) {
      lines.add(place.note());
    }
    String heading =
        served
            ? "Yes, it serves " + place.label()
            : "No, as listed it does not serve " + place.label();
    return new ReachAnswer(asked, served, heading, lines, "", others);
  }

  private String whyNot(PlaceLookup.Found place) {
    boolean stated = service.offers().stream().anyMatch(offer -> !offer.serviceAreas().isEmpty());
    if (!stated) {
      return "The listing does not say where it works. Ask the service.";
    }
    Set<AreaCode> residence = service.eligibility().residence();
    boolean livesElsewhere =
        !residence.isEmpty()
            && residence.stream()
                .noneMatch(
                    code -> snapshot.geography().smallAreasOf(code).contains(place.smallArea()));
    if (livesElsewhere) {
      return "It only takes people who live in "
          + ListingWords.joined(words.areas(residence), "or")
          + ".";
    }
    return "None of the areas it serves takes people from there: "
        + service.offers().stream()
            .flatMap(offer -> offer.serviceAreas().stream())
            .map(words::where)
            .distinct()
            .limit(6)
            .collect(Collectors.joining("; "))
        + ".";
  }

  private String homes(PlaceLookup.Found place) {
    List<String> names =
        ListingWords.homes(snapshot.geography(), place.smallArea(), snapshot.today()).stream()
            .map(Area::code)
            .map(words::area)
            .distinct()
            .toList();
    return ListingWords.joined(names, "and");
  }
}
