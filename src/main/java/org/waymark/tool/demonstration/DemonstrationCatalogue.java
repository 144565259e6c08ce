package org.waymark.tool.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.Provenance;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.geography.Geography;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.vocabulary.Vocabularies;

/**
 * A fictional catalogue of England, made from a seed.
 *
 * @param organisations each runs at least one of the services
 * @param routes who refers to whom among the services
 * @param withheldPlaces what the store of withheld addresses is to keep; not part of a catalogue
 */
public record DemonstrationCatalogue(
    List<Organisation> organisations,
    List<Service> services,
    List<ReferralRoute> routes,
    List<WithheldPlace> withheldPlaces) {

  /** How many services the catalogue has that an empty installation begins with. */
  public static final int USUAL_SIZE = 1_500;

  /** The seed of the catalogue that an empty installation begins with. */
  public static final long USUAL_SEED = 39;

  /** Fewer than this could not show every police area. */
  public static final int SMALLEST_SIZE = 100;

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** One listing in so many is there twice, as happens when two people send it in. */
  private static final int LISTINGS_TO_A_DUPLICATE = 90;

  public DemonstrationCatalogue {
    organisations = List.copyOf(organisations);
    services = List.copyOf(services);
    routes = List.copyOf(routes);
    withheldPlaces = List.copyOf(withheldPlaces);
  }

  /** {@link #USUAL_SIZE} services. */
  public static DemonstrationCatalogue generate(
      long seed, Geography geography, Vocabularies vocabularies, LocalDate today) {
    return generate(seed, USUAL_SIZE, geography, vocabularies, today);
  }

  /**
   * The same arguments give the same catalogue, record for record.
   *
   * @param size how many services, {@link #SMALLEST_SIZE} or more
   * @param today the day from which contracts, checks and waits are reckoned
   */
  public static DemonstrationCatalogue generate(
      long seed, int size, Geography geography, Vocabularies vocabularies, LocalDate today) {
    if (size < SMALLEST_SIZE) {
      throw new IllegalArgumentException(
          "A demonstration catalogue has at least " + SMALLEST_SIZE + " services, not " + size);
    }
    Instant recordedAt = today.atStartOfDay(LONDON).toInstant();
    Terrain terrain = new Terrain(geography, today);
    int duplicates = size / LISTINGS_TO_A_DUPLICATE;
    List<Plan> plans = new ServicePlanner(seed, size - duplicates, terrain, Kind.listAll()).plan();
    ServiceMaker maker = new ServiceMaker(seed, terrain, vocabularies, today, recordedAt);
    Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
    List<Service> services = new ArrayList<>();
    for (Plan plan : plans) {
      Organisation organisation = maker.organisation(plan.body());
      organisations.putIfAbsent(organisation.id(), organisation);
      services.add(maker.service(plan, number(services.size() + 1)));
    }
    List<ReferralRoute> routes =
        new RoutePlanner(seed, terrain, plans, services, today, recordedAt).plan();
    Dice dice = Dice.of(seed, "duplicates");
    for (int i = 0; i < duplicates; i++) {
      Service original;
      do {
        original = services.get(dice.between(0, plans.size() - 1));
      } while (original.status() != ListingStatus.PUBLISHED || !original.locations().isEmpty());
      Organisation owner = organisations.get(original.organisation());
      if (owner != null && dice.percent(50)) {
        owner = twin(owner);
        organisations.putIfAbsent(owner.id(), owner);
      }
      OrganisationId ownerId = owner == null ? original.organisation() : owner.id();
      services.add(again(original, ownerId, number(services.size() + 1), dice));
    }
    return new DemonstrationCatalogue(
        List.copyOf(organisations.values()), services, routes, maker.withheldPlaces());
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "D%05d", number);
  }

  /** The same organisation as somebody else wrote it down. */
  private static Organisation twin(Organisation owner) {
    String name = owner.name() + " Ltd";
    String externalId = ServiceMaker.externalId(name);
    return new Organisation(
        RecordIds.organisation(Provenance.DEMONSTRATION, externalId),
        name,
        owner.type(),
        owner.description(),
        owner.website(),
        owner.email(),
        owner.charityNumber(),
        owner.companyNumber(),
        owner.ledBy(),
        new Provenance(Provenance.DEMONSTRATION, externalId, owner.provenance().recordedAt()));
  }

  /** The same service as somebody else wrote it down: another name, never checked. */
  private static Service again(
      Service original, OrganisationId owner, String externalId, Dice dice) {
    String name = original.name();
    String other =
        switch (dice.between(1, 3)) {
          case 1 -> name.replace(",", " -");
          case 2 -> name + " service";
          default -> name.toUpperCase(Locale.UK);
        };
    return ServiceBuilder.builder(original)
        .id(RecordIds.service(Provenance.DEMONSTRATION, externalId))
        .organisation(owner)
        .name(other.equals(name) ? name + " (new)" : other)
        .arrangements(List.of())
        .assuredOn(null)
        .provenance(
            new Provenance(
                Provenance.DEMONSTRATION, externalId, original.provenance().recordedAt()))
        .build();
  }

  /** The catalogue as a reader would see it, without the store behind it. */
  public Catalogue asCatalogue() {
    return new Catalogue(1, organisations, services);
  }

  /** One change that puts the routes between the services in. */
  public RouteChange asRouteChange() {
    return RouteChange.of("waymark", "Demonstration routes: every one of them is invented", routes)
        .importedFrom(Provenance.DEMONSTRATION);
  }

  /** One change that puts all of it into an empty catalogue. */
  public CatalogueChange asChange() {
    return CatalogueChange.of(
            "waymark",
            "Demonstration catalogue: every listing in it is invented",
            organisations,
            services)
        .importedFrom(Provenance.DEMONSTRATION);
  }
}
