package org.waymark.gap.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.gap.report.PlainQuestion.people;
import static org.waymark.gap.report.PlainQuestion.residents;
import static org.waymark.gap.report.ScatteredServices.GEOGRAPHY;
import static org.waymark.gap.report.ScatteredServices.VOCABULARIES;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.SmallArea;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** The report against a plain loop over random catalogues. */
class BoundaryReportPropertyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyFigureIsThatOfAPlainLoop(long seed) {
    Random random = new Random(seed);
    List<Service> services = new ScatteredServices(random).services(40);
    GapSettings settings = ScatteredServices.near(List.of(4.0, 9.0, 12.0).get(random.nextInt(3)));
    GapAnalysis analysis = ScatteredServices.analysis(services, settings);
    for (int i = 0; i < 6; i++) {
      PlainQuestion question = PlainQuestion.random(random);
      AreaCode code = i % 2 == 0 ? GeographyFixtures.NORTH : GeographyFixtures.SOUTH;
      Area area = GEOGRAPHY.findArea(AreaKind.POLICE_AREA, code).orElseThrow();
      TermId crime = Objects.requireNonNull(question.crimeType());
      BoundaryReport report =
          BoundaryReport.of(
              analysis,
              GapJudgements.none(),
              area,
              crime,
              question.cohort(),
              question.supportType());

      new Plain(services, settings, question, code).check(report);
      assertThat(sharedCells(report)).isEqualTo(plainSharedCells(analysis, area, crime));
    }
  }

  /** One question, asked in the slowest way. */
  private record Plain(
      List<Service> services, GapSettings settings, PlainQuestion question, AreaCode code) {

    void check(BoundaryReport report) {
      Set<Integer> own = residents(code);
      List<AreaCode> next =
          new ArrayList<>(
              List.of(GeographyFixtures.NORTH, GeographyFixtures.SOUTH, GeographyFixtures.WELSH));
      next.remove(code);
      List<Service> asked = services.stream().filter(question::isAsked).toList();
      List<Service> counted = asked.stream().filter(PlainQuestion::counts).toList();
      Set<Integer> taken = new TreeSet<>();
      counted.forEach(service -> taken.addAll(question.takes(service)));
      taken.retainAll(own);
      assertThat(report.population()).isEqualTo(people(own));
      assertThat(report.taken()).isEqualTo(people(taken));
      assertThat(report.nationwide())
          .isEqualTo((int) counted.stream().filter(question::isNationwide).count());

      Set<Integer> nearerAnywhere = new TreeSet<>();
      List<Service> over = new ArrayList<>();
      for (Service service : asked) {
        Set<Integer> takes = question.takes(service);
        boolean isOver = false;
        for (AreaCode other : next) {
          isOver |= isBasedIn(service, other);
          isOver |= residents(other).stream().anyMatch(takes::contains);
        }
        if (isOver && !(takes.isEmpty() && question.isNationwide(service))) {
          over.add(service);
        }
      }
      assertThat(report.services().stream().map(BoundaryReport.OverTheLine::service).toList())
          .containsExactlyInAnyOrderElementsOf(over);
      for (BoundaryReport.OverTheLine each : report.services()) {
        checkService(each, own, next, counted, taken, nearerAnywhere);
      }
      assertThat(set(report.nearerElsewhere().ordinals().boxed().toList()))
          .isEqualTo(nearerAnywhere);
      assertThat(report.nearerElsewhereResidents()).isEqualTo(people(nearerAnywhere));

      assertThat(report.neighbours().stream().map(each -> each.area().code()).toList())
          .containsExactlyInAnyOrderElementsOf(next);
      Set<Integer> nearAny = new TreeSet<>();
      for (BoundaryReport.Neighbour each : report.neighbours()) {
        Set<Integer> theirs = residents(each.area().code());
        Set<Integer> here = near(own, theirs);
        nearAny.addAll(here);
        assertThat(each.inDuty()).isEqualTo(!each.area().code().isWelsh());
        assertThat(each.hereResidents()).isEqualTo(people(here));
        assertThat(each.thereResidents()).isEqualTo(people(near(theirs, own)));
        Set<Integer> reached = new TreeSet<>();
        counted.forEach(service -> reached.addAll(question.takes(service)));
        Set<Integer> thereUntaken = near(theirs, own);
        thereUntaken.removeAll(reached);
        assertThat(each.thereNotTaken())
            .isEqualTo(each.listed() && each.inDuty() ? people(thereUntaken) : null);
        theirs.retainAll(reached);
        assertThat(each.taken()).isEqualTo(people(theirs));
        Set<Integer> untaken = new TreeSet<>(here);
        untaken.removeAll(taken);
        assertThat(each.hereNotTaken()).isEqualTo(report.listed() ? people(untaken) : null);
        here.retainAll(nearerAnywhere);
        assertThat(each.hereNearerElsewhere()).isEqualTo(people(here));
      }
      assertThat(report.nearTheLineResidents()).isEqualTo(people(nearAny));
    }

    private void checkService(
        BoundaryReport.OverTheLine each,
        Set<Integer> own,
        List<AreaCode> next,
        List<Service> counted,
        Set<Integer> taken,
        Set<Integer> nearerAnywhere) {
      Service service = each.service();
      Set<Integer> takes = question.takes(service);
      Set<Integer> here = new TreeSet<>(takes);
      here.retainAll(own);
      assertThat(each.takes()).isEqualTo(people(here));
      assertThat(each.basedIn())
          .isEqualTo(set(next.stream().filter(other -> isBasedIn(service, other)).toList()));
      assertThat(each.reaches())
          .isEqualTo(
              set(
                  next.stream()
                      .filter(other -> residents(other).stream().anyMatch(takes::contains))
                      .toList()));
      Set<Integer> nearer = new TreeSet<>();
      Set<Integer> onlyNear = new TreeSet<>();
      if (PlainQuestion.counts(service)) {
        for (int home : own) {
          double nearest = Double.POSITIVE_INFINITY;
          for (Service other : counted) {
            if (question.takes(other).contains(home)) {
              nearest = Math.min(nearest, question.metres(other, home));
            }
          }
          double metres = question.metres(service, home);
          if (!takes.contains(home)) {
            if (!taken.contains(home) && metres <= settings.nearKilometres() * 1000) {
              onlyNear.add(home);
            }
            if (nearest < Double.POSITIVE_INFINITY && metres < nearest) {
              nearer.add(home);
            }
          }
        }
      }
      nearerAnywhere.addAll(nearer);
      assertThat(each.nearer()).isEqualTo(people(nearer));
      assertThat(each.onlyNear()).isEqualTo(people(onlyNear));
      assertThat(each.places()).containsExactlyInAnyOrderElementsOf(set2(question, service));
      BoundaryReport.Group group =
          !PlainQuestion.counts(service)
              ? BoundaryReport.Group.RULED_OUT
              : !here.isEmpty()
                  ? BoundaryReport.Group.TAKES
                  : nearer.isEmpty() ? BoundaryReport.Group.DOES_NOT : BoundaryReport.Group.NEARER;
      assertThat(each.group()).isEqualTo(group);
    }

    private static Set<org.waymark.geography.Position> set2(
        PlainQuestion question, Service service) {
      return new LinkedHashSet<>(question.places(service));
    }

    private Set<Integer> near(Set<Integer> of, Set<Integer> other) {
      Set<Integer> near = new TreeSet<>();
      for (int one : of) {
        for (int two : other) {
          if (GEOGRAPHY.smallArea(one).position().metresTo(GEOGRAPHY.smallArea(two).position())
              <= settings.nearKilometres() * 1000) {
            near.add(one);
          }
        }
      }
      return near;
    }
  }

  private static boolean isBasedIn(Service service, AreaCode policeArea) {
    for (ServiceLocation location : service.locations()) {
      switch (location) {
        case ServiceLocation.Public place -> {
          if (place.position() != null) {
            SmallArea nearest = null;
            for (SmallArea small : GEOGRAPHY.listSmallAreas()) {
              if (nearest == null
                  || small.position().metresTo(place.position())
                      < nearest.position().metresTo(place.position())) {
                nearest = small;
              }
            }
            if (residents(policeArea).contains(Objects.requireNonNull(nearest).ordinal())) {
              return true;
            }
          }
        }
        case ServiceLocation.AreaOnly place -> {
          if (residents(place.area()).stream().anyMatch(residents(policeArea)::contains)) {
            return true;
          }
        }
        case ServiceLocation.Withheld ignored -> {}
      }
    }
    return false;
  }

  private static <T> Set<T> set(List<T> list) {
    return new TreeSet<>(list);
  }

  /** One cell that both sides are missing. */
  private record Cell(
      String support,
      @Nullable TermId cohort,
      AreaCode neighbour,
      GapFinding here,
      GapFinding there,
      long helped) {}

  private static Set<Cell> sharedCells(BoundaryReport report) {
    Set<Cell> cells = new LinkedHashSet<>();
    for (BoundaryReport.SharedGap gap : report.sharedGaps()) {
      List<@Nullable TermId> who = new ArrayList<>(gap.cohorts());
      if (gap.anybody()) {
        who.add(null);
      }
      for (TermId cohort : who) {
        for (BoundaryReport.Partner partner : gap.partners()) {
          boolean added =
              cells.add(
                  new Cell(
                      gap.supportType().value(),
                      cohort,
                      partner.area().code(),
                      gap.finding(),
                      partner.finding(),
                      gap.helpedWith(partner)));
          assertThat(added).isTrue();
        }
      }
    }
    assertThat(report.sharedGaps().stream().map(BoundaryReport.SharedGap::helped).toList())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    return cells;
  }

  private static Set<Cell> plainSharedCells(GapAnalysis analysis, Area area, TermId crime) {
    Set<Cell> cells = new LinkedHashSet<>();
    List<@Nullable TermId> who = new ArrayList<>();
    who.add(null);
    for (Term term : VOCABULARIES.cohorts().terms()) {
      if (term.parent() == null || term.id().value().equals("children")) {
        who.add(term.id());
      }
    }
    for (Term support : VOCABULARIES.supportTypes().terms()) {
      if (support.scope() == Scope.OUTSIDE) {
        continue;
      }
      for (TermId cohort : who) {
        for (Area other : GEOGRAPHY.neighboursOf(AreaKind.POLICE_AREA, area.code())) {
          if (other.code().isWelsh()) {
            continue;
          }
          AreaGap here = analysis.of(area);
          AreaGap there = analysis.of(other);
          GapFinding one = here.finding(crime, cohort, support.id(), CohortLevel.Level.OPEN);
          GapFinding two = there.finding(crime, cohort, support.id(), CohortLevel.Level.OPEN);
          if (one.isGap() && two.isGap()) {
            cells.add(
                new Cell(
                    support.id().value(),
                    cohort,
                    other.code(),
                    one,
                    two,
                    unreached(here, crime, cohort, support.id())
                        + unreached(there, crime, cohort, support.id())));
          }
        }
      }
    }
    return cells;
  }

  private static long unreached(
      AreaGap gap, TermId crime, @Nullable TermId cohort, TermId support) {
    return gap.population() - gap.result(crime, cohort, support).open().provision().reached();
  }
}
