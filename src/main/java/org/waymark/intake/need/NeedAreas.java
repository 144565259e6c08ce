package org.waymark.intake.need;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.waymark.Spelling;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaNames;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.Geography;
import org.waymark.need.NeedPeriod;

/** Finds the area of a figure: one of the kind the figure is published for, in its vintage. */
final class NeedAreas {

  /** What a text stands for. */
  sealed interface Meaning {
    /** An area whose people are known, in force today or at the end of the period. */
    record Placed(Area area) implements Meaning {}

    /**
     * An area that had ended when the period did, or whose people are not known any more, and went
     * wholly into another.
     *
     * @param whole every area that the successor is made of, this one among them; each went into it
     *     wholly
     */
    record Ended(Area area, Area successor, List<AreaCode> whole) implements Meaning {}

    record Unclear(String code, String problem, String remedy) implements Meaning {}
  }

  private record Question(String text, AreaKind kind, LocalDate end) {}

  private final Geography geography;
  private final LocalDate today;
  private final AreaNames names;
  private final Map<Question, Meaning> known = new HashMap<>();

  NeedAreas(Geography geography, LocalDate today) {
    this.geography = geography;
    this.today = today;
    this.names = geography.names(today);
  }

  Meaning find(String text, AreaKind kind, NeedPeriod period) {
    Question question = new Question(text, kind, period.end());
    Meaning meaning = known.get(question);
    if (meaning == null) {
      meaning = look(question);
      // Of texts that mean nothing a file may hold any number.
      if (!(meaning instanceof Meaning.Unclear)) {
        known.put(question, meaning);
      }
    }
    return meaning;
  }

  private Meaning look(Question question) {
    String first = question.text().split("\\s", 2)[0];
    AreaCode code = AreaCode.parse(first).orElse(null);
    return code == null ? named(question) : coded(code, question);
  }

  private Meaning named(Question question) {
    String kind = question.kind().label();
    return switch (names.find(question.text() + " (" + kind + ")")) {
      case AreaNames.Meaning.Unclear unclear ->
          new Meaning.Unclear(
              "unknown-area",
              "no " + kind.toLowerCase(Locale.UK) + " is called this",
              unclear.remedy());
      case AreaNames.Meaning.Areas areas -> {
        Area area =
            areas.codes().size() == 1
                ? geography.findArea(question.kind(), areas.codes().getFirst()).orElse(null)
                : null;
        yield area == null || !areas.note().isEmpty()
            ? new Meaning.Unclear(
                "unknown-area",
                areas.note().isEmpty() ? "the name is not clear" : areas.note(),
                "Write the ONS code of the area")
            : new Meaning.Placed(area);
      }
    };
  }

  private Meaning coded(AreaCode code, Question question) {
    Area area = geography.findArea(question.kind(), code).orElse(null);
    if (area == null) {
      return notOfThisKind(code, question.kind());
    }
    boolean ofItsTime = area.isValidOn(question.end()) && geography.population(code) > 0;
    return area.isValidOn(today) || ofItsTime
        ? new Meaning.Placed(area)
        : ended(area, question.kind());
  }

  private Meaning notOfThisKind(AreaCode code, AreaKind kind) {
    switch (code.prefix().charAt(0)) {
      case 'S', 'N' -> {
        return new Meaning.Unclear(
            "not-england-or-wales",
            "the code is of "
                + (code.prefix().charAt(0) == 'S' ? "Scotland" : "Northern Ireland")
                + ", which has its own system of victim support",
            "Leave the row out");
      }
      case 'K', 'J' -> {
        return new Meaning.Unclear(
            "not-england-or-wales",
            "the code covers more than England or Wales, or a part that is no area",
            "Give the figure of England, E92000001, or leave the row out");
      }
      default -> {
        // England and Wales below.
      }
    }
    Area other = geography.findArea(code).orElse(null);
    if (other != null) {
      return new Meaning.Unclear(
          "other-kind",
          other.shortName()
              + " is a "
              + other.kind().label().toLowerCase(Locale.UK)
              + " and not a "
              + kind.label().toLowerCase(Locale.UK),
          "Give the rows of each kind of area an indicator of their own");
    }
    return new Meaning.Unclear(
        "unknown-area",
        "no " + kind.label().toLowerCase(Locale.UK) + " has this code",
        geography.listAreas(kind, today).stream()
            .filter(each -> Spelling.changes(each.code().value(), code.value()) == 1)
            .findFirst()
            .map(each -> "Did you mean " + each.code() + " (" + each.shortName() + ")?")
            .orElse("Look the code up, or write the name of the area"));
  }

  private Meaning ended(Area area, AreaKind kind) {
    List<Area> successors = successors(area.code(), kind);
    String what =
        area.shortName()
            + " ("
            + area.code()
            + ") ended"
            + (area.validTo() == null ? "" : " on " + area.validTo());
    if (successors.isEmpty()) {
      return new Meaning.Unclear(
          "area-ended",
          what + " and nothing is known to follow it",
          "Give the figure for areas in force in the period");
    }
    if (successors.size() > 1) {
      return new Meaning.Unclear(
          "area-split",
          what + " and was split, so that its figure is nobody's",
          "Give figures for " + names(successors));
    }
    Area successor = successors.getFirst();
    List<AreaCode> whole = geography.predecessorsOf(kind, successor.code());
    for (AreaCode other : whole) {
      if (successors(other, kind).size() > 1) {
        return new Meaning.Unclear(
            "area-not-whole",
            what
                + " and went into "
                + named(successor)
                + ", which also took in a part of "
                + geography.findArea(kind, other).map(NeedAreas::named).orElse(other.value())
                + ": old figures do not add up to it",
            "Give the figure for " + named(successor));
      }
    }
    return new Meaning.Ended(area, successor, whole);
  }

  private List<Area> successors(AreaCode code, AreaKind kind) {
    return geography.successorsOf(code).stream()
        .map(AreaSuccession::successor)
        .distinct()
        .flatMap(successor -> geography.findArea(kind, successor).stream())
        .toList();
  }

  static String named(Area area) {
    return area.shortName() + " (" + area.code() + ")";
  }

  private static String names(List<Area> areas) {
    return areas.stream().map(NeedAreas::named).collect(Collectors.joining(" and "));
  }
}
