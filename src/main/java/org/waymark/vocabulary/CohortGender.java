package org.waymark.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The gender to which a cohort is limited by its definition, for example "men and boys". */
public enum CohortGender {
  FEMALE,
  MALE;

  /** Lower-case name as written in data files. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CohortGender> findBySlug(String slug) {
    return Arrays.stream(values()).filter(gender -> gender.slug().equals(slug)).findFirst();
  }
}
