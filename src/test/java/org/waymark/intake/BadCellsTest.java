package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.ImportReport;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/** A cell that cannot be read keeps what is known, is named, and costs no other. */
class BadCellsTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final Position CARLISLE = new Position(-2.9329, 54.8925);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));

  /** What a person may make of any cell. */
  private static final List<String> ODD =
      List.of(
          "maybe",
          "Polsh",
          "31/02/2026",
          "-5",
          "Mon-Fri 9-5; whenever",
          "<b>both</b>",
          "0999",
          "Telephone; Semaphore",
          "Public",
          "x".repeat(1_001));

  @TempDir Path folder;

  private final CatalogueInMemory catalogue = new CatalogueInMemory();
  private final List<WithheldAddress> sealed = new ArrayList<>();

  private static Map<String, String> row() {
    Map<String, String> cells = new TreeMap<>();
    TemplateColumn.asked().forEach(column -> cells.put(column.heading(), column.example()));
    cells.put("Last checked", "2026-05-20");
    cells.put("Postcode", "CA1 1AA");
    cells.put("Location area", "");
    cells.put("Only these groups", "");
    cells.put("Areas served", "Cumberland");
    cells.put("Drawn areas", "");
    cells.put("Visibility", "Signed-in professionals only");
    return cells;
  }

  private ImportReport run(List<Map<String, String>> rows) throws Exception {
    List<String> headings =
        TemplateColumn.asked().stream()
            .map(TemplateColumn::heading)
            .filter(heading -> rows.getFirst().containsKey(heading))
            .toList();
    StringWriter text = new StringWriter();
    text.write(String.join(",", headings) + "\n");
    for (Map<String, String> row : rows) {
      text.write(
          String.join(
                  ",",
                  headings.stream()
                      .map(each -> '"' + row.getOrDefault(each, "").replace("\"", "\"\"") + '"')
                      .toList())
              + "\n");
    }
    return new ServiceImport(
            catalogue,
            ENGLAND,
            TERMS,
            postcode ->
                postcode.startsWith("CA")
                    ? new PlaceLookup.Found(postcode, CARLISLE, 0, null)
                    : new PlaceLookup.Unclear(postcode, "Enter a postcode in England"),
            (addresses, who) -> sealed.addAll(addresses),
            CLOCK)
        .run(
            Files.write(folder.resolve("services.csv"), text.toString().getBytes(UTF_8)),
            new ServiceImport.Options("test", false, "tester"),
            rowsRead -> {});
  }

  private Service only() {
    assertThat(catalogue.services).hasSize(1);
    return catalogue.services.values().iterator().next();
  }

  private static Map<String, String> with(Map<String, String> row, String... cells) {
    Map<String, String> changed = new TreeMap<>(row);
    for (int i = 0; i < cells.length; i += 2) {
      changed.put(cells[i], cells[i + 1]);
    }
    return changed;
  }

  @Test
  void noCellIsChangedWithoutEffectAndWithoutAWord() throws Exception {
    run(List.of(row()));
    Map<org.waymark.catalogue.ServiceId, Service> services = Map.copyOf(catalogue.services);
    Map<org.waymark.catalogue.OrganisationId, Organisation> organisations =
        Map.copyOf(catalogue.organisations);
    List<String> without = new ArrayList<>();
    for (String heading : row().keySet()) {
      for (String odd : ODD) {
        catalogue.services.clear();
        catalogue.services.putAll(services);
        catalogue.organisations.clear();
        catalogue.organisations.putAll(organisations);
        ImportReport report = run(List.of(with(row(), heading, odd)));
        boolean named =
            report.findings().stream().anyMatch(each -> each.field().equals(heading))
                || report.refused() > 0;
        if (!named
            && catalogue.services.equals(services)
            && catalogue.organisations.equals(organisations)
            && !odd.equals(row().get(heading))) {
          without.add(heading + ": " + odd);
        }
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void badCellsOfAnOfferAPlaceAndAContractKeepWhatIsKnownAndAreAllNamed() throws Exception {
    run(List.of(row()));
    Service before = only();

    ImportReport report =
        run(
            List.of(
                with(
                    row(),
                    "Description",
                    "New words",
                    "Delivery",
                    "Semaphore",
                    "Postcode",
                    "nowhere",
                    "Location accessibility",
                    "Lift of gold",
                    "Yearly value",
                    "lots",
                    "Starts",
                    "some day",
                    "Joint",
                    "maybe",
                    "Languages",
                    "Polsh",
                    "Organisation e-mail",
                    "new@")));

    assertThat(report.refused()).isZero();
    assertThat(only().withDescription(before.description())).isEqualTo(before);
    assertThat(only().description()).isEqualTo("New words");
    assertThat(
            report.findings().stream()
                .filter(each -> each.severity() == Finding.Severity.WARNING)
                .map(Finding::field))
        .containsExactlyInAnyOrder(
            "Organisation e-mail",
            "Languages",
            "Delivery",
            "Postcode",
            "Location accessibility",
            "Yearly value",
            "Starts",
            "Joint");
  }

  @Test
  void theRowThatIsMeantIsTheOneThatIsNamedTheSame() throws Exception {
    Map<String, String> second = new TreeMap<>();
    row().keySet().forEach(heading -> second.put(heading, ""));
    List<String> further =
        List.of(
            "Service id", "CUM-014",
            "Support types", "Helpline",
            "Delivery", "Telephone",
            "Areas served", "Cumbria",
            "Commissioners", "NHS England",
            "Yearly value", "20000",
            "Ends", "2027-03-31");
    run(List.of(row(), with(second, further.toArray(String[]::new))));

    // The two contracts and offers in the other order, each with a cell that cannot be read.
    Map<String, String> first =
        with(
            row(),
            "Support types",
            "Helpline",
            "Delivery",
            "Semaphore",
            "Areas served",
            "Cumberland",
            "Commissioners",
            "NHS England",
            "Funders",
            "",
            "Fund",
            "",
            "Yearly value",
            "lots",
            "Ends",
            "2029-03-31");
    ImportReport report =
        run(
            List.of(
                first,
                with(
                    second,
                    "Service id",
                    "CUM-014",
                    "Support types",
                    row().getOrDefault("Support types", ""),
                    "Delivery",
                    "Telephone",
                    "Areas served",
                    "Cumberland",
                    "Commissioners",
                    row().getOrDefault("Commissioners", ""),
                    "Funders",
                    row().getOrDefault("Funders", ""),
                    "Yearly value",
                    "heaps")));

    assertThat(report.refused()).isZero();
    assertThat(only().offers().getFirst().deliveryModes()).containsExactly(DeliveryMode.TELEPHONE);
    assertThat(only().arrangements())
        .extracting(CommissioningArrangement::yearlyValuePounds)
        .containsExactly(20_000L, 85_000L);
    assertThat(only().arrangements().getFirst().ends()).isEqualTo(LocalDate.of(2029, 3, 31));
  }

  @Test
  void aRowOfWhichNothingIsKnownTakesNothingFromAnother() throws Exception {
    run(List.of(row()));
    Map<String, String> second = new TreeMap<>();
    row().keySet().forEach(heading -> second.put(heading, ""));
    run(
        List.of(
            row(),
            with(second, "Service id", "CUM-014", "Commissioners", "Somebody", "Starts", "soon")));
    assertThat(only().arrangements()).hasSize(2);
    assertThat(only().arrangements().getLast().starts()).isNull();
    assertThat(only().arrangements().getLast().yearlyValuePounds()).isNull();
  }

  @Test
  void whatAFileHasNoColumnForStaysInRowsThatItChanges() throws Exception {
    run(List.of(row()));
    Map<String, String> narrow = with(row(), "Areas served", "Cumbria", "Ends", "2029-03-31");
    for (String gone : List.of("Delivery", "Yearly value", "Latitude", "Longitude", "Funders")) {
      narrow.remove(gone);
    }
    run(List.of(narrow));
    assertThat(only().offers().getFirst().deliveryModes()).hasSize(2);
    assertThat(only().arrangements().getFirst().yearlyValuePounds()).isEqualTo(85_000);
    assertThat(only().arrangements().getFirst().ends()).isEqualTo(LocalDate.of(2029, 3, 31));
  }

  @Test
  void halfASecretAddressDoesNotTakeThePlaceOfTheWhole() throws Exception {
    Map<String, String> secret =
        with(row(), "Location may be shown", "Withheld", "Location accessibility", "");
    run(List.of(secret));
    assertThat(sealed).hasSize(1);
    sealed.clear();
    ImportReport report = run(List.of(with(secret, "Postcode", "NOWHERE SECRET")));
    assertThat(sealed).isEmpty();
    assertThat(report.findings())
        .anyMatch(each -> each.field().equals("Postcode") && each.value().equals("(not shown)"));
    assertThat(only().locations().getFirst()).isInstanceOf(ServiceLocation.Withheld.class);
  }

  @Test
  void anEndThatCannotBeReadRefusesTheRowWhateverItSays() throws Exception {
    for (String end : List.of("31/02/2028", "March 2028", "3/31/28", "soon", "2028", "Q4")) {
      catalogue.services.clear();
      ImportReport report = run(List.of(with(row(), "Ends", end)));
      assertThat(report.refused()).as(end).isEqualTo(1);
      assertThat(report.findings()).as(end).anyMatch(each -> each.field().equals("Ends"));
      assertThat(catalogue.services).isEmpty();
    }
  }

  @Test
  void ofAListWithOneBadEntryTheCellIsKeptAndNamedWhole() throws Exception {
    run(List.of(row()));
    Set<String> before = only().languages();
    ImportReport report = run(List.of(with(row(), "Languages", "Urdu; Klingonish")));
    assertThat(only().languages()).isEqualTo(before);
    assertThat(report.findings())
        .anyMatch(
            each -> each.code().equals("cell-kept") && each.value().equals("Urdu; Klingonish"));
  }
}
