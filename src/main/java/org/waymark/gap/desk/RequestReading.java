package org.waymark.gap.desk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.Fault;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/**
 * One request being read: texts become areas, terms and words, or problems that are collected. Made
 * for one day and one state of the geography; used once, by one thread.
 */
final class RequestReading {

  private static final int LONGEST_QUOTED = 100;
  private static final int MOST_SUGGESTIONS = 3;
  static final DateTimeFormatter DAY_IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final Geography geography;
  private final Vocabularies vocabularies;
  private final LocalDate day;
  private final List<AskedProblem> problems = new ArrayList<>();

  RequestReading(Geography geography, Vocabularies vocabularies, LocalDate day) {
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.day = day;
  }

  /** What is wrong so far, in the order of the fields. */
  List<AskedProblem> problems() {
    return problems.stream().sorted(Comparator.comparing(AskedProblem::field)).toList();
  }

  void problem(AskedField field, String value, String message, String remedy) {
    problems.add(new AskedProblem(field, quoted(value), message, remedy));
  }

  /** An English area in force; null, with its problem, when it is none. */
  @Nullable Area area(String kindText, String text) {
    AreaKind kind = kind(kindText);
    AreaCode code = kind == null ? null : area(kind, text);
    return kind == null || code == null ? null : geography.findArea(kind, code).orElseThrow();
  }

