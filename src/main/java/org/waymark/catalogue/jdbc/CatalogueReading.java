package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.OrganisationType;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.geography.jdbc.GeometryColumn;
import org.waymark.vocabulary.TermId;

/**
 * Reads services with everything that belongs to them: one query per table, for all services or for
 * some, put together in memory. For one transaction on one thread.
 */
final class CatalogueReading {

  /** Rows fetched at once, so that PostgreSQL's driver does not hold a whole table. */
  private static final int FETCH_SIZE = 2000;

  private final Connection connection;
  private final @Nullable Collection<UUID> only;

  /** The same few hundred terms and areas stand in most services: each is made once. */
  private final Map<String, TermId> terms = new HashMap<>();

  private final Map<String, AreaCode> areas = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  /**
   * @param only identifiers of the records wanted; null for all
   */
  CatalogueReading(Connection connection, @Nullable Collection<UUID> only) {
    this.connection = connection;
    this.only = only;
  }

  List<Organisation> organisations() throws SQLException {
    Map<UUID, Set<TermId>> ledBy = new HashMap<>();
    each(
        "SELECT organisation_id, cohort FROM organisation_led_by",
        "organisation_id",
        row -> in(ledBy, uuid(row, 1)).add(term(row, 2)));
    List<Organisation> organisations = new ArrayList<>();
    each(
        """
        SELECT id, name, organisation_type, description, website, email, charity_number,
          company_number, source, external_id, recorded_at
        FROM organisation\
        """,
        "id",
        row -> {
          UUID id = uuid(row, 1);
          organisations.add(
              new Organisation(
                  new OrganisationId(id),
                  text(row, 2),
                  choice(OrganisationType.class, row, 3),
                  text(row, 4),
                  row.getString(5),
                  row.getString(6),
                  row.getString(7),
                  row.getString(8),
                  ledBy.getOrDefault(id, Set.of()),
                  new Provenance(word(row, 9), text(row, 10), instant(row, 11))));
        });
    return organisations;
  }

  List<Service> services() throws SQLException {
    Map<UUID, Set<TermId>> crimeTypes =
        sets("SELECT service_id, crime_type FROM service_crime_type", row -> term(row, 2));
    Map<UUID, List<CohortLevel>> cohorts =
        lists(
            "SELECT service_id, ord, cohort, cohort_level FROM service_cohort",
            row -> new CohortLevel(term(row, 3), choice(CohortLevel.Level.class, row, 4)));
    Map<UUID, List<Offer>> offers = offers();
    Map<UUID, Set<Gender>> genders =
        enums(Gender.class, "SELECT service_id, gender FROM eligible_gender");
    Map<UUID, Set<TermId>> onlyCohorts =
        sets("SELECT service_id, cohort FROM eligible_only_cohort", row -> term(row, 2));
    Map<UUID, Set<AreaCode>> residence =
        sets("SELECT service_id, area_code FROM eligible_residence", row -> area(row, 2));
    Map<UUID, Set<RiskLevel>> risks =
        enums(RiskLevel.class, "SELECT service_id, risk FROM eligible_risk");
    Map<UUID, Set<ReferralSource>> referralSources =
        enums(
            ReferralSource.class,
            "SELECT service_id, referral_source FROM service_referral_source");
    Map<UUID, Set<String>> languages =
        sets("SELECT service_id, language FROM service_language", row -> word(row, 2));
    Map<UUID, Set<AccessibilityFeature>> accessibility =
        enums(AccessibilityFeature.class, "SELECT service_id, feature FROM service_accessibility");
    Map<UUID, List<OpeningTime>> openingTimes =
        lists(
            "SELECT service_id, ord, weekday, opens, closes FROM opening_time",
            row ->
                new OpeningTime(
                    DayOfWeek.of(row.getInt(3)),
                    row.getObject(4, LocalTime.class),
                    row.getObject(5, LocalTime.class)));
    Map<UUID, List<Contact>> contacts =
        lists(
            "SELECT service_id, ord, kind, detail, note FROM contact",
            row -> new Contact(choice(Contact.Kind.class, row, 3), text(row, 4), row.getString(5)));
    Map<UUID, List<ServiceLocation>> locations = locations();
    Map<UUID, List<CommissioningArrangement>> arrangements = arrangements();

    List<Service> services = new ArrayList<>();
    each(
        """
        SELECT id, organisation_id, name, description, url, status, minimum_age, maximum_age,
          report_requirement, other_conditions, interpreting, opening_note, capacity_status,
          wait_weeks, capacity_as_of, assured_on, source, external_id, recorded_at,
          visibility
        FROM service\
        """,
        "id",
        row -> {
          UUID id = uuid(row, 1);
          services.add(
              new Service(
                  new ServiceId(id),
                  new OrganisationId(uuid(row, 2)),
                  text(row, 3),
                  text(row, 4),
                  row.getString(5),
                  choice(ListingStatus.class, row, 6),
                  choice(Visibility.class, row, 20),
                  crimeTypes.getOrDefault(id, Set.of()),
                  cohorts.getOrDefault(id, List.of()),
                  offers.getOrDefault(id, List.of()),
                  new Eligibility(
                      integer(row, 7),
                      integer(row, 8),
                      genders.getOrDefault(id, Set.of()),
                      onlyCohorts.getOrDefault(id, Set.of()),
                      residence.getOrDefault(id, Set.of()),
                      choice(ReportRequirement.class, row, 9),
                      risks.getOrDefault(id, Set.of()),
                      text(row, 10)),
                  referralSources.getOrDefault(id, Set.of()),
                  languages.getOrDefault(id, Set.of()),
                  row.getBoolean(11),
                  accessibility.getOrDefault(id, Set.of()),
                  openingTimes.getOrDefault(id, List.of()),
                  text(row, 12),
                  contacts.getOrDefault(id, List.of()),
                  new Capacity(
                      choice(Capacity.Status.class, row, 13), integer(row, 14), date(row, 15)),
                  locations.getOrDefault(id, List.of()),
                  arrangements.getOrDefault(id, List.of()),
                  date(row, 16),
                  new Provenance(word(row, 17), text(row, 18), instant(row, 19))));
        });
    return services;
  }

