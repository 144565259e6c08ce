package org.waymark.publishing.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.NeedProfile;
import org.waymark.need.NeedTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Vocabulary;

/** From the domain's records to those of the wire. */
record WireMaker(Snapshot snapshot) {

  static final String ROOT = "/api/v1";

  Wire.Listing service(Service service) {
    Organisation organisation = snapshot.catalogue().organisationOf(service);
    return new Wire.Listing(
        service.id().toString(),
        service.name(),
        service.provenance().isDemonstration(),
        service.description(),
        service.url(),
        named(organisation),
        texts(service.crimeTypes()),
        service.cohorts().stream()
            .map(each -> new Wire.Cohort(each.cohort().value(), each.level().slug()))
            .toList(),
        service.offers().stream()
            .map(
                offer ->
                    new Wire.Offer(
                        texts(offer.supportTypes()),
                        slugs(offer.deliveryModes()),
                        offer.serviceAreas().stream().map(this::serviceArea).toList()))
            .toList(),
        new Wire.Eligibility(
            service.eligibility().minimumAge(),
            service.eligibility().maximumAge(),
            slugs(service.eligibility().genders()),
            texts(service.eligibility().onlyCohorts()),
            texts(service.eligibility().residence()),
            service.eligibility().report().slug(),
            slugs(service.eligibility().risks()),
            service.eligibility().otherConditions()),
        slugs(service.referralSources()),
        texts(service.languages()),
        service.interpreting().orNull(),
        slugs(service.accessibility()),
        service.openingTimes().stream()
            .map(
                time ->
                    new Wire.Opening(
                        time.day().name().toLowerCase(Locale.ROOT),
                        time.opens().toString(),
                        time.closes().toString()))
            .toList(),
        service.openingNote(),
        service.contacts().stream()
            .map(each -> new Wire.Contact(each.kind().slug(), each.value(), each.note()))
            .toList(),
        new Wire.Capacity(
            service.capacity().status().slug(),
            service.capacity().waitWeeks(),
            service.capacity().asOf()),
        service.locations().stream().map(WireMaker::location).toList(),
        service.arrangements().stream()
            .flatMap(each -> each.commissioners().stream())
            .distinct()
            .sorted()
            .toList(),
        service.assuredOn(),
        service.freshness(snapshot.today()).slug(),
        Standing.of(service, snapshot.today()).kind().slug(),
        Standing.of(service, snapshot.today()).words(),
        ROOT + "/services/" + service.id());
  }

  private Wire.ServiceArea serviceArea(ServiceArea area) {
    return switch (area) {
      case ServiceArea.Coded coded ->
          new Wire.ServiceArea(
              "coded",
              coded.area().value(),
              snapshot.geography().findArea(coded.area()).map(Area::shortName).orElse(null),
              null);
      case ServiceArea.Drawn drawn -> new Wire.ServiceArea("drawn", null, drawn.name(), null);
      case ServiceArea.TravelRadius radius ->
          new Wire.ServiceArea("radius", null, null, round(radius.distance().miles(), 10));
      case ServiceArea.EnglandWide wide ->
          new Wire.ServiceArea("england-wide", null, "England", null);
    };
  }

  private static Wire.Location location(ServiceLocation location) {
    String disclosure = location.disclosure().slug();
    return switch (location) {
      case ServiceLocation.Public place ->
          new Wire.Location(
              disclosure,
              place.name(),
              place.addressLines(),
              place.postcode(),
              place.position() == null ? null : round(place.position().longitude(), 100_000),
              place.position() == null ? null : round(place.position().latitude(), 100_000),
              null);
      case ServiceLocation.AreaOnly place ->
          new Wire.Location(disclosure, null, null, null, null, null, place.area().value());
      case ServiceLocation.Withheld place ->
          new Wire.Location(disclosure, null, null, null, null, null, null);
    };
  }

  Wire.Named named(Service service) {
    return new Wire.Named(
        service.id().toString(), service.name(), ROOT + "/services/" + service.id());
  }

  static Wire.Named named(Organisation organisation) {
    return new Wire.Named(
        organisation.id().toString(),
        organisation.name(),
        ROOT + "/organisations/" + organisation.id());
  }

  static Wire.Named named(Area area) {
    return new Wire.Named(area.code().value(), area.shortName(), link(area));
  }

  static String link(Area area) {
    return ROOT + "/areas/" + area.kind().slug() + "/" + area.code();
  }

