package org.waymark.gap.desk;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.field.Fault;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferChangeRepository;
import org.waymark.gap.offer.OfferChanges;
import org.waymark.gap.offer.OfferFunction;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferSource;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.gap.offer.Yardstick;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/**
 * Takes in what a duty holder does to the expected offer of its area: the one place that knows what
 * may be done, by whom, and what a valid line is. Command, interface and page hand it the texts as
 * they were given. Made for one day and one state of the geography; thread-safe.
 */
public final class OfferDesk {

  /** What {@code audience} says for whoever it happened to. */
  public static final String ANYBODY = "anybody";

  /** What {@code yardstick} says for none. */
  public static final String NO_YARDSTICK = "none";

  /** Longest question, in characters. */
  public static final int LONGEST_QUESTION = 500;

  /** Longest words for a source, in characters. */
  public static final int LONGEST_SOURCE = 300;

  private static final Set<AreaKind> KINDS =
      Set.of(AreaKind.POLICE_AREA, AreaKind.ICB, AreaKind.COUNCIL);

  private final OfferChangeKeeper keeper;
  private final AuditTrail audit;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final LocalDate day;

  OfferDesk(
      OfferChangeKeeper keeper,
      AuditTrail audit,
      Geography geography,
      Vocabularies vocabularies,
      LocalDate day) {
    this.keeper = keeper;
    this.audit = audit;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.day = day;
  }

  /**
   * What somebody asks to have done, as it was given; empty or blank where it was not.
   *
   * @param areaKind slug of a police area, an ICB or a council
   * @param area GSS code
   * @param change slug, e.g. {@code removed}
   * @param line identifier of the line; blank for one that is added
   * @param crimeType of an added line: identifier, label or synonym
   * @param function of an added line: identifier of a function of the table, or a support type
   * @param audience of an added or altered line: a cohort, or {@link #ANYBODY}; blank leaves it as
   *     it is, of an added line anybody
   * @param closeness slug of how close a service must be to the audience; blank leaves it as it is,
   *     of an added line open
   * @param organisedAt slug; blank leaves it as it is
   * @param yardstick identifier of a published one of the same function, or {@link #NO_YARDSTICK};
   *     blank leaves it as it is
   * @param question one sentence; blank leaves it as it is, of an added line makes one
   * @param source where it is written, in words; may be blank
   * @param sourceAddress of the source on the web; may be blank
   * @param author the name of the person; passed over where the {@link Speaker} is signed in
   * @param body whom they speak for; may be blank
   * @param reason in words
   * @param seen the number of the latest change of the line when they looked, 0 for none: what was
   *     done since stops this; blank when they did not look
   */
  public record Request(
      String areaKind,
      String area,
      String change,
      String line,
      String crimeType,
      String function,
      String audience,
      String closeness,
      String organisedAt,
      String yardstick,
      String question,
      String source,
      String sourceAddress,
      String author,
      String body,
      String reason,
      String seen) {

    /** Without the words. */
    @Override
    public String toString() {
      return "Request[" + change + " of " + line + " in " + area + "]";
    }
  }

  /** True when somebody may change the offer of this area. */
  public boolean mayChange(Speaker speaker, Area area) {
    return KINDS.contains(area.kind()) && speaker.mayJudge(area, geography, day);
  }

