package org.waymark.geography.place;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.PlaceLookup.Choice;
import org.waymark.geography.PlainName;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.geography.place.Gazetteer.Place;
import org.waymark.geography.tables.TableFile;

/**
 * Answers "where is that?" for a postcode, the first part of one, a town or an area: the one reader
 * of places of every page, file and address. Thread-safe; make one for each geography. Tables of
 * places are read when the first name is asked for, not before.
 *
 * <p>Of places of one name the largest is answered when it has ten times the residents of the next,
 * and is in England unless none is; otherwise all are offered, the largest first.
 */
public final class PlaceFinder {

  /** A place is answered, not asked about, when it is so many times as large as the next. */
  private static final int TIMES_THE_NEXT = 10;

  private static final int LONGEST = 100;

  private static final String EXAMPLE = "Enter a postcode in England, like CA11 7XX, or a town";

  /** Postcode areas that lie in one nation altogether; others at a border say nothing of it. */
  private static final Map<String, Set<String>> NATIONS =
      Map.of(
          "Scotland",
          Set.of("AB", "DD", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE"),
          "Wales",
          Set.of("CF", "SA"),
          "Northern Ireland",
          Set.of("BT"),
          "the Channel Islands or the Isle of Man",
          Set.of("GY", "IM", "JE"));

  /** Postcode areas of which England has a part, and most of which lies elsewhere. */
  private static final Map<String, String> BORDERS =
      Map.of("DG", "Scotland", "TD", "Scotland", "LD", "Wales", "LL", "Wales", "NP", "Wales");

  /** The kinds of area that a place in words can be, the one meant first. */
  private static final List<AreaKind> KINDS =
      List.of(
          AreaKind.DISTRICT,
          AreaKind.COUNCIL,
          AreaKind.POLICE_AREA,
          AreaKind.ICB,
          AreaKind.REGION,
          AreaKind.COUNTRY);

  private final Geography geography;
  private final PostcodeDirectory postcodes;
  private final Clock clock;
  private volatile @Nullable Outcodes outcodes;
  private volatile @Nullable Gazetteer gazetteer;
  private volatile @Nullable List<NamedPlace> onMaps;

  /** What outward postcodes are besides those of the geography. */
  private record Outcodes(
      OutcodeCouncils councils,
      Map<String, List<String>> retired,
      Map<String, BorderOutcode> border) {}

  /** An outward postcode of two nations. */
  private record BorderOutcode(Outcode outcode, String nations) {}

  /**
   * @param clock decides which areas are in force
   */
  public PlaceFinder(Geography geography, PostcodeDirectory postcodes, Clock clock) {
    this.geography = geography;
    this.postcodes = postcodes;
    this.clock = clock;
  }

  // Read when they are first needed; two threads may do so at once and read the same.

  private Gazetteer gazetteer() {
    Gazetteer known = gazetteer;
    if (known == null) {
      known = new Gazetteer(geography);
      gazetteer = known;
    }
    return known;
  }

  /** The places of this geography as a map names them, the one to name first first. */
  public List<NamedPlace> onMaps() {
    List<NamedPlace> known = onMaps;
    if (known == null) {
      known = gazetteer().onMaps();
      onMaps = known;
    }
    return known;
  }

  private AreaNames areas() {
    return geography.names(LocalDate.now(clock));
  }

  private Outcodes outcodes() {
    Outcodes known = outcodes;
    if (known == null) {
      known =
          new Outcodes(
              new OutcodeCouncils(geography, postcodes),
              TableFile.read("retired_outcodes.csv")
                  .rows(row -> Map.entry(row.text("outcode"), List.of(row.text("now").split(" "))))
                  .stream()
                  .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
              TableFile.read("border_outcodes.csv").rows(this::border).stream()
                  .collect(
                      Collectors.toUnmodifiableMap(b -> b.outcode().code(), Function.identity())));
      outcodes = known;
    }
    return known;
  }

  private BorderOutcode border(TableFile.Row row) {
    Position at = new Position(row.decimal("lon"), row.decimal("lat"));
    return new BorderOutcode(
        new Outcode(row.text("outcode"), at, geography.nearestSmallArea(at), row.text("town")),
        row.text("nations"));
  }

  /**
   * Finds the place.
   *
   * @param asked what was typed; may be empty: a postcode however it is spaced, an outcode, a code
   *     of the ONS, a name, or a name or an outcode and after a comma or in brackets where it lies
   */
  public PlaceLookup find(String asked) {
    String typed = asked.strip();
    if (typed.isEmpty()) {
      return new PlaceLookup.Unclear(typed, "No place was given.", EXAMPLE + ".", List.of());
    }
    if (typed.length() > LONGEST) {
      return new PlaceLookup.Unclear(typed.substring(0, LONGEST), EXAMPLE + ".");
    }
    String compact = Postcode.compact(typed);
    if (isOutcode(compact)) {
      return findOutward(compact, compact, "");
    }
    // A town first: "Lee", say, has no digit, so it cannot be meant as a postcode.
    boolean hasDigit = typed.chars().anyMatch(Character::isDigit);
    if (!hasDigit) {
      Optional<PlaceLookup> town = findTown(typed, gazetteer().named(typed));
      if (town.isPresent()) {
        return town.get();
      }
    }
    return findPostcode(typed, hasDigit)
        .or(() -> findArea(typed))
        .or(() -> findWithin(typed))
        .or(() -> hasDigit ? Optional.empty() : findWithoutComma(typed))
        .orElseGet(() -> unknown(typed, hasDigit));
  }

  // Postcodes

  private boolean isOutcode(String outward) {
    return geography.findOutcode(outward).isPresent();
  }

  /** A full postcode, or what stands before the space of one. */
  private Optional<PlaceLookup> findPostcode(String typed, boolean hasDigit) {
    return Postcode.parse(typed, this::isOutcode)
        .filter(postcode -> hasDigit || isOutcode(postcode.outward()))
        .map(this::findPostcode)
        .or(
            () ->
                Postcode.parseOutward(typed, this::isOutcode)
                    .filter(outward -> hasDigit || isOutcode(outward))
                    .map(outward -> findOutward(outward, outward, "")));
  }

  private PlaceLookup findPostcode(Postcode postcode) {
    Optional<PostcodeDirectory.Entry> found = postcodes.find(postcode);
    if (found.isPresent() && found.get().terminated() == null) {
      return found(postcode.toString(), found.get(), null);
    }
    String why =
        found
            .map(entry -> postcode + " went out of use" + in(entry.terminated()))
            .orElseGet(
                () ->
                    postcodes.isLoaded()
                        ? "We do not know the postcode " + postcode
                        : "Full postcodes are not loaded here");
    if (found.isPresent() && !isOutcode(postcode.outward())) {
      return found(postcode.toString(), found.get(), why + "; this is where it was.");
    }
    return findOutward(
        postcode.outward(),
        postcode.toString(),
        why + ", so this is the middle of " + postcode.outward() + ".");
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

  /**
   * @param note what is to be said first; may be empty
   */
  private PlaceLookup findOutward(String outward, String asked, String note) {
    BorderOutcode border = outcodes().border().get(outward);
    if (border != null) {
      return found(
          border.outcode(),
          spaced(note)
              + outward
              + " has homes in "
              + border.nations()
              + "; this is "
              + border.outcode().town()
              + ". Enter a full postcode or another town to be exact.");
    }
    Optional<Outcode> outcode = geography.findOutcode(outward);
    if (outcode.isPresent()) {
      return found(outcode.get(), note);
    }
    List<Outcode> now =
        outcodes().retired().getOrDefault(outward, List.of()).stream()
            .flatMap(code -> geography.findOutcode(code).stream())
            .toList();
    if (now.isEmpty() && Character.isLetter(outward.charAt(outward.length() - 1))) {
      now = withStem(outward.substring(0, outward.length() - 1));
    }
    return now.isEmpty() ? unknownOutward(asked, outward) : replaced(outward, now);
  }

  /** Outcodes that differ in the letter at their end: W1B, W1C ... of W1. */
  private List<Outcode> withStem(String stem) {
    return geography.listOutcodes().stream()
        .filter(outcode -> outcode.code().matches(stem + "[A-Z]"))
        .sorted(Comparator.comparing(Outcode::code))
        .toList();
  }

  private PlaceLookup replaced(String outward, List<Outcode> now) {
    Outcode middle = Gazetteer.middle(now);
    return new PlaceLookup.Found(
        label(middle),
        middle.position(),
        middle.smallArea(),
        outward
            + " is not among the postcodes in use that we know, so this is the middle of those"
            + " around it: "
            + now.stream().map(Outcode::code).collect(Collectors.joining(", "))
            + ".");
  }

  /** The middle of an outcode, with the councils that its homes are in where it has several. */
  private PlaceLookup found(Outcode outcode, String note) {
    OutcodeCouncils.Parts parts = outcodes().councils().of(outcode);
    if (parts.parts().isEmpty()) {
      String said = isEnglish(outcode.smallArea()) ? note : spaced(note) + inWales(label(outcode));
      return new PlaceLookup.Found(
          label(outcode), outcode.position(), outcode.smallArea(), said.isEmpty() ? null : said);
    }
    String councils =
        parts.parts().stream()
            .map(part -> part.council().shortName())
            .collect(Collectors.joining(" or "));
    return new PlaceLookup.Found(
        label(outcode),
        outcode.position(),
        outcode.smallArea(),
        null,
        spaced(note)
            + "Homes in "
            + outcode.code()
            + (parts.exact() ? " are in " : " may be in ")
            + councils
            + "."
            + (postcodes.isLoaded() ? " Enter the full postcode to be exact." : ""),
        parts.parts().stream()
            .map(
                part ->
                    new Choice(
                        outcode.code() + ", " + part.council().shortName(),
                        outcode.code() + " in " + part.council().shortName()))
            .toList());
  }

  private static String spaced(String note) {
    return note.isEmpty() ? "" : note + " ";
  }

  private static String label(Outcode outcode) {
    return outcode.town().isEmpty() ? outcode.code() : outcode.town() + " (" + outcode.code() + ")";
  }

  private static PlaceLookup unknownOutward(String asked, String outward) {
    String area = Postcode.areaOf(outward);
    String where =
        NATIONS.entrySet().stream()
            .filter(nation -> nation.getValue().contains(area))
            .map(nation -> asked + " is in " + nation.getKey() + ", which is not covered here.")
            .findFirst()
            .orElse(
                BORDERS.containsKey(area)
                    ? "Postcodes that begin with "
                        + area
                        + " are in England and in "
                        + BORDERS.get(area)
                        + ", and we do not know where "
                        + outward
                        + " is."
                    : "We do not know " + outward + ".");
    return new PlaceLookup.Unclear(asked, where, EXAMPLE + ".", List.of());
  }

  // Towns

  private Optional<PlaceLookup> findTown(String typed, List<Place> places) {
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Gazetteer gazetteer = gazetteer();
    Place largest = places.getFirst();
    List<Place> others = places.subList(1, places.size());
    if (!isMeant(typed, largest, others)) {
      return Optional.of(
          new PlaceLookup.Unclear(
              typed,
              "There is more than one place called " + typed + ".",
              "Choose one of them, or enter a postcode.",
              gazetteer.choices(places)));
    }
    return Optional.of(found(largest, gazetteer.choices(others)));
  }

  /** A shortened name ("Kingston") does not tell which of several it is short for. */
  private boolean isMeant(String typed, Place largest, List<Place> others) {
    return others.isEmpty()
        || (PlainName.of(typed).equals(PlainName.of(largest.name()))
            && largest.residents() >= TIMES_THE_NEXT * others.getFirst().residents()
            && (isEnglish(largest) || others.stream().noneMatch(this::isEnglish)));
  }

  private boolean isEnglish(Place place) {
    return isEnglish(place.smallArea());
  }

  private boolean isEnglish(int smallArea) {
    return !geography.smallArea(smallArea).district().isWelsh();
  }

  private static String inWales(String place) {
    return place
        + " is in Wales. This directory is about England: it has only what also takes people from"
        + " there.";
  }

  private PlaceLookup found(Place place, List<Choice> others) {
    List<String> notes = new ArrayList<>();
    if (!isEnglish(place)) {
      notes.add(inWales(place.name()));
    }
    if (place.outcodes().size() > 1) {
      notes.add(
          place.name()
              + " has "
              + place.outcodes().size()
              + " postcode districts; this is its middle. Enter a postcode to be exact.");
    }
    if (!others.isEmpty()) {
      notes.add("This is the largest of " + (others.size() + 1) + " places of that name.");
    }
    return new PlaceLookup.Found(
        gazetteer().label(place),
        place.position(),
        place.smallArea(),
        null,
        notes.isEmpty() ? null : String.join(" ", notes),
        others);
  }

  // A name and where it lies: "Richmond, North Yorkshire", "Penrith (CA11)", "LA6, Lancashire"

  private Optional<PlaceLookup> findWithin(String typed) {
    String[] parts =
        Arrays.stream(typed.split("[,()]"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toArray(String[]::new);
    if (parts.length < 2) {
      return Optional.empty();
    }
    String name = parts[0];
    String where = parts[parts.length - 1];
    Optional<Postcode> postcode = Postcode.parse(where, this::isOutcode);
    if (postcode.isPresent() && isOutcode(postcode.get().outward())) {
      return Optional.of(findPostcode(postcode.get()));
    }
    return geography
        .findOutcode(Postcode.compact(name))
        .map(outcode -> findPart(outcode, where))
        .or(() -> findTownIn(name, where));
  }

  /** "Leeds West Yorkshire": the longest name that lies in what the rest says. */
  private Optional<PlaceLookup> findWithoutComma(String typed) {
    for (int at = typed.lastIndexOf(' '); at > 0; at = typed.lastIndexOf(' ', at - 1)) {
      List<Place> there =
          gazetteer().in(gazetteer().named(typed.substring(0, at)), typed.substring(at + 1));
      if (!there.isEmpty()) {
        return findTown(typed.substring(0, at), there);
      }
    }
    return Optional.empty();
  }

  private PlaceLookup findPart(Outcode outcode, String where) {
    Optional<AreaCode> council =
        areas()
            .findNamed(where)
            .flatMap(
                meaning ->
                    meaning instanceof AreaNames.Meaning.Areas areas
                        ? areas.codes().stream().findFirst()
                        : Optional.empty());
    return outcodes().councils().of(outcode).parts().stream()
        .filter(
            part ->
                part.council().shortName().equalsIgnoreCase(where)
                    || council.filter(part.council().code()::equals).isPresent())
        .findFirst()
        .<PlaceLookup>map(
            part ->
                new PlaceLookup.Found(
                    outcode.code() + " in " + part.council().shortName(),
                    geography.smallArea(part.smallArea()).position(),
                    part.smallArea(),
                    null))
        .orElseGet(() -> found(outcode, ""));
  }

  private Optional<PlaceLookup> findTownIn(String name, String where) {
    Gazetteer gazetteer = gazetteer();
    List<Place> places = gazetteer.named(name);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Optional<Outcode> outcode = geography.findOutcode(Postcode.compact(where));
    List<Place> there =
        outcode
            .map(near -> Gazetteer.near(places, near).stream().toList())
            .orElseGet(() -> gazetteer.in(places, where));
    return there.isEmpty()
        ? Optional.of(
            new PlaceLookup.Unclear(
                name + ", " + where,
                "We do not know a place called " + name + " in " + where + ".",
                "Choose one of those we know, or enter a postcode.",
                gazetteer.choices(places)))
        : findTown(name, there);
  }

  // Areas

  private Optional<PlaceLookup> findArea(String typed) {
    return areas()
        .findNamed(typed)
        .flatMap(
            meaning ->
                switch (meaning) {
                  case AreaNames.Meaning.Areas areas when areas.codes().size() == 1 ->
                      Optional.of(
                          middleOf(geography.getArea(areas.codes().getFirst()), areas.note()));
                  case AreaNames.Meaning.Areas areas ->
                      Optional.of(
                          new PlaceLookup.Unclear(
                              typed,
                              areas.note() + ".",
                              "Choose one of them.",
                              choices(areas.codes())));
                  case AreaNames.Meaning.Unclear unclear ->
                      unclear.areas().stream()
                          .min(Comparator.comparingInt(area -> KINDS.indexOf(area.kind())))
                          .map(area -> middleOf(area, ""));
                });
  }

  private List<Choice> choices(List<AreaCode> codes) {
    return codes.stream()
        .map(code -> new Choice(code.value(), geography.getArea(code).name()))
        .toList();
  }

  private PlaceLookup middleOf(Area area, String note) {
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
        area.code(),
        (note.isEmpty() ? "" : note + ". ")
            + "This is the middle of "
            + area.shortName()
            + ", by where people live. Enter a postcode to be exact.",
        List.of());
  }

  private PlaceLookup unknown(String typed, boolean hasDigit) {
    if (hasDigit) {
      return new PlaceLookup.Unclear(
          typed, "“" + typed + "” is not a full postcode.", EXAMPLE + ".", List.of());
    }
    Gazetteer gazetteer = gazetteer();
    List<Choice> alike = gazetteer.choices(gazetteer.alike(typed));
    return new PlaceLookup.Unclear(
        typed,
        "We do not know a town or an area called “" + typed + "”.",
        alike.isEmpty()
            ? EXAMPLE + "."
            : "Did you mean one of those below? Choose it, or enter a postcode.",
        alike);
  }
}
