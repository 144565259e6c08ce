package org.waymark.geography;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that must collaborate in a police area (Victims and Prisoners Act 2024, s. 13(3);
 * guidance, paragraph 8).
 *
 * @param policeArea the police area the duty is owed in
 * @param bodyCode the body's area code; null for a policing body, which has none
 * @param share share of the police area's residents that live in the body's area, 0 to 1
 * @param whole true when the body's whole area lies in the police area
 */
public record DutyHolder(
    AreaCode policeArea,
    Kind kind,
    @Nullable AreaCode bodyCode,
    String name,
    double share,
    boolean whole,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** The three sorts of duty holder in section 13(3). */
  public enum Kind {
    POLICING_BODY("policing-body", "Local policing body"),
    ICB("icb", "Integrated Care Board"),
    COUNCIL("council", "Tier-one council"),
    GREATER_LONDON_AUTHORITY("gla", "Greater London Authority");

    private final String slug;
    private final String label;

    Kind(String slug, String label) {
      this.slug = slug;
      this.label = label;
    }

    public String slug() {
      return slug;
    }

    public String label() {
      return label;
    }

    /**
     * @throws IllegalArgumentException when no kind has this slug
     */
    public static Kind ofSlug(String slug) {
      return Arrays.stream(values())
          .filter(kind -> kind.slug.equals(slug))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("\"" + slug + "\" is no kind of duty holder"));
    }
  }

  public DutyHolder {
    Objects.requireNonNull(kind);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A duty holder needs a name");
    }
  }

  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