  /**
   * Keeps a change, or says everything that is wrong with it.
   *
   * @throws org.waymark.database.DatabaseProblem when the database fails; nothing is then kept
   */
  public DeskOutcome<OfferChange> take(Speaker speaker, Request request) {
    OfferChanges changes = keeper.refresh();
    RequestReading reading = new RequestReading(geography, vocabularies, day);
    Area area = reading.area(request.areaKind(), request.area());
    if (area != null && !KINDS.contains(area.kind())) {
      reading.problem(
          AskedField.AREA_KIND,
          request.areaKind(),
          "The expected offer is changed for a police area, an ICB or a council.",
          "Give one of these: what is asked of a " + area.kind().label() + " follows no change.");
    } else if (area != null && !mayChange(speaker, area)) {
      return new DeskOutcome.NotAllowed<>(Speaker.NOT_THEIRS);
    }
    OfferChange.Kind kind = kind(reading, request.change());
    String author =
        reading.words(
            AskedField.AUTHOR,
            speaker.name(request.author()),
            OfferChange.LONGEST_NAME,
            "who says so");
    String body = reading.words(AskedField.BODY, request.body(), OfferChange.LONGEST_NAME, "");
    String reason =
        reading.words(
            AskedField.REASON, request.reason(), OfferChange.LONGEST_REASON, "why, in a sentence");
    OptionalLong seen = reading.seen(request.seen());
    if (area == null || kind == null) {
      return new DeskOutcome.Refused<>(reading.problems());
    }
    String id = request.line().strip();
    if (kind != OfferChange.Kind.ADDED
        && seen.isPresent()
        && seen.getAsLong() != changes.versionOf(area.kind(), area.code(), id)) {
      return movedOn(area, id, seen);
    }
    Lines lines = new Lines(reading, area, changes, keeper.of(area), request);
    OfferLine asked =
        switch (kind) {
          case ADDED -> lines.added(body.isEmpty() ? author : body);
          case ALTERED -> lines.altered(body.isEmpty() ? author : body);
          case ADOPTED, REMOVED, UNDONE -> {
            lines.check(kind);
            yield null;
          }
        };
    if (!reading.problems().isEmpty() || (kind.asksAnew() && asked == null)) {
      return new DeskOutcome.Refused<>(reading.problems());
    }
    return keep(
        speaker,
        new OfferChange(
            0,
            area.kind(),
            area.code(),
            asked == null ? id : asked.id(),
            kind,
            asked,
            keeper.national().version(),
            author,
            body,
            reason,
            day),
        seen.isEmpty() ? OfferChangeRepository.WHATEVER_WAS_DONE : changes.revision(),
        area,
        seen);
  }

  private DeskOutcome<OfferChange> keep(
      Speaker speaker, OfferChange change, long known, Area area, OptionalLong seen) {
    try {
      return new DeskOutcome.Kept<>(
          keeper.add(
              change,
              known,
              kept ->
                  audit.record(
                      speaker.actor(),
                      "offer." + kept.change().slug(),
                      "offer-change:" + kept.id(),
                      Map.of("digest", kept.digest()))));
    } catch (StaleException e) {
      keeper.refresh();
      return movedOn(area, change.line(), seen);
    }
  }

  private DeskOutcome<OfferChange> movedOn(Area area, String line, OptionalLong seen) {
    return new DeskOutcome.MovedOn<>(
        keeper.changes().historyOf(area.kind(), area.code(), line).stream()
            .filter(each -> each.id() > seen.orElse(0))
            .toList());
  }

  private static OfferChange.@Nullable Kind kind(RequestReading reading, String text) {
    return choice(
        reading,
        AskedField.SORT,
        text,
        OfferChange.Kind.ofSlug(text.strip().toLowerCase(Locale.ROOT)),
        "What to do is missing.",
        Arrays.stream(OfferChange.Kind.values()).map(OfferChange.Kind::slug));
  }

  private static <T> @Nullable T choice(
      RequestReading reading,
      AskedField field,
      String text,
      Optional<T> found,
      String missing,
      Stream<String> choices) {
    if (found.isEmpty()) {
      reading.problem(
          field,
          text,
          text.isBlank()
              ? missing
              : "“" + RequestReading.quoted(text) + "” is none of the choices.",
          "Use one of: " + choices.collect(Collectors.joining(", ")) + ".");
    }
    return found.orElse(null);
  }

  /** The functions of the table and of what was added here, by identifier. */
  public Map<String, OfferFunction> functions(Area area) {
    Map<String, OfferFunction> functions = new TreeMap<>();
    Stream.concat(keeper.national().lines().stream(), keeper.of(area).lines().stream())
        .forEach(line -> functions.putIfAbsent(line.function().id(), line.function()));
    return functions;
  }

  /** The published yardsticks of a function, by identifier. */
  public Map<String, Yardstick> yardsticks(String function) {
    Map<String, Yardstick> yardsticks = new TreeMap<>();
    keeper.national().lines().stream()
        .filter(line -> line.function().id().equals(function))
        .flatMap(line -> Stream.ofNullable(line.yardstick()))
        .forEach(each -> yardsticks.put(each.id(), each));
    return yardsticks;
  }

