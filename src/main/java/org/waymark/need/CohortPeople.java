package org.waymark.need;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.AssumptionRanges.Assumption;
import org.waymark.need.IndicatorSums.Holed;
import org.waymark.need.IndicatorSums.Sum;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedFigure.Basis;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** How many people of a cohort live in an area. Thread-safe; an answer is computed once. */
final class CohortPeople {

  /** A number of people, or why there is none. */
  sealed interface Answer {}

  record People(PopulationEstimate estimate) implements Answer {}

  /**
   * There is no number.
   *
   * @param reason a clause
   */
  record Nobody(String reason) implements Answer {}

  private record Key(AreaKind kind, AreaCode area, @Nullable TermId cohort) {}

  private final IndicatorSums sums;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final AssumptionRanges ranges;
  private final Map<TermId, NeedRules.Population> rules = new HashMap<>();
  private final Map<TermId, List<NeedIndicator>> imported = new HashMap<>();
  private final Map<Key, Answer> known = new ConcurrentHashMap<>();

  CohortPeople(
      IndicatorSums sums,
      Geography geography,
      Vocabularies vocabularies,
      NeedRules rules,
      AssumptionRanges ranges) {
    this.sums = sums;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.ranges = ranges;
    rules.populations().forEach(rule -> this.rules.put(rule.cohort(), rule));
    Set<String> ruled = rules.indicators();
    for (NeedIndicator indicator : sums.table().listIndicators()) {
      TermId cohort = indicator.cohort();
      if (cohort != null
          && indicator.crimeType() == null
          && indicator.measure() == Measure.COUNT
          && indicator.unit().toLowerCase(Locale.ROOT).equals("people")
          && isImported(indicator, ruled)) {
        imported.computeIfAbsent(cohort, key -> new ArrayList<>()).add(indicator);
      }
    }
  }

  /** Imported series that no rule reads stand for themselves. */
  private boolean isImported(NeedIndicator indicator, Set<String> ruled) {
    return !ruled.contains(indicator.id())
        && sums.table().listEditions(indicator.id()).stream()
            .allMatch(edition -> edition.origin() == Origin.IMPORTED);
  }

  Answer of(Area area, @Nullable TermId cohort) {
    Key key = new Key(area.kind(), area.code(), cohort);
    Answer answer = known.get(key);
    if (answer == null) {
      answer = cohort == null ? everybody(area) : members(area, cohort);
      known.put(key, answer);
    }
    return answer;
  }

  private Answer everybody(Area area) {
    long residents = geography.population(area.code());
    return residents == 0
        ? new Nobody("nothing is known of who lives in " + area.shortName())
        : new People(
            new PopulationEstimate(residents, residents, residents, false, List.of(), List.of()));
  }

  private Answer members(Area area, TermId cohort) {
    List<Sum> newer = new ArrayList<>();
    List<Absent> holes = new ArrayList<>();
    for (NeedIndicator indicator : imported.getOrDefault(cohort, List.of())) {
      collect(sums.of(List.of(new NeedRules.Part(indicator.id(), 1)), area, null), newer, holes);
    }
    Sum brought =
        newer.stream()
            .max(Comparator.comparing(Sum::period).thenComparing(Sum::value))
            .orElse(null);
    NeedRules.Population rule = rules.get(cohort);
    if (rule != null) {
      List<Sum> builtIn = new ArrayList<>();
      collect(sums.of(rule.parts(), area, null), builtIn, holes);
      if (!builtIn.isEmpty()
          && (brought == null || brought.period().compareTo(builtIn.getFirst().period()) < 0)) {
        return ruled(area, rule, builtIn.getFirst());
      }
    }
    if (brought != null) {
      return people(brought.value(), 1, 1, brought.figures(), List.of());
    }
    return new Nobody(
        holes.stream()
            .min(Comparator.comparing(Absent::why))
            .map(Absent::reason)
            .orElse("there are no figures of how many there are"));
  }

  private static void collect(IndicatorSums.Answer answer, List<Sum> sums, List<Absent> holes) {
    switch (answer) {
      case Sum good -> sums.add(good);
      case Holed holed -> holes.add(holed.why());
    }
  }

  private Answer ruled(Area area, NeedRules.Population rule, Sum sum) {
    double people = sum.value();
    List<NeedFigure> figures = new ArrayList<>(sum.figures());
    Set<String> assumptions = new LinkedHashSet<>(rule.assumptions());
    double least = 1;
    double most = 1;
    if (rule.parts().stream().anyMatch(part -> part.weight() < 1)) {
      AssumptionRanges.Row split = ranges.of(Assumption.SPLIT_AGE_BAND);
      double shaken = splitPeople(rule, sum) / Math.max(people, 1);
      least *= 1 - (1 - split.least()) * shaken;
      most *= 1 + (split.most() - 1) * shaken;
    }
    if (rule.shareOf() != null) {
      if (!(of(area, rule.shareOf()) instanceof People share)) {
        return new Nobody(
            "there are no figures of \"" + vocabularies.getTerm(rule.shareOf()).label() + "\"");
      }
      AssumptionRanges.Row independent = ranges.of(Assumption.SEX_AND_AGE_INDEPENDENT);
      PopulationEstimate sharing = share.estimate();
      Double all = sharing.figures().isEmpty() ? null : sharing.figures().getFirst().denominator();
      double of = all == null ? geography.population(area.code()) : all;
      people *= of == 0 ? 0 : Math.min(1, sharing.people() / of);
      least *= independent.least() * of(sharing, sharing.low());
      most *= independent.most() * of(sharing, sharing.high());
      figures.addAll(sharing.figures());
      assumptions.addAll(sharing.assumptions());
    }
    return people(people, least, most, figures, List.copyOf(assumptions));
  }

  private People people(
      double people,
      double least,
      double most,
      List<NeedFigure> figures,
      List<String> assumptions) {
    boolean estimated = figures.stream().anyMatch(figure -> figure.basis() == Basis.ESTIMATED);
    AssumptionRanges.Row moved = ranges.of(Assumption.PEOPLE_MOVED_BETWEEN_AREAS);
    return new People(
        new PopulationEstimate(
            people,
            people * least * (estimated ? moved.least() : 1),
            people * most * (estimated ? moved.most() : 1),
            estimated,
            figures,
            assumptions));
  }

  private static double of(PopulationEstimate estimate, double end) {
    return estimate.people() == 0 ? 1 : end / estimate.people();
  }

  /** The people who come from bands that were split. */
  private static double splitPeople(NeedRules.Population rule, Sum sum) {
    double people = 0;
    for (int i = 0; i < rule.parts().size(); i++) {
      double weight = rule.parts().get(i).weight();
      people += weight < 1 ? sum.figures().get(i).value() * weight : 0;
    }
    return people;
  }
}
