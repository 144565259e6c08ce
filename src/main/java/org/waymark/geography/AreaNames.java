package org.waymark.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Spelling;
import org.waymark.geography.tables.TableFile;

/**
 * Finds the areas people mean by what they write: a code of any vintage, of the ONS or of the NHS
 * (QNQ), or a name. A name with its kind ("Kent Police", "Kent County Council", "NHS Essex ICB")
 * means an area of that kind. Thread-safe; costly to make, so that a geography keeps them.
 */
public final class AreaNames {

  /** What a text stands for. */
  public sealed interface Meaning {
    /**
     * @param codes in force; several when an old area was split. Of an area that has ended, its own
     *     when it is known where it was and those that follow it are larger
     * @param note what was done with an area that has ended; empty when it has not
     */
    record Areas(List<AreaCode> codes, boolean split, String note) implements Meaning {}

    /**
     * @param areas what could have been meant; empty when nothing is called so
     */
    record Unclear(String problem, String remedy, List<Area> areas) implements Meaning {}
  }

  private record OtherName(String name, AreaCode code) {}

  private static final List<OtherName> OTHER_NAMES = readOtherNames();

  private static final int MOST_KNOWN = 10_000;
  private static final int MOST_NEAR = 3;

  /** A part of a name that is shorter is in too many of them. */
  private static final int SHORTEST_PART = 4;

  private static final Pattern KIND = Pattern.compile("^(.*?)\\s*\\(([^()]*)\\)$");
  private static final Pattern CODE_FIRST = Pattern.compile("^([A-Za-z]\\d{8})\\b.*$");
  private static final Pattern NOT_SAID =
      Pattern.compile(
          "\\b(council|county|city|borough|district|metropolitan|unitary|authority|police|force"
              + "|constabulary|area|icb|integrated care board|nhs|london borough|royal|of|the)\\b");

  private final Geography geography;
  private final LocalDate today;
  private final Map<String, Set<Area>> current = new HashMap<>();
  private final Map<String, Set<Area>> former = new HashMap<>();
  private final Map<String, Set<Area>> loose = new HashMap<>();
  private final Map<String, Meaning> known = new HashMap<>();

  AreaNames(Geography geography, Collection<Area> everyArea, LocalDate today) {
    this.geography = geography;
    this.today = today;
    for (Area area : everyArea) {
      add(area.name(), area);
      add(area.shortName(), area);
    }
    Map<AreaCode, List<Area>> byCode =
        everyArea.stream().collect(Collectors.groupingBy(Area::code));
    for (OtherName other : OTHER_NAMES) {
      byCode.getOrDefault(other.code(), List.of()).forEach(area -> add(other.name(), area));
    }
  }

  private void add(String name, Area area) {
    String plain = PlainName.of(name);
    boolean isCurrent = area.isValidOn(today);
    (isCurrent ? current : former).computeIfAbsent(plain, n -> new LinkedHashSet<>()).add(area);
    String core = core(plain);
    if (!core.isEmpty() && isCurrent) {
      loose.computeIfAbsent(core, n -> new LinkedHashSet<>()).add(area);
    }
  }

  /** What an area is called besides its names: its council or board, and what people say. */
  private static List<OtherName> readOtherNames() {
    List<OtherName> names = new ArrayList<>();
    TableFile.read("areas.csv")
        .rows(
            row -> {
              AreaCode code = row.code("code");
              names.add(new OtherName(row.text("body_name"), code));
              if (row.text("kind").equals(AreaKind.ICB.slug())) {
                names.add(new OtherName(row.text("other_code"), code));
              }
              return code;
            });
    names.addAll(
        TableFile.read("area_names.csv")
            .rows(row -> new OtherName(row.text("name"), row.code("code"))));
    names.removeIf(other -> other.name().isEmpty());
    return List.copyOf(names);
  }

  /** As {@link Geography#names} keeps them. */
  static AreaNames of(Geography geography, LocalDate today) {
    return new AreaNames(geography, everyArea(geography, today), today);
  }

  /** The day of which these are the names. */
  LocalDate today() {
    return today;
  }

  /** Areas in force today, and those that ended since vintages are kept. */
  private static List<Area> everyArea(Geography geography, LocalDate today) {
    Set<Area> areas = new LinkedHashSet<>();
    for (AreaKind kind : AreaKind.values()) {
      areas.addAll(geography.listAreas(kind, today));
      for (int year = 2015; year <= today.getYear(); year++) {
        areas.addAll(geography.listAreas(kind, LocalDate.of(year, 3, 31)));
      }
    }
    return List.copyOf(areas);
  }

