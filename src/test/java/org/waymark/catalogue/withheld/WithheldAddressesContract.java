package org.waymark.catalogue.withheld;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;
import static org.waymark.catalogue.CatalogueFixtures.organisationsOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.secret.KeyFile;
import org.waymark.secret.KeyProblem;
import org.waymark.testing.DatabaseContract;

abstract class WithheldAddressesContract extends DatabaseContract {

  private static final String SECRET = "Canary Cottage";

  @TempDir static Path folder;

  private LocationId location = new LocationId(nextUuid());
  private ServiceId serviceId = new ServiceId(nextUuid());

  private CatalogueRepository catalogue() {
    return CatalogueRepositories.on(dataSource());
  }

  private Path keyFile() {
    return folder.resolve("keys").resolve("withheld.key");
  }

  private WithheldAddresses addresses() {
    return new WithheldAddresses(
        database().transactions(),
        Clock.fixed(RECORDED, ZoneOffset.UTC),
        new WithheldKeys(keyFile().toString(), ""),
        CatalogueRepositories.words(database().transactions()));
  }

  private WithheldAddress secret() {
    return new WithheldAddress(
        location,
        List.of(SECRET, "3 Hidden Lane"),
        "CA1 9ZZ",
        new Position(-2.912345678901234, 54.898765432109876));
  }

  private Service save(ServiceLocation where) {
    Service service = anIdvaService().id(serviceId).location(where).build();
    catalogue()
        .apply(CatalogueChange.of("tester", "a test", organisationsOf(service), List.of(service)));
    return service;
  }

  private ServiceLocation publicly() {
    return new ServiceLocation.Public(location, "Office", List.of(), null, null, Set.of());
  }

  @BeforeEach
  void saveAServiceAtTheWithheldLocation() {
    location = new LocationId(nextUuid());
    serviceId = new ServiceId(nextUuid());
    save(new ServiceLocation.Withheld(location));
  }

  @Test
  void addressComesBackTheSame() {
    addresses().put(List.of(secret()));

    assertThat(addresses().find(location)).contains(secret());
  }

  @Test
  void addressWithOnlyAPostcodeComesBackTheSame() {
    WithheldAddress scant = new WithheldAddress(location, List.of(), "CA1 9ZZ", null);

    addresses().put(List.of(scant));

    assertThat(addresses().find(location)).contains(scant);
  }

  @Test
  void secondAddressTakesThePlaceOfTheFirst() {
    WithheldAddress moved = new WithheldAddress(location, List.of("Elsewhere"), null, null);

    addresses().put(List.of(secret()));
    addresses().put(List.of(moved));

    assertThat(addresses().find(location)).contains(moved);
  }

  @Test
  void addressThatAPersonEnteredIsNotReplacedByThatOfAFileUnlessAskedFor() {
    WithheldAddress ofFile = new WithheldAddress(location, List.of("Old house"), null, null);
    WithheldAddress next = new WithheldAddress(location, List.of("Other house"), null, null);

    assertThat(addresses().putFromFile(List.of(ofFile), false)).isEmpty();
    assertThat(addresses().putFromFile(List.of(next), false)).isEmpty();
    assertThat(addresses().find(location)).contains(next);

    addresses().put(List.of(secret()));
    addresses().rotateKey(true);
    assertThat(addresses().putFromFile(List.of(next), false)).containsExactly(location);
    assertThat(addresses().find(location)).contains(secret());

    assertThat(addresses().putFromFile(List.of(next), true)).containsExactly(location);
    assertThat(addresses().find(location)).contains(next);
    addresses().rotateKey(true);
    assertThat(addresses().putFromFile(List.of(ofFile), false)).isEmpty();
    assertThat(addresses().find(location)).contains(ofFile);
  }

  @Test
  void addressStaysWhenItsServiceIsReplaced() {
    addresses().put(List.of(secret()));

    save(new ServiceLocation.Withheld(location));
    save(new ServiceLocation.AreaOnly(location, new AreaCode("E07000026")));

    assertThat(addresses().find(location)).contains(secret());
  }

  @Test
  void addressGoesWhenItsLocationBecomesPublicAndDoesNotReturn() {
    addresses().put(List.of(secret()));

    save(publicly());
    assertThat(addresses().find(location)).isEmpty();

    save(new ServiceLocation.Withheld(location));
    assertThat(addresses().find(location)).isEmpty();
  }

  @Test
  void addressGoesWithItsService() {
    addresses().put(List.of(secret()));

    catalogue()
        .apply(
            new CatalogueChange(
                "tester", "closed", List.of(), List.of(), List.of(serviceId), List.of()));

    assertThat(addresses().find(location)).isEmpty();
  }

  @Test
  void addressGoesWhenTheServiceNoLongerHasTheLocation() {
    addresses().put(List.of(secret()));

    save(new ServiceLocation.Withheld(new LocationId(nextUuid())));

    assertThat(addresses().find(location)).isEmpty();
  }

  @Test
  void publicLocationWhichBecomesWithheldLosesWhatWasPublic() {
    save(
        new ServiceLocation.Public(
            location, SECRET, List.of(SECRET), "CA1 9ZZ", new Position(-2.9, 54.9), Set.of()));

    Service withheld = save(new ServiceLocation.Withheld(location));

    assertThat(catalogue().findService(serviceId)).contains(withheld);
    assertThat(rowsThatNameTheSecret("SELECT document FROM service_record")).isZero();
  }

