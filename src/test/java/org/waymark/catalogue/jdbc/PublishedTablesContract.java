package org.waymark.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import io.micronaut.context.event.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueSummary;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.coverage.PublishedReach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.testing.DatabaseContract;

/** What people with SQL and QGIS find, and what they never do. */
abstract class PublishedTablesContract extends DatabaseContract {

  private static final List<String> TABLES =
      List.of("organisation", "service", "offer", "place", "reach");
  private static final Geography COUNTRY = GeographyFixtures.smallCountry();
  private static final SmallArea SOMEWHERE = COUNTRY.smallArea(13);

  private String basis = "one";

  private final PublishedForm form =
      new PublishedForm() {
        @Override
        public Service of(Service service) {
          return new PublishedReach(new ReachCalculator(COUNTRY), PublishedReach.Limits.USUAL)
              .of(service);
        }

        @Override
        public String basis() {
          return basis;
        }
      };

  /** How this database is signed in to with a role of its own. */
  abstract String vendor();

  @BeforeEach
  void emptyTheCatalogue() throws SQLException {
    EmptyCatalogue.make(dataSource());
  }

  private CatalogueRepository repository() {
    return CatalogueRepositories.on(dataSource(), form);
  }

  private void put(Organisation organisation, Service... services) {
    repository()
        .apply(CatalogueChange.of("tester", "a test", List.of(organisation), List.of(services)));
  }