  /**
   * What a name or code stands for. Texts are remembered, as those of a file that names the same
   * areas in every row: for what a person types, {@link #findNamed}.
   */
  public synchronized Meaning find(String text) {
    // What is misspelt has no end of spellings; what is right is soon known.
    Meaning found = known.get(text.strip());
    if (found == null) {
      found = findNamed(text).orElseGet(() -> unknown(text));
      if (known.size() < MOST_KNOWN) {
        known.put(text.strip(), found);
      }
    }
    return found;
  }

  /** What a name or code that somebody types stands for. Nothing is kept of the text. */
  public Meaning ask(String text) {
    return findNamed(text).orElseGet(() -> unknown(text));
  }

  /** The one area that a code or name stands for; empty when it is none, or more than one. */
  public Optional<Area> findOne(String text) {
    return AreaCode.parse(text.strip()).flatMap(geography::findArea).or(() -> findOneNamed(text));
  }

  private Optional<Area> findOneNamed(String text) {
    return findNamed(text)
        .filter(Meaning.Areas.class::isInstance)
        .map(meaning -> ((Meaning.Areas) meaning).codes())
        .filter(codes -> codes.size() == 1)
        .flatMap(codes -> geography.findArea(codes.getFirst()));
  }

  /**
   * What a name or code stands for; empty when no area is called so. Nothing is kept of the text,
   * and no names that are like it are looked for.
   */
  public Optional<Meaning> findNamed(String given) {
    String text = given.strip();
    Matcher coded = CODE_FIRST.matcher(text);
    if (coded.matches()) {
      return Optional.of(coded(coded.group(1)));
    }
    String plain = PlainName.of(text);
    if (plain.equals("england")) {
      return Optional.of(new Meaning.Areas(List.of(AreaCode.ENGLAND), false, ""));
    }
    Set<Area> exactly = current.getOrDefault(plain, Set.of());
    return exactly.isEmpty() ? ofKinds(said(text)) : Optional.of(oneOf(List.copyOf(exactly)));
  }

  private Meaning coded(String text) {
    return AreaCode.parse(text)
        .flatMap(geography::findArea)
        .map(this::inForce)
        .orElseGet(
            () ->
                new Meaning.Unclear(
                    "no area has the code " + text,
                    "Look the code up, or write the name of the area",
                    List.of()));
  }

  /** The name and the kinds it is said to be of, in brackets or in words. */
  private static SaidKind said(String text) {
    Matcher bracketed = KIND.matcher(text);
    AreaKind kind = bracketed.matches() ? kind(bracketed.group(2)) : null;
    return kind == null
        ? SaidKind.of(PlainName.of(text))
        : new SaidKind(PlainName.of(bracketed.group(1)), Set.of(kind));
  }

  private Optional<Meaning> ofKinds(SaidKind said) {
    return Stream.of(
            current.get(said.name()), former.get(said.name()), loose.get(core(said.name())))
        .filter(Objects::nonNull)
        .map(areas -> areas.stream().filter(area -> said.admits(area.kind())).toList())
        .filter(areas -> !areas.isEmpty())
        .findFirst()
        .map(this::oneOf);
  }

  private Meaning unknown(String text) {
    SaidKind said = said(text.strip());
    List<String> like = closest(said);
    return new Meaning.Unclear(
        said.kinds().isEmpty()
            ? "no area is called this"
            : "no " + inWords(said.kinds()) + " is called this",
        like.isEmpty()
            ? "Write the name of a police area, council, district, ICB or region, or its ONS code"
            : "Did you mean " + String.join(" or ", like) + "?",
        List.of());
  }

  private static String inWords(Set<AreaKind> kinds) {
    AreaKind first = kinds.stream().min(Comparator.naturalOrder()).orElseThrow();
    return first == AreaKind.ICB ? first.label() : first.label().toLowerCase(Locale.UK);
  }

  private static @Nullable AreaKind kind(String word) {
    String wanted = PlainName.of(word);
    for (AreaKind kind : AreaKind.values()) {
      if (wanted.equals(PlainName.of(kind.label())) || wanted.equals(PlainName.of(kind.slug()))) {
        return kind;
      }
    }
    return switch (wanted) {
      case "police", "force" -> AreaKind.POLICE_AREA;
      case "icb" -> AreaKind.ICB;
      case "county", "county council" -> AreaKind.COUNCIL;
      default -> null;
    };
  }

  private Meaning oneOf(List<Area> found) {
    List<Area> differing = new ArrayList<>();
    for (Area area : found) {
      if (differing.stream()
          .noneMatch(
              other ->
                  other.code().equals(area.code())
                      || geography
                          .smallAreasOf(other.code())
                          .equals(geography.smallAreasOf(area.code())))) {
        differing.add(area);
      }
    }
    if (differing.size() == 1) {
      return inForce(found.stream().min(Comparator.comparing(Area::kind)).orElseThrow());
    }
    String choices =
        differing.stream()
            .map(area -> area.shortName() + " (" + area.kind().label().toLowerCase(Locale.UK) + ")")
            .collect(Collectors.joining(" or "));
    return new Meaning.Unclear(
        "more than one area is called this",
        "Write " + choices + ", or the ONS code",
        List.copyOf(found));
  }