  private int rowsThatNameTheSecret(String sql) {
    return database()
        .transactions()
        .read(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery(sql)) {
                int found = 0;
                while (row.next()) {
                  String text = row.getString(1);
                  found += text != null && text.contains(SECRET) ? 1 : 0;
                }
                return found;
              }
            });
  }

  @Test
  void addressOfAPublicOrUnknownLocationIsRefusedWithoutSayingIt() {
    save(publicly());
    assertThatThrownBy(() -> addresses().put(List.of(secret())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is public")
        .hasMessageNotContaining(SECRET);

    WithheldAddress nowhere =
        new WithheldAddress(new LocationId(nextUuid()), List.of(SECRET), null, null);
    assertThatThrownBy(() -> addresses().put(List.of(nowhere)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not in the catalogue")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void removedAddressIsGone() {
    addresses().put(List.of(secret()));

    assertThat(addresses().remove(location)).isTrue();
    assertThat(addresses().remove(location)).isFalse();
    assertThat(addresses().find(location)).isEmpty();
  }

  @Test
  void catalogueNeverHoldsTheAddress() {
    addresses().put(List.of(secret()));

    assertThat(catalogue().load().listServices().toString())
        .contains(location.toString())
        .doesNotContain(SECRET)
        .doesNotContain("CA1 9ZZ")
        .doesNotContain("2.9123456");
    assertThat(secret().toString()).doesNotContain(SECRET).doesNotContain("CA1");
  }

  @Test
  void databaseHoldsNothingThatCanBeReadWithoutTheKey() throws Exception {
    addresses().put(List.of(secret()));

    byte[] sealed = sealedOf(location);
    assertThat(new String(sealed, ISO_8859_1)).doesNotContain("Canary", "Hidden", "CA1");
    assertThat(sealed).hasSize(12 + 256 + 16);
    assertThat(Files.getPosixFilePermissions(keyFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(rowsThatNameTheSecret("SELECT key_id FROM withheld_address")).isZero();
  }

  @Test
  void rowCopiedToAnotherLocationOrAlteredIsNotOpened() throws Exception {
    addresses().put(List.of(secret()));
    byte[] sealed = sealedOf(location);
    LocationId first = location;
    saveAServiceAtTheWithheldLocation();
    addresses().put(List.of(secret()));

    setSealed(location, sealed);
    assertThatThrownBy(() -> addresses().find(location))
        .isInstanceOf(KeyProblem.class)
        .hasMessageNotContaining(SECRET);
    sealed[20] ^= 1;
    setSealed(first, sealed);
    assertThatThrownBy(() -> addresses().find(first)).isInstanceOf(KeyProblem.class);
  }

  @Test
  void newKeySealsEverythingAnewAndTheOldOneCanGo() throws Exception {
    addresses().put(List.of(secret()));
    Path copy = folder.resolve("old.key");
    Files.copy(keyFile(), copy, StandardCopyOption.REPLACE_EXISTING);
    byte[] before = sealedOf(location);

    addresses().rotateKey(false);
    assertThat(sealedOf(location)).isNotEqualTo(before);
    assertThat(addresses().find(location)).contains(secret());
    assertThat(KeyFile.open(keyFile()).orElseThrow().size()).isGreaterThan(1);

    addresses().rotateKey(true);
    assertThat(addresses().find(location)).contains(secret());
    assertThat(KeyFile.open(keyFile()).orElseThrow().size()).isEqualTo(1);

    Path kept = folder.resolve("kept.key");
    Files.move(keyFile(), kept, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> addresses().find(location))
        .isInstanceOf(KeyProblem.class)
        .hasMessageContaining("is not there");
    // A new key in its place would hide that the old one is lost.
    assertThatThrownBy(() -> addresses().put(List.of(secret()))).isInstanceOf(KeyProblem.class);
    assertThat(keyFile()).doesNotExist();
    Files.copy(copy, keyFile());
    assertThatThrownBy(() -> addresses().find(location))
        .isInstanceOf(KeyProblem.class)
        .hasMessageContaining("does not hold the key");
    Files.move(kept, keyFile(), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void addressesThatAnEarlierWaymarkKeptPlainAreSealedAndTheirColumnsDropped() throws Exception {
    addresses().find(location);
    run("ALTER TABLE withheld_address ADD COLUMN address_lines varchar");
    run("ALTER TABLE withheld_address ADD COLUMN postcode varchar");
    run("ALTER TABLE withheld_address ADD COLUMN geom geometry(point, 4326)");
    run(
        """
        INSERT INTO withheld_address (location_id, address_lines, postcode, geom, recorded_at)
        VALUES ('%s', 'Canary Cottage
        3 Hidden Lane', 'CA1 9ZZ', ST_GeomFromText('POINT (-2.5 54.5)', 4326), CURRENT_TIMESTAMP)
        """
            .formatted(location));

    assertThat(addresses().find(location))
        .contains(
            new WithheldAddress(
                location, List.of(SECRET, "3 Hidden Lane"), "CA1 9ZZ", new Position(-2.5, 54.5)));
    assertThatThrownBy(() -> run("UPDATE withheld_address SET postcode = 'x'"))
        .isInstanceOf(SQLException.class);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void setSealed(LocationId of, byte[] bytes) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE withheld_address SET sealed = ? WHERE location_id = ?")) {
      update.setBytes(1, bytes);
      update.setObject(2, of.value());
      update.executeUpdate();
    }
  }

  private byte[] sealedOf(LocationId of) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT sealed FROM withheld_address WHERE location_id = ?")) {
      query.setObject(1, of.value());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }
}
