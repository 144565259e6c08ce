package org.waymark.pathway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.ImportReport;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.RandomNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.jdbc.InMemoryReferralRoutes;
import org.waymark.vocabulary.Vocabularies;

class RouteImportTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T09:00:00Z"), ZoneOffset.UTC);

  private static final ListingTerms TERMS =
      new ListingTerms(Vocabularies.builtIn(), GeographyFixtures.smallCountry());

  @TempDir private Path folder;

  private final Service sarc =
      aSarc()
          .named("Northern SARC")
          .serving(GeographyFixtures.NORTH.value())
          .ages(18, null)
          .genders(Gender.FEMALE)
          .referredBy(ReferralSource.POLICE)
          .from("file", "N-1")
          .build();
  private final Service isva =
      anIsvaService().named("ISVA").serving(GeographyFixtures.NORTH.value()).build();
  private final Service otherIsva =
      anIsvaService().named("ISVA").serving(GeographyFixtures.SOUTH.value()).build();
  private final Catalogue catalogue = catalogueOf(sarc, isva, otherIsva);
  private final InMemoryReferralRoutes routes = new InMemoryReferralRoutes(CLOCK);

  private ImportReport read(boolean dryRun, String... lines)
      throws IOException, RefusedFileException {
    Path file = folder.resolve("routes.csv");
    Files.writeString(file, String.join("\n", lines));
    return run(file, dryRun);
  }

  private ImportReport run(Path file, boolean dryRun) throws IOException, RefusedFileException {
    return new RouteImport(
            routes, catalogue, GeographyFixtures.smallCountry(), Vocabularies.builtIn(), CLOCK)
        .run(file, new RouteImport.Options("test", dryRun, "A. Analyst"));
  }

  @Test
  void aFullRowBecomesARoute() throws Exception {
    ImportReport report =
        read(
            false,
            "Route id,From,From area,To,Crime types,For,Youngest age,Oldest age,Genders,Risk,Police"
                + " report,\"Days since, at most\",Areas of residence,How,Agreement,Agreed"
                + " on,Agreement ends,Partners,Consent,Capacity,Usual wait (weeks),Wait as"
                + " of,Hours,Checked on,Stated by",
            "R1,Police report,North,Northern SARC,Rape,Adults,18,64,Women and"
                + " girls,High,needed,10,Northcity,Warm handover,formal,1 April"
                + " 2025,31/03/2027,North PCC; NHS North,safeguarding,Waiting list,6,2026-05-01,9"
                + " to 5,2026-06-01,both");

    assertThat(report.findings()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
    ReferralRoute route = routes.load().list().getFirst();
    assertThat(route.from())
        .isEqualTo(new EntryPoint(EntryPoint.Kind.POLICE_REPORT, GeographyFixtures.NORTH));
    assertThat(route.to()).isEqualTo(sarc.id());
    assertThat(route.criteria().mostDaysSince()).isEqualTo(10);
    assertThat(route.criteria().residence()).containsExactly(GeographyFixtures.NORTH_CITY);
    assertThat(route.mechanism()).isEqualTo(Mechanism.WARM_HANDOVER);
    assertThat(route.agreement())
        .isEqualTo(
            new Agreement(
                Agreement.Kind.FORMAL,
                LocalDate.of(2025, 4, 1),
                LocalDate.of(2027, 3, 31),
                List.of("North PCC", "NHS North")));
    assertThat(route.consent()).isEqualTo(ConsentBasis.SAFEGUARDING);
    assertThat(route.capacity())
        .isEqualTo(new Capacity(Capacity.Status.WAITING_LIST, 6, LocalDate.of(2026, 5, 1)));
    assertThat(route.isConfirmed()).isTrue();
  }

  @Test
  void aRowThatIsNotGoodCostsNoOtherAndIsToldWithItsRemedy() throws Exception {
    ImportReport report =
        read(
            false,
            "From,To,Crime types,Youngest age,Agreement,Agreement ends",
            "Northern SARC,ISVA,,,,",
            "N-0,Northern SARC,,,,",
            "Police report,Northern SARC,Rapes of all sorts,,,",
            "Police report,Northern SARC,,18 or so,,",
            "Police report,Northern SARC,,,informal,2027-03-31",
            ",Northern SARC,,,,",
            "Police report,Northern SARC,,,,");

    assertThat(report.refused()).isEqualTo(6);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.findings())
        .filteredOn(each -> each.severity() == Finding.Severity.REFUSED)
        .extracting(Finding::code)
        .containsExactly(
            "more-than-one-service",
            "unknown-service",
            "unknown-term",
            "not-an-age",
            "dates-without-agreement",
            "missing");
    assertThat(report.refusedRows())
        .extracting(ImportReport.RefusedRow::line)
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
  }

  @ParameterizedTest
  @CsvSource({
    "Police, POLICE_REPORT",
    "the police, POLICE_REPORT",
    "GP, GP_AND_HEALTH",
    "GPs, GP_AND_HEALTH",
    "Self, SELF_REFERRAL",
    "self referral, SELF_REFERRAL",
    "Children's social care, SOCIAL_CARE",
    "Children’s Social Care, SOCIAL_CARE",
    "Childrens  social-care, SOCIAL_CARE",
    "Social services, SOCIAL_CARE",
    "A & E, EMERGENCY_DEPARTMENT",
    "A and E, EMERGENCY_DEPARTMENT",
    "Emergency department, EMERGENCY_DEPARTMENT",
    "School or college, EDUCATION",
    "Schools, EDUCATION",
    "marac, MARAC",
    "Courts, COURT",
    "Employer, WORKPLACE",
  })
  void whoRefersIsUnderstoodAsInTheFormForServices(String written, EntryPoint.Kind kind)
      throws Exception {
    assertThat(read(false, "From,To", "\"" + written + "\",Northern SARC").refused()).isZero();
    assertThat(routes.load().list())
        .singleElement()
        .extracting(ReferralRoute::from)
        .isEqualTo(EntryPoint.everywhere(kind));
    if (kind != EntryPoint.Kind.WORKPLACE) {
      assertThat(Labelled.find(ReferralSource.class, written)).contains(kind.source());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northern SARC",
        "northern  sarc",
        "The Northern SARC",
        "Northern-SARC",
        "Harbour Trust: Northern SARC",
        "Northern SARC (Harbour Trust)"
      })
  void aServiceIsKnownHoweverItsNameIsWritten(String written) throws Exception {
    ImportReport report =
        read(
            false,
            "From,To",
            "Police," + written.replace("Harbour Trust", nameOf(sarc)).replace(",", " "));

    assertThat(report.findings()).isEmpty();
    assertThat(routes.load().list()).hasSize(1);
  }

  private String nameOf(Service service) {
    return catalogue.findOrganisation(service.organisation()).orElseThrow().name();
  }

  @Test
  void anExactNameWinsOverOneThatIsOnlyWrittenAlike() throws Exception {
    Catalogue two =
        catalogueOf(
            aSarc().named("Hope & Healing").build(), aSarc().named("Hope and Healing").build());
    Path file =
        Files.writeString(
            folder.resolve("two.csv"), "From,To\nPolice,Hope & Healing\nPolice,hope & healing!");

    ImportReport report =
        new RouteImport(
                routes, two, GeographyFixtures.smallCountry(), Vocabularies.builtIn(), CLOCK)
            .run(file, new RouteImport.Options("test", false, "A. Analyst"));

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.findings())
        .filteredOn(each -> each.severity() == Finding.Severity.REFUSED)
        .extracting(Finding::code)
        .containsExactly("more-than-one-service");
  }

  @ParameterizedTest
  @CsvSource({
    "Nothern SARC, Did you mean Northern SARC?",
    "Northern SARC Centre, Did you mean Northern SARC?",
    "Norhtern SRAC, Did you mean Northern SARC?",
    "Semaphore, 'Write its name as it is listed, or its id under \"To service id\"'",
  })
  void aServiceThatIsNearlyNamedIsOffered(String written, String remedy) throws Exception {
    assertThat(read(true, "From,To", "Police," + written).findings())
        .filteredOn(each -> each.code().equals("unknown-service"))
        .extracting(Finding::remedy)
        .containsExactly(remedy);
  }

  @Test
  void idsThatAreNearlyRightAndNamesOfSeveralAreOfferedAsTheyCanBeWritten() throws Exception {
    assertThat(read(true, "From,To service id", "Police,n 1").findings())
        .filteredOn(each -> each.severity() == Finding.Severity.REFUSED)
        .extracting(Finding::remedy)
        .containsExactly("Did you mean N-1 (Northern SARC, " + nameOf(sarc) + ")?");
    String several =
        read(true, "From,To", "Police,ISVA").findings().stream()
            .filter(each -> each.code().equals("more-than-one-service"))
            .map(Finding::remedy)
            .findFirst()
            .orElseThrow();
    assertThat(several).contains(isva.id().toString(), otherIsva.id().toString(), "To service id");
    assertThat(read(true, "From,To service id", "Police," + isva.id()).refused()).isZero();
  }

  @Test
  void agesWaitsDaysAndReportsAreReadAsInTheFormForServices() throws Exception {
    ImportReport report =
        read(
            false,
            "From,To,Youngest age,Oldest age,\"Days since, at most\",Police report,Usual wait"
                + " (weeks),Wait as of,Checked on",
            "Police,Northern SARC,18-25,,2 weeks,Required,2-3 weeks,20.5.26,46143");

    assertThat(report.refused()).isZero();
    ReferralRoute route = routes.load().list().getFirst();
    assertThat(route.criteria().minimumAge()).isEqualTo(18);
    assertThat(route.criteria().maximumAge()).isEqualTo(25);
    assertThat(route.criteria().mostDaysSince()).isEqualTo(14);
    assertThat(route.criteria().report()).isEqualTo(ReportRequirement.REPORT_NEEDED);
    assertThat(route.capacity().waitWeeks()).isEqualTo(3);
    assertThat(route.capacity().asOf()).isEqualTo(LocalDate.of(2026, 5, 20));
    assertThat(route.assuredOn()).isEqualTo(LocalDate.of(2026, 5, 1));
    assertThat(report.findings())
        .extracting(Finding::code)
        .contains("in-whole-weeks", "day-as-number");
  }

  @Test
  void aRowOfMoreCellsThanHeadingsOrWithHiddenCharactersIsRefused() throws Exception {
    ImportReport report =
        read(
            false,
            "From,To,Hours",
            "Police report,Northern SARC,Monday, Tuesday",
            "Police report,Northern SARC,Mon\u0001day");

    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("ragged-row", "control-character");
  }

  @Test
  void aConditionThatNobodyCanMeetIsPointedOut() throws Exception {
    ImportReport report =
        read(
            true,
            "Route id,From,From area,To service id,Oldest age,Genders,Areas of residence,For,Crime"
                + " types",
            "1,Police report,North,N-1,17,,,,",
            "2,Police report,North,N-1,,Men and boys,,,",
            "3,Police report,North,N-1,,,Southtown,,",
            "4,Police report,South,N-1,,,,,",
            "5,Police report,North,N-1,,,,Children,",
            "6,Police report,North,N-1,,,,,Stalking",
            "7,Helpline,North,N-1,,,,,",
            "8,Police report,,N-1,,,,,Rape");

    assertThat(report.findings())
        .filteredOn(each -> each.code().equals("nobody-can-meet"))
        .extracting(Finding::problem)
        .containsExactly(
            "nobody can go along this route: the route takes up to age 17, but the service takes"
                + " age 18 and over",
            "nobody can go along this route: the route takes men and boys only, but the service"
                + " takes women and girls only",
            "nobody can go along this route: the route takes people who live in Southtown, but the"
                + " service takes nobody who lives there",
            "nobody can go along this route: the service takes nobody who lives in South",
            "nobody can go along this route: the route takes only Children, but the service takes"
                + " age 18 and over",
            "nobody can go along this route: the route is for Stalking only, but the service is"
                + " for Sexual abuse only");
    assertThat(report.findings())
        .filteredOn(each -> each.code().equals("not-in-the-listing"))
        .singleElement()
        .satisfies(each -> assertThat(each.line()).isEqualTo(8));
    assertThat(routes.load().list()).as("a dry run changes nothing").isEmpty();
  }

  @Test
  void whatIsWrittenOutAndReadBackIsUnchanged() throws Exception {
    RandomNetwork random = new RandomNetwork(5);
    List<ReferralRoute> many = random.routes(List.of(sarc, isva, otherIsva), 60);
    routes.apply(RouteChange.of("A", "First", many));
    for (String name : List.of("out.csv", "out.xlsx")) {
      Path file = folder.resolve(name);
      int written = new RouteExport(TERMS).write(routes.load().list(), catalogue, file);

      ImportReport report = run(file, false);

      assertThat(written).isEqualTo(60);
      assertThat(report.refusedRows()).isEmpty();
      assertThat(report.unchanged()).isEqualTo(60);
      assertThat(report.changesSomething()).isFalse();
    }
    assertThat(routes.latestRevision()).isEqualTo(1);
  }

  private static String row(String how, String hours, String checked) {
    return "R1,Police report,North,Northern SARC,"
        + String.join(",", how, hours, checked, "receiver", "");
  }

  @Test
  void aFileThatIsImportedAgainUndoesNothingThatPeopleHaveSaidOfARoute() throws Exception {
    String head = "Route id,From,From area,To,How,Hours,Checked on,Stated by,Withdrawn on";
    read(false, head, row("Phone", "9 to 5", "2026-05-01"));
    ReferralRoute route = routes.load().list().getFirst();
    ReferralRoute edited =
        route
            .withHours("9 to 9")
            .withStatedBy(Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER))
            .withAssuredOn(LocalDate.of(2026, 6, 1));
    routes.apply(RouteChange.of("Ann", "changed", List.of(edited)));

    ImportReport same = read(false, head, row("Phone", "9 to 5", "2026-05-01"));
    assertThat(same.unchanged()).isEqualTo(1);
    assertThat(same.findings()).extracting(Finding::field).containsExactly("Hours", "Stated by");

    read(false, head, row("Form", "10 to 5", "2026-05-02"));
    assertThat(routes.load().list().getFirst()).isEqualTo(edited.withMechanism(Mechanism.FORM));

    routes.apply(
        RouteChange.of(
            "Ann", "withdrawn", List.of(edited.withWithdrawnOn(LocalDate.of(2026, 6, 1)))));
    for (boolean overwrites : List.of(false, true)) {
      ImportReport report = again(overwrites, head, row("Form", "10 to 5", "2026-06-02"));
      assertThat(routes.load().list().getFirst().withdrawnOn()).isEqualTo(LocalDate.of(2026, 6, 1));
      assertThat(report.findings()).extracting(Finding::code).contains("not-made-public");
    }
    assertThat(routes.load().list().getFirst().hours()).isEqualTo("10 to 5");
    assertThat(routes.load().list().getFirst().assuredOn()).isEqualTo(LocalDate.of(2026, 6, 2));
    assertThat(
            read(false, "Route id,From,From area,To", "R1,Police report,North,Northern SARC")
                .unchanged())
        .as("what a file has no column for stays")
        .isEqualTo(1);
  }

  private ImportReport again(boolean overwrites, String... lines)
      throws IOException, RefusedFileException {
    Path file = Files.writeString(folder.resolve("routes.csv"), String.join("\n", lines));
    return new RouteImport(
            routes, catalogue, GeographyFixtures.smallCountry(), Vocabularies.builtIn(), CLOCK)
        .run(file, new RouteImport.Options("test", false, "A. Analyst", overwrites));
  }

  @Test
  void theSameFileTwiceChangesNothingAndAChangedRowMakesAVersion() throws Exception {
    read(false, "From,To,To service id,Stated by", "Northern SARC,ISVA," + isva.id() + ",sender");
    assertThat(
            read(
                    false,
                    "From,To,To service id,Stated by",
                    "Northern SARC,ISVA," + isva.id() + ",sender")
                .unchanged())
        .isEqualTo(1);
    ImportReport changed =
        read(false, "From,To,To service id,Stated by", "Northern SARC,ISVA," + isva.id() + ",both");

    assertThat(changed.changed()).isEqualTo(1);
    ReferralRoute route = routes.load().list().getFirst();
    assertThat(route.from()).isEqualTo(new ServicePoint(sarc.id()));
    assertThat(route.statedBy()).isEqualTo(Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER));
    assertThat(routes.history(route.id())).hasSize(2);
  }

  @Test
  void aServiceThatMayNotBeSeenIsNotInTheFile() throws Exception {
    Service unlisted =
        anIsvaService().named("Unlisted").visibility(Visibility.PROFESSIONALS).build();
    RandomNetwork random = new RandomNetwork(6);
    List<ReferralRoute> some =
        List.of(
            random.route(new ServicePoint(sarc.id()), unlisted),
            random.route(new ServicePoint(unlisted.id()), isva));
    Path file = folder.resolve("public.csv");

    assertThat(new RouteExport(TERMS).write(some, catalogue, file)).isZero();
    assertThat(Files.readString(file)).doesNotContain("Unlisted", unlisted.id().toString());
  }

  @Test
  void aFileWithoutEndsIsRefused() {
    assertThatThrownBy(() -> read(false, "Name,Age", "A,B"))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("From or From service id, To or To service id");
  }

  @Test
  void theTemplateHasAHelpForEveryColumn() throws Exception {
    List<Path> written = RouteTemplate.form().write(folder.resolve("form.csv"));

    assertThat(written).hasSize(2);
    assertThat(Files.readString(written.get(0))).contains("Route id,From,From area");
    assertThat(written.get(1))
        .content()
        .contains(RouteColumn.values().stream().map(RouteColumn::heading).toList());
    assertThat(RouteTemplate.form().write(folder.resolve("form.xlsx"))).hasSize(1);
  }
}