  Wire.Organisation organisation(Organisation organisation) {
    return new Wire.Organisation(
        organisation.id().toString(),
        organisation.name(),
        organisation.provenance().isDemonstration(),
        organisation.type().slug(),
        organisation.description(),
        organisation.website(),
        organisation.email(),
        organisation.charityNumber(),
        organisation.companyNumber(),
        texts(organisation.ledBy()),
        snapshot.catalogue().servicesOf(organisation.id()).stream()
            .filter(Service::isPublished)
            .map(this::named)
            .toList(),
        ROOT + "/organisations/" + organisation.id());
  }

  Wire.Area area(Area area) {
    Geography geography = snapshot.geography();
    return new Wire.Area(
        area.kind().slug(),
        area.code().value(),
        area.name(),
        area.shortName(),
        area.isEnglish() ? "England" : "Wales",
        area.validFrom(),
        area.validTo(),
        geography.population(area.code()),
        area.validTo() == null
            ? List.of()
            : geography.successorsOf(area.code()).stream()
                .map(
                    step ->
                        new Wire.Successor(
                            step.successor().value(),
                            geography
                                .findArea(step.successor())
                                .map(Area::shortName)
                                .orElse(step.successor().value()),
                            step.effective(),
                            step.share()))
                .toList(),
        geography.neighboursOf(area.kind(), area.code()).stream()
            .filter(other -> other.isValidOn(snapshot.today()))
            .map(WireMaker::named)
            .toList(),
        link(area));
  }

  Wire.Contents contents(Area area, NeedTable need) {
    Geography geography = snapshot.geography();
    return new Wire.Contents(
        area(area),
        geography.dutyHolders(area.code(), snapshot.today()).stream()
            .map(
                holder ->
                    new Wire.DutyHolder(
                        holder.kind().slug(),
                        holder.bodyCode() == null ? null : holder.bodyCode().value(),
                        holder.name(),
                        holder.share(),
                        holder.whole(),
                        holder.kind().basis(),
                        holder.note().isEmpty() ? null : holder.note()))
            .toList(),
        Arrays.stream(AreaKind.values())
            .filter(kind -> kind != area.kind())
            .flatMap(kind -> shares(area, kind))
            .toList(),
        need(NeedProfile.of(need, area, geography, snapshot.today())));
  }

  private static List<Wire.NeedFigure> need(NeedProfile profile) {
    return Stream.of(
            profile.residents().stream(),
            profile.sex().stream(),
            profile.disability().stream(),
            profile.ages().stream(),
            profile.crimes().stream())
        .flatMap(figures -> figures)
        .map(
            figure ->
                new Wire.NeedFigure(
                    figure.indicator().id(),
                    figure.indicator().label(),
                    round(figure.value(), 10),
                    figure.indicator().unit(),
                    figure.denominator() == null ? null : round(figure.denominator(), 10),
                    figure.basis().label(),
                    figure.indicator().periodStart(),
                    figure.indicator().periodEnd(),
                    figure.indicator().source(),
                    figure.indicator().licence(),
                    figure.indicator().quality()))
        .toList();
  }

  private Stream<Wire.Share> shares(Area area, AreaKind kind) {
    return snapshot.geography().crosswalk(area.code(), kind, snapshot.today()).stream()
        .map(
            share ->
                new Wire.Share(
                    kind.slug(),
                    share.area().code().value(),
                    share.area().shortName(),
                    share.population(),
                    round(share.ofPopulation(), 1_000_000),
                    round(share.ofGround(), 10_000),
                    share.extent().label(),
                    round(share.otherOfPopulation(), 1_000_000),
                    share.otherExtent().label()));
  }

  static List<Wire.Term> terms(Vocabulary vocabulary) {
    return vocabulary.terms().stream()
        .map(
            term ->
                new Wire.Term(
                    term.id().value(),
                    term.label(),
                    term.parent() == null ? null : term.parent().value(),
                    term.definition(),
                    term.source(),
                    term.scope().slug()))
        .toList();
  }

  static double round(double number, int steps) {
    return Math.round(number * steps) / (double) steps;
  }

  private static List<String> texts(Collection<?> all) {
    return all.stream().map(Object::toString).sorted().toList();
  }

  private static List<String> slugs(Collection<? extends Labelled> all) {
    return all.stream().map(Labelled::slug).sorted().toList();
  }
}
