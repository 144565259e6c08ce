package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.geography.AreaCode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;

/** What is said of a place, as far as it may be known. */
public final class PlaceFacts {

  private static final ChoicesCodec<AccessibilityFeature> ACCESS =
      new ChoicesCodec<>(AccessibilityFeature.class);

  /**
   * What is written of a place, before it is known how much of it may be. What may not be goes to
   * the store of withheld addresses, and nowhere else; nothing here prints it.
   */
  public static final class PlaceParts {
    private String name = "";
    private List<String> addressLines = List.of();
    private @Nullable String postcode;
    private @Nullable Double longitude;
    private @Nullable Double latitude;
    private @Nullable Disclosure disclosure;
    private Set<AreaCode> areas = Set.of();
    private Set<AccessibilityFeature> accessibility = Set.of();

    /** May be empty. */
    public String name() {
      return name;
    }

    /** Without the postcode; may be empty. */
    public List<String> addressLines() {
      return addressLines;
    }

    public @Nullable String postcode() {
      return postcode;
    }

    /** How much of it may be shown; null when that is not said. */
    public @Nullable Disclosure disclosure() {
      return disclosure;
    }

    /** WGS 84; null unless both numbers are given. */
    @Nullable Position writtenPosition() {
      return longitude == null || latitude == null ? null : new Position(longitude, latitude);
    }

    /**
     * True when a name or an address is given, which is to be kept apart if it may not be known.
     */
    public boolean hasAddress() {
      return !name.isEmpty() || !addressLines.isEmpty() || postcode != null;
    }

    /** What is wrong with the area that alone may be known; empty when nothing is. */
    public Optional<Fault> areaFault() {
      return areas.size() > 1
          ? Optional.of(
              new Fault("", "unknown-area", "one area is needed", "Name the one it lies in"))
          : Optional.empty();
    }

    /** What to say of a position that is given though it may not be known. */
    public Optional<Fault> droppedPosition() {
      return longitude == null && latitude == null
          ? Optional.empty()
          : Optional.of(
              new Fault(
                  "",
                  "position-dropped",
                  "a position of a place that is not public is not kept",
                  "Leave it empty"));
    }

    /**
     * The point that is written, or that of the postcode: a fault when nobody knows where that is,
     * a note when it is known roughly.
     */
    public Reading<Position> position(ReadingTerms terms) {
      Position written = writtenPosition();
      return written != null || postcode == null
          ? Reading.of(written)
          : ofPostcode(postcode, terms);
    }

    /**
     * The place as far as it may be known; empty when it is not said how far, or in which area.
     *
     * @param position of a public place; null when it is not known
     */
    public Optional<ServiceLocation> at(LocationId id, @Nullable Position position) {
      return switch (disclosure) {
        case null -> Optional.empty();
        case WITHHELD -> Optional.of(new ServiceLocation.Withheld(id));
        case AREA_ONLY ->
            areas.stream().findFirst().map(area -> new ServiceLocation.AreaOnly(id, area));
        case PUBLIC ->
            Optional.of(
                new ServiceLocation.Public(
                    id, name, addressLines, postcode, position, accessibility));
      };
    }
  }

  /** Its postcode. */
  public static final Fact<ServiceLocation, PlaceParts, String> POSTCODE =
      Fact.<ServiceLocation, PlaceParts, String>of(
              "postcode",
              new PostcodeCodec(),
              ofPublic(ServiceLocation.Public::postcode),
              (b, v) -> b.postcode = v)
          .asked("Postcode", "It puts the place on the map")
          .inColumn(
              "Postcode",
              "The postcode of the place.",
              "CA1 1AA",
              "A postcode, or its first half",
              "post code")
          .givingPlaceAway();

  /** Degrees east. */
  public static final Fact<ServiceLocation, PlaceParts, Double> LONGITUDE =
      Fact.<ServiceLocation, PlaceParts, Double>of(
              "longitude",
              new DegreesCodec(false),
              ofPublic(place -> place.position() == null ? null : place.position().longitude()),
              (b, v) -> b.longitude = v)
          .inColumn(
              "Longitude",
              "Where the postcode does not say: degrees east, WGS 84.",
              "-2.9329",
              "-180 to 180",
              "lon",
              "lng")
          .givingPlaceAway();