  /** The lines of one request being checked and made. */
  private final class Lines {

    private final RequestReading reading;
    private final Area area;
    private final OfferChanges changes;
    private final OfferInForce offer;
    private final Request request;
    private final String id;

    Lines(
        RequestReading reading,
        Area area,
        OfferChanges changes,
        OfferInForce offer,
        Request request) {
      this.reading = reading;
      this.area = area;
      this.changes = changes;
      this.offer = offer;
      this.request = request;
      this.id = request.line().strip();
    }

    /** Whether a change without a line of its own is one. */
    void check(OfferChange.Kind kind) {
      refuseParts();
      Optional<OfferLine> national = keeper.national().find(id);
      boolean asked = offer.find(id).isPresent();
      Optional<OfferChange> inForce = changes.inForce(area.kind(), area.code(), id);
      if (id.isEmpty()) {
        reading.problem(AskedField.LINE, id, "The line is missing.", "Give its identifier.");
      } else if (national.isEmpty() && !asked && inForce.isEmpty()) {
        unknown();
      } else if (kind == OfferChange.Kind.ADOPTED && national.isEmpty()) {
        problem(
            "The line was added here, so there is no national one to adopt.",
            "Leave it as it is, or undo it.");
      } else if (kind == OfferChange.Kind.REMOVED && !asked) {
        problem("The line is removed already.", "Undo that to have it asked again.");
      } else if (kind == OfferChange.Kind.UNDONE && inForce.isEmpty()) {
        problem("Nothing was done to the line here.", "There is nothing to undo.");
      }
    }

    private void refuseParts() {
      if (Stream.of(
              request.crimeType(),
              request.function(),
              request.audience(),
              request.closeness(),
              request.organisedAt(),
              request.yardstick(),
              request.question(),
              request.source(),
              request.sourceAddress())
          .anyMatch(text -> !text.isBlank())) {
        problem(
            "Only a line that is added or altered is written anew.",
            "Leave out what it asks, or alter it.");
      }
    }

    private void unknown() {
      problem(
          "The expected offer of "
              + area.shortName()
              + " has no line “"
              + RequestReading.quoted(id)
              + "”.",
          "Give the identifier of a line of its offer.");
    }

    private void problem(String message, String remedy) {
      reading.problem(AskedField.LINE, id, message, remedy);
    }

    /** The line as it is asked from now on; null, with its problems, when it cannot be. */
    @Nullable OfferLine altered(String by) {
      OfferLine before =
          offer.find(id).or(() -> keeper.national().find(id)).or(this::removed).orElse(null);
      if (before == null) {
        unknown();
        return null;
      }
      if (!request.crimeType().isBlank() || !request.function().isBlank()) {
        problem(
            "A line keeps its crime and its function.", "Remove it, and add another, to ask that.");
      }
      OfferLine after = line(before, id, before.crimeType(), before.function(), by);
      if (after != null && asksTheSame(after, before) && source().isEmpty()) {
        problem("Nothing of the line would change.", "Change what it asks, or adopt it.");
      }
      return after;
    }

    /** A line added here and removed again is still known. */
    private Optional<OfferLine> removed() {
      return changes.historyOf(area.kind(), area.code(), id).reversed().stream()
          .flatMap(each -> Stream.ofNullable(each.asked()))
          .findFirst();
    }

    /** A new line; null, with its problems, when there can be none. */
    @Nullable OfferLine added(String by) {
      if (!id.isEmpty()) {
        problem("An added line gets its identifier here.", "Leave it out.");
      }
      TermId crime =
          reading.term(AskedField.CRIME_TYPE, VocabularyKind.CRIME_TYPE, request.crimeType());
      OfferFunction function = function();
      if (request.organisedAt().isBlank()) {
        organisedAt();
      }
      if (crime == null || function == null) {
        line(null, "local-line", TermId.of("none"), NOTHING, by);
        return null;
      }
      OfferLine line = line(null, "local-line", crime, function, by);
      if (line == null) {
        return null;
      }
      offer.lines().stream()
          .filter(each -> asksTheSame(each, line))
          .findFirst()
          .ifPresent(
              each ->
                  reading.problem(
                      AskedField.FUNCTION,
                      request.function(),
                      "The offer has this line already: “" + each.question() + "”",
                      "Change that line instead."));
      return named(line, freeId(line));
    }

