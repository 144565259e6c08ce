package org.waymark.gap.judgement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.Fault;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.JudgedQuestion;
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
 * Takes in what a commissioner says of a cell: the one place that knows what may be said, and who
 * may say it of which area. Command, interface and page hand it the texts as they were given. Made
 * for one day and one state of the geography; thread-safe.
 */
public final class GapJudgementDesk {

  private static final int LONGEST_QUOTED = 100;
  private static final int MOST_SUGGESTIONS = 3;
  private static final DateTimeFormatter DAY_IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final GapJudgementKeeper keeper;
  private final AuditTrail audit;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final LocalDate day;
  private final GapSettings settings;

  /**
   * @param day of the judgement, in England
   */
  public GapJudgementDesk(
      GapJudgementKeeper keeper,
      AuditTrail audit,
      Geography geography,
      Vocabularies vocabularies,
      LocalDate day,
      GapSettings settings) {
    this.keeper = keeper;
    this.audit = audit;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.day = day;
    this.settings = settings;
  }

  /** The parts of a request, so that each caller can name a field as its own people know it. */
  public enum Field {
    AREA_KIND,
    AREA,
    CRIME_TYPE,
    COHORT,
    SUPPORT_TYPE,
    SORT,
    AUTHOR,
    BODY,
    REASON,
    SEEN
  }

  /**
   * What somebody asks to have kept, as it was given; empty or blank where it was not.
   *
   * @param areaKind slug, e.g. {@code police-area}
   * @param area GSS code
   * @param crimeType identifier, label or synonym, as are cohort and support type
   * @param cohort blank for whoever it happened to
   * @param sort slug, e.g. {@code absence-confirmed}
   * @param author the name of the person; passed over where the {@link Speaker} is signed in
   * @param body whom they speak for; may be blank
   * @param reason in words
   * @param seen the number of the latest judgement of the cell when they looked, 0 for none: what
   *     was said since stops all but a note; blank when they did not look
   */
  public record Request(
      String areaKind,
      String area,
      String crimeType,
      String cohort,
      String supportType,
      String sort,
      String author,
      String body,
      String reason,
      String seen) {

    /** Without the words: they are for the record of judgements alone. */
    @Override
    public String toString() {
      return "Request[" + sort + " of " + area + ", " + crimeType + ", " + supportType + "]";
    }
  }

  /**
   * What is wrong with one field.
   *
   * @param value as it was given; cut where it is long
   * @param message what is wrong, as a sentence
   * @param remedy what the person can do, as a sentence
   */
  public record Problem(Field field, String value, String message, String remedy) {
    public Problem {
      Objects.requireNonNull(field);
      Objects.requireNonNull(value);
      if (message.isBlank() || remedy.isBlank()) {
        throw new IllegalArgumentException("A problem needs a message and a remedy");
      }
    }
  }

  /** What became of a request. */
  public sealed interface Outcome {}

  /** It was kept. */
  public record Kept(GapJudgement judgement) implements Outcome {}

  /**
   * Nothing was kept.
   *
   * @param problems everything that is wrong, in the order of the fields; never empty
   */
  public record Refused(List<Problem> problems) implements Outcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Nothing was kept: whoever asks may not speak for the area. */
  public record NotAllowed(String why) implements Outcome {}

  /**
   * Nothing was kept: others have said something of the cell since it was looked at.
   *
   * @param since what they said, oldest first; empty when it was looked at in some other store
   */
  public record MovedOn(List<GapJudgement> since) implements Outcome {
    public MovedOn {
      since = List.copyOf(since);
    }
  }

  /** True when somebody may say something of this area. */
  public boolean mayJudge(Speaker speaker, Area area) {
    return speaker.mayJudge(area, geography, day);
  }

