package org.waymark.catalogue.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;
import static org.waymark.catalogue.CatalogueFixtures.organisationsOf;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.testing.DatabaseContract;

abstract class WithheldAddressesContract extends DatabaseContract {

  private static final String SECRET = "Canary Cottage";

  private LocationId location = new LocationId(nextUuid());
  private ServiceId serviceId = new ServiceId(nextUuid());

  private CatalogueRepository catalogue() {
    return CatalogueRepositories.on(dataSource());
  }

  private WithheldAddresses addresses() {
    return new WithheldAddresses(
        new Transactions(dataSource()), Clock.fixed(RECORDED, ZoneOffset.UTC));
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
    assertThat(rowsThatNameTheSecret("SELECT name FROM location")).isZero();
    assertThat(rowsThatNameTheSecret("SELECT line FROM location_address_line")).isZero();
  }

  private int rowsThatNameTheSecret(String sql) {
    return new Transactions(dataSource())
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
}