    private String freeId(OfferLine line) {
      TermId audience = line.audience();
      String base =
          "local-" + line.function().id() + "-" + (audience == null ? ANYBODY : audience.value());
      String free = base;
      for (int n = 2; isTaken(free); n++) {
        free = base + "-" + n;
      }
      return free;
    }

    private boolean isTaken(String name) {
      return keeper.national().find(name).isPresent()
          || changes.versionOf(area.kind(), area.code(), name) > 0;
    }

    private @Nullable OfferFunction function() {
      String text = request.function().strip();
      OfferFunction known = functions(area).get(text.toLowerCase(Locale.ROOT));
      if (known != null) {
        return known;
      }
      TermId support = reading.term(AskedField.FUNCTION, VocabularyKind.SUPPORT_TYPE, text);
      if (support == null) {
        return null;
      }
      Term term = vocabularies.getTerm(support);
      return new OfferFunction(support.value(), term.label(), Set.of(support), false);
    }

    /**
     * @param before what is not given stays as it was there; null for a new line
     */
    private @Nullable OfferLine line(
        @Nullable OfferLine before, String name, TermId crime, OfferFunction function, String by) {
      TermId audience = audience(before);
      CohortLevel.Level closeness = closeness(before);
      OrganisedAt organisedAt =
          before != null && request.organisedAt().isBlank()
              ? before.organisedAt()
              : request.organisedAt().isBlank() ? null : organisedAt();
      Yardstick yardstick = yardstick(before, function);
      String question = question(before);
      List<OfferSource> sources = sources(before, by);
      if (audience == null && closeness != CohortLevel.Level.OPEN) {
        reading.problem(
            AskedField.CLOSENESS,
            request.closeness(),
            "Nobody designs a service for everybody.",
            "Name the group it is for, or choose open.");
      }
      if (!reading.problems().isEmpty() || organisedAt == null) {
        return null;
      }
      return new OfferLine(
          name,
          crime,
          function,
          audience,
          closeness,
          organisedAt,
          yardstick,
          sources,
          question.isEmpty() ? made(crime, function, audience, organisedAt) : question);
    }

    private @Nullable TermId audience(@Nullable OfferLine before) {
      String text = request.audience().strip();
      if (text.isEmpty()) {
        return before == null ? null : before.audience();
      }
      return text.equalsIgnoreCase(ANYBODY)
          ? null
          : reading.term(AskedField.COHORT, VocabularyKind.COHORT, text);
    }

    private CohortLevel.Level closeness(@Nullable OfferLine before) {
      String text = request.closeness().strip();
      if (text.isEmpty()) {
        return before == null || request.audience().strip().equalsIgnoreCase(ANYBODY)
            ? CohortLevel.Level.OPEN
            : before.closeness();
      }
      CohortLevel.Level level =
          choice(
              reading,
              AskedField.CLOSENESS,
              text,
              Arrays.stream(CohortLevel.Level.values())
                  .filter(each -> each.slug().equals(text.toLowerCase(Locale.ROOT)))
                  .findFirst(),
              "How close it must be is missing.",
              Arrays.stream(CohortLevel.Level.values()).map(CohortLevel.Level::slug));
      return level == null ? CohortLevel.Level.OPEN : level;
    }

    private @Nullable OrganisedAt organisedAt() {
      String text = request.organisedAt();
      return choice(
          reading,
          AskedField.ORGANISED_AT,
          text,
          OrganisedAt.ofSlug(text.strip().toLowerCase(Locale.ROOT)),
          "The level at which it is organised is missing.",
          Arrays.stream(OrganisedAt.values()).map(OrganisedAt::slug));
    }