  /** Degrees north. */
  public static final Fact<ServiceLocation, PlaceParts, Double> LATITUDE =
      Fact.<ServiceLocation, PlaceParts, Double>of(
              "latitude",
              new DegreesCodec(true),
              ofPublic(place -> place.position() == null ? null : place.position().latitude()),
              (b, v) -> b.latitude = v)
          .inColumn(
              "Latitude",
              "Where the postcode does not say: degrees north, WGS 84.",
              "54.8925",
              "-90 to 90",
              "lat")
          .givingPlaceAway();

  /** How much of it may be shown. */
  public static final Fact<ServiceLocation, PlaceParts, Disclosure> DISCLOSURE =
      Fact.<ServiceLocation, PlaceParts, Disclosure>of(
              "disclosure",
              new ChoiceCodec<>(Disclosure.class, null),
              ServiceLocation::disclosure,
              (b, v) -> b.disclosure = v)
          .asked("Who may know where this is?", "")
          .inColumn(
              "Location may be shown",
              "How much of the place may be known.",
              "Public",
              "Public, Area only, Withheld; needed when there is a place",
              "disclosure",
              "location disclosure",
              "confidentiality")
          .needed(
              "disclosure-missing",
              "it is not said whether the place may be shown",
              "Choose Public, Area only or Withheld")
          .deciding();

  /** The area that alone may be known; asked of places of which it is. */
  public static final Fact<ServiceLocation, PlaceParts, Set<AreaCode>> AREA =
      Fact.<ServiceLocation, PlaceParts, Set<AreaCode>>of(
              "area",
              new AreasCodec(),
              place -> place instanceof ServiceLocation.AreaOnly only ? Set.of(only.area()) : null,
              (b, v) -> b.areas = v == null ? Set.of() : v)
          .asked("Area", "A district or anything larger")
          .inColumn(
              "Location area",
              "For a place of which only the area may be known: that area.",
              "Cumberland",
              "One area, a district or larger",
              "location district")
          .needed(
              "missing",
              "a place of which only the area may be known needs that area",
              "Choose a district or anything larger, or make it Withheld")
          .deciding();

  /** In the order of the template. */
  public static final List<Fact<ServiceLocation, PlaceParts, ?>> FACTS =
      List.of(
          Fact.<ServiceLocation, PlaceParts, String>of(
                  "name",
                  TextCodec.line(),
                  ofPublic(ServiceLocation.Public::name),
                  (b, v) -> b.name = v == null ? "" : v)
              .asked("Name of the place (optional)", "")
              .inColumn(
                  "Location name",
                  "The name of a place where it is given. A second place goes on a further row.",
                  "Sorrelgarth rooms",
                  "Words",
                  "venue",
                  "location")
              .givingPlaceAway(),
          Fact.<ServiceLocation, PlaceParts, List<String>>of(
                  "address",
                  new NamesCodec(),
                  ofPublic(ServiceLocation.Public::addressLines),
                  (b, v) -> b.addressLines = v == null ? List.of() : v)
              .asked("Address", "Without the postcode, a line each")
              .inColumn(
                  "Address",
                  "The address without the postcode. A confidential one is stored apart, and never"
                      + " shown.",
                  "14 Wrenfold Lane; Carlisle",
                  "Lines, with semicolons between",
                  "location address")
              .givingPlaceAway(),
          POSTCODE,
          LONGITUDE,
          LATITUDE,
          DISCLOSURE,
          AREA,
          Fact.<ServiceLocation, PlaceParts, Set<AccessibilityFeature>>of(
                  "access",
                  ACCESS,
                  ofPublic(ServiceLocation.Public::accessibility),
                  (b, v) -> b.accessibility = v == null ? Set.of() : v)
              .asked("What does the place offer?", "")
              .inColumn(
                  "Location accessibility",
                  "What the place offers to disabled people.",
                  "Step-free access; Hearing loop",
                  "As for Accessibility",
                  "location access"));

