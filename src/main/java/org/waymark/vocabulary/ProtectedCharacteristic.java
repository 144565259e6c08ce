package org.waymark.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The nine protected characteristics, in the order of the Equality Act 2010 s.4. */
public enum ProtectedCharacteristic {
  AGE,
  DISABILITY,
  GENDER_REASSIGNMENT,
  MARRIAGE_AND_CIVIL_PARTNERSHIP,
  PREGNANCY_AND_MATERNITY,
  RACE,
  RELIGION_OR_BELIEF,
  SEX,
  SEXUAL_ORIENTATION;

  /**
   * Kebab-case name as written in data files; it is also the id of the top cohort term of the
   * characteristic.
   */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ProtectedCharacteristic> findBySlug(String slug) {
    return Arrays.stream(values()).filter(item -> item.slug().equals(slug)).findFirst();
  }
}
