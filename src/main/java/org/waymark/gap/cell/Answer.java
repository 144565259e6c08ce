package org.waymark.gap.cell;

import java.util.List;
import java.util.Objects;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * What an area has for a {@link Question}.
 *
 * @param provision of the services that meet it: the local ones, and the England-wide ones where
 *     these do
 * @param services those behind the provision, by identifier
 * @param nationwide England-wide services for it that do not meet it, by identifier
 * @param uncounted services that are listed for it and do not count on the day, by identifier
 * @param notStated local services that do not state whether they take the cohort, by identifier;
 *     looked for only where none takes all of it
 * @param lacking where the cohort is made up of others, as "anybody" of women, men and children:
 *     those of them for whom less is found than for another; empty otherwise
 * @param parts of the kind asked for, by code; none where the question is of the area as a whole
 */
public record Answer(
    GapFinding finding,
    Provision provision,
    List<ServiceId> services,
    List<ServiceId> nationwide,
    List<ServiceId> uncounted,
    List<ServiceId> notStated,
    List<TermId> lacking,
    List<Part> parts) {

  /**
   * A district or council of the area.
   *
   * @param population its residents who live in the area
   * @param reached those of them whom a service takes
   */
  public record Part(AreaKind kind, AreaCode code, long population, long reached) {

    /** Share reached, 0 to 1; 1 where nobody lives. */
    public double share() {
      return population == 0 ? 1 : reached / (double) population;
    }
  }

  public Answer {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(provision);
    services = List.copyOf(services);
    nationwide = List.copyOf(nationwide);
    uncounted = List.copyOf(uncounted);
    notStated = List.copyOf(notStated);
    lacking = List.copyOf(lacking);
    parts = List.copyOf(parts);
  }

  /** The same with another finding. */
  public Answer withFinding(GapFinding other) {
    return new Answer(other, provision, services, nationwide, uncounted, notStated, lacking, parts);
  }
}
