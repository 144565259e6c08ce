package org.waymark.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;

/**
 * A place where a service is given, as far as it may be known. What may not be known is not here:
 * the type of a withheld location has nowhere to put an address.
 */
public sealed interface ServiceLocation {

  LocationId id();

  /** {@code public}, {@code area only} or {@code withheld}. */
  Disclosure disclosure();

  /** The same place under another identifier. */
  ServiceLocation withId(LocationId other);

  /** How much of a location may be shown. */
  enum Disclosure implements Labelled {
    PUBLIC("Public"),
    AREA_ONLY("Area only"),
    WITHHELD("Withheld");

    private final String label;

    Disclosure(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * A place everybody may know.
   *
   * @param addressLines without the postcode; may be empty
   * @param postcode normalised with one space, or null
   * @param position WGS 84, or null when it could not be placed
   */
  record Public(
      LocationId id,
      String name,
      List<String> addressLines,
      @Nullable String postcode,
      @Nullable Position position,
      Set<AccessibilityFeature> accessibility)
      implements ServiceLocation {
    public Public {
      Objects.requireNonNull(id);
      addressLines = List.copyOf(addressLines);
      accessibility = Set.copyOf(accessibility);
    }

    @Override
    public Disclosure disclosure() {
      return Disclosure.PUBLIC;
    }

    @Override
    public Public withId(LocationId other) {
      return new Public(other, name, addressLines, postcode, position, accessibility);
    }
  }

  /**
   * A place of which only the area may be known.
   *
   * @param area a district or anything larger
   */
  record AreaOnly(LocationId id, AreaCode area) implements ServiceLocation {
    public AreaOnly {
      Objects.requireNonNull(id);
      Objects.requireNonNull(area);
    }

    @Override
    public Disclosure disclosure() {
      return Disclosure.AREA_ONLY;
    }

    @Override
    public AreaOnly withId(LocationId other) {
      return new AreaOnly(other, area);
    }
  }

  /** A place of which nothing may be known but that it exists. */
  record Withheld(LocationId id) implements ServiceLocation {
    public Withheld {
      Objects.requireNonNull(id);
    }

    @Override
    public Disclosure disclosure() {
      return Disclosure.WITHHELD;
    }

    @Override
    public Withheld withId(LocationId other) {
      return new Withheld(other);
    }
  }
}
