package org.waymark.geography.place;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;

/**
 * Answers "where is that?" for a postcode, the first part of one, a town or an area. Immutable and
 * thread-safe; make one for each geography.
 */
public final class PlaceFinder {

  /** Outcodes of one name within this of each other are one town. */
  private static final double ONE_TOWN_METRES = 20_000;

  /** A name with so many outcodes in one place is a city; of others of its name, it is meant. */
  private static final int CITY_OUTCODES = 4;

  private static final String EXAMPLE = "Enter a postcode in England, like CA11 7XX, or a town";

  private static final Set<String> SCOTTISH =
      Set.of(
          "AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD",
          "ZE");
  private static final Set<String> WELSH = Set.of("CF", "LD", "LL", "NP", "SA");
  private static final Set<String> ISLANDS = Set.of("GY", "IM", "JE");

  private final Geography geography;
  private final PostcodeDirectory postcodes;
  private final Clock clock;
  private final Map<String, List<Outcode>> towns;

  /**
   * @param clock decides which areas are in force
   */
  public PlaceFinder(Geography geography, PostcodeDirectory postcodes, Clock clock) {
    this.geography = geography;
    this.postcodes = postcodes;
    this.clock = clock;
    this.towns = new HashMap<>();
    for (Outcode outcode : geography.listOutcodes()) {
      String name = key(outcode.town());
      if (!name.isEmpty()) {
        towns.computeIfAbsent(name, n -> new ArrayList<>()).add(outcode);
      }
    }
    towns.values().forEach(list -> list.sort(Comparator.comparing(Outcode::code)));
  }

