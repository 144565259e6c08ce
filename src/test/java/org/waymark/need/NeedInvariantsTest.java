package org.waymark.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * A part is never more than the whole: no narrower crime more than a wider one, no group more than
 * one that holds it, no groups that share nobody more together than all. Looked at for every crime
 * and every group, by plain loops over the vocabularies.
 */
class NeedInvariantsTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies TERMS = Vocabularies.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final NeedTable BUILT_IN = BuiltInNeed.read();
  private static final int AREAS_AN_ESTIMATOR = 20;

  /** Groups of which nobody belongs to two, under what holds them all; null is everybody. */
  private static final List<List<String>> APART =
      List.of(
          List.of("", "children", "adults"),
          List.of("", "children", "young-adults", "older-people"),
          List.of("", "women-and-girls", "men-and-boys"),
          List.of("", "women", "girls", "men", "boys"),
          List.of("", "girls", "boys", "adults"),
          List.of("", "women", "men", "children"),
          List.of("children", "girls", "boys"),
          List.of("adults", "women", "men"),
          List.of("women-and-girls", "women", "girls"),
          List.of("men-and-boys", "men", "boys"),
          List.of("children", "children-0-4", "children-5-10", "children-11-15", "children-16-17"));

  private record Asked(TermId crime, @Nullable TermId cohort) {}

  private static List<@Nullable TermId> cohorts() {
    List<@Nullable TermId> cohorts = new ArrayList<>();
    cohorts.add(null);
    TERMS.cohorts().terms().forEach(term -> cohorts.add(term.id()));
    return cohorts;
  }

  private static boolean isWithin(@Nullable TermId cohort, @Nullable TermId wider) {
    if (wider == null) {
      return true;
    }
    if (cohort == null) {
      return false;
    }
    if (TERMS.cohorts().isWithin(cohort, wider)) {
      return true;
    }
    // Girls are children, though the tree has them under women and girls.
    Term whole = TERMS.cohorts().get(wider);
    boolean purely =
        whole.protectedCharacteristic() != null
            && List.of("AGE", "SEX").contains(whole.protectedCharacteristic().name())
            && (whole.ageFrom() != null || whole.ageTo() != null || whole.gender() != null);
    Term part = TERMS.cohorts().get(cohort);
    return purely
        && (whole.gender() == null || whole.gender() == part.gender())
        && (whole.ageFrom() == null
            || whole.ageFrom() == 0
            || (part.ageFrom() != null && part.ageFrom() >= whole.ageFrom()))
        && (whole.ageTo() == null || (part.ageTo() != null && part.ageTo() <= whole.ageTo()));
  }

  private static void assertPartsAreNoMoreThanTheWhole(NeedEstimator estimator, Area area) {
    Map<Asked, NeedEstimate> known = new HashMap<>();
    for (Term crime : TERMS.crimeTypes().terms()) {
      for (TermId cohort : cohorts()) {
        Optional<NeedEstimate> estimate = estimator.estimate(area, crime.id(), cohort);
        assertThat(estimator.missingBecause(area, crime.id(), cohort).isEmpty())
            .isEqualTo(estimate.isPresent());
        estimate.ifPresent(each -> known.put(new Asked(crime.id(), cohort), each));
      }
    }
    known.forEach(
        (part, some) -> {
          for (TermId crime : TERMS.crimeTypes().selfAndAncestors(part.crime())) {
            for (TermId cohort : cohorts()) {
              NeedEstimate all = known.get(new Asked(crime, cohort));
              if (all != null && isWithin(part.cohort(), cohort)) {
                if (isMore(some.number(), all.number())
                    || isMore(some.low(), all.low())
                    || isMore(some.high(), all.high())) {
                  throw new AssertionError(
                      area + ": " + part + " " + some + " is more than " + crime + cohort + all);
                }
              }
            }
          }
        });
    for (Term crime : TERMS.crimeTypes().terms()) {
      for (List<String> groups : APART) {
        NeedEstimate all = known.get(asked(crime, groups.getFirst()));
        if (all != null) {
          double together = 0;
          for (String group : groups.subList(1, groups.size())) {
            NeedEstimate some = known.get(asked(crime, group));
            together += some == null ? 0 : some.number();
          }
          if (isMore(together, all.number())) {
            throw new AssertionError(area + ": " + crime.id() + " " + groups + " " + together);
          }
        }
      }
    }
  }

  private static Asked asked(Term crime, String cohort) {
    return new Asked(crime.id(), cohort.isEmpty() ? null : new TermId(cohort));
  }

  private static boolean isMore(double some, double all) {
    return some > all * (1 + 1e-6) + 1e-6;
  }

  @ParameterizedTest
  @EnumSource(AreaKind.class)
  void ofTheBuiltInFiguresNoPartIsMoreThanTheWholeInAnyArea(AreaKind kind) {
    List<Area> areas = ENGLAND.listAreas(kind, TODAY);
    assertThat(areas).isNotEmpty();
    NeedEstimator estimator = new NeedEstimator(BUILT_IN, ENGLAND, TERMS, TODAY);
    for (int i = 0; i < areas.size(); i++) {
      if (i % AREAS_AN_ESTIMATOR == 0) {
        estimator = new NeedEstimator(BUILT_IN, ENGLAND, TERMS, TODAY);
      }
      assertPartsAreNoMoreThanTheWhole(estimator, areas.get(i));
    }
  }

  @Test
  void ofWhateverIsImportedNoPartIsMoreThanTheWhole() {
    List<Area> areas =
        List.of(
            area(AreaKind.POLICE_AREA, "E23000002"),
            area(AreaKind.DISTRICT, "E06000063"),
            area(AreaKind.ICB, "E54000050"),
            area(AreaKind.COUNTRY, "E92000001"));
    for (int seed = 1; seed <= 60; seed++) {
      NeedEstimator estimator =
          new NeedEstimator(imported(new Random(seed)), ENGLAND, TERMS, TODAY);
      for (Area area : areas) {
        assertPartsAreNoMoreThanTheWhole(estimator, area);
      }
    }
  }

  private static Area area(AreaKind kind, String code) {
    return ENGLAND.findArea(kind, new AreaCode(code)).orElseThrow();
  }

  /** The built-in figures with some forty invented series beside them. */
  private static NeedTable imported(Random random) {
    List<NeedIndicator> editions = new ArrayList<>();
    List<NeedValue> values = new ArrayList<>();
    for (NeedIndicator indicator : BUILT_IN.listIndicators()) {
      for (NeedIndicator edition : BUILT_IN.listEditions(indicator.id())) {
        editions.add(edition);
        values.addAll(BUILT_IN.listValues(edition.id(), edition.period()));
      }
    }
    List<Term> crimes = TERMS.crimeTypes().terms();
    List<Term> cohorts = TERMS.cohorts().terms();
    List<String> units = List.of("victims", "offences", "people", "referrals");
    List<AreaKind> kinds =
        List.of(AreaKind.POLICE_AREA, AreaKind.DISTRICT, AreaKind.REGION, AreaKind.COUNTRY);
    for (int i = 0; i < 40; i++) {
      int year = 2014 + random.nextInt(11);
      NeedPeriod period = new NeedPeriod(LocalDate.of(year, 4, 1), LocalDate.of(year + 1, 3, 31));
      AreaKind kind = kinds.get(random.nextInt(kinds.size()));
      TermId crime = random.nextInt(4) == 0 ? null : crimes.get(random.nextInt(crimes.size())).id();
      TermId cohort =
          crime != null && random.nextInt(3) == 0
              ? null
              : cohorts.get(random.nextInt(cohorts.size())).id();
      boolean prevalence = crime != null && random.nextInt(3) == 0;
      NeedIndicator edition =
          prevalence
              ? NeedFixtures.percentage("zz-" + i, crime, cohort, kind, period)
              : NeedFixtures.count(
                  "zz-" + i,
                  crime,
                  cohort,
                  crime == null ? "people" : units.get(random.nextInt(units.size())),
                  kind,
                  period);
      editions.add(edition);
      int most = prevalence ? 20 : List.of(3, 60, 900, 40_000).get(random.nextInt(4));
      for (Area area : ENGLAND.listAreas(kind, TODAY)) {
        if (random.nextInt(20) == 0) {
          values.add(NeedValue.suppressed(edition.id(), period, area.code()));
        } else {
          values.add(NeedValue.of(edition.id(), period, area.code(), random.nextInt(most + 1)));
        }
      }
    }
    return new NeedTable(editions, values);
  }
}