  private Map<UUID, List<Offer>> offers() throws SQLException {
    Map<Part, Set<TermId>> supportTypes = new HashMap<>();
    eachPart(
        "SELECT service_id, offer, support_type FROM offer_support_type",
        row -> in(supportTypes, part(row)).add(term(row, 3)));
    Map<Part, Set<DeliveryMode>> modes = new HashMap<>();
    eachPart(
        "SELECT service_id, offer, delivery_mode FROM offer_delivery_mode",
        row ->
            modes
                .computeIfAbsent(part(row), key -> EnumSet.noneOf(DeliveryMode.class))
                .add(choice(DeliveryMode.class, row, 3)));
    Map<Part, List<ServiceArea>> reach = new HashMap<>();
    eachPart(
        """
        SELECT service_id, offer, kind, area_code, label, geom, radius_metres, ord
        FROM service_area\
        """,
        " ORDER BY service_id, offer, ord",
        row -> reach.computeIfAbsent(part(row), key -> new ArrayList<>()).add(serviceArea(row)));
    Map<UUID, List<Offer>> offers = new HashMap<>();
    eachPart(
        "SELECT service_id, offer FROM offer",
        " ORDER BY service_id, offer",
        row -> {
          Part part = part(row);
          offers
              .computeIfAbsent(part.service(), key -> new ArrayList<>(2))
              .add(
                  new Offer(
                      supportTypes.getOrDefault(part, Set.of()),
                      modes.getOrDefault(part, Set.of()),
                      reach.getOrDefault(part, List.of())));
        });
    return offers;
  }

  private ServiceArea serviceArea(ResultSet row) throws SQLException {
    String kind = text(row, 3);
    return switch (kind) {
      case "CODED" -> new ServiceArea.Coded(area(row, 4));
      case "DRAWN" ->
          new ServiceArea.Drawn(
              text(row, 5), Boundary.of(Objects.requireNonNull(GeometryColumn.get(row, 6))));
      case "TRAVEL_RADIUS" -> new ServiceArea.TravelRadius(Distance.ofMetres(row.getDouble(7)));
      case "ENGLAND_WIDE" -> new ServiceArea.EnglandWide();
      default -> throw new SQLException("No kind of service area is called " + kind);
    };
  }

  private Map<UUID, List<ServiceLocation>> locations() throws SQLException {
    Map<UUID, List<String>> lines = new HashMap<>();
    each(
        """
        SELECT l.location_id, l.ord, l.line
        FROM location_address_line l JOIN location ON location.id = l.location_id\
        """,
        "service_id",
        " ORDER BY l.location_id, l.ord",
        row -> lines.computeIfAbsent(uuid(row, 1), key -> new ArrayList<>(4)).add(text(row, 3)));
    Map<UUID, Set<AccessibilityFeature>> features = new HashMap<>();
    each(
        """
        SELECT location_id, feature
        FROM location_accessibility JOIN location ON location.id = location_id\
        """,
        "service_id",
        "",
        row ->
            features
                .computeIfAbsent(uuid(row, 1), key -> EnumSet.noneOf(AccessibilityFeature.class))
                .add(choice(AccessibilityFeature.class, row, 2)));
    return lists(
        """
        SELECT service_id, ord, id, disclosure, name, postcode, geom, area_code FROM location\
        """,
        row -> {
          UUID key = uuid(row, 3);
          LocationId id = new LocationId(key);
          return switch (choice(ServiceLocation.Disclosure.class, row, 4)) {
            case PUBLIC ->
                new ServiceLocation.Public(
                    id,
                    text(row, 5),
                    lines.getOrDefault(key, List.of()),
                    row.getString(6),
                    position(row, 7),
                    features.getOrDefault(key, Set.of()));
            case AREA_ONLY -> new ServiceLocation.AreaOnly(id, area(row, 8));
            case WITHHELD -> new ServiceLocation.Withheld(id);
          };
        });
  }