  private Meaning inForce(Area area) {
    if (area.isValidOn(today)) {
      return new Meaning.Areas(List.of(area.code()), false, "");
    }
    Set<AreaCode> codes = new LinkedHashSet<>();
    follow(area.code(), codes, 0);
    codes.remove(area.code());
    if (codes.isEmpty()) {
      return new Meaning.Unclear(
          area.shortName() + " (" + area.code() + ") has ended and nothing is known to follow it",
          "Name the areas that are served today",
          List.of());
    }
    boolean split = codes.size() > 1;
    String ended =
        area.shortName()
            + " ("
            + area.code()
            + ") ended"
            + (area.validTo() == null ? "" : " on " + area.validTo());
    String names =
        codes.stream()
            .map(code -> geography.getArea(code).shortName() + " (" + code + ")")
            .collect(Collectors.joining(", "));
    if (isSmallerThan(area.code(), codes)) {
      return new Meaning.Areas(
          List.of(area.code()),
          split,
          ended
              + (split ? " and was split: " : " and is now in ")
              + names
              + "; where it was is kept, not all of "
              + (split ? "these" : "that"));
    }
    return new Meaning.Areas(
        List.copyOf(codes), split, ended + (split ? " and was split: " : " and is now ") + names);
  }

  /** True when it is known where an area was, and those that follow it are more than that. */
  private boolean isSmallerThan(AreaCode ended, Set<AreaCode> followers) {
    SmallAreaSet own = geography.smallAreasOf(ended);
    return !own.isEmpty()
        && followers.stream().map(geography::smallAreasOf).mapToLong(geography::population).sum()
            > geography.population(own);
  }

  private void follow(AreaCode code, Set<AreaCode> into, int depth) {
    List<AreaSuccession> next = geography.successorsOf(code);
    boolean stands = geography.findArea(code).filter(area -> area.isValidOn(today)).isPresent();
    if (stands || next.isEmpty() || depth > 5) {
      if (stands) {
        into.add(code);
      }
      return;
    }
    for (AreaSuccession step : next) {
      follow(step.successor(), into, depth + 1);
    }
  }

  /**
   * Those of whose names this is a part, and where there are none those that are spelt much alike.
   */
  private List<String> closest(SaidKind said) {
    List<String> longer = longer(said);
    int most = longer.isEmpty() ? Math.max(1, said.name().length() / 3) : 0;
    return Stream.concat(longer.stream(), alike(said, most).stream())
        .distinct()
        .limit(MOST_NEAR)
        .toList();
  }

  /** "Telford" is offered Telford and Wrekin, "Yorkshire" the ridings and counties. */
  private List<String> longer(SaidKind said) {
    if (said.name().length() < SHORTEST_PART) {
      return List.of();
    }
    return current.entrySet().stream()
        .filter(entry -> (" " + entry.getKey()).contains(" " + said.name()))
        .flatMap(entry -> entry.getValue().stream())
        .filter(area -> said.admits(area.kind()))
        .sorted(Area.BY_NAME)
        .map(area -> named(area, said))
        .toList();
  }

  /**
   * Areas whose names are much alike: of the kinds asked for, or of another kind exactly so.
   *
   * @param most letters that may differ
   */
  private List<String> alike(SaidKind said, int most) {
    record Near(Area area, int changes) {}
    String name = said.name();
    return current.entrySet().stream()
        .filter(entry -> Math.abs(entry.getKey().length() - name.length()) <= most)
        .flatMap(
            entry -> {
              int changes = Spelling.changes(entry.getKey(), name);
              return entry.getValue().stream().map(area -> new Near(area, changes));
            })
        .filter(near -> near.changes() <= (said.admits(near.area().kind()) ? most : 0))
        .sorted(Comparator.comparingInt(Near::changes).thenComparing(Near::area, Area.BY_NAME))
        .map(near -> named(near.area(), said))
        .toList();
  }

  /** The name, with its kind where it would not be understood so without it. */
  private String named(Area area, SaidKind said) {
    boolean isClear =
        said.kinds().isEmpty()
            || (said.admits(area.kind())
                && current.getOrDefault(PlainName.of(area.shortName()), Set.of()).stream()
                    .allMatch(other -> other.code().equals(area.code())));
    return isClear
        ? area.shortName()
        : area.shortName() + " (" + area.kind().label().toLowerCase(Locale.UK) + ")";
  }

  private static String core(String plain) {
    return NOT_SAID.matcher(plain).replaceAll(" ").strip().replaceAll("\\s+", " ");
  }
}
