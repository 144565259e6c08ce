package org.waymark.geography;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One area of one kind.
 *
 * @param name the official name, e.g. "NHS Cheshire and Merseyside Integrated Care Board"
 * @param shortName the name people say, e.g. "Cheshire and Merseyside"
 * @param country {@link AreaCode#ENGLAND} or {@link AreaCode#WALES}
 * @param validFrom first day of validity; null when it is before the tables begin
 * @param validTo last day of validity; null while the area is in force
 */
public record Area(
    AreaKind kind,
    AreaCode code,
    String name,
    String shortName,
    AreaCode country,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {

  /** By the name people say. */
  public static final Comparator<Area> BY_NAME =
      Comparator.comparing(Area::shortName).thenComparing(Area::code);

  public Area {
    Objects.requireNonNull(kind);
    if (!kind.admits(code)) {
      throw new IllegalArgumentException(code + " is not the code of a " + kind.label());
    }
    if (name.isBlank() || shortName.isBlank()) {
      throw new IllegalArgumentException("Area " + code + " needs a name");
    }
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException("Area " + code + " ends before it begins");
    }
  }

  /** True when the area is in force on that day. */
  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }

  public boolean isEnglish() {
    return country.equals(AreaCode.ENGLAND);
  }
}
