package org.waymark.coverage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * How closely a listing fits a crime type: the one rule of search, coverage, gap and journeys.
 *
 * <p>A listing fits each crime type that it names; the narrower ones of those as {@link
 * CrimeFit#GENERIC}; the wider ones for {@link CrimeFit#SOME_OF_THEM} only. One for "any crime"
 * fits every crime type as {@link CrimeFit#MULTI_CRIME}, and one for violence against women and
 * girls those that the term means. Where several of these hold, the closest counts. A listing that
 * names no crime type fits none.
 *
 * <p>Thread-safe.
 */
public final class CrimeAdmission {

  private static final TermId ANY_CRIME = new TermId("multi-crime");
  private static final TermId AGAINST_WOMEN_AND_GIRLS =
      new TermId("violence-against-women-and-girls");
  private static final Set<TermId> MEANT_BY_AGAINST_WOMEN_AND_GIRLS =
      Set.of(
          new TermId("domestic-abuse"),
          new TermId("sexual-abuse"),
          new TermId("stalking"),
          new TermId("harassment"));

  private final Vocabulary crimeTypes;

  /** By what is stated: a few hundred of these stand in most listings. */
  private final Map<Set<TermId>, Map<TermId, CrimeFit>> known = new ConcurrentHashMap<>();

  private volatile @Nullable Map<TermId, Map<TermId, CrimeFit>> fitsOfStated;

  public CrimeAdmission(Vocabulary crimeTypes) {
    this.crimeTypes = crimeTypes;
  }

  /** How closely a listing that states these types fits a crime; empty when it does not. */
  public Optional<CrimeFit> fit(Set<TermId> stated, TermId crime) {
    return closest(stated, worthFor(crime));
  }

  /** As {@link #fit}, for every crime type that is fitted. */
  public Map<TermId, CrimeFit> fits(Set<TermId> stated) {
    return known.computeIfAbsent(Set.copyOf(stated), this::fitsAll);
  }

  private Map<TermId, CrimeFit> fitsAll(Set<TermId> stated) {
    Map<TermId, CrimeFit> fits = new HashMap<>();
    for (TermId each : stated) {
      fitsOfStated()
          .getOrDefault(each, Map.of(each, CrimeFit.NAMED))
          .forEach((crime, fit) -> fits.merge(crime, fit, CrimeAdmission::closer));
    }
    return Map.copyOf(fits);
  }

  /** What one stated type is worth for each crime type. */
  private Map<TermId, Map<TermId, CrimeFit>> fitsOfStated() {
    Map<TermId, Map<TermId, CrimeFit>> fits = fitsOfStated;
    if (fits == null) {
      Map<TermId, Map<TermId, CrimeFit>> made = new HashMap<>();
      for (Term crime : crimeTypes.terms()) {
        worthFor(crime.id())
            .forEach(
                (stated, fit) ->
                    made.computeIfAbsent(stated, id -> new HashMap<>()).put(crime.id(), fit));
      }
      fits = made;
      fitsOfStated = made;
    }
    return fits;
  }

  /**
   * What a listing is worth for a crime, by the type that it states: for whoever asks of many
   * listings and one crime, with {@link #closest}.
   */
  public Map<TermId, CrimeFit> worthFor(TermId crime) {
    Map<TermId, CrimeFit> worth = new HashMap<>();
    if (!crimeTypes.contains(crime)) {
      worth.put(ANY_CRIME, CrimeFit.MULTI_CRIME);
      worth.put(crime, CrimeFit.NAMED);
      return worth;
    }
    Set<TermId> line = crimeTypes.selfAndAncestors(crime);
    worth.put(ANY_CRIME, CrimeFit.MULTI_CRIME);
    if (line.stream().anyMatch(MEANT_BY_AGAINST_WOMEN_AND_GIRLS::contains)) {
      worth.put(AGAINST_WOMEN_AND_GIRLS, CrimeFit.MULTI_CRIME);
    }
    crimeTypes
        .selfAndDescendants(crime)
        .forEach(narrower -> worth.put(narrower, CrimeFit.SOME_OF_THEM));
    line.forEach(wider -> worth.putIfAbsent(wider, CrimeFit.GENERIC));
    worth.put(crime, CrimeFit.NAMED);
    return worth;
  }

  /** The closest fit of what is stated; empty when nothing of it is worth anything. */
  public static Optional<CrimeFit> closest(Set<TermId> stated, Map<TermId, CrimeFit> worth) {
    CrimeFit closest = null;
    for (TermId each : stated) {
      CrimeFit fit = worth.get(each);
      if (fit != null) {
        closest = closest == null ? fit : closer(closest, fit);
      }
    }
    return Optional.ofNullable(closest);
  }

  private static CrimeFit closer(CrimeFit one, CrimeFit other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * Which of them, where a listing is for some of those only whom a crime happened to: "forced
   * marriage or stalking only". Empty where it is for all of them, or for none.
   */
  public Optional<String> part(Set<TermId> stated, TermId crime) {
    return fit(stated, crime)
        .filter(fit -> fit == CrimeFit.SOME_OF_THEM)
        .map(
            fit ->
                labels(
                        stated.stream()
                            .filter(crimeTypes::contains)
                            .filter(each -> crimeTypes.isWithin(each, crime))
                            .collect(Collectors.toSet()))
                    + " only");
  }

  /** What a service is for, in words: "is for domestic abuse or stalking only". */
  public String isFor(Set<TermId> stated) {
    return stated.isEmpty()
        ? "does not say which crimes it is for"
        : "is for " + labels(stated) + " only";
  }

  private String labels(Set<TermId> ids) {
    return ids.stream()
        .map(id -> crimeTypes.find(id).map(Term::label).orElse(id.value()))
        .sorted()
        .collect(Collectors.joining(" or "));
  }
}
