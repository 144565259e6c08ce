package org.waymark.pathway.journey;

import java.util.EnumSet;
import java.util.Set;
import org.waymark.catalogue.RiskLevel;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;

/**
 * The ways in that are open to somebody: not the police and the court where nothing was reported,
 * not the MARAC below high risk, not a workplace for a child under 16, not a MASH for somebody over
 * 25.
 */
final class WaysIn {

  private static final int YOUNGEST_AT_WORK = 16;
  private static final int OLDEST_IN_A_MASH = 25;

  private WaysIn() {}

  static Set<EntryPoint.Kind> of(DescribedPerson person) {
    EnumSet<EntryPoint.Kind> open = EnumSet.allOf(EntryPoint.Kind.class);
    if (Boolean.FALSE.equals(person.reported())) {
      open.remove(EntryPoint.Kind.POLICE_REPORT);
      open.remove(EntryPoint.Kind.COURT);
    }
    if (person.risk() != null && person.risk() != RiskLevel.HIGH) {
      open.remove(EntryPoint.Kind.MARAC);
    }
    Integer age = person.age();
    if (age != null && age < YOUNGEST_AT_WORK) {
      open.remove(EntryPoint.Kind.WORKPLACE);
    }
    if (age != null && age > OLDEST_IN_A_MASH) {
      open.remove(EntryPoint.Kind.MASH);
    }
    if (!person.startsAt().isEmpty()) {
      open.retainAll(person.startsAt());
    }
    return open;
  }
}
