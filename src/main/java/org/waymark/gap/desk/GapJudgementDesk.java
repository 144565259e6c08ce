package org.waymark.gap.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/**
 * Takes in what a commissioner says of a cell, or of a line of the expected offer: the one place
 * that knows what may be said, and who may say it of which area. Command, interface and page hand
 * it the texts as they were given. Made for one day and one state of the geography; thread-safe.
 */
public final class GapJudgementDesk {

  private final GapDesks desks;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final LocalDate day;

  GapJudgementDesk(GapDesks desks, Geography geography, Vocabularies vocabularies, LocalDate day) {
    this.desks = desks;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.day = day;
  }

  /**
   * What somebody asks to have kept, as it was given; empty or blank where it was not.
   *
   * @param areaKind slug, e.g. {@code police-area}
   * @param area GSS code
   * @param line identifier of a line of the area's offer; blank for a cell. A line has its crime
   *     type, cohort and support types, so these are then left out
   * @param crimeType identifier, label or synonym, as are cohort and support type
   * @param cohort blank for whoever it happened to
   * @param sort slug, e.g. {@code absence-confirmed}
   * @param author the name of the person; passed over where the {@link Speaker} is signed in
   * @param body whom they speak for; may be blank
   * @param reason in words
   * @param seen the number of the latest judgement of the same when they looked, 0 for none: what
   *     was said since stops all but a note; blank when they did not look
   */
  public record Request(
      String areaKind,
      String area,
      String line,
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
      return "Request["
          + sort
          + " of "
          + area
          + ", "
          + (line.isBlank() ? crimeType + ", " + supportType : line)
          + "]";
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
  public DeskOutcome<GapJudgement> take(Speaker speaker, Request request) {
    // What another node has kept a moment ago counts here too.
    GapJudgements judgements = desks.judgements().refresh();
    RequestReading reading = new RequestReading(geography, vocabularies, day);
    Area area = reading.area(request.areaKind(), request.area());
    if (area != null && !mayJudge(speaker, area)) {
      return new DeskOutcome.NotAllowed<>(Speaker.NOT_THEIRS);
    }
    JudgedQuestion question =
        request.line().isBlank() ? cell(reading, area, request) : line(reading, area, request);
    GapJudgement.Sort sort = sort(reading, request.sort());
    if (question instanceof LineQuestion && sort == GapJudgement.Sort.NOT_RELEVANT) {
      reading.problem(
          AskedField.SORT,
          sort.slug(),
          "A line that is not relevant here is removed from the offer of the area.",
          "Remove the line, with the reason.");
    }
    String author =
        reading.words(
            AskedField.AUTHOR,
            speaker.name(request.author()),
            GapJudgement.LONGEST_NAME,
            "who says so");
    String body = reading.words(AskedField.BODY, request.body(), GapJudgement.LONGEST_NAME, "");
    String reason =
        reading.words(
            AskedField.REASON, request.reason(), GapJudgement.LONGEST_REASON, "why, in a sentence");
    OptionalLong seen = reading.seen(request.seen());
    boolean isCurrent = question == null || hasSeenAll(seen, judgements.versionOf(question), sort);
    if (question != null && isCurrent && sort == GapJudgement.Sort.WITHDRAWN) {
      somethingStands(reading, judgements, question);
    }
    if (question == null || sort == null || !reading.problems().isEmpty()) {
      return new DeskOutcome.Refused<>(reading.problems());
    }
    return isCurrent
        ? keep(
            speaker,
            new GapJudgement(
                0,
                question,
                sort,
                author,
                body,
                reason,
                day,
                sort.expires() ? day.plusMonths(desks.settings().reviewMonths()) : null),
            seen,
            judgements.revision())
        : movedOn(question, seen);
  }

  /** A note takes nothing from anybody, whatever was said meanwhile. */
  private static boolean hasSeenAll(
      OptionalLong seen, long version, GapJudgement.@Nullable Sort sort) {
    return seen.isEmpty() || seen.getAsLong() == version || sort == GapJudgement.Sort.NOTE;
  }

  private DeskOutcome<GapJudgement> keep(
      Speaker speaker, GapJudgement judgement, OptionalLong seen, long revision) {
    boolean whatever = seen.isEmpty() || judgement.sort() == GapJudgement.Sort.NOTE;
    try {
      return new DeskOutcome.Kept<>(
          desks
              .judgements()
              .add(
                  judgement,
                  whatever ? GapJudgementRepository.WHATEVER_WAS_SAID : revision,
                  kept -> record(speaker, kept)));
    } catch (StaleException e) {
      desks.judgements().refresh();
      return movedOn(judgement.question(), seen);
    }
  }

  private DeskOutcome<GapJudgement> movedOn(JudgedQuestion question, OptionalLong seen) {
    return new DeskOutcome.MovedOn<>(
        desks.judgements().judgements().historyOf(question).stream()
            .filter(each -> each.id() > seen.orElse(0))
            .toList());
  }

  /** Its digest with it, so that a judgement altered in the database is noticed. */
  private void record(Speaker speaker, GapJudgement kept) {
    desks
        .audit()
        .record(
            speaker.actor(),
            "judgement." + kept.sort().slug(),
            "judgement:" + kept.id(),
            Map.of("digest", kept.digest()));
  }

  private static @Nullable GapCell cell(
      RequestReading reading, @Nullable Area area, Request request) {
    TermId crime =
        reading.term(AskedField.CRIME_TYPE, VocabularyKind.CRIME_TYPE, request.crimeType());
    boolean anybody = request.cohort().isBlank();
    TermId cohort =
        anybody ? null : reading.term(AskedField.COHORT, VocabularyKind.COHORT, request.cohort());
    TermId support =
        reading.term(AskedField.SUPPORT_TYPE, VocabularyKind.SUPPORT_TYPE, request.supportType());
    return area == null || crime == null || support == null || (cohort == null && !anybody)
        ? null
        : new GapCell(area.kind(), area.code(), crime, cohort, support);
  }

  private @Nullable LineQuestion line(
      RequestReading reading, @Nullable Area area, Request request) {
    if (Stream.of(request.crimeType(), request.cohort(), request.supportType())
        .anyMatch(text -> !text.isBlank())) {
      reading.problem(
          AskedField.LINE,
          request.line(),
          "A line has its own crime type, group and support types.",
          "Give the line, or these three.");
    }
    if (area == null) {
      return null;
    }
    OfferInForce offer = desks.offers().of(area);
    Optional<OfferLine> line = offer.find(request.line().strip());
    if (line.isEmpty()) {
      reading.problem(
          AskedField.LINE,
          request.line(),
          "The expected offer of "
              + area.shortName()
              + " has no line “"
              + RequestReading.quoted(request.line())
              + "”.",
          "Give the identifier of a line of its offer.");
    }
    return line.map(each -> each.askedOf(area)).orElse(null);
  }

  private static GapJudgement.@Nullable Sort sort(RequestReading reading, String text) {
    Optional<GapJudgement.Sort> sort =
        GapJudgement.Sort.ofSlug(text.strip().toLowerCase(Locale.ROOT));
    if (sort.isEmpty()) {
      reading.problem(
          AskedField.SORT,
          text,
          text.isBlank()
              ? "The sort of judgement is missing."
              : "“" + RequestReading.quoted(text) + "” is not a sort of judgement.",
          "Use one of: "
              + Arrays.stream(GapJudgement.Sort.values())
                  .map(GapJudgement.Sort::slug)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return sort.orElse(null);
  }

  private void somethingStands(
      RequestReading reading, GapJudgements judgements, JudgedQuestion question) {
    if (judgements.standing(question, day).isEmpty()) {
      reading.problem(
          AskedField.SORT,
          GapJudgement.Sort.WITHDRAWN.slug(),
          judgements
              .latest(question, day)
              .map(GapJudgement::expires)
              .map(
                  end ->
                      "There is nothing to withdraw: what stood expired on "
                          + RequestReading.DAY_IN_WORDS.format(end)
                          + ".")
              .orElse("There is nothing to withdraw: nothing stands of exactly this."),
          "List what stands, and give the area, crime type, group and support type it has, or its"
              + " line.");
    }
  }
}
