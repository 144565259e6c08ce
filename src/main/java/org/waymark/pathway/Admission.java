package org.waymark.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;

/**
 * Whether somebody is admitted to a service or along a route.
 *
 * @param level how close the service is to them; null for a route, or when they are not admitted
 * @param refusals every reason why not; empty when they are admitted
 * @param toCheck what to ask before relying on it, in words: "ask whether there is capacity"
 */
public record Admission(
    CohortLevel.@Nullable Level level, List<Refusal> refusals, List<String> toCheck) {

  public Admission {
    refusals = List.copyOf(refusals);
    toCheck = List.copyOf(toCheck);
  }

  public boolean isAdmitted() {
    return refusals.isEmpty();
  }
}
