package org.waymark.publishing.download;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Area;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * Services as rows of a file. Of places only the public ones; of contracts only who commissions,
 * never what they are worth.
 */
final class ServiceTable {

  private final Snapshot snapshot;
  private final CsvTable table =
      new CsvTable(
          "id",
          "service",
          "organisation",
          "support",
          "crimes",
          "groups_of_people",
          "minimum_age",
          "maximum_age",
          "genders",
          "areas_served",
          "how_it_is_given",
          "who_can_refer",
          "languages",
          "taking_referrals",
          "wait_weeks",
          "contacts",
          "public_addresses",
          "commissioned_by",
          "checked_on",
          "freshness",
          "page");

  ServiceTable(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  ServiceTable add(Service service) {
    table.row(
        service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        terms(service.supportTypes()),
        terms(service.crimeTypes()),
        joined(
            service.cohorts().stream()
                .map(each -> term(each.cohort()) + " (" + each.level().label() + ")")
                .toList()),
        orEmpty(service.eligibility().minimumAge()),
        orEmpty(service.eligibility().maximumAge()),
        labels(service.eligibility().genders()),
        joined(
            service.offers().stream()
                .flatMap(offer -> offer.serviceAreas().stream())
                .map(this::area)
                .toList()),
        labels(service.offers().stream().flatMap(offer -> offer.deliveryModes().stream()).toList()),
        labels(service.referralSources()),
        joined(service.languages()),
        service.capacity().status().label(),
        orEmpty(service.capacity().waitWeeks()),
        joined(service.contacts().stream().map(ServiceTable::contact).toList()),
        joined(
            service.locations().stream()
                .filter(ServiceLocation.Public.class::isInstance)
                .map(ServiceLocation.Public.class::cast)
                .map(ServiceTable::address)
                .toList()),
        joined(
            service.arrangements().stream()
                .flatMap(arrangement -> arrangement.commissioners().stream())
                .sorted()
                .toList()),
        orEmpty(service.assuredOn()),
        service.freshness(snapshot.today()).label(),
        "/services/" + service.id());
    return this;
  }

  byte[] toBytes(String asked) {
    table.note("Services" + asked + ", " + snapshot.today() + ".");
    if (snapshot.catalogue().isDemonstration()) {
      table.note("Demonstration data: every organisation here is invented.");
    }
    return table.toBytes();
  }

  private String area(ServiceArea area) {
    return switch (area) {
      case ServiceArea.Coded coded ->
          snapshot
              .geography()
              .findArea(coded.area())
              .map(Area::shortName)
              .orElse(coded.area().value());
      case ServiceArea.Drawn drawn -> drawn.name();
      case ServiceArea.TravelRadius radius ->
          "within " + Math.round(radius.distance().miles()) + " miles of its public address";
      case ServiceArea.EnglandWide wide -> "England";
    };
  }

  private static String contact(Contact contact) {
    return contact.kind().label() + ": " + contact.value();
  }

  private static String address(ServiceLocation.Public place) {
    String lines = String.join(", ", place.addressLines());
    return place.postcode() == null ? lines : lines + ", " + place.postcode();
  }

  private String terms(Collection<TermId> ids) {
    return joined(ids.stream().map(this::term).sorted().toList());
  }

  private String term(TermId id) {
    return snapshot.vocabularies().findTerm(id).map(Term::label).orElse(id.value());
  }

  private static String labels(Collection<? extends Labelled> choices) {
    return joined(choices.stream().map(Labelled::label).sorted().toList());
  }

  private static String joined(Collection<?> parts) {
    return List.copyOf(parts).stream()
        .map(Object::toString)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
