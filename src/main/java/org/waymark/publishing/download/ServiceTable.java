package org.waymark.publishing.download;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.report.Column.Kind;
import org.waymark.report.FileTable;
import org.waymark.report.PageAddress;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * Services as rows of a file. Of places only the public ones; of contracts only who commissions,
 * never what they are worth.
 */
record ServiceTable(Snapshot snapshot) {

  private static final List<FileTable.Heading> COLUMNS =
      List.of(
          column(Kind.TEXT, "id"),
          column(Kind.TEXT, "service"),
          column(Kind.TEXT, "organisation"),
          column(Kind.TEXT, "support"),
          column(Kind.TEXT, "crimes"),
          column(Kind.TEXT, "groups_of_people"),
          column(Kind.WHOLE, "minimum_age"),
          column(Kind.WHOLE, "maximum_age"),
          column(Kind.TEXT, "genders"),
          column(Kind.TEXT, "areas_served"),
          column(Kind.TEXT, "how_it_is_given"),
          column(Kind.TEXT, "who_can_refer"),
          column(Kind.TEXT, "languages"),
          column(Kind.TEXT, "taking_referrals"),
          column(Kind.WHOLE, "wait_weeks"),
          column(Kind.TEXT, "contacts"),
          column(Kind.TEXT, "public_addresses"),
          column(Kind.TEXT, "commissioned_by"),
          column(Kind.DAY, "checked_on"),
          column(Kind.TEXT, "freshness"),
          column(Kind.TEXT, "standing"),
          column(Kind.TEXT, "standing_reasons"),
          column(Kind.TEXT, "page"),
          column(Kind.YES_NO, "invented"));

  private static FileTable.Heading column(Kind kind, String name) {
    return new FileTable.Heading(name, "", kind, "");
  }

  FileTable of(List<Service> services) {
    return new FileTable(
        "services", "Services found", COLUMNS, () -> services.stream().map(this::row));
  }

  private List<@Nullable Object> row(Service service) {
    return Arrays.asList(
        service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        terms(service.supportTypes()),
        terms(service.crimeTypes()),
        joined(
            service.cohorts().stream()
                .map(each -> term(each.cohort()) + " (" + each.level().label() + ")")
                .toList()),
        service.eligibility().minimumAge(),
        service.eligibility().maximumAge(),
        labels(service.eligibility().genders()),
        joined(
            service.offers().stream()
                .flatMap(offer -> offer.serviceAreas().stream())
                .map(this::area)
                .toList()),
        labels(service.offers().stream().flatMap(offer -> offer.deliveryModes().stream()).toList()),
        service.referralSources().isEmpty()
            ? "Not stated: ask the service"
            : labels(service.referralSources()),
        joined(service.languages()),
        service.capacity().status().label(),
        service.capacity().waitWeeks(),
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
        service.assuredOn(),
        service.freshness(snapshot.today()).label(),
        Standing.of(service, snapshot.today()).kind().label(),
        String.join("; ", Standing.of(service, snapshot.today()).words()),
        PageAddress.ofService(service.id()),
        service.provenance().isDemonstration());
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
}