  /** Every value of every table, a row a line. */
  private String everything() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows(table).forEach(row -> rows.add(table + ": " + row));
    }
    return String.join("\n", rows);
  }

  private List<String> rows(String table) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM published." + table)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join(" ; ", values));
      }
      return rows.stream().sorted().toList();
    }
  }

  @Test
  void whatTheFirstPageTellsIsCountedInTheTablesAsInTheCatalogue() {
    LocalDate today = LocalDate.of(2026, 11, 30);
    CatalogueRepository repository = repository();
    assertThat(repository.summary(today)).isEqualTo(new CatalogueSummary(false, false, 0, 0, 0, 0));

    Organisation invented = anOrganisation().named("Made Up").from("demonstration", "o").build();
    put(
        invented,
        aHelpline().runBy(invented).from("demonstration", "a").assuredOn(today).build(),
        aHelpline()
            .runBy(invented)
            .from("demonstration", "b")
            .assuredOn(today.minusDays(90))
            .build());
    assertThat(repository.summary(today)).isEqualTo(new CatalogueSummary(true, true, 2, 1, 2, 2));

    Organisation real = anOrganisation().named("Kindly Light").build();
    put(
        real,
        anIdvaService().runBy(real).assuredOn(today.minusDays(91)).build(),
        anIdvaService().runBy(real).status(ListingStatus.DRAFT).build(),
        anIdvaService().runBy(real).assuredOn(null).servingEngland().servingEngland().build(),
        anIdvaService().runBy(real).visibility(Visibility.PROFESSIONALS).servingEngland().build());

    assertThat(repository.summary(today))
        .isEqualTo(new CatalogueSummary(true, false, 4, 2, 3, 2))
        .isEqualTo(CatalogueSummary.of(repository.load().withoutUnlisted(), today));
  }

  @Test
  void publicListingStandsInItsFiveTables() throws SQLException {
    Organisation organisation = anOrganisation().named("Kindly Light").ledBy("women").build();
    put(
        organisation,
        anIdvaService()
            .runBy(organisation)
            .named("Kindly IDVA")
            .forCrimes("stalking", "domestic-abuse")
            .at(-2.9, 54.9)
            .servingInside("The Eden valley", aSquare(-2.9, 54.5, 0.3))
            .serving("E07000026")
            .alsoOffering("helpline")
            .servingEngland()
            .build(),
        anIdvaService()
            .runBy(organisation)
            .named("Kindly group")
            .offering("group-work")
            .somewhereIn("E07000026")
            .build());

    assertThat(rows("organisation")).singleElement().asString().contains("Kindly Light ; ");
    assertThat(rows("service"))
        .hasSize(2)
        .anyMatch(row -> row.contains("Kindly IDVA") && row.contains("|domestic-abuse|stalking|"));
    assertThat(rows("offer")).hasSize(3).anyMatch(row -> row.contains("; 2 ; |helpline|"));
    assertThat(rows("place"))
        .hasSize(2)
        .anyMatch(row -> row.contains("AREA_ONLY ; null ; null ; null ; E07000026 ; null"));
    assertThat(rows("reach"))
        .anyMatch(row -> row.contains("ENGLAND_WIDE"))
        .anyMatch(row -> row.contains("DRAWN ; null ; The Eden valley ; null ; "));
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ST_X(geom), ST_Y(geom), ST_SRID(geom) FROM published.place"
                    + " WHERE geom IS NOT NULL")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getDouble(1)).isEqualTo(-2.9);
      assertThat(row.getDouble(2)).isEqualTo(54.9);
      assertThat(row.getInt(3)).isEqualTo(4326);
    }
  }

  @Test
  void nothingOfACanaryIsInAnyOfThem() throws SQLException {
    Organisation own = anOrganisation().named("Plainmoor").build();
    Organisation hidden = anOrganisation().named("Canary Trust").build();
    Position at = SOMEWHERE.position();
    LocationId place = new LocationId(nextUuid());
    List<Service> canaries = new ArrayList<>();
    for (ListingStatus status : ListingStatus.values()) {
      if (status != ListingStatus.PUBLISHED) {
        canaries.add(anIdvaService().runBy(own).named("Canary " + status).status(status).build());
      }
    }
    canaries.add(
        anIdvaService()
            .runBy(hidden)
            .named("Canary unlisted")
            .visibility(Visibility.PROFESSIONALS)
            .at(-2.987654, 54.1)
            .build());
    put(hidden);
    put(own, canaries.toArray(Service[]::new));
    assertThat(everything()).isEmpty();

    Service refuge =
        anIdvaService()
            .runBy(own)
            .named("Plainmoor refuge")
            .location(
                new ServiceLocation.Public(
                    place,
                    "Canary Cottage",
                    List.of("3 Canary Lane"),
                    "CA1 9ZZ",
                    new Position(-2.987654, 54.1),
                    Set.of()))
            .build();
    put(own, refuge);
    assertThat(everything()).contains("Canary Cottage");
    put(
        own,
        anIdvaService()
            .id(refuge.id())
            .runBy(own)
            .named("Plainmoor refuge")
            .location(new ServiceLocation.Withheld(place))
            .servingInside(
                "Canary streets", aSquare(at.longitude() - 0.01, at.latitude() - 0.01, 0.02))
            .commissionedBy(null, "Canary fund")
            .build());

    assertThat(everything())
        .doesNotContain("Canary", "CA1 9ZZ", "2.987654", place.toString(), "DRAWN")
        .contains("Plainmoor refuge", "CODED ; " + SOMEWHERE.district());
    assertThat(rows("organisation")).singleElement().asString().contains("Plainmoor");
    assertThat(rows("place")).isEmpty();
  }

  @Test
  void listingThatGoesOutOfSightTakesItsOrganisationWithIt() throws SQLException {
    Organisation organisation = anOrganisation().named("Before").build();
    Service service = anIdvaService().runBy(organisation).build();
    put(organisation, service);
    put(anOrganisation().id(organisation.id()).named("After").build());
    assertThat(rows("organisation")).singleElement().asString().contains("After");

    put(organisation, ServiceBuilder.from(service).visibility(Visibility.PROFESSIONALS).build());
    assertThat(everything()).isEmpty();
    put(organisation, service);
    assertThat(rows("service")).hasSize(1);
    repository()
        .apply(
            new CatalogueChange(
                "tester", "gone", List.of(), List.of(), List.of(service.id()), List.of()));
    assertThat(everything()).isEmpty();
  }

  @Test
  void whatFollowsChangeByChangeIsWhatIsWrittenAnew() throws SQLException {
    RandomServices random = new RandomServices(83, "random");
    Random dice = new Random(83);
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      organisations.add(random.organisation());
    }
    for (int round = 0; round < 200; round++) {
      Organisation organisation = organisations.get(dice.nextInt(organisations.size()));
      Service next = random.service(organisation);
      if (!services.isEmpty() && dice.nextBoolean()) {
        next =
            ServiceBuilder.from(next).id(services.get(dice.nextInt(services.size())).id()).build();
      }
      services.add(next);
      put(organisation, next);
      if (dice.nextBoolean()) {
        Service part = partOf(next, random.service(organisation), dice.nextInt(6));
        repository().apply(CatalogueChange.of("tester", "a part", List.of(), List.of(part)));
      }
      if (round % 11 == 10) {
        repository()
            .apply(
                new CatalogueChange(
                    "tester", "gone", List.of(), List.of(), List.of(next.id()), List.of()));
      }
    }
    String followed = everything();

    basis = "two";
    CatalogueRepositories.publishedOn(dataSource(), form)
        .onStartup(new StartupEvent(new io.micronaut.context.DefaultBeanContext()));

    assertThat(followed).contains("service: ", "place: ", "reach: ");
    assertThat(everything()).isEqualTo(followed);
  }

  /** A listing with one part of another. */
  private static Service partOf(Service listing, Service other, int which) {
    return switch (which) {
      case 0 -> listing.withAssuredOn(LocalDate.of(2026, 11, 30));
      case 1 -> listing.withOffers(listing.offers().reversed());
      case 2 -> listing.withLocations(listing.locations().reversed());
      case 3 -> listing.withStatus(other.status());
      case 4 -> listing.withVisibility(other.visibility());
      default -> listing.withCapacity(other.capacity());
    };
  }

  @Test
  void changeThatFailsLeavesThemAsTheyWere() throws SQLException {
    Organisation organisation = anOrganisation().build();
    assertThatThrownBy(
            () ->
                repository()
                    .apply(
                        CatalogueChange.of(
                            "tester",
                            "no",
                            List.of(organisation),
                            List.of(anIdvaService().runBy(organisation).build())),
                        () -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(everything()).isEmpty();
  }

  @Test
  void readersRoleOfTheDocumentReadsTheseAndNothingElse() throws SQLException, IOException {
    Organisation organisation = anOrganisation().build();
    put(organisation, anIdvaService().runBy(organisation).at(-2.9, 54.9).build());
    String role = "reader_" + nextUuid().toString().replace("-", "");
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : documented("sql " + vendor()).getFirst().split(";")) {
        if (!sql.isBlank()) {
          statement.execute(sql.replace("waymark_reader", role));
        }
      }
    }
    try (Connection reader = DriverManager.getConnection(database().jdbcUrl(), role, "choose-one");
        Statement statement = reader.createStatement()) {
      for (String query : documented("sql")) {
        statement.executeQuery(query).close();
      }
      try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM published.place")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(1);
      }
      for (String refused :
          List.of(
              "SELECT 1 FROM service_record",
              "SELECT 1 FROM service_version",
              "SELECT 1 FROM location_record",
              "SELECT 1 FROM withheld_address",
              "SELECT 1 FROM account",
              "SELECT 1 FROM audit_entry",
              "DELETE FROM published.place",
              "UPDATE published.service SET name = 'x'")) {
        assertThatThrownBy(() -> statement.execute(refused))
            .as(refused)
            .isInstanceOf(SQLException.class);
      }
    } finally {
      forget(role);
    }
  }

  private void forget(String role) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (vendor().equals("postgresql")) {
        statement.execute("DROP OWNED BY " + role);
        statement.execute("DROP ROLE " + role);
      } else {
        statement.execute("DROP USER " + role);
      }
    }
  }

  /** The code of docs/sql.md in blocks of that language. */
  private static List<String> documented(String language) throws IOException {
    return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(Path.of("docs", "sql.md")))
        .results()
        .map(found -> found.group(1).strip())
        .toList();
  }
}
