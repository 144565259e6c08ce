package org.waymark.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;
import org.waymark.database.DatabaseKind;
import org.waymark.database.Migrations;
import org.waymark.testing.TestDatabase;

/** What was kept by the program of 30 November 2026 is all there after the migrations since. */
abstract class OldDatabaseContract {

  private static final Clock CLOCK = Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  abstract TestDatabase unmigrated();

  @Test
  void databaseOfTheTwentyTablesOpensWithTheSameCatalogueHistoryAndAudit()
      throws SQLException, IOException {
    try (TestDatabase database = unmigrated()) {
      OldDatabase old = OldDatabase.in(database.dataSource());
      Migrations.migrate(database.dataSource());

      assertSame(old, database);
      assertAddressesOpen(database);
      assertThat(count(database, "catalogue_revision WHERE imported_from = 'demonstration'"))
          .isPositive();
      assertThat(
              count(
                  database,
                  "catalogue_revision WHERE imported_from IS NULL AND reason LIKE 'Import from %'"))
          .isZero();
      for (String table :
          List.of("account", "account_grant", "listing_change", "listing_comment")) {
        assertThat(count(database, table)).as(table).isEqualTo(old.rowsOf(table)).isPositive();
      }
      assertThat(count(database, "referral_route_version"))
          .isEqualTo(old.rowsOf("referral_route_version"));
    }
  }

  @Test
  @Tag("slow")
  void databaseOfTenThousandServicesOpensWithTheSameCatalogueHistoryAndAudit() throws SQLException {
    try (TestDatabase database = unmigrated()) {
      OldDatabase old = OldDatabase.in(database.dataSource());
      old.multiply(39, CLOCK);
      assertThat(old.services()).hasSizeGreaterThan(10_000);

      Migrations.migrate(database.dataSource());

      assertSame(old, database);
    }
  }

  @Test
  void databaseOlderThanItsHistoryIsWrittenDownOnceFromTheTwentyTables() throws SQLException {
    try (TestDatabase database = unmigrated()) {
      OldDatabase old = OldDatabase.in(database.dataSource());
      old.forgetHistory();
      Migrations.migrate(database.dataSource());

      assertSame(old, database);
      CatalogueHistory history = CatalogueRepositories.historyOn(database.dataSource());
      assertThat(history.begins()).hasValueSatisfying(r -> assertThat(r.number()).isEqualTo(47));
      assertThat(versionsOf(database, "FOUND"))
          .isEqualTo(old.services().size() + old.organisations().size());
      assertThat(count(database, "audit_entry")).isEqualTo(1);
    }
  }

  /** The document of a record is made from the tables as the program itself had made it. */
  @Test
  void onlyARecordThatIsNotAsItWasWrittenGetsAVersion() throws SQLException {
    try (TestDatabase database = unmigrated()) {
      OldDatabase.in(database.dataSource());

      Migrations.migrate(database.dataSource());

      // Its place went to another service.
      assertThat(versionsOf(database, "FOUND")).isEqualTo(1);
    }
  }

  @Test
  void nothingIsDroppedWhenARecordWasNotCarriedOver() throws SQLException {
    try (TestDatabase database = unmigrated()) {
      OldDatabase old = OldDatabase.in(database.dataSource());
      Flyway withoutTheCarrier =
          Flyway.configure()
              .dataSource(database.dataSource())
              .locations(
                  DatabaseKind.of(database.dataSource())
                      .migrationLocations()
                      .toArray(String[]::new))
              .load();

      assertThatThrownBy(withoutTheCarrier::migrate).hasMessageContaining("V082");

      for (String table : List.of("service", "organisation", "contact", "location")) {
        assertThat(count(database, table)).as(table).isEqualTo(old.rowsOf(table));
      }
    }
  }

  private static void assertSame(OldDatabase old, TestDatabase database) {
    CatalogueRepository repository = CatalogueRepositories.on(database.dataSource());
    CatalogueHistory history = CatalogueRepositories.historyOn(database.dataSource());
    Map<ServiceId, Service> expected =
        old.services().stream().collect(Collectors.toMap(Service::id, Function.identity()));

    Catalogue catalogue = repository.load();

    assertThat(catalogue.listServices()).hasSameSizeAs(expected.keySet());
    for (Service service : catalogue.listServices()) {
      assertThat(service).isEqualTo(expected.get(service.id()));
    }
    assertThat(new HashSet<>(catalogue.listOrganisations()))
        .isEqualTo(new HashSet<>(old.organisations()));
    // What a form that is still open expects to find.
    old.versions()
        .forEach(
            (id, version) -> assertThat(repository.versionOf(id)).as("%s", id).contains(version));
    assertThat(history.verify().problem()).isNull();
    assertThat(Audits.on(database.transactions(), CLOCK).reader().verify(null).problem()).isNull();
    assertThat(history.atRevision(catalogue.revision()).listServices().size())
        .isEqualTo(expected.size());
  }

  private static int versionsOf(TestDatabase database, String what) throws SQLException {
    return count(database, "service_version WHERE what = '" + what + "'")
        + count(database, "organisation_version WHERE what = '" + what + "'");
  }

  private void assertAddressesOpen(TestDatabase database) throws IOException, SQLException {
    Path key = home.resolve("withheld.key");
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("/catalogue/old/withheld.key"))) {
      Files.copy(file, key);
    }
    Files.setPosixFilePermissions(
        key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    WithheldAddresses addresses =
        new WithheldAddresses(
            database.transactions(),
            CLOCK,
            new WithheldKeys(key.toString(), home.toString()),
            CatalogueRepositories.words(database.transactions()));
    assertThat(count(database, "withheld_address")).isEqualTo(23);
    assertThat(
            addresses.find(new LocationId(UUID.fromString("aaaa1111-0000-4000-8000-000000000002"))))
        .hasValueSatisfying(
            address -> assertThat(address.lines()).containsExactly("3 Hidden Lane"));
  }

  private static int count(TestDatabase database, String table) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }
}