  private @Nullable AreaKind kind(String text) {
    Optional<AreaKind> kind = AreaKind.ofSlug(text.strip().toLowerCase(Locale.ROOT));
    if (kind.isEmpty()) {
      problem(
          AskedField.AREA_KIND,
          text,
          text.isBlank()
              ? "The kind of area is missing."
              : "“" + quoted(text) + "” is not a kind of area.",
          "Use one of: "
              + Arrays.stream(AreaKind.values())
                  .map(AreaKind::slug)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return kind.orElse(null);
  }

  private @Nullable AreaCode area(AreaKind kind, String text) {
    if (text.isBlank()) {
      problem(AskedField.AREA, text, "The area is missing.", giveACode(kind));
      return null;
    }
    Optional<AreaCode> code = AreaCode.parse(text);
    if (code.isEmpty()) {
      problem(
          AskedField.AREA,
          text,
          "“" + quoted(text) + "” is not an area code.",
          didYouMean(
                  geography.findAreasNamed(text, day).stream()
                      .filter(area -> area.kind() == kind)
                      .limit(MOST_SUGGESTIONS)
                      .map(RequestReading::named)
                      .toList())
              .orElse(giveACode(kind)));
      return null;
    }
    Optional<Area> area = geography.findArea(kind, code.get());
    if (area.isEmpty()) {
      Optional<Area> other = geography.findArea(code.get());
      problem(
          AskedField.AREA,
          text,
          "No " + kind.label() + " has the code " + code.get() + ".",
          other
              .map(
                  found ->
                      named(found)
                          + " is of the kind "
                          + found.kind().slug()
                          + ": give that kind, or the code of another area.")
              .orElse(giveACode(kind)));
      return null;
    }
    return inForceAndEnglish(area.get(), text) ? code.get() : null;
  }

  private boolean inForceAndEnglish(Area area, String text) {
    if (!area.isEnglish()) {
      problem(
          AskedField.AREA,
          text,
          area.shortName() + " is in Wales, which is outside the Duty.",
          "Give an area in England.");
      return false;
    }
    if (area.validTo() != null && day.isAfter(area.validTo())) {
      List<String> next = successors(area);
      problem(
          AskedField.AREA,
          text,
          named(area) + " ended on " + DAY_IN_WORDS.format(area.validTo()) + ".",
          next.isEmpty()
              ? giveACode(area.kind())
              : next.size() == 1
                  ? "Give its successor, " + next.getFirst() + "."
                  : "It was split: give one of its successors, " + String.join(", ", next) + ".");
      return false;
    }
    if (!area.isValidOn(day)) {
      problem(
          AskedField.AREA,
          text,
          named(area) + " is not in force yet.",
          "Give the area that is in force today.");
      return false;
    }
    return true;
  }

  /** Followed to what is in force; largest share of residents first. */
  private List<String> successors(Area ended) {
    Set<AreaCode> found = new LinkedHashSet<>();
    follow(ended.kind(), ended.code(), found, new LinkedHashSet<>(Set.of(ended.code())));
    return found.stream()
        .flatMap(code -> geography.findArea(ended.kind(), code).stream())
        .map(RequestReading::named)
        .toList();
  }

  private void follow(AreaKind kind, AreaCode from, Set<AreaCode> found, Set<AreaCode> seen) {
    geography.successorsOf(from).stream()
        .sorted(
            Comparator.comparingDouble(AreaSuccession::share)
                .reversed()
                .thenComparing(AreaSuccession::successor))
        .map(AreaSuccession::successor)
        .filter(seen::add)
        .forEach(
            next -> {
              if (geography.findArea(kind, next).filter(a -> a.isValidOn(day)).isPresent()) {
                found.add(next);
              } else {
                follow(kind, next, found, seen);
              }
            });
  }

  /** A term under the Duty; null, with its problem, when it is none. */
  @Nullable TermId term(AskedField field, VocabularyKind kind, String text) {
    String what = kind.label().toLowerCase(Locale.UK);
    if (text.isBlank()) {
      problem(field, text, "The " + what + " is missing.", "Give one of the vocabulary.");
      return null;
    }
    Optional<Term> term = vocabularies.findByName(text, kind);
    if (term.isEmpty()) {
      problem(
          field,
          text,
          "“" + quoted(text) + "” is not a " + what + ".",
          didYouMean(vocabularies.closestLabels(text, kind, MOST_SUGGESTIONS))
              .orElse(
                  "Give a term of the vocabulary: "
                      + vocabularies.of(kind).roots().stream()
                          .map(root -> root.id().value())
                          .collect(Collectors.joining(", "))
                      + ", or a narrower one."));
      return null;
    }
    if (term.get().scope() == Scope.OUTSIDE) {
      problem(
          field,
          text,
          term.get().label() + " is outside the Duty, so it is no part of the gap analysis.",
          "Give a " + what + " that is under the Duty.");
      return null;
    }
    return term.get().id();
  }

  /**
   * Words that may be published; whatever is wrong with them becomes a problem.
   *
   * @param needed what the words must say; empty when they may be left out
   */
  String words(AskedField field, String text, int longest, String needed) {
    String words = text.strip().replace("\r\n", "\n");
    if (words.isEmpty() && !needed.isEmpty()) {
      problem(field, text, "It says who and why.", "Say " + needed + ".");
    } else if (words.length() > longest) {
      problem(
          field,
          text,
          "It has " + words.length() + " characters.",
          "Use at most " + longest + "; a longer paper can be named here.");
    } else if (PlaceInWords.tellsAPlace(words)) {
      problem(
          field,
          text,
          "It tells a place, by a full postcode or on a map, and everybody reads it.",
          "Take that out: the area is said already, and the place may not be public.");
    } else {
      Fault.inWords(words, longest)
          .ifPresent(
              fault -> problem(field, fault.value(), fault.sentence(), fault.remedy() + "."));
    }
    return words;
  }

  /** The number of what they saw last; empty when they did not look, or with its problem. */
  OptionalLong seen(String text) {
    String number = text.strip();
    if (number.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!number.matches("[0-9]{1,18}")) {
      problem(
          AskedField.SEEN,
          text,
          "“" + quoted(text) + "” is not a number.",
          "Give the number of the latest that you saw, 0 for none, or leave it out.");
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(number));
  }

  static Optional<String> didYouMean(List<String> like) {
    return like.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Did you mean " + like.stream().collect(Collectors.joining("”, “", "“", "”?")));
  }

  private static String giveACode(AreaKind kind) {
    return "Give the nine characters of the ONS code of a "
        + kind.label()
        + (kind == AreaKind.POLICE_AREA ? ", as E23000002 for Cumbria." : ".");
  }

  private static String named(Area area) {
    return area.code() + " (" + area.shortName() + ")";
  }

  static String quoted(String text) {
    String line = text.strip();
    return line.length() <= LONGEST_QUOTED
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTED / 2)) + "…";
  }
}