  private Map<UUID, List<CommissioningArrangement>> arrangements() throws SQLException {
    Map<Part, List<String>> commissioners = new HashMap<>();
    Map<Part, List<String>> funders = new HashMap<>();
    eachPart(
        "SELECT service_id, arrangement, party_role, name FROM arrangement_party",
        " ORDER BY service_id, arrangement, party_role, ord",
        row ->
            (text(row, 3).equals("COMMISSIONER") ? commissioners : funders)
                .computeIfAbsent(part(row), key -> new ArrayList<>(2))
                .add(word(row, 4)));
    Map<Part, Set<AreaCode>> areasPaidFor = new HashMap<>();
    eachPart(
        "SELECT service_id, arrangement, area_code FROM arrangement_area",
        row -> in(areasPaidFor, part(row)).add(area(row, 3)));
    return lists(
        """
        SELECT service_id, ord, fund, yearly_value_pounds, starts_on, ends_on, extension_option,
          procurement_route, joint
        FROM commissioning_arrangement\
        """,
        row -> {
          Part part = part(row);
          long pounds = row.getLong(4);
          boolean unknownValue = row.wasNull();
          return new CommissioningArrangement(
              commissioners.getOrDefault(part, List.of()),
              funders.getOrDefault(part, List.of()),
              row.getString(3),
              unknownValue ? null : (Long) pounds,
              date(row, 5),
              date(row, 6),
              row.getString(7),
              row.getString(8),
              row.getBoolean(9),
              areasPaidFor.getOrDefault(part, Set.of()));
        });
  }

  /** The second column counts the parts of the service in the first. */
  private record Part(UUID service, int ord) {}

  private static Part part(ResultSet row) throws SQLException {
    return new Part(uuid(row, 1), row.getInt(2));
  }

  @FunctionalInterface
  private interface RowWork {
    void on(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface RowValue<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> Map<UUID, Set<T>> sets(String select, RowValue<T> value) throws SQLException {
    Map<UUID, Set<T>> found = new HashMap<>();
    each(select, "service_id", row -> in(found, uuid(row, 1)).add(value.of(row)));
    return found;
  }

  private <E extends Enum<E>> Map<UUID, Set<E>> enums(Class<E> type, String select)
      throws SQLException {
    Map<UUID, Set<E>> found = new HashMap<>();
    each(
        select,
        "service_id",
        row ->
            found
                .computeIfAbsent(uuid(row, 1), key -> EnumSet.noneOf(type))
                .add(choice(type, row, 2)));
    return found;
  }

  /** For a table with a service_id and an ord. */
  private <T> Map<UUID, List<T>> lists(String select, RowValue<T> value) throws SQLException {
    Map<UUID, List<T>> found = new HashMap<>();
    each(
        select,
        "service_id",
        " ORDER BY service_id, ord",
        row -> found.computeIfAbsent(uuid(row, 1), key -> new ArrayList<>(4)).add(value.of(row)));
    return found;
  }

  private void eachPart(String select, RowWork work) throws SQLException {
    eachPart(select, "", work);
  }

  private void eachPart(String select, String order, RowWork work) throws SQLException {
    each(select, "service_id", order, work);
  }

  private void each(String select, String key, RowWork work) throws SQLException {
    each(select, key, "", work);
  }

  /**
   * @param key the column that holds the identifier of the record
   */
  private void each(String select, String key, String order, RowWork work) throws SQLException {
    if (only == null) {
      each(select + order, List.of(), work);
      return;
    }
    for (List<UUID> some : JdbcCatalogueRepository.chunks(only)) {
      String wanted = some.stream().map(id -> "?").collect(Collectors.joining(", "));
      each(select + " WHERE " + key + " IN (" + wanted + ")" + order, some, work);
    }
  }

  private void each(String sql, List<UUID> wanted, RowWork work) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      for (int i = 0; i < wanted.size(); i++) {
        statement.setObject(i + 1, wanted.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          work.on(row);
        }
      }
    }
  }

  private static <K, T> Collection<T> in(Map<K, Set<T>> sets, K key) {
    return sets.computeIfAbsent(key, absent -> new HashSet<>(4));
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** Of a column that is not null. */
  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }

  /** A text that stands in many rows. */
  private String word(ResultSet row, int column) throws SQLException {
    return words.computeIfAbsent(text(row, column), text -> text);
  }

  private TermId term(ResultSet row, int column) throws SQLException {
    return terms.computeIfAbsent(text(row, column), TermId::new);
  }

  private AreaCode area(ResultSet row, int column) throws SQLException {
    return areas.computeIfAbsent(text(row, column), AreaCode::new);
  }

  private static <E extends Enum<E>> E choice(Class<E> type, ResultSet row, int column)
      throws SQLException {
    return Enum.valueOf(type, text(row, column));
  }

  private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : (Integer) value;
  }

  private static @Nullable LocalDate date(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Position position(ResultSet row, int column) throws SQLException {
    Geometry geometry = GeometryColumn.get(row, column);
    return geometry instanceof Point point ? new Position(point.getX(), point.getY()) : null;
  }
}
