package org.waymark.coverage;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalogue.Service;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * Whether a service is for what happened to somebody.
 *
 * <p>What search, coverage and gap find for a crime type is for it: a service that states the type
 * or a narrower one. Somebody's story can be told more narrowly than a listing: rape is also taken
 * by a service for sexual abuse, and any crime by a multi-crime one. A listing that names no crime
 * is found for none of them, here as there.
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

  public CrimeAdmission(Vocabulary crimeTypes) {
    this.crimeTypes = crimeTypes;
  }

  /** The types of which one must be stated to be for that crime. */
  public Set<TermId> accepted(TermId crime) {
    if (!crimeTypes.contains(crime)) {
      return Set.of(crime, ANY_CRIME);
    }
    Set<TermId> accepted = new HashSet<>(crimeTypes.selfAndAncestors(crime));
    if (accepted.stream().anyMatch(MEANT_BY_AGAINST_WOMEN_AND_GIRLS::contains)) {
      accepted.add(AGAINST_WOMEN_AND_GIRLS);
    }
    accepted.addAll(crimeTypes.selfAndDescendants(crime));
    accepted.add(ANY_CRIME);
    return Set.copyOf(accepted);
  }

  /** What a service is for, in words: "is for domestic abuse or stalking only". */
  public String isFor(Set<TermId> stated) {
    return stated.isEmpty()
        ? "does not say which crimes it is for"
        : "is for "
            + stated.stream()
                .map(id -> crimeTypes.find(id).map(Term::label).orElse(id.value()))
                .sorted()
                .collect(Collectors.joining(" or "))
            + " only";
  }

  /** True when a service is for one of the {@link #accepted} types. */
  public static boolean takes(Service service, Set<TermId> accepted) {
    for (TermId stated : service.crimeTypes()) {
      if (accepted.contains(stated)) {
        return true;
      }
    }
    return false;
  }
}
