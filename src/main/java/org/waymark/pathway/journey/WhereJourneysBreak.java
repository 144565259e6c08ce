package org.waymark.pathway.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.pathway.Admissions;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/** How far the standard people get in each of some areas: a table, and what a map is made of. */
public final class WhereJourneysBreak {

  private record Key(String person, AreaCode area) {}

  private final List<StandardPerson> people;
  private final List<JourneyOutcome> outcomes;
  private final Map<Key, JourneyOutcome> byKey = new HashMap<>();

  private WhereJourneysBreak(List<StandardPerson> people, List<JourneyOutcome> outcomes) {
    this.people = List.copyOf(people);
    this.outcomes = List.copyOf(outcomes);
    outcomes.forEach(each -> byKey.put(new Key(each.person().id(), each.area().code()), each));
  }

  /** The English districts of an area, by name; every one for England. */
  public static List<Area> districtsOf(Geography geography, AreaCode area, LocalDate day) {
    return geography.listAreas(AreaKind.DISTRICT, day).stream()
        .filter(Area::isEnglish)
        .filter(
            district ->
                area.equals(AreaCode.ENGLAND)
                    || geography
                        .smallAreasOf(area)
                        .containsAll(geography.smallAreasOf(district.code())))
        .toList();
  }

  /** Sends every one of the people on their way in every one of the areas. */
  public static WhereJourneysBreak of(
      JourneyFinder finder, List<StandardPerson> people, List<Area> areas) {
    PathwayNetwork network = finder.network();
    List<PlaceOf> places =
        areas.parallelStream()
            .map(
                area -> {
                  DescribedPerson.Place place = new DescribedPerson.Place.Within(area.code());
                  network.profile(place);
                  return new PlaceOf(area, place);
                })
            .toList();
    List<List<JourneyOutcome>> made =
        people.parallelStream().map(person -> outcomesOf(finder, person, places)).toList();
    List<JourneyOutcome> outcomes = new ArrayList<>();
    for (int area = 0; area < areas.size(); area++) {
      for (List<JourneyOutcome> ofPerson : made) {
        outcomes.add(ofPerson.get(area));
      }
    }
    return new WhereJourneysBreak(people, outcomes);
  }

  private record PlaceOf(Area area, DescribedPerson.Place place) {}

  private static List<JourneyOutcome> outcomesOf(
      JourneyFinder finder, StandardPerson person, List<PlaceOf> places) {
    Vocabulary supportTypes = finder.network().snapshot().vocabularies().supportTypes();
    Admissions admissions = new Admissions(finder.network(), person.story());
    JourneyFinder.Scratch scratch = finder.scratch();
    List<JourneyOutcome> outcomes = new ArrayList<>();
    for (PlaceOf each : places) {
      JourneyFinder.Totals totals = finder.totals(admissions.in(each.place()), scratch);
      List<JourneyStage> unreachable =
          List.copyOf(PathwayNetwork.stagesIn(totals.sought() & ~totals.reached()));
      List<GapTerms> cells = new ArrayList<>();
      for (TermId type : person.supportTypes()) {
        JourneyStage stage = supportTypes.find(type).map(Term::journeyStage).orElse(null);
        if (stage != null && unreachable.contains(stage)) {
          cells.add(
              new GapTerms(each.area().code(), person.story().crime(), person.gapCohort(), type));
        }
      }
      outcomes.add(
          new JourneyOutcome(
              person,
              each.area(),
              PathwayNetwork.stagesIn(totals.reached()),
              unreachable,
              totals.waitWeeks(),
              totals.unknownWaits(),
              totals.handoffs(),
              totals.crossings(),
              cells));
    }
    return outcomes;
  }

  public List<StandardPerson> people() {
    return people;
  }

  /** Area by area, in each the people in their order. */
  public List<JourneyOutcome> outcomes() {
    return outcomes;
  }

  public List<JourneyOutcome> outcomesOf(String person) {
    return outcomes.stream().filter(each -> each.person().id().equals(person)).toList();
  }

  /**
   * What is different in another state of the network, for the people and areas that are in both.
   * Those for whom nothing is are left out.
   */
  public List<JourneyChange> changedIn(WhereJourneysBreak after) {
    List<JourneyChange> changes = new ArrayList<>();
    for (JourneyOutcome before : outcomes) {
      JourneyOutcome now = after.byKey.get(new Key(before.person().id(), before.area().code()));
      if (now == null
          || (now.unreachable().equals(before.unreachable())
              && now.reached().equals(before.reached())
              && now.waitWeeks() == before.waitWeeks()
              && now.unknownWaits() == before.unknownWaits()
              && now.handoffs() == before.handoffs()
              && now.crossings() == before.crossings())) {
        continue;
      }
      changes.add(
          new JourneyChange(
              before,
              now,
              without(before.unreachable(), now.unreachable()),
              without(now.unreachable(), before.unreachable())));
    }
    return changes;
  }

  private static Set<JourneyStage> without(List<JourneyStage> some, List<JourneyStage> others) {
    Set<JourneyStage> left = EnumSet.noneOf(JourneyStage.class);
    left.addAll(some);
    left.removeAll(others);
    return left;
  }
}
