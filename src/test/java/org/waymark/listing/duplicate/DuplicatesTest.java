package org.waymark.listing.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.jdbc.RandomServices;

class DuplicatesTest {

  @Property(tries = 300)
  void likenessIsTheSameWhicheverWayRoundAndBetweenNoughtAndOne(@ForAll long seed) {
    RandomServices random = new RandomServices(seed, "alike");
    Organisation one = random.organisation();
    Organisation other = random.organisation();
    Service first = random.service(one);
    Service second = random.service(other);

    assertThat(Duplicates.between(first, one, second, other))
        .isEqualTo(Duplicates.between(second, other, first, one));
    assertThat(Duplicates.between(one, other)).isEqualTo(Duplicates.between(other, one));
  }

  @Property(tries = 200)
  void aRecordIsExactlyLikeItsCopyUnderAnotherIdentifier(@ForAll long seed) {
    RandomServices random = new RandomServices(seed, "alike");
    Organisation organisation = random.organisation();
    Service service = random.service(organisation);
    Service copy =
        ServiceBuilder.from(service).id(new ServiceId(CatalogueFixtures.nextUuid())).build();

    assertThat(Duplicates.between(service, organisation, copy, organisation).value()).isEqualTo(1);
    assertThat(Duplicates.between(organisation, organisation).value()).isEqualTo(1);
  }

  @Property(tries = 20)
  void aLimitLeavesOutTheLessAlikeAndNothingElse(@ForAll long seed) {
    RandomServices random = new RandomServices(seed, "alike");
    List<Organisation> organisations = Stream.generate(random::organisation).limit(4).toList();
    List<Service> services =
        Stream.iterate(0, i -> i + 1)
            .limit(40)
            .map(i -> random.service(organisations.get(i % organisations.size())))
            .toList();
    Catalogue catalogue = catalogueOf(organisations, services);

    List<Duplicates.ServicePair> all = Duplicates.services(catalogue, 0);

    for (Duplicates.ServicePair each : all) {
      assertThat(each.similarity())
          .isEqualTo(
              Duplicates.between(
                  each.one(), catalogue.organisationOf(each.one()),
                  each.other(), catalogue.organisationOf(each.other())));
    }
    assertThat(Duplicates.services(catalogue, 0.3))
        .isEqualTo(all.stream().filter(each -> each.similarity().value() >= 0.3).toList());
  }

  @Test
  void theExplanationSaysWhatSpeaksForItWeightiestFirst() {
    Organisation one = anOrganisation().named("Sorrelgarth Trust").charityNumber("0000123").build();
    Organisation other = anOrganisation().named("Sorrelgarth").charityNumber("123").build();
    Service first =
        anIdvaService()
            .named("Sorrelgarth IDVA service")
            .runBy(one)
            .contact(Contact.Kind.TELEPHONE, "01632 960123")
            .build();
    Service second =
        anIdvaService()
            .named("Sorrelgarth IDVA services")
            .runBy(other)
            .contact(Contact.Kind.TELEPHONE, "+44 1632 960 123")
            .build();

    Similarity similarity = Duplicates.between(first, one, second, other);

    assertThat(similarity.value()).isGreaterThan(0.85).isLessThan(1);
    assertThat(similarity.explanation())
        .startsWith("names 94 % alike; same telephone 01632960123; same charity number 123");
  }

  @Test
  void servicesOfOneOrganisationAndDifferentNumbersAreHeldBack() {
    Organisation organisation = anOrganisation().named("Harbour").charityNumber("77").build();
    Service idva =
        anIdvaService()
            .named("Refuge outreach")
            .runBy(organisation)
            .contact(Contact.Kind.TELEPHONE, "01632 960123")
            .url("https://harbour.example.org")
            .build();
    Service other =
        ServiceBuilder.from(idva)
            .id(new ServiceId(CatalogueFixtures.nextUuid()))
            .named("Children's counselling")
            .build();
    assertThat(Duplicates.between(idva, organisation, other, organisation).value())
        .isCloseTo(0.4, within(1e-9));

    Organisation namesake = anOrganisation().named("Harbour").charityNumber("78").build();
    assertThat(Duplicates.between(organisation, namesake).value()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void tenThousandListingsAreComparedByWhatTheyShareAndThePlantedPairsAreFound() {
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Organisation organisation =
          anOrganisation()
              .id(new OrganisationId(CatalogueFixtures.nextUuid()))
              .named(name("organisation", i))
              .build();
      organisations.add(organisation);
      services.add(
          anIdvaService()
              .named(name("service", i))
              .runBy(organisation)
              .contact(Contact.Kind.TELEPHONE, "01632 " + (100_000 + i))
              .build());
    }
    for (int i = 0; i < 50; i++) {
      services.add(
          ServiceBuilder.from(services.get(i * 100))
              .id(new ServiceId(CatalogueFixtures.nextUuid()))
              .named(services.get(i * 100).name() + "s")
              .build());
    }
    Catalogue catalogue = catalogueOf(organisations, services);

    List<Duplicates.ServicePair> pairs = Duplicates.services(catalogue, Duplicates.WORTH_A_LOOK);

    assertThat(pairs.stream().map(pair -> pair.one().id() + " " + pair.other().id()).toList())
        .hasSize(50);
    Service fresh =
        ServiceBuilder.from(services.getFirst())
            .id(new ServiceId(CatalogueFixtures.nextUuid()))
            .build();
    assertThat(
            Duplicates.of(fresh, organisations.getFirst(), catalogue, Duplicates.WORTH_A_LOOK)
                .getFirst()
                .other())
        .isEqualTo(services.getFirst());
  }

  /** Names that have nothing to do with each other. */
  private static String name(String kind, int number) {
    return UUID.nameUUIDFromBytes((kind + number).getBytes(UTF_8)).toString().replace('-', ' ');
  }
}
