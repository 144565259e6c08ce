package org.waymark.gap.cell;

import java.util.List;
import java.util.Objects;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;

/**
 * What an area has for a {@link Question}.
 *
 * @param provision of the services that meet it: the local ones, and the England-wide ones where
 *     these do
 * @param services those behind the provision, by identifier
 * @param nationwide England-wide services for it that do not meet it, by identifier
 * @param uncounted services that are listed for it and do not count on the day, by identifier
 * @param parts of the kind asked for, by code; none where the question is of the area as a whole
 */
public record Answer(
    GapFinding finding,
    Provision provision,
    List<ServiceId> services,
    List<ServiceId> nationwide,
    List<ServiceId> uncounted,
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
    parts = List.copyOf(parts);
  }
}
