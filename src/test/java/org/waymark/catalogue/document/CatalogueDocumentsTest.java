package org.waymark.catalogue.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;

import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.jdbc.RandomServices;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;

class CatalogueDocumentsTest {

  @Test
  void whatIsReadEqualsWhatWasWrittenAndEqualRecordsGiveEqualText() {
    RandomServices random = new RandomServices(20261125, "random");
    for (int i = 0; i < 50; i++) {
      Organisation organisation = random.organisation();
      String organisationText = CatalogueDocuments.write(organisation);
      Organisation organisationRead = CatalogueDocuments.readOrganisation(organisationText);
      assertThat(organisationRead).isEqualTo(organisation);
      assertThat(CatalogueDocuments.write(organisationRead)).isEqualTo(organisationText);
      for (int j = 0; j < 10; j++) {
        Service service = random.service(organisation);
        String text = CatalogueDocuments.write(service);
        Service read = CatalogueDocuments.readService(text);
        assertThat(read).isEqualTo(service);
        assertThat(CatalogueDocuments.write(read)).isEqualTo(text);
      }
    }
  }

  @Test
  void drawnBoundaryKeepsDigitsThatJtsWouldCut() {
    Service service =
        anIdvaService()
            .servingInside("Null Island", aSquare(1.2345678901234567E-7, 50.000000000000014, 0.5))
            .build();

    assertThat(CatalogueDocuments.readService(CatalogueDocuments.write(service)))
        .isEqualTo(service);
  }

  @Test
  void theDayOfAProvidersEditIsKept() {
    Service service = sampleService().withEditedOn(LocalDate.of(2026, 6, 1));

    assertThat(CatalogueDocuments.readService(CatalogueDocuments.write(service)))
        .isEqualTo(service);
  }

  /** What is in databases already. When this fails, old versions can no longer be read. */
  @Test
  void storedFormIsAsItAlwaysWas() throws IOException {
    String service = stored("service.json");
    String organisation = stored("organisation.json");

    assertThat(CatalogueDocuments.write(sampleService())).isEqualTo(service);
    assertThat(CatalogueDocuments.readService(service)).isEqualTo(sampleService());
    assertThat(CatalogueDocuments.write(sampleOrganisation())).isEqualTo(organisation);
    assertThat(CatalogueDocuments.readOrganisation(organisation)).isEqualTo(sampleOrganisation());
  }

  @Test
  void fieldThatANewerWaymarkWroteIsRefusedByName() {
    String text = CatalogueDocuments.write(sampleService());

    assertThatThrownBy(
            () ->
                CatalogueDocuments.readService(
                    text.replace("\"waitWeeks\":6", "\"waitWeeks\":6,\"waitMonths\":2")))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("\"capacity\"")
        .hasMessageContaining("\"waitMonths\"")
        .hasMessageContaining("newer");
    assertThatThrownBy(
            () -> CatalogueDocuments.readService(text.replace("\"format\":1", "\"format\":2")))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("format 2");
  }

