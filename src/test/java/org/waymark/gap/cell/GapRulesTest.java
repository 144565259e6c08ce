package org.waymark.gap.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.yaml.snakeyaml.Yaml;

/** The rules by example of {@code gap/rules.yaml}, which a commissioner can read. */
class GapRulesTest {

  private final Geography geography = GeographyFixtures.smallCountry();
  private final Vocabularies vocabularies = Vocabularies.builtIn();

  @TestFactory
  Stream<DynamicTest> rules() {
    List<Map<String, Object>> cases;
    try (InputStream file = GapRulesTest.class.getResourceAsStream("/gap/rules.yaml")) {
      cases = new Yaml().load(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(cases).hasSizeGreaterThan(20);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest((String) each.get("rule"), () -> check(each)));
  }

  @SuppressWarnings("unchecked")
  private void check(Map<String, Object> example) {
    Service[] services =
        ((List<Map<String, Object>>) Objects.requireNonNull(example.get("services")))
            .stream().map(this::service).toArray(Service[]::new);
    Map<String, String> asked = (Map<String, String>) Objects.requireNonNull(example.get("cell"));
    Catalogue catalogue = catalogueOf(services);
    GapAnalysis analysis =
        GapAnalysis.of(
            new ServiceIndex(catalogue, vocabularies, new ReachCalculator(geography), TODAY),
            vocabularies,
            TODAY,
            GapSettings.USUAL);
    Area area = area(Objects.requireNonNull(asked.get("area")));
    String cohort = asked.get("cohort");
    GapCell cell =
        new GapCell(
            area.kind(),
            area.code(),
            new TermId(Objects.requireNonNull(asked.get("crime"))),
            cohort == null ? null : new TermId(cohort),
            new TermId(Objects.requireNonNull(asked.get("support"))));
    CohortLevel.Level level =
        CohortLevel.Level.valueOf(
            asked.getOrDefault("level", "open").toUpperCase(Locale.ROOT).replace('-', '_'));

    CellEvidence evidence = analysis.evidence(cell, catalogue, GapJudgements.none());

    assertThat(evidence.result().at(level).orElseThrow().finding().slug())
        .isEqualTo(example.get("finding"));
    if (example.containsKey("ruled_out")) {
      assertThat(
              evidence.ruledOut().stream()
                  .flatMap(each -> each.reasons().stream())
                  .map(Exclusion::words))
          .containsExactlyElementsOf((List<String>) example.get("ruled_out"));
    }
  }

  private Area area(String name) {
    return Stream.of(AreaKind.POLICE_AREA, AreaKind.DISTRICT)
        .flatMap(kind -> geography.listAreas(kind, TODAY).stream())
        .filter(area -> area.shortName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Service service(Map<String, Object> lines) {
    ServiceBuilder builder =
        anIdvaService().forCrimes(texts(lines.get("crimes"))).offering(texts(lines.get("offers")));
    for (String place : texts(lines.get("serves"))) {
      builder.serving(
          place.equals("England") ? AreaCode.ENGLAND.value() : area(place).code().value());
    }
    if (lines.get("based_in") instanceof String place) {
      builder.somewhereIn(area(place).code().value());
    }
    if (lines.containsKey("withheld")) {
      builder.atAWithheldLocation();
    }
    if (lines.get("run_by") instanceof String name) {
      builder.runBy(new OrganisationId(new UUID(5, name.hashCode())));
    }
    if (lines.get("checked") instanceof Date date) {
      builder.assuredOn(day(date));
    }
    if (lines.get("edited") instanceof Date date) {
      builder.editedOn(day(date));
    }
    if (lines.get("ages") instanceof List<?> ages) {
      builder.ages((Integer) ages.get(0), (Integer) ages.get(1));
    }
    if ("not-stated".equals(lines.get("gender"))) {
      builder.genders();
    } else if (lines.get("gender") instanceof String gender) {
      builder.genders(Gender.valueOf(gender.toUpperCase(Locale.ROOT)));
    }
    if (lines.get("by_and_for") instanceof String cohort) {
      builder.forCohort(cohort, CohortLevel.Level.BY_AND_FOR);
    }
    if (lines.get("capacity") instanceof String status) {
      builder.capacity(
          new Capacity(
              Capacity.Status.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_')),
              (Integer) lines.get("wait_weeks"),
              TODAY));
    }
    if (lines.get("funded_until") instanceof Date date) {
      builder.arrangement(arrangement(List.of(), day(date)));
    }
    if (lines.get("commissioner") instanceof String name) {
      builder.arrangement(arrangement(List.of(name), null));
    }
    return builder.build();
  }

  private static CommissioningArrangement arrangement(
      List<String> commissioners, @Nullable LocalDate ends) {
    return new CommissioningArrangement(
        commissioners, List.of(), null, null, null, ends, null, null, Stated.NO, Set.of());
  }

  private static LocalDate day(Date date) {
    return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String[] texts(@Nullable Object list) {
    return ((Collection<?>) Objects.requireNonNull(list))
        .stream().map(Object::toString).toArray(String[]::new);
  }
}
