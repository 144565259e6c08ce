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

  /**
   * True when nothing may be known of it that may not be known of the other: less of its address,
   * only its area, nothing.
   *
   * @param other the same place as it is shown otherwise
   */
  boolean showsNoMoreThan(ServiceLocation other);

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

    @Override
    public boolean showsNoMoreThan(ServiceLocation other) {
      return other instanceof Public known && known.lessened(this).equals(this);
    }

    /**
     * This place without what the other does not say of it. What the other says otherwise stays as
     * it is here; of a postcode the first half alone may be left.
     */
    public Public lessened(Public other) {
      boolean roughly =
          postcode != null
              && other.postcode != null
              && !postcode.equals(other.postcode)
              && postcode.startsWith(other.postcode + " ");
      return new Public(
          id,
          other.name.isBlank() ? other.name : name,
          addressLines.containsAll(other.addressLines) ? other.addressLines : addressLines,
          roughly || other.postcode == null ? other.postcode : postcode,
          roughly || other.position == null ? other.position : position,
          accessibility.containsAll(other.accessibility) ? other.accessibility : accessibility);
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

    @Override
    public boolean showsNoMoreThan(ServiceLocation other) {
      return other instanceof Public
          || (other instanceof AreaOnly known && known.area.equals(area));
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

    @Override
    public boolean showsNoMoreThan(ServiceLocation other) {
      return true;
    }
  }
}
