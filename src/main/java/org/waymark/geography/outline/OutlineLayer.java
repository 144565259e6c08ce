package org.waymark.geography.outline;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Atom;
import org.waymark.geography.District;

/** A layer of outlines: areas of one kind, in force at one time, that lie side by side. */
public enum OutlineLayer {
  POLICE_AREA(AreaKind.POLICE_AREA, "police-area"),
  /** Integrated Care Boards since 1 April 2026. */
  ICB(AreaKind.ICB, "icb"),
  /** Integrated Care Boards until 31 March 2026. */
  FORMER_ICB(AreaKind.ICB, "icb-2024"),
  COUNCIL(AreaKind.COUNCIL, "council"),
  DISTRICT(AreaKind.DISTRICT, "district"),
  REGION(AreaKind.REGION, "region"),
  COUNTRY(AreaKind.COUNTRY, "country");

  private final AreaKind kind;
  private final String slug;

  OutlineLayer(AreaKind kind, String slug) {
    this.kind = kind;
    this.slug = slug;
  }

  public AreaKind kind() {
    return kind;
  }

  /** The name of the layer in the file, e.g. {@code icb-2024}. */
  public String slug() {
    return slug;
  }

  /**
   * The area of this layer an atom belongs to; null where the layer does not reach, as in Wales.
   */
  public @Nullable AreaCode codeOf(Atom atom, District district) {
    return switch (this) {
      case POLICE_AREA -> district.policeArea();
      case ICB -> atom.icb();
      case FORMER_ICB -> atom.formerIcb();
      case COUNCIL -> district.council();
      case DISTRICT -> district.code();
      case REGION -> district.region();
      case COUNTRY -> district.country();
    };
  }

  static Optional<OutlineLayer> ofSlug(String slug) {
    return Arrays.stream(values()).filter(layer -> layer.slug.equals(slug)).findFirst();
  }
}
