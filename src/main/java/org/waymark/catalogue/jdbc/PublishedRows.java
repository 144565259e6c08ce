package org.waymark.catalogue.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.sql.ColumnTransformer;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.database.DayConverter;
import org.waymark.database.GeometryConverter;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;

/**
 * The rows of the five tables of the schema {@code published}, and what writes them. Columns as
 * {@code docs/sql.md} tells them; lists stand in one column, each entry between bars.
 */
final class PublishedRows {
  private PublishedRows() {}

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Organisations extends GenericRepository<OrganisationRow, UUID> {
    void saveAll(List<OrganisationRow> rows);

    void deleteByIdIn(Collection<UUID> ids);

    void deleteAll();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Services extends GenericRepository<ServiceRow, UUID> {
    void saveAll(List<ServiceRow> rows);

    void updateAll(List<ServiceRow> rows);

    void deleteByIdIn(Collection<UUID> ids);

    void deleteAll();

    /** Who runs those of these that are published. */
    @Query("SELECT DISTINCT organisation_id FROM published.service WHERE id IN (:ids)")
    List<UUID> organisationsOf(Collection<UUID> ids);

    /** Which of these run a published service. */
    @Query(
        "SELECT DISTINCT organisation_id FROM published.service"
            + " WHERE organisation_id IN (:organisations)")
    List<UUID> running(Collection<UUID> organisations);

    /** What the tables were written by ({@link org.waymark.catalogue.PublishedForm#basis}). */
    @Query("SELECT published_basis FROM catalogue_head WHERE published_basis IS NOT NULL")
    Optional<String> basis();

    @Query("UPDATE catalogue_head SET published_basis = :basis")
    void setBasis(String basis);

    /** From here to the end of the transaction nobody else changes the catalogue. */
    @Query("SELECT latest FROM catalogue_head FOR UPDATE")
    long lockCatalogue();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Offers extends GenericRepository<OfferRow, UUID> {
    void saveAll(List<OfferRow> rows);

    void deleteByServiceIdIn(Collection<UUID> services);

    void deleteAll();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Places extends GenericRepository<PlaceRow, UUID> {
    void saveAll(List<PlaceRow> rows);

    void deleteByServiceIdIn(Collection<UUID> services);

    void deleteAll();
  }

  @JdbcRepository(dialect = Dialect.POSTGRES)
  interface Reaches extends GenericRepository<ReachRow, UUID> {
    void saveAll(List<ReachRow> rows);

    void deleteByServiceIdIn(Collection<UUID> services);

    void deleteAll();
  }

  /** The rows of one listing that is published; equal ones say the same. */
  record Listing(
      ServiceRow service, List<OfferRow> offers, List<PlaceRow> places, List<ReachRow> reaches) {

    /**
     * @param published in its published form
     */
    static Listing of(Service published) {
      UUID id = published.id().value();
      List<OfferRow> offers = new ArrayList<>();
      List<ReachRow> reaches = new ArrayList<>();
      for (Offer offer : published.offers()) {
        int number = offers.size() + 1;
        offers.add(OfferRow.of(id, number, offer));
        int area = 0;
        for (ServiceArea each : offer.serviceAreas()) {
          reaches.add(ReachRow.of(id, number, ++area, each));
        }
      }
      List<PlaceRow> places =
          published.locations().stream()
              .filter(each -> !(each instanceof ServiceLocation.Withheld))
              .map(each -> PlaceRow.of(id, each))
              .toList();
      return new Listing(ServiceRow.of(published), offers, places, reaches);
    }
  }

  @MappedEntity(schema = "published", value = "organisation")
  record OrganisationRow(
      @Id UUID id,
      String name,
      String organisationType,
      String description,
      @Nullable String website,
      @Nullable String email,
      @Nullable String charityNumber,
      @Nullable String companyNumber,
      String ledBy) {

    static OrganisationRow of(Organisation o) {
      return new OrganisationRow(
          o.id().value(),
          o.name(),
          o.type().name(),
          o.description(),
          o.website(),
          o.email(),
          o.charityNumber(),
          o.companyNumber(),
          list(o.ledBy()));
    }
  }

  @MappedEntity(schema = "published", value = "service")
  record ServiceRow(
      @Id UUID id,
      UUID organisationId,
      String name,
      String description,
      @Nullable String url,
      String crimeTypes,
      String byAndFor,
      String specialist,
      String openTo,
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      String genders,
      String referralSources,
      String languages,
      @Nullable Boolean interpreting,
      String accessibility,
      String telephones,
      String capacity,
      @Nullable Integer waitWeeks,
      @Nullable
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate capacityAsOf,
      @Nullable
          @MappedProperty(converter = DayConverter.class)
          @ColumnTransformer(write = DayConverter.WRITE)
          LocalDate assuredOn,
      String source,
      String externalId) {

    static ServiceRow of(Service s) {
      return new ServiceRow(
          s.id().value(),
          s.organisation().value(),
          s.name(),
          s.description(),
          s.url(),
          list(s.crimeTypes()),
          cohorts(s, CohortLevel.Level.BY_AND_FOR),
          cohorts(s, CohortLevel.Level.SPECIALIST),
          cohorts(s, CohortLevel.Level.OPEN),
          s.eligibility().minimumAge(),
          s.eligibility().maximumAge(),
          list(s.eligibility().genders()),
          list(s.referralSources()),
          list(s.languages()),
          s.interpreting().orNull(),
          list(s.accessibility()),
          numbers(s),
          s.capacity().status().name(),
          s.capacity().waitWeeks(),
          s.capacity().asOf(),
          s.assuredOn(),
          s.provenance().source(),
          s.provenance().externalId());
    }
  }

  @MappedEntity(schema = "published", value = "offer")
  record OfferRow(@Id UUID serviceId, @Id int number, String supportTypes, String deliveryModes) {

    static OfferRow of(UUID service, int number, Offer offer) {
      return new OfferRow(service, number, list(offer.supportTypes()), list(offer.deliveryModes()));
    }
  }

  @MappedEntity(schema = "published", value = "place")
  record PlaceRow(
      @Id UUID id,
      UUID serviceId,
      String disclosure,
      @Nullable String name,
      @Nullable String address,
      @Nullable String postcode,
      @Nullable String areaCode,
      @Nullable @MappedProperty(converter = GeometryConverter.class, definition = "GEOMETRY")
          Geometry geom) {

    /**
     * @throws IllegalArgumentException for a withheld place
     */
    static PlaceRow of(UUID service, ServiceLocation location) {
      UUID id = location.id().value();
      String disclosure = location.disclosure().name();
      return switch (location) {
        case ServiceLocation.Public open ->
            new PlaceRow(
                id,
                service,
                disclosure,
                open.name(),
                String.join(", ", open.addressLines()),
                open.postcode(),
                null,
                point(open.position()));
        case ServiceLocation.AreaOnly only ->
            new PlaceRow(id, service, disclosure, null, null, null, only.area().value(), null);
        case ServiceLocation.Withheld _ ->
            throw new IllegalArgumentException("A withheld place is not published");
      };
    }
  }

  @MappedEntity(schema = "published", value = "reach")
  record ReachRow(
      @Id UUID serviceId,
      @Id int offer,
      @Id int number,
      String kind,
      @Nullable String areaCode,
      @Nullable String label,
      @Nullable Double radiusMetres,
      @Nullable @MappedProperty(converter = GeometryConverter.class, definition = "GEOMETRY")
          Geometry geom) {

    static ReachRow of(UUID service, int offer, int number, ServiceArea area) {
      return switch (area) {
        case ServiceArea.Coded(var code) ->
            new ReachRow(service, offer, number, "CODED", code.value(), null, null, null);
        case ServiceArea.Drawn(var name, var boundary) ->
            new ReachRow(service, offer, number, "DRAWN", null, name, null, boundary.toGeometry());
        case ServiceArea.TravelRadius(var distance) ->
            new ReachRow(
                service, offer, number, "TRAVEL_RADIUS", null, null, distance.metres(), null);
        case ServiceArea.EnglandWide() ->
            new ReachRow(service, offer, number, "ENGLAND_WIDE", null, null, null, null);
      };
    }
  }

  private static @Nullable Geometry point(@Nullable Position at) {
    return at == null
        ? null
        : Boundary.WGS84.createPoint(new Coordinate(at.longitude(), at.latitude()));
  }

  private static String cohorts(Service service, CohortLevel.Level level) {
    return list(
        service.cohorts().stream()
            .filter(each -> each.level() == level)
            .map(CohortLevel::cohort)
            .toList());
  }

  private static String numbers(Service service) {
    return list(
        service.contacts().stream()
            .filter(each -> each.kind() == Contact.Kind.TELEPHONE)
            .map(Contact::value)
            .toList());
  }

  /** Sorted, with a bar on both sides of each; empty for none. */
  private static String list(Collection<?> values) {
    List<String> texts = values.stream().map(PublishedRows::text).sorted().toList();
    return texts.isEmpty() ? "" : "|" + String.join("|", texts) + "|";
  }

  private static String text(Object value) {
    return value instanceof Enum<?> choice ? choice.name() : value.toString();
  }
}