  /** Letters and digits in lower case without accents, words one space apart, "st." as "saint". */
  private static String key(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+|['’.]", "")
            .toLowerCase(Locale.UK)
            .replace("&", " and ")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return plain.startsWith("st ") ? "saint " + plain.substring(3) : plain;
  }

  /**
   * Finds the place.
   *
   * @param asked what was typed; may be empty
   */
  public PlaceLookup find(String asked) {
    String typed = asked.strip();
    if (typed.isEmpty()) {
      return new PlaceLookup.Unknown(typed, EXAMPLE);
    }
    if (typed.length() > 100) {
      return new PlaceLookup.Unknown(typed.substring(0, 100), EXAMPLE);
    }
    Optional<Outcode> exactly = geography.findOutcode(Postcode.compact(typed));
    if (exactly.isPresent()) {
      return found(exactly.get(), null);
    }
    // A town first: "Lee", say, has no digit, so it cannot be meant as a postcode.
    boolean hasDigit = typed.chars().anyMatch(Character::isDigit);
    Optional<PlaceLookup> town = findTown(typed);
    if (town.isPresent() && !hasDigit) {
      return town.get();
    }
    Optional<Postcode> postcode = Postcode.parse(typed, this::isOutcode);
    if (postcode.isPresent() && (hasDigit || isOutcode(postcode.get().outward()))) {
      return findPostcode(postcode.get());
    }
    Optional<String> outward = Postcode.parseOutward(typed, this::isOutcode);
    if (outward.isPresent() && (hasDigit || isOutcode(outward.get()))) {
      return findOutward(outward.get());
    }
    return town.or(() -> findArea(typed)).orElseGet(() -> unknown(typed, hasDigit));
  }

  private boolean isOutcode(String outward) {
    return geography.findOutcode(outward).isPresent();
  }

  private PlaceLookup findPostcode(Postcode postcode) {
    Optional<PostcodeDirectory.Entry> found = postcodes.find(postcode);
    if (found.isPresent() && found.get().terminated() == null) {
      return found(postcode.toString(), found.get(), null);
    }
    Optional<Outcode> outcode = geography.findOutcode(postcode.outward());
    String why =
        found
            .map(entry -> postcode + " went out of use" + in(entry.terminated()))
            .orElseGet(
                () ->
                    postcodes.isLoaded()
                        ? "We do not know the postcode " + postcode
                        : "Full postcodes are not loaded here");
    if (outcode.isPresent()) {
      return new PlaceLookup.Found(
          label(outcode.get()),
          outcode.get().position(),
          outcode.get().smallArea(),
          why + ", so this is the middle of " + postcode.outward() + ".");
    }
    return found
        .<PlaceLookup>map(
            entry -> found(postcode.toString(), entry, why + "; this is where it was."))
        .orElseGet(() -> unknownOutward(postcode.toString(), postcode.outward()));
  }

  private static String in(@Nullable YearMonth month) {
    return month == null
        ? ""
        : " in "
            + month.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
            + " "
            + month.getYear();
  }

  private PlaceLookup found(String label, PostcodeDirectory.Entry entry, @Nullable String note) {
    int smallArea =
        Optional.ofNullable(entry.smallArea())
            .flatMap(geography::findOrdinal)
            .orElseGet(() -> geography.nearestSmallArea(entry.position()));
    return new PlaceLookup.Found(label, entry.position(), smallArea, note);
  }

  private PlaceLookup findOutward(String outward) {
    return geography
        .findOutcode(outward)
        .<PlaceLookup>map(outcode -> found(outcode, null))
        .orElseGet(() -> unknownOutward(outward, outward));
  }

  private static PlaceLookup.Found found(Outcode outcode, @Nullable String note) {
    return new PlaceLookup.Found(label(outcode), outcode.position(), outcode.smallArea(), note);
  }

  private static String label(Outcode outcode) {
    return outcode.town().isEmpty() ? outcode.code() : outcode.town() + " (" + outcode.code() + ")";
  }

  private static PlaceLookup unknownOutward(String asked, String outward) {
    String area = Postcode.areaOf(outward);
    if (SCOTTISH.contains(area)) {
      return new PlaceLookup.Unknown(
          asked, asked + " is in Scotland, which is not covered here. " + EXAMPLE + ".");
    }
    if (area.equals("BT")) {
      return new PlaceLookup.Unknown(
          asked, asked + " is in Northern Ireland, which is not covered here. " + EXAMPLE + ".");
    }
    if (WELSH.contains(area)) {
      return new PlaceLookup.Unknown(
          asked, asked + " is in Wales, which is not covered here. " + EXAMPLE + ".");
    }
    if (ISLANDS.contains(area)) {
      return new PlaceLookup.Unknown(
          asked,
          asked
              + " is in the Channel Islands or the Isle of Man, not in England. "
              + EXAMPLE
              + ".");
    }
    return new PlaceLookup.Unknown(asked, "We do not know " + outward + ". " + EXAMPLE + ".");
  }

  // Towns and areas

  private Optional<PlaceLookup> findTown(String typed) {
    List<Outcode> outcodes = towns.getOrDefault(key(typed), List.of());
    if (outcodes.isEmpty()) {
      return Optional.empty();
    }
    List<List<Outcode>> places = together(outcodes);
    List<Outcode> largest = places.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    if (places.size() > 1
        && largest.size() >= CITY_OUTCODES
        && outcodes.size() - largest.size() < places.size()) {
      Outcode middle = middle(largest);
      String others =
          places.stream()
              .filter(place -> place != largest)
              .map(place -> middle(place).code() + in(middle(place)))
              .collect(Collectors.joining(", "));
      return Optional.of(
          found(
              middle,
              "This is the middle of the larger place called "
                  + middle.town()
                  + "; there is another ("
                  + others
                  + "). Enter a postcode to be exact."));
    }
    if (places.size() == 1) {
      Outcode middle = middle(outcodes);
      String note =
          outcodes.size() == 1
              ? null
              : middle.town()
                  + " has "
                  + outcodes.size()
                  + " postcode districts; this is the middle one. Enter a postcode to be exact.";
      return Optional.of(found(middle, note));
    }
    String choices =
        places.stream()
            .map(place -> middle(place).code() + in(middle(place)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        new PlaceLookup.Unknown(
            typed,
            "There is more than one place called "
                + outcodes.getFirst().town()
                + ". Enter the first part of its postcode ("
                + choices
                + ") or a full postcode."));
  }

  /** " in Cumberland": the council that tells places of one name apart. */
  private String in(Outcode outcode) {
    return geography
        .findArea(AreaKind.DISTRICT, geography.smallArea(outcode.smallArea()).district())
        .map(area -> " in " + area.shortName())
        .orElse("");
  }

  /** Groups of outcodes, each within a town's reach of another of its group. */
  private static List<List<Outcode>> together(List<Outcode> outcodes) {
    List<List<Outcode>> groups = new ArrayList<>();
    for (Outcode outcode : outcodes) {
      List<Outcode> joined = new ArrayList<>(List.of(outcode));
      groups.removeIf(
          group -> {
            boolean near =
                group.stream()
                    .anyMatch(
                        other -> other.position().metresTo(outcode.position()) <= ONE_TOWN_METRES);
            if (near) {
              joined.addAll(group);
            }
            return near;
          });
      groups.add(joined);
    }
    groups.sort(Comparator.comparing(group -> middle(group).code()));
    return groups;
  }

  /** The outcode whose point is nearest to the mean of all points. */
  private static Outcode middle(List<Outcode> outcodes) {
    Position mean =
        new Position(
            outcodes.stream().mapToDouble(o -> o.position().longitude()).average().orElseThrow(),
            outcodes.stream().mapToDouble(o -> o.position().latitude()).average().orElseThrow());
    return outcodes.stream()
        .min(
            Comparator.<Outcode>comparingDouble(o -> o.position().metresTo(mean))
                .thenComparing(Outcode::code))
        .orElseThrow();
  }

  private Optional<PlaceLookup> findArea(String typed) {
    String wanted = key(typed);
    LocalDate today = LocalDate.now(clock);
    return List.of(AreaKind.DISTRICT, AreaKind.COUNCIL, AreaKind.POLICE_AREA).stream()
        .flatMap(kind -> geography.listAreas(kind, today).stream())
        .filter(area -> key(area.shortName()).equals(wanted) || key(area.name()).equals(wanted))
        .findFirst()
        .map(this::middleOf);
  }

  private PlaceLookup middleOf(Area area) {
    SmallAreaSet members = geography.smallAreasOf(area.code());
    double[] sums = new double[3];
    members.forEach(
        ordinal -> {
          int people = geography.smallArea(ordinal).population();
          Position at = geography.smallArea(ordinal).position();
          sums[0] += people;
          sums[1] += people * at.longitude();
          sums[2] += people * at.latitude();
        });
    Position mean = new Position(sums[1] / sums[0], sums[2] / sums[0]);
    int nearest =
        members
            .ordinals()
            .boxed()
            .min(
                Comparator.<Integer>comparingDouble(
                        i -> geography.smallArea(i).position().metresTo(mean))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    return new PlaceLookup.Found(
        area.shortName(),
        geography.smallArea(nearest).position(),
        nearest,
        "This is the middle of "
            + area.shortName()
            + ", by where people live. Enter a postcode to be exact.");
  }

  private static PlaceLookup unknown(String typed, boolean hasDigit) {
    return new PlaceLookup.Unknown(
        typed,
        hasDigit
            ? "\"" + typed + "\" is not a full postcode. " + EXAMPLE + "."
            : "We do not know a town called \"" + typed + "\". " + EXAMPLE + ".");
  }
}
