package org.waymark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ContactsCodec;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ReadingTerms;

/** Who may import whom. A new package gets a line here before it gets a class. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.waymark");

  /**
   * Everybody may also import the root package, {@code database}, {@code secret} and {@code
   * report}, which import nobody.
   */
  private static Stream<Arguments> packages() {
    return Stream.of(
        mayImport("database"),
        mayImport("secret"),
        mayImport("vocabulary"),
        mayImport("geography"),
        mayImport("report"),
        mayImport("audit"),
        mayImport("mail"),
        mayImport("catalogue", "audit", "vocabulary", "geography"),
        mayImport("account", "audit", "mail", "catalogue", "vocabulary", "geography"),
        mayImport("need", "vocabulary", "geography"),
        mayImport("returns", "account", "audit", "catalogue", "vocabulary", "geography"),
        mayImport("coverage", "catalogue", "vocabulary", "geography"),
        mayImport("snapshot", "coverage", "catalogue", "need", "vocabulary", "geography"),
        mayImport("search", "snapshot", "coverage", "catalogue", "vocabulary", "geography"),
        mayImport("query", "search", "coverage", "catalogue", "vocabulary", "geography"),
        mayImport(
            "gap",
            "account",
            "audit",
            "snapshot",
            "coverage",
            "need",
            "returns",
            "catalogue",
            "vocabulary",
            "geography"),
        mayImport("intake", "coverage", "catalogue", "need", "vocabulary", "geography"),
        mayImport("tool", "pathway", "intake", "catalogue", "vocabulary", "geography"),
        mayImport(
            "listing",
            "account",
            "audit",
            "mail",
            "returns",
            "intake",
            "search",
            "snapshot",
            "coverage",
            "catalogue",
            "vocabulary",
            "geography"),
        mayImport(
            "pathway",
            "intake",
            "snapshot",
            "coverage",
            "catalogue",
            "account",
            "audit",
            "vocabulary",
            "geography"),
        mayImport("drawing", "geography"),
        mayImport("publishing", domain()),
        mayImport("web", domain()),
        mayImport("cli", everyDomainPackageAnd("publishing", "web", "tool")));
  }

  private static Arguments mayImport(String name, String... others) {
    return Arguments.of(name, Set.of(others));
  }

  private static String[] domain() {
    return everyDomainPackageAnd();
  }

  private static String[] everyDomainPackageAnd(String... more) {
    return Stream.concat(
            Stream.of(
                "vocabulary",
                "geography",
                "report",
                "audit",
                "mail",
                "catalogue",
                "account",
                "listing",
                "pathway",
                "need",
                "returns",
                "coverage",
                "snapshot",
                "search",
                "query",
                "drawing",
                "gap",
                "intake"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static String[] within(String... names) {
    return Stream.of(names).map(name -> "org.waymark." + name + "..").toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0} imports only {1}")
  @MethodSource("packages")
  void packageImportsOnlyWhatItMay(String name, Set<String> others) {
    Set<String> allowed = new TreeSet<>(others);
    allowed.add(name);
    allowed.add("database");
    allowed.add("secret");
    allowed.add("report");
    String[] theRest =
        packages()
            .map(line -> (String) line.get()[0])
            .filter(other -> !allowed.contains(other))
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("org.waymark." + name + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(within(theRest)))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void everyPackageHasALineHere() {
    Set<String> listed = new TreeSet<>();
    packages().forEach(line -> listed.add((String) line.get()[0]));

    Set<String> unlisted = new TreeSet<>();
    for (JavaPackage child : OURS.getPackage("org.waymark").getSubpackages()) {
      if (!listed.contains(child.getRelativeName())) {
        unlisted.add(child.getRelativeName());
      }
    }

    assertThat(unlisted).as("packages that ArchitectureTest.packages() does not mention").isEmpty();
  }

  /** What decides from a catalogue who is served; what tells how a listing stands may read on. */
  private static GivenClassesConjunction classesThatDecideOfServicesBut(String... allowed) {
    return noClasses()
        .that(
            resideInAnyPackage(
                    within("coverage", "gap", "pathway", "search", "snapshot", "query", "drawing"))
                .and(
                    not(
                        describe(
                            "may: " + String.join(", ", allowed),
                            each ->
                                Stream.of(allowed)
                                    .anyMatch(
                                        one -> each.getName().startsWith("org.waymark." + one))))));
  }

  @Test
  void standingAloneSaysFromCheckFundingAndCapacityWhetherAServiceCounts() {
    classesThatDecideOfServicesBut("coverage.Standing", "search.Reasons")
        .should()
        .callMethod(Service.class, "freshness", LocalDate.class)
        .orShould()
        .callMethod(Service.class, "assuredOn")
        .orShould()
        .callMethod(Service.class, "editedOn")
        .check(OURS);
    // How long money lasts is told by the analysis and its reports.
    classesThatDecideOfServicesBut("coverage.Standing", "gap.cell.CountStatus", "gap.report.")
        .should()
        .callMethod(CommissioningArrangement.class, "ends")
        .check(OURS);
    // That a service is closed is put into points and words besides.
    classesThatDecideOfServicesBut(
            "coverage.Standing",
            "gap.cell.CountStatus",
            "search.Ranking",
            "pathway.Admissions",
            "query.WhatIfChange")
        .should()
        .accessField(Capacity.Status.class, "CLOSED")
        .check(OURS);
  }

  @Test
  void rootPackageImportsNoneOfThePackagesBelowIt() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.waymark..").and(not(resideInAPackage("org.waymark"))))
        .check(OURS);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.waymark.(*)..").should().beFreeOfCycles().check(OURS);
  }

  /** Reports rest on the analysis, the analysis on judgements and cells, judgements on cells. */
  @Test
  void theGapAnalysisIsBuiltFromCellsUpwards() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark.gap.cell")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.waymark.gap..")
                .and(not(resideInAPackage("org.waymark.gap.cell"))))
        .check(OURS);
    noClasses()
        .that()
        .resideInAnyPackage("org.waymark.gap.judgement", "org.waymark.gap.jdbc")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.waymark.gap", "org.waymark.gap.report"))
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("org.waymark.gap")
        .should()
        .dependOnClassesThat(resideInAPackage("org.waymark.gap.report"))
        .check(OURS);
  }

  /** Listings and need are read from tables, and know nothing of each other. */
  @Test
  void tablesOfImportsKnowNotWhatTheyAreAbout() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark.intake.table")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.waymark.intake", "org.waymark.intake.need"))
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage("org.waymark.intake.need")
        .should()
        .dependOnClassesThat(resideInAPackage("org.waymark.intake"))
        .check(OURS);
  }

  @Test
  void geoToolsStaysInGeography() {
    onlyMayImport("geography", "org.geotools..", "org.opengis..");
  }

  @Test
  void luceneStaysInSearch() {
    onlyMayImport("search", "org.apache.lucene..");
  }

  /** Whoever writes a file of a table writes it by the one rule against formulas. */
  @Test
  void tablesAreWrittenInReportAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.waymark.report..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("de.siegmar.fastcsv.writer..", "org.dhatim.fastexcel"))
        .check(OURS);
  }

  @Test
  void templatesStayInWeb() {
    onlyMayImport("web", "gg.jte..");
  }

  @Test
  void domainKnowsNothingOfHttpOrJson() {
    noClasses()
        .that()
        .resideInAnyPackage(within(domain()))
        // GeoJSON is a file a commissioner loads; its reader parses it as the others parse theirs.
        .and()
        .resideOutsideOfPackage("org.waymark.geography.boundary..")
        // The outlines that come with the program are a TopoJSON file.
        .and()
        .haveNameNotMatching("org\\.waymark\\.geography\\.outline\\.Json(\\$.*)?")
        // A past version of a record is kept as one document.
        .and()
        .resideOutsideOfPackage("org.waymark.catalogue.document..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.micronaut.http..", "io.micronaut.serde..", "com.fasterxml.."))
        .allowEmptyShould(true)
        .check(OURS);
  }

  /**
   * The addresses of refuges are written by imports and by editors, and read by nothing that
   * publishes.
   */
  @Test
  void withheldAddressesAreOutOfReachOfWhateverPublishes() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("catalogue", "intake", "tool", "listing"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.waymark.catalogue.withheld.."))
        .allowEmptyShould(true)
        .check(OURS);
  }

  /** A number of few people is in what was entered, which the provider's own form alone shows. */
  @Test
  void whatWasEnteredOfAQuarterIsOutOfReachOfWhateverPublishes() {
    noClasses()
        .that()
        .resideOutsideOfPackages(within("returns", "web.returns"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.waymark.returns")
                .and(nameMatching(".*\\.(QuarterlyReturn|ReturnFigures|ReturnRepository)")))
        .check(OURS);
  }

  /** Rules about listings stand at the desks; a door that wrote by itself would go round them. */
  @Test
  void doorsChangeTheCatalogueThroughADesk() {
    noClasses()
        .that()
        .resideInAnyPackage(within("web", "publishing", "cli", "intake", "listing.bulk"))
        .should()
        .callMethodWhere(
            target(owner(assignableTo(CatalogueRepository.class)))
                .and(target(nameMatching("apply|removeSource"))))
        .check(OURS);
  }

  /** So that what is held to every change of the catalogue is held to every one. */
  @Test
  void oneClassWritesTheCatalogue() {
    assertThat(OURS.stream().filter(each -> each.isAssignableTo(CatalogueRepository.class)))
        .extracting(JavaClass::getName)
        .containsExactlyInAnyOrder(
            CatalogueRepository.class.getName(),
            "org.waymark.catalogue.jdbc.JdbcCatalogueRepository");
  }

  /**
   * Only {@code catalogue.field} knows what a fact of a listing may look like and how long it may
   * be: whoever asks a field reads no value by a pattern, a parser or a limit of its own.
   */
  static final ArchRule LIMITS_AND_FORMATS_STAND_IN_FIELDS =
      noClasses()
          .that(readFactsOfListings())
          .should()
          .dependOnClassesThat(
              equivalentTo(Pattern.class)
                  .or(equivalentTo(URI.class))
                  .or(equivalentTo(BigDecimal.class))
                  .or(resideInAPackage("java.time.format")))
          .orShould()
          .callMethodWhere(
              target(owner(equivalentTo(String.class)))
                  .and(target(nameMatching("matches|length|codePointCount|split"))))
          .orShould()
          .callMethodWhere(target(nameMatching("parseInt|parseLong|parseDouble")))
          .orShould()
          .callMethodWhere(
              target(owner(resideInAPackage("java.time"))).and(target(nameMatching("parse"))));

  private static DescribedPredicate<JavaClass> readFactsOfListings() {
    return DescribedPredicate.describe(
        "read facts of listings",
        each ->
            !each.getPackageName().startsWith("org.waymark.catalogue")
                && each.getMethodCallsFromSelf().stream()
                    .anyMatch(
                        call ->
                            call.getTargetOwner()
                                    .getPackageName()
                                    .equals("org.waymark.catalogue.field")
                                && (call.getName().startsWith("read")
                                    || call.getName().equals("check")
                                    || call.getName().equals("take"))));
  }

  @Test
  void limitsAndFormatsOfListingsStandInFields() {
    LIMITS_AND_FORMATS_STAND_IN_FIELDS.check(OURS);
  }

  /** The rule finds what it forbids, and there are doors that it looks at. */
  @Test
  void aDoorWithALimitOfItsOwnBreaksTheRule() {
    for (Class<?> door :
        List.of(DoorWithALimit.class, DoorWithAPattern.class, DoorWithAParser.class)) {
      JavaClasses alone = new ClassFileImporter().importClasses(door);
      assertThat(LIMITS_AND_FORMATS_STAND_IN_FIELDS.evaluate(alone).hasViolation())
          .as(door.getSimpleName())
          .isTrue();
    }
    assertThat(OURS.stream().filter(readFactsOfListings()).map(JavaClass::getSimpleName))
        .contains("FormReader", "FundingForm", "ListingBody", "FactCells", "CellReadings");
  }

  private static final class DoorWithALimit {
    static boolean isGood(String text, ReadingTerms terms) {
      return ListingField.NAME.fact("name").check(List.of(text), terms, null).isGood()
          && text.length() < 100;
    }
  }

  private static final class DoorWithAPattern {
    private static final Pattern NUMBER = Pattern.compile("[0-9 ]+");

    static boolean isGood(String text) {
      return NUMBER.matcher(text).find()
          && ContactsCodec.readRow(Contact.Kind.TELEPHONE, text, null).isGood();
    }
  }

  private static final class DoorWithAParser {
    static boolean isGood(String text, ReadingTerms terms) {
      return LocalDate.parse(text).isAfter(LocalDate.EPOCH)
          && ListingField.ASSURED_ON.fact("assured-on").check(List.of(text), terms, null).isGood();
    }
  }

  /** Here a service is a helpline or a refuge; a class is named for what it does. */
  @Test
  void classesAreNamedForWhatTheyDo() {
    noClasses()
        .that(not(HasName.Predicates.name("org.waymark.catalogue.Service")))
        .should()
        .haveSimpleNameEndingWith("Service")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(OURS);
  }

  /** What is read and written row by row is left to Micronaut Data. */
  @Test
  void onlyStoresThatStreamOrCountUnderALockSpeakToTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.waymark.database..",
            "org.waymark.audit.jdbc",
            "org.waymark.catalogue.jdbc",
            "org.waymark.catalogue.withheld",
            "org.waymark.geography.jdbc",
            "org.waymark.need.jdbc")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql"))
        .check(OURS);
  }

  @Test
  void noDoubleOfAStoreShipsWithTheProgram() {
    noClasses().should().haveSimpleNameStartingWith("InMemory").check(OURS);
  }

  @Test
  void nobodyUsesTheOldDates() {
    noClasses()
        .should()
        .dependOnClassesThat(equivalentTo(Date.class).or(equivalentTo(Calendar.class)))
        .check(OURS);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    OURS.stream()
        .map(JavaClass::getPackage)
        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
        .forEach(each -> unmarked.add(each.getName()));

    assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
  }

  private static void onlyMayImport(String name, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.waymark." + name + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .allowEmptyShould(true)
        .check(OURS);
  }
}
