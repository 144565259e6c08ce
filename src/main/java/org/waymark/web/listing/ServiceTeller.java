package org.waymark.web.listing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Invented;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.OpenState;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.web.listing.ServicePage.ContactLine;
import org.waymark.web.listing.ServicePage.LevelLine;
import org.waymark.web.listing.ServicePage.LocationLine;
import org.waymark.web.listing.ServicePage.OfferLine;
import org.waymark.web.listing.ServicePage.ReachAnswer;
import org.waymark.web.listing.ServicePage.SupportLine;
import org.waymark.web.listing.ServicePage.Tag;
import org.waymark.web.page.PageFrame;

/** Tells one listing as a page. */
final class ServiceTeller {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Snapshot snapshot;
  private final Vocabularies vocabularies;
  private final ListingWords words;
  private final ZonedDateTime now;

  ServiceTeller(Snapshot snapshot, Clock clock) {
    this.snapshot = snapshot;
    this.vocabularies = snapshot.vocabularies();
    this.words = new ListingWords(snapshot);
    this.now = ZonedDateTime.now(clock);
  }

  /**
   * The page everybody sees.
   *
   * @param history address of its history; empty for a reader who may not see it
   */
  ServicePage tell(PageFrame frame, Service service, ReachAnswer reach, String history) {
    return tell(frame, service, reach, history, null);
  }

  /**
   * @param previewOf where a preview goes back to; null when this is the page everybody sees
   */
  ServicePage tell(
      PageFrame frame,
      Service service,
      ReachAnswer reach,
      String history,
      @Nullable String previewOf) {
    Organisation organisation = snapshot.catalogue().organisationOf(service);
    List<MapPoint> points = MapPoints.of(snapshot.catalogue(), service);
    return new ServicePage(
        MapPoints.frame(isAmongReal() ? frame.about(service.provenance()) : frame, points),
        new ServicePage.Title(
            service.id().toString(),
            service.name(),
            organisation.name(),
            organisation.id().toString()),
        new ServicePage.About(
            service.description(), ListingWords.webLink(service.url()), tags(service)),
        new ServicePage.WaysIn(
            service.referralSources().contains(ReferralSource.SELF),
            referrers(service),
            contacts(service)),
        new ServicePage.Whom(
            words.labels(vocabularies.crimeTypes(), service.crimeTypes()),
            levels(service),
            words.conditions(service.eligibility())),
        service.offers().stream().map(this::offer).toList(),
        new ServicePage.Opening(
            OpenState.of(service, now).sentence(),
            ListingWords.openingTimes(service.openingTimes()),
            service.openingNote()),
        new ServicePage.Access(
            languages(service), ListingWords.sortedLabels(service.accessibility())),
        new ServicePage.CapacityLine(ListingWords.capacity(service.capacity()), asOf(service)),
        service.locations().stream().map(this::location).distinct().toList(),
        commissioners(service),
        new ServicePage.Origin(words.freshness(service), source(service)),
        reach,
        points,
        new ServicePage.Links(history, previewOf));
  }

  private boolean isAmongReal() {
    return snapshot.catalogue().invented() == Invented.SOME;
  }

  private List<Tag> tags(Service service) {
    List<Tag> tags = new ArrayList<>();
    if (snapshot.catalogue().isToBeMarked(service)) {
      tags.add(Tag.INVENTED);
    }
    if (service.visibility() != Visibility.PUBLIC) {
      tags.add(new Tag("Unlisted: signed-in professionals only", "red"));
    }
    tags.add(
        new Tag(
            service.capacity().status().label(), ListingWords.colour(service.capacity().status())));
    tags.add(
        new Tag(
            Freshness.told(service.assuredOn(), snapshot.today()),
            ListingWords.colour(service.freshness(snapshot.today()))));
    if (service.isPublished()) {
      tags.addAll(words.standing(service));
    }
    if (service.isEnglandWide()) {
      tags.add(new Tag("England-wide", "blue"));
    }
    if (words.isOutsideDuty(service)) {
      tags.add(new Tag("Outside the Duty", "purple"));
    }
    return tags;
  }

  private static List<String> referrers(Service service) {
    return service.referralSources().stream()
        .filter(source -> source != ReferralSource.SELF)
        .sorted()
        .map(ReferralSource::label)
        .toList();
  }

  private static List<ContactLine> contacts(Service service) {
    return service.contacts().stream()
        .map(
            contact ->
                new ContactLine(
                    contact.kind().label(),
                    contact.value(),
                    ListingWords.link(contact),
                    Objects.requireNonNullElse(contact.note(), "")))
        .toList();
  }

  private List<LevelLine> levels(Service service) {
    List<TermId> order = vocabularies.cohorts().terms().stream().map(Term::id).toList();
    return service.cohorts().stream()
        .sorted(
            Comparator.comparing(CohortLevel::level)
                .thenComparing(level -> order.indexOf(level.cohort())))
        .map(
            level ->
                new LevelLine(
                    words.label(level.cohort()),
                    level.level().label(),
                    ListingWords.meaning(level.level())))
        .toList();
  }

  private OfferLine offer(Offer offer) {
    List<SupportLine> supports =
        ListingWords.inOrder(vocabularies.supportTypes(), offer.supportTypes()).stream()
            .map(
                id ->
                    new SupportLine(
                        words.label(id),
                        vocabularies.supportTypes().find(id).map(Term::definition).orElse(""),
                        words.isOutsideDuty(id)))
            .toList();
    return new OfferLine(
        supports,
        ListingWords.sortedLabels(offer.deliveryModes()),
        offer.serviceAreas().stream().map(words::where).distinct().sorted().toList());
  }

  private static String languages(Service service) {
    List<String> names =
        Stream.concat(
                Stream.of("English"),
                service.languages().stream().map(ListingWords::language).sorted())
            .distinct()
            .toList();
    String others = service.languages().isEmpty() ? ". Others are not stated: ask the service" : "";
    return ListingWords.joined(names, "and")
        + others
        + switch (service.interpreting()) {
          case YES -> ". Interpreters can be arranged.";
          case NO -> ". There is no interpreter.";
          case NOT_STATED -> ". Interpreters: Not stated: ask the service";
        };
  }

  private static String asOf(Service service) {
    return service.capacity().asOf() == null
        ? ""
        : "as of " + ListingWords.day(service.capacity().asOf());
  }

  private LocationLine location(ServiceLocation location) {
    return switch (location) {
      case ServiceLocation.Public place ->
          new LocationLine(
              place.name().isBlank() ? "Address" : place.name(),
              Stream.concat(place.addressLines().stream(), Stream.ofNullable(place.postcode()))
                  .toList(),
              ListingWords.sortedLabels(place.accessibility()));
      case ServiceLocation.AreaOnly place ->
          new LocationLine(
              "In " + words.area(place.area()),
              List.of("The address is given to people it works with."),
              List.of());
      case ServiceLocation.Withheld ignored ->
          new LocationLine(
              "Address not published",
              List.of(
                  "It is kept secret for safety. Contact the service to arrange where to meet."),
              List.of());
    };
  }

  private static List<String> commissioners(Service service) {
    Set<String> names = new LinkedHashSet<>();
    service.arrangements().forEach(arrangement -> names.addAll(arrangement.commissioners()));
    return names.stream().sorted().toList();
  }

  private static String source(Service service) {
    Provenance provenance = service.provenance();
    return (provenance.isDemonstration() ? "Demonstration data" : provenance.source())
        + ", recorded on "
        + ListingWords.day(LocalDate.ofInstant(provenance.recordedAt(), LONDON));
  }
}