  /**
   * Keeps a judgement, or says everything that is wrong with it.
   *
   * @throws org.waymark.database.DatabaseProblem when the database fails; nothing is then kept
   */
  public Outcome take(Speaker speaker, Request request) {
    // What another node has kept a moment ago counts here too.
    GapJudgements judgements = keeper.refresh();
    Check check = new Check();
    GapCell cell = check.cell(request);
    if (cell != null
        && !mayJudge(speaker, geography.findArea(cell.kind(), cell.area()).orElseThrow())) {
      return new NotAllowed(
          "What is said of an area is said by its own duty holders: of a police area by all of"
              + " them, of an ICB or a council by its own people and by whoever convenes there.");
    }
    GapJudgement.Sort sort = check.sort(request.sort());
    String author =
        check.words(
            Field.AUTHOR, speaker.name(request.author()), GapJudgement.LONGEST_NAME, "who says so");
    String body = check.words(Field.BODY, request.body(), GapJudgement.LONGEST_NAME, "");
    String reason =
        check.words(
            Field.REASON, request.reason(), GapJudgement.LONGEST_REASON, "why, in a sentence");
    OptionalLong seen = check.seen(request.seen());
    boolean isCurrent = cell == null || hasSeenAll(seen, judgements.versionOf(cell), sort);
    if (cell != null && isCurrent && sort == GapJudgement.Sort.WITHDRAWN) {
      check.somethingStands(judgements, cell);
    }
    if (cell == null || sort == null || !check.problems.isEmpty()) {
      check.problems.sort(Comparator.comparing(Problem::field));
      return new Refused(check.problems);
    }
    return isCurrent
        ? keep(
            speaker,
            new GapJudgement(
                0,
                cell,
                sort,
                author,
                body,
                reason,
                day,
                sort.expires() ? day.plusMonths(settings.reviewMonths()) : null),
            seen,
            judgements.revision())
        : movedOn(cell, seen);
  }

  /** A note takes nothing from anybody, whatever was said meanwhile. */
  private static boolean hasSeenAll(
      OptionalLong seen, long version, GapJudgement.@Nullable Sort sort) {
    return seen.isEmpty() || seen.getAsLong() == version || sort == GapJudgement.Sort.NOTE;
  }

  private Outcome keep(Speaker speaker, GapJudgement judgement, OptionalLong seen, long revision) {
    boolean whatever = seen.isEmpty() || judgement.sort() == GapJudgement.Sort.NOTE;
    try {
      return new Kept(
          keeper.add(
              judgement,
              whatever ? GapJudgementRepository.WHATEVER_WAS_SAID : revision,
              kept -> record(speaker, kept)));
    } catch (StaleException e) {
      keeper.refresh();
      return movedOn(judgement.question(), seen);
    }
  }

  private Outcome movedOn(JudgedQuestion question, OptionalLong seen) {
    return new MovedOn(
        keeper.judgements().historyOf(question).stream()
            .filter(each -> each.id() > seen.orElse(0))
            .toList());
  }

  /** Its digest with it, so that a judgement altered in the database is noticed. */
  private void record(Speaker speaker, GapJudgement kept) {
    audit.record(
        speaker.actor(),
        "judgement." + kept.sort().slug(),
        "judgement:" + kept.id(),
        Map.of("digest", kept.digest()));
  }

  /** One request being checked. */
  private final class Check {

    private final List<Problem> problems = new ArrayList<>();

    private void problem(Field field, String value, String message, String remedy) {
      problems.add(new Problem(field, quoted(value), message, remedy));
    }

    private @Nullable GapCell cell(Request request) {
      AreaKind kind = kind(request.areaKind());
      AreaCode area = kind == null ? null : area(kind, request.area());
      TermId crime = term(Field.CRIME_TYPE, VocabularyKind.CRIME_TYPE, request.crimeType());
      TermId cohort =
          request.cohort().isBlank()
              ? null
              : term(Field.COHORT, VocabularyKind.COHORT, request.cohort());
      TermId support = term(Field.SUPPORT_TYPE, VocabularyKind.SUPPORT_TYPE, request.supportType());
      boolean cohortFailed = cohort == null && !request.cohort().isBlank();
      return kind == null || area == null || crime == null || support == null || cohortFailed
          ? null
          : new GapCell(kind, area, crime, cohort, support);
    }

