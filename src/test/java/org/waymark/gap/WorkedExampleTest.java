package org.waymark.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * The worked example of docs/gap-analysis.md, from the rows of the tables by hand: each number is
 * computed here once more by plain arithmetic, stands in the document, and is what the analysis
 * says.
 */
class WorkedExampleTest {

  private static final AreaCode CUMBRIA = new AreaCode("E23000002");

  private final Geography geography = RealGeography.withBorders();
  private final Vocabularies vocabularies = Vocabularies.builtIn();
  private final Catalogue catalogue =
      DemonstrationCatalogue.generate(
              DemonstrationCatalogue.USUAL_SEED, geography, vocabularies, TODAY)
          .asCatalogue();
  private final String document = read();

  private static String read() {
    try {
      return Files.readString(Path.of("docs", "gap-analysis.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void documentSays(String format, Object... values) {
    assertThat(document.replaceAll("\\s+", " ")).contains(String.format(Locale.UK, format, values));
  }

  @Test
  void everyNumberOfTheDocumentFollowsFromItsRows() {
    // The residents, row by row of the small areas.
    List<SmallArea> residents =
        geography.listSmallAreas().stream()
            .filter(
                small ->
                    geography
                        .findDistrict(small.district())
                        .orElseThrow()
                        .policeArea()
                        .equals(CUMBRIA))
            .toList();
    long population = residents.stream().mapToLong(SmallArea::population).sum();
    documentSays("%,d small areas with %,d residents", residents.size(), population);

    // The services that count: everybody within their travel radii.
    CellEvidence evidence =
        GapAnalysis.of(
                new ServiceIndex(catalogue, vocabularies, new ReachCalculator(geography), TODAY),
                vocabularies,
                TODAY,
                GapSettings.USUAL)
            .evidence(
                new GapCell(
                    AreaKind.POLICE_AREA,
                    CUMBRIA,
                    new TermId("sexual-abuse"),
                    null,
                    new TermId("counselling")),
                catalogue,
                GapJudgements.none());
    assertThat(evidence.counted()).hasSize(2);
    Set<SmallArea> reached = new HashSet<>();
    for (CellEvidence.CountedListing each : evidence.counted()) {
      List<SmallArea> theirs = residentsNear(each.service(), residents);
      reached.addAll(theirs);
      documentSays("“%s”", each.service().name());
      documentSays("%.0f km", radiusOf(each.service()).kilometres());
      documentSays("%d of them, with %,d residents", theirs.size(), peopleOf(theirs));
    }
    long people = peopleOf(reached);
    assertThat(evidence.result().open().provision().reached()).isEqualTo(people);
    double share = people / (double) population;
    documentSays("together %d, with %,d residents: %.2f %%", reached.size(), people, 100 * share);
    assertThat(evidence.result().parts())
        .containsExactly(
            new CellResult.Part(new TermId("women"), GapFinding.PARTIAL),
            new CellResult.Part(new TermId("men"), GapFinding.PARTIAL),
            new CellResult.Part(new TermId("children"), GapFinding.NONE_RECORDED));
    assertThat(evidence.finding()).isEqualTo(GapFinding.NONE_RECORDED);

    // Those ruled out that would reach somebody.
    List<CellEvidence.RuledOutListing> near =
        evidence.ruledOut().stream().filter(each -> each.residents() > 0).toList();
    assertThat(near).isEmpty();
    documentSays("%d services are for this", evidence.ruledOut().size());
    documentSays("%d more", evidence.elsewhere());

    // Need and priority.
    NeedTable need = BuiltInNeed.read();
    double sexual = offences(need, "police-recorded-sexual-offences");
    NeedEstimate known =
        new NeedEstimator(need, geography, vocabularies, TODAY)
            .estimate(evidence.area(), new TermId("sexual-abuse"), null)
            .orElseThrow();
    assertThat(known.number()).isEqualTo(sexual);
    double rate = 1000 * sexual / population;
    assertThat(known.perThousandResidents()).isCloseTo(rate, within(1e-9));
    documentSays("sexual offences, %,.0f", sexual);
    double england = Objects.requireNonNull(known.englandPerThousandResidents());
    double ratio = rate / england;
    documentSays("%.4f ÷ %.4f = %.4f", rate, england, ratio);
    double weight = rate * 0.9;
    documentSays("1 × %.4f × 0.9 = %.4f", rate, weight);
    Priority priority =
        Priority.of(
                evidence.finding(),
                evidence.result().open().provision(),
                population,
                new NeedEstimator(need, geography, vocabularies, TODAY)
                    .volume(evidence.area(), new TermId("sexual-abuse"), null)
                    .orElseThrow(),
                GapSettings.USUAL)
            .orElseThrow();
    assertThat(priority.weight()).isCloseTo(weight, within(1e-9));
    assertThat(priority.band()).isEqualTo(Priority.Band.FIRST);
  }

  private static Distance radiusOf(Service service) {
    return ((ServiceArea.TravelRadius) service.offers().getFirst().serviceAreas().getFirst())
        .distance();
  }

  private static List<SmallArea> residentsNear(Service service, List<SmallArea> residents) {
    List<Position> places =
        service.locations().stream()
            .map(location -> ((ServiceLocation.Public) location).position())
            .filter(Objects::nonNull)
            .toList();
    double metres = radiusOf(service).metres();
    return residents.stream()
        .filter(
            small -> places.stream().anyMatch(place -> place.metresTo(small.position()) <= metres))
        .toList();
  }

  private static long peopleOf(Collection<SmallArea> some) {
    return some.stream().mapToLong(SmallArea::population).sum();
  }

  private static double offences(NeedTable need, String indicator) {
    NeedValue value = need.findValue(indicator, CUMBRIA).orElseThrow();
    return Objects.requireNonNull(value.value());
  }
}