  private PlaceFacts() {}

  /** What is said of a place, taken apart. */
  static PlaceParts parts(ServiceLocation place) {
    PlaceParts parts = new PlaceParts();
    FACTS.forEach(fact -> copy(fact, place, parts));
    return parts;
  }

  private static <T> void copy(
      Fact<ServiceLocation, PlaceParts, T> fact, ServiceLocation from, PlaceParts onto) {
    fact.set(onto, fact.get(from));
  }

  /** The fact of that key. */
  public static Fact<ServiceLocation, PlaceParts, ?> fact(String key) {
    return FACTS.stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
  }

  /**
   * What is asked of a place beside how much may be known of it: the area where that alone may be.
   */
  public static List<Fact<ServiceLocation, PlaceParts, ?>> besides(Disclosure disclosure) {
    return FACTS.stream()
        .filter(fact -> fact != DISCLOSURE)
        .filter(fact -> fact != AREA || disclosure == Disclosure.AREA_ONLY)
        .toList();
  }

  /** Facts that a place has no room for of which no more may be known. */
  public static Stream<Fact<ServiceLocation, PlaceParts, ?>> unasked(Disclosure disclosure) {
    return FACTS.stream()
        .filter(
            fact ->
                fact == AREA
                    ? disclosure != Disclosure.AREA_ONLY
                    : fact.key().equals("access") && disclosure != Disclosure.PUBLIC);
  }

  /** What to say of one of these that is given all the same. */
  public static Fault notKept(Fact<ServiceLocation, PlaceParts, ?> fact, Disclosure disclosure) {
    return new Fault(
        "",
        "not-kept-of-a-place",
        "it is not kept of a place that is " + disclosure.label(),
        fact == AREA
            ? "Leave it empty, or write \""
                + Disclosure.AREA_ONLY.label()
                + "\" where only the area"
                + " may be known"
            : "Say it of the whole service, under Accessibility");
  }

  /** True when the column of that heading could give away a place that is not public. */
  public static boolean givesPlaceAway(String heading) {
    return FACTS.stream().anyMatch(fact -> fact.givesPlaceAway() && fact.heading().equals(heading));
  }

  private static Reading<Position> ofPostcode(String postcode, ReadingTerms terms) {
    return switch (terms.places().apply(postcode)) {
      case PlaceLookup.Found found -> {
        String note = found.note();
        yield new Reading<>(
            found.position(),
            List.of(),
            note == null
                ? List.of()
                : List.of(new Fault(postcode, "postcode-approximate", note, "")));
      }
      case PlaceLookup.Unclear _ ->
          Reading.wrong(
              postcode,
              "unknown-postcode",
              "the postcode is not known, so the place is not on the map",
              "Check the postcode, or give the place's latitude and longitude");
    };
  }

  private static <T> Function<ServiceLocation, @Nullable T> ofPublic(
      Function<ServiceLocation.Public, @Nullable T> get) {
    return place -> place instanceof ServiceLocation.Public open ? get.apply(open) : null;
  }

  static List<String> tell(List<ServiceLocation> places, ListingTerms terms) {
    return places.stream().map(place -> tell(place, terms)).toList();
  }

  private static String tell(ServiceLocation location, ListingTerms terms) {
    return switch (location) {
      case ServiceLocation.Public place -> {
        List<String> parts = new ArrayList<>();
        if (!place.name().isBlank()) {
          parts.add(place.name());
        }
        parts.addAll(place.addressLines());
        if (place.postcode() != null) {
          parts.add(place.postcode());
        }
        String features =
            place.accessibility().isEmpty()
                ? ""
                : " (" + String.join(", ", ACCESS.tell(place.accessibility(), terms)) + ")";
        yield "Public: " + String.join(", ", parts) + features;
      }
      case ServiceLocation.AreaOnly area -> "Area only: " + terms.area(area.area());
      case ServiceLocation.Withheld _ -> "Withheld";
    };
  }
}
