package org.waymark.pathway.journey;

import java.util.EnumSet;
import java.util.Set;
import org.waymark.catalogue.RiskLevel;
import org.waymark.pathway.DescribedPerson;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * Which stages somebody with their story usually needs. Health and forensic care is for sexual
 * abuse within a year; crisis and safety is for those at risk from somebody they know or are
 * exploited by, or assessed above standard risk; justice is not sought where the police have not
 * been told. What is not sought is shown all the same, and is no break when it cannot be reached.
 */
final class SoughtStages {

  private static final int A_YEAR = 365;
  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");
  private static final Set<TermId> AT_RISK =
      Set.of(
          new TermId("domestic-abuse"),
          new TermId("stalking"),
          new TermId("criminal-exploitation"),
          new TermId("sexual-exploitation"),
          new TermId("modern-slavery"));

  private SoughtStages() {}

  static Set<JourneyStage> of(DescribedPerson person, Vocabulary crimeTypes) {
    EnumSet<JourneyStage> sought = EnumSet.allOf(JourneyStage.class);
    Set<TermId> line =
        crimeTypes.contains(person.crime())
            ? crimeTypes.selfAndAncestors(person.crime())
            : Set.of(person.crime());
    boolean longAgo = person.daysSince() != null && person.daysSince() > A_YEAR;
    if (!line.contains(SEXUAL_ABUSE) || longAgo) {
      sought.remove(JourneyStage.HEALTH_AND_FORENSIC);
    }
    boolean risky = person.risk() != null && person.risk() != RiskLevel.STANDARD;
    if (!risky && line.stream().noneMatch(AT_RISK::contains)) {
      sought.remove(JourneyStage.CRISIS_AND_SAFETY);
    }
    if (Boolean.FALSE.equals(person.reported())) {
      sought.remove(JourneyStage.JUSTICE);
    }
    return sought;
  }
}
