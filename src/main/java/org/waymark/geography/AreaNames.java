package org.waymark.geography;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the areas people mean by what they write: a code of any vintage, or a name. Thread-safe;
 * costly to make, so one is kept for a geography.
 */
public final class AreaNames {

  /** What a text stands for. */
  public sealed interface Meaning {
    /**
     * @param codes in force; several when an old area was split
     * @param note what was done with an area that has ended; empty when it has not
     */
    record Areas(List<AreaCode> codes, boolean split, String note) implements Meaning {}

    /**
     * @param areas what could have been meant; empty when nothing is called so
     */
    record Unclear(String problem, String remedy, List<Area> areas) implements Meaning {}
  }

  private static final int MOST_KNOWN = 10_000;
  private static final Pattern KIND = Pattern.compile("^(.*?)\\s*\\(([^()]*)\\)$");
  private static final Pattern CODE_FIRST = Pattern.compile("^([A-Za-z]\\d{8})\\b.*$");
  private static final Pattern NOT_SAID =
      Pattern.compile(
          "\\b(council|county|city|borough|district|metropolitan|unitary|authority|police|force"
              + "|constabulary|area|icb|integrated care board|nhs|london borough|royal|of|the)\\b");

  private final Geography geography;
  private final LocalDate today;
  private final Map<String, List<Area>> current = new HashMap<>();
  private final Map<String, List<Area>> former = new HashMap<>();
  private final Map<String, List<Area>> loose = new HashMap<>();
  private final Map<String, Meaning> known = new HashMap<>();

  AreaNames(Geography geography, Iterable<Area> everyArea, LocalDate today) {
    this.geography = geography;
    this.today = today;
    for (Area area : everyArea) {
      Map<String, List<Area>> index = area.isValidOn(today) ? current : former;
      for (String name :
          Set.copyOf(List.of(PlainName.of(area.name()), PlainName.of(area.shortName())))) {
        index.computeIfAbsent(name, n -> new ArrayList<>()).add(area);
        String core = core(name);
        if (!core.isEmpty() && area.isValidOn(today)) {
          loose.computeIfAbsent(core, n -> new ArrayList<>()).add(area);
        }
      }
    }
  }

  /** The names of all areas in force on a day, and of those that ended before it. */
  public static AreaNames of(Geography geography, LocalDate today) {
    return new AreaNames(geography, everyArea(geography, today), today);
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

  /** What a name or code stands for. */
  public synchronized Meaning find(String text) {
    // What is misspelt has no end of spellings; what is right is soon known.
    Meaning found = known.get(text.strip());
    if (found == null) {
      found = look(text.strip());
      if (known.size() < MOST_KNOWN) {
        known.put(text.strip(), found);
      }
    }
    return found;
  }

  private Meaning look(String text) {
    Matcher coded = CODE_FIRST.matcher(text);
    if (coded.matches()) {
      AreaCode code = AreaCode.parse(coded.group(1)).orElse(null);
      if (code == null || geography.findArea(code).isEmpty()) {
        return new Meaning.Unclear(
            "no area has the code " + coded.group(1),
            "Look the code up, or write the name of the area",
            List.of());
      }
      return inForce(geography.getArea(code));
    }
    if (PlainName.of(text).equals("england")) {
      return new Meaning.Areas(List.of(AreaCode.ENGLAND), false, "");
    }
    String name = text;
    AreaKind kind = null;
    Matcher said = KIND.matcher(text);
    if (said.matches()) {
      kind = kind(said.group(2));
      name = kind == null ? text : said.group(1);
    }
    for (Map<String, List<Area>> index : List.of(current, former, loose)) {
      String key = index == loose ? core(PlainName.of(name)) : PlainName.of(name);
      List<Area> found = ofKind(index.getOrDefault(key, List.of()), kind);
      if (!found.isEmpty()) {
        return oneOf(found);
      }
    }
    List<String> like = closest(PlainName.of(name));
    return new Meaning.Unclear(
        "no area is called this",
        like.isEmpty()
            ? "Write the name of a police area, council, district, ICB or region, or its ONS code"
            : "Did you mean " + String.join(" or ", like) + "?",
        List.of());
  }

  private static List<Area> ofKind(
      List<Area> areas, @org.jspecify.annotations.Nullable AreaKind kind) {
    return areas.stream().filter(area -> kind == null || area.kind() == kind).distinct().toList();
  }

  private static @org.jspecify.annotations.Nullable AreaKind kind(String word) {
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
    String names =
        codes.stream()
            .map(code -> geography.getArea(code).shortName() + " (" + code + ")")
            .collect(Collectors.joining(", "));
    boolean split = codes.size() > 1;
    return new Meaning.Areas(
        List.copyOf(codes),
        split,
        area.shortName()
            + " ("
            + area.code()
            + ") ended"
            + (area.validTo() == null ? "" : " on " + area.validTo())
            + (split ? " and was split: " : " and is now ")
            + names);
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

  private List<String> closest(String name) {
    record Near(String name, int changes) {}
    int most = Math.max(1, name.length() / 3);
    return current.entrySet().stream()
        .filter(entry -> Math.abs(entry.getKey().length() - name.length()) <= most)
        .map(
            entry ->
                new Near(entry.getValue().getFirst().shortName(), changes(entry.getKey(), name)))
        .filter(near -> near.changes() <= most)
        .sorted(Comparator.comparingInt(Near::changes).thenComparing(Near::name))
        .map(Near::name)
        .distinct()
        .limit(2)
        .toList();
  }

  /** Levenshtein distance. */
  public static int changes(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }

  private static String core(String plain) {
    return NOT_SAID.matcher(plain).replaceAll(" ").strip().replaceAll("\\s+", " ");
  }
}