    private @Nullable AreaKind kind(String text) {
      Optional<AreaKind> kind = AreaKind.ofSlug(text.strip().toLowerCase(Locale.ROOT));
      if (kind.isEmpty()) {
        problem(
            Field.AREA_KIND,
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
        problem(Field.AREA, text, "The area is missing.", giveACode(kind));
        return null;
      }
      Optional<AreaCode> code = AreaCode.parse(text);
      if (code.isEmpty()) {
        problem(
            Field.AREA,
            text,
            "“" + quoted(text) + "” is not an area code.",
            didYouMean(
                    geography.findAreasNamed(text, day).stream()
                        .filter(area -> area.kind() == kind)
                        .limit(MOST_SUGGESTIONS)
                        .map(GapJudgementDesk::named)
                        .toList())
                .orElse(giveACode(kind)));
        return null;
      }
      Optional<Area> area = geography.findArea(kind, code.get());
      if (area.isEmpty()) {
        Optional<Area> other = geography.findArea(code.get());
        problem(
            Field.AREA,
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
            Field.AREA,
            text,
            area.shortName() + " is in Wales, which is outside the Duty.",
            "Give an area in England.");
        return false;
      }
      if (area.validTo() != null && day.isAfter(area.validTo())) {
        List<String> next = successors(area);
        problem(
            Field.AREA,
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
            Field.AREA,
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
          .map(GapJudgementDesk::named)
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

    private @Nullable TermId term(Field field, VocabularyKind kind, String text) {
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

    private GapJudgement.@Nullable Sort sort(String text) {
      Optional<GapJudgement.Sort> sort =
          GapJudgement.Sort.ofSlug(text.strip().toLowerCase(Locale.ROOT));
      if (sort.isEmpty()) {
        problem(
            Field.SORT,
            text,
            text.isBlank()
                ? "The sort of judgement is missing."
                : "“" + quoted(text) + "” is not a sort of judgement.",
            "Use one of: "
                + Arrays.stream(GapJudgement.Sort.values())
                    .map(GapJudgement.Sort::slug)
                    .collect(Collectors.joining(", "))
                + ".");
      }
      return sort.orElse(null);
    }

    /**
     * @param needed what the words must say; empty when they may be left out
     */
    private String words(Field field, String text, int longest, String needed) {
      String words = text.strip().replace("\r\n", "\n");
      if (words.isEmpty() && !needed.isEmpty()) {
        problem(field, text, "A judgement says who and why.", "Say " + needed + ".");
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

    private OptionalLong seen(String text) {
      String number = text.strip();
      if (number.isEmpty()) {
        return OptionalLong.empty();
      }
      if (!number.matches("[0-9]{1,18}")) {
        problem(
            Field.SEEN,
            text,
            "“" + quoted(text) + "” is not the number of a judgement.",
            "Give the number of the latest judgement of the cell, 0 for none, or leave it out.");
        return OptionalLong.empty();
      }
      return OptionalLong.of(Long.parseLong(number));
    }

    private void somethingStands(GapJudgements judgements, GapCell cell) {
      if (judgements.standing(cell, day).isEmpty()) {
        Optional<GapJudgement> last = judgements.latest(cell, day);
        problem(
            Field.SORT,
            GapJudgement.Sort.WITHDRAWN.slug(),
            last.map(GapJudgement::expires)
                .map(
                    end ->
                        "There is nothing to withdraw: what stood expired on "
                            + DAY_IN_WORDS.format(end)
                            + ".")
                .orElse("There is nothing to withdraw: nothing stands of exactly this cell."),
            "List what stands, and give the area, crime type, group and support type it has.");
      }
    }
  }

  private static Optional<String> didYouMean(List<String> like) {
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

  private static String quoted(String text) {
    String line = text.strip();
    return line.length() <= LONGEST_QUOTED
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTED / 2)) + "…";
  }
}