  @Test
  void whatIsNotAServiceIsRefusedWithThePlace() {
    String text = CatalogueDocuments.write(sampleService());

    assertThatThrownBy(() -> CatalogueDocuments.readService("{"))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(
            () -> CatalogueDocuments.readService(text.replace("\"PUBLISHED\"", "\"GONE\"")))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("\"status\"")
        .hasMessageContaining("\"GONE\"");
    assertThatThrownBy(
            () ->
                CatalogueDocuments.readService(
                    text.replace("\"openingNote\":\"Closed on bank holidays\",", "")))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("\"openingNote\"")
        .hasMessageContaining("missing");
    assertThatThrownBy(
            () ->
                CatalogueDocuments.readService(
                    text.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\" \"")))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("needs a name");
  }

  @Test
  void anAnswerThatCouldNotBeLeftOpenBeforeReadsAsNotStatedWhereItWasNoYes() {
    String text = CatalogueDocuments.write(sampleService());
    assertThat(
            List.of("\"interpreting\":true", "\"interpreting\":false", "\"interpreting\":\"NO\"")
                .stream()
                .map(said -> text.replace("\"interpreting\":\"YES\"", said))
                .map(CatalogueDocuments::readService)
                .map(Service::interpreting))
        .containsExactly(Stated.YES, Stated.NOT_STATED, Stated.NO);
    Service money =
        CatalogueDocuments.readService(text.replace("\"joint\":\"YES\"", "\"joint\":false"));
    assertThat(money.arrangements().getFirst().joint()).isEqualTo(Stated.NOT_STATED);
    assertThat(
            CatalogueDocuments.readService(text.replace("\"interpreting\":\"YES\",", ""))
                .interpreting())
        .isEqualTo(Stated.NOT_STATED);
  }

  private static String stored(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            CatalogueDocumentsTest.class.getResourceAsStream("/documents/" + name), name)) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }

  private static Organisation sampleOrganisation() {
    return anOrganisation()
        .id(OrganisationId.of("0a9ce0b5-3bb2-4f3a-9f0e-5d7a3c1b2e01"))
        .named("Kindly Light")
        .described("A small group in Carlisle.")
        .website("https://kindly.example.org")
        .email("hello@kindly.example.org")
        .charityNumber("1000001")
        .companyNumber("01000001")
        .ledBy("women", "black-people")
        .from("cumbria", "o1")
        .build();
  }

  private static Service sampleService() {
    return everythingSet(sampleOrganisation()).build();
  }

  /** Every field set, every kind of area, location and choice at least once. */
  private static ServiceBuilder everythingSet(Organisation organisation) {
    return anIdvaService()
        .id(ServiceId.of("5f0d5a4e-0c9d-4a63-8a0e-1f2e3d4c5b6a"))
        .runBy(organisation)
        .named("Kindly IDVA")
        .described("Advocacy \"for\" people\nat high risk.")
        .url("https://kindly.example.org/idva")
        .visibility(Visibility.PROFESSIONALS)
        .forCrimes("stalking", "domestic-abuse")
        .forCohort("women", CohortLevel.Level.BY_AND_FOR)
        .by(DeliveryMode.TELEPHONE, DeliveryMode.IN_PERSON)
        .serving("E07000026")
        .servingInside("The Eden valley", aSquare(-2.5, 54.5, 0.25))
        .alsoOffering("helpline")
        .by(DeliveryMode.ONLINE_CHAT)
        .servingWithinKilometres(12.5)
        .servingEngland()
        .ages(16, 99)
        .genders(Gender.FEMALE)
        .onlyCohorts("women")
        .onlyResidentsOf("E07000026")
        .report(ReportRequirement.REPORT_NEEDED)
        .risks(RiskLevel.HIGH)
        .otherConditions("Not while in prison")
        .referredBy(ReferralSource.POLICE)
        .languages("ur", "pa")
        .interpreting()
        .accessible(AccessibilityFeature.BSL)
        .openOn(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 30))
        .openOn(DayOfWeek.MONDAY, LocalTime.of(13, 0), OpeningTime.MIDNIGHT)
        .openingNote("Closed on bank holidays")
        .contact(Contact.Kind.TELEPHONE, "01632 960000", "Weekdays")
        .contact(Contact.Kind.EMAIL, "idva@kindly.example.org")
        .capacity(new Capacity(Capacity.Status.WAITING_LIST, 6, LocalDate.of(2026, 5, 1)))
        .location(
            new ServiceLocation.Public(
                LocationId.of("8d3b0a52-8f8e-4a57-b2a6-3f1f1e7c9a01"),
                "The Old Mill",
                List.of("2 River Lane", "Carlisle"),
                "CA1 1AA",
                new Position(-2.93456789012345, 54.89512345678901),
                Set.of(AccessibilityFeature.PARKING)))
        .location(
            new ServiceLocation.AreaOnly(
                LocationId.of("8d3b0a52-8f8e-4a57-b2a6-3f1f1e7c9a02"), new AreaCode("E07000026")))
        .location(
            new ServiceLocation.Withheld(LocationId.of("8d3b0a52-8f8e-4a57-b2a6-3f1f1e7c9a03")))
        .arrangement(
            new CommissioningArrangement(
                List.of("Cumbria PFCC"),
                List.of("Ministry of Justice"),
                "Rape and Sexual Abuse Support Fund",
                123_456L,
                LocalDate.of(2024, 4, 1),
                LocalDate.of(2027, 3, 31),
                "One year",
                "open tender",
                Stated.YES,
                Set.of(new AreaCode("E07000026"))))
        .assuredOn(LocalDate.of(2026, 5, 20))
        .from("cumbria", "s1")
        .recordedAt(Instant.parse("2026-06-01T09:00:00.123456Z"));
  }
}
