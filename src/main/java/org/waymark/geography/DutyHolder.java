package org.waymark.geography;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that must collaborate in a police area (Victims and Prisoners Act 2024, s. 13(3) and (4);
 * draft guidance, paragraph 8).
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

  private static final AreaCode METROPOLITAN_POLICE = new AreaCode("E23000001");

  /** The three sorts of duty holder in section 13(3), the third as subsection (4) divides it. */
  public enum Kind {
    POLICING_BODY("policing-body", "Local policing body", "section 13(3)(a)"),
    ICB("icb", "Integrated Care Board", "section 13(3)(b)"),
    COUNCIL("council", "Tier-one council", "section 13(3)(c) with (4)(a), (b) or (d)"),
    GREATER_LONDON_AUTHORITY("gla", "Greater London Authority", "section 13(3)(c) with (4)(c)");

    private final String slug;
    private final String label;
    private final String basis;

    Kind(String slug, String label, String basis) {
      this.slug = slug;
      this.label = label;
      this.basis = basis;
    }

    public String slug() {
      return slug;
    }

    public String label() {
      return label;
    }

    /** Which words of the Victims and Prisoners Act 2024 make it one. */
    public String basis() {
      return basis;
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

  /**
   * Why the body is one here, where guidance alone would not lead a reader to it; empty where it
   * would.
   */
  public String note() {
    return kind == Kind.GREATER_LONDON_AUTHORITY && !policeArea.equals(METROPOLITAN_POLICE)
        ? "Part of Greater London falls within this police area, and the Act makes no exception for"
            + " the City of London. The draft guidance (paragraph 32) speaks of the Authority for"
            + " the Metropolitan Police area only."
        : "";
  }

  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }
}