    /** How much there should be is only ever what somebody has published for that function. */
    private @Nullable Yardstick yardstick(@Nullable OfferLine before, OfferFunction function) {
      String text = request.yardstick().strip();
      if (text.isEmpty()) {
        return before == null ? null : before.yardstick();
      }
      if (text.equalsIgnoreCase(NO_YARDSTICK)) {
        return null;
      }
      Map<String, Yardstick> published = yardsticks(function.id());
      Yardstick found = published.get(text.toLowerCase(Locale.ROOT));
      if (found == null) {
        reading.problem(
            AskedField.YARDSTICK,
            text,
            "“" + RequestReading.quoted(text) + "” is not published for this function.",
            published.isEmpty()
                ? "Leave it out: nothing is."
                : "Use one of: " + String.join(", ", published.keySet()) + ", none.");
      }
      return found;
    }

    private String question(@Nullable OfferLine before) {
      String text = oneLine(AskedField.QUESTION, request.question(), LONGEST_QUESTION);
      if (!text.isEmpty() && !text.endsWith("?")) {
        reading.problem(
            AskedField.QUESTION,
            text,
            "It is not a question.",
            "Write one sentence that ends with a question mark.");
      }
      return text.isEmpty() && before != null && isAskedAsBefore() ? before.question() : text;
    }

    /** A sentence that names another audience or level would be wrong. */
    private boolean isAskedAsBefore() {
      return request.audience().isBlank()
          && request.closeness().isBlank()
          && request.organisedAt().isBlank();
    }

    private String oneLine(AskedField field, String text, int longest) {
      String words = reading.words(field, text, longest, "");
      if (!words.isEmpty()) {
        Fault.inLine(words)
            .ifPresent(
                fault ->
                    reading.problem(field, fault.value(), fault.sentence(), fault.remedy() + "."));
      }
      return words;
    }

    private String source() {
      return request.source().strip();
    }

    private List<OfferSource> sources(@Nullable OfferLine before, String by) {
      String words = oneLine(AskedField.SOURCE, request.source(), LONGEST_SOURCE);
      String address = address();
      List<OfferSource> sources = new ArrayList<>();
      if (before != null) {
        sources.addAll(before.sources());
      }
      if (!words.isEmpty() || before == null) {
        sources.add(
            new OfferSource(
                "local",
                words.isEmpty() ? "Decided for " + area.shortName() : words,
                by,
                day.toString(),
                "",
                address.isEmpty() ? null : address));
      } else if (!address.isEmpty()) {
        reading.problem(
            AskedField.SOURCE, "", "The source has an address and no name.", "Name it.");
      }
      return sources;
    }

    private String address() {
      String text = oneLine(AskedField.SOURCE_ADDRESS, request.sourceAddress(), LONGEST_SOURCE);
      if (!text.isEmpty() && !isWebAddress(text)) {
        reading.problem(
            AskedField.SOURCE_ADDRESS,
            text,
            "It is not a web address.",
            "Give one that begins with https://, or leave it out.");
      }
      return text;
    }

    /** One sentence, where none was written. */
    private String made(
        TermId crime, OfferFunction function, @Nullable TermId audience, OrganisedAt at) {
      return "Can "
          + (audience == null ? "anybody" : lower(audience))
          + " affected by "
          + lower(crime)
          + " have "
          + lowered(function.label())
          + switch (at) {
            case DISTRICT -> " in every district?";
            case COUNCIL -> " in every council?";
            case POLICE_AREA -> " in the police area?";
            case REGION -> " in the region?";
            case NATION -> " anywhere in England?";
          };
    }

    private String lower(TermId term) {
      return lowered(vocabularies.getTerm(term).label());
    }
  }

  /** Stands for a function that could not be read, so that the other fields are read too. */
  private static final OfferFunction NOTHING =
      new OfferFunction("nothing", "Nothing", Set.of(TermId.of("nothing")), false);

  /** But for abbreviations: "MARAC coordination". */
  private static String lowered(String label) {
    return label.length() > 1 && Character.isUpperCase(label.charAt(1))
        ? label
        : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean asksTheSame(OfferLine one, OfferLine other) {
    return one.asked().equals(other.asked())
        && one.organisedAt() == other.organisedAt()
        && one.function().id().equals(other.function().id())
        && Objects.equals(one.yardstick(), other.yardstick());
  }

  private static OfferLine named(OfferLine line, String id) {
    return new OfferLine(
        id,
        line.crimeType(),
        line.function(),
        line.audience(),
        line.closeness(),
        line.organisedAt(),
        line.yardstick(),
        line.sources(),
        line.question());
  }
}
