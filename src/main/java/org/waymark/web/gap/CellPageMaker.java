package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.AreaGap;
import org.waymark.gap.CellResult;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapFinding;
import org.waymark.gap.GapRules;
import org.waymark.gap.GapSettings;
import org.waymark.gap.Provision;
import org.waymark.geography.Area;
import org.waymark.query.Figures;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/** Puts one cell and the reasons behind it into words, rows and links. */
final class CellPageMaker {

  private static final String PATH = "/gap/cell";

  private final Snapshot snapshot;
  private final GapAnalysis analysis;
  private final GapQuestion question;
  private final AreaGap gap;
  private final CellResult result;
  private final TermId crime;
  private final TermId support;
  private final @Nullable TermId cohort;

  CellPageMaker(Snapshot snapshot, GapAnalysis analysis, GapQuestion question) {
    this.snapshot = snapshot;
    this.analysis = analysis;
    this.question = question;
    this.crime = Objects.requireNonNull(question.crimeType());
    this.support = Objects.requireNonNull(question.supportType());
    this.cohort = question.cohort();
    this.gap = analysis.of(question.area());
    this.result = gap.result(crime, cohort, support);
  }

  CellPage page(List<FieldError> errors, Function<String, PageFrame> frame) {
    Area area = question.area();
    Term supportTerm = snapshot.vocabularies().getTerm(support);
    String heading = supportTerm.label() + " for " + who();
    String filter =
        "area="
            + area.code()
            + "&crime="
            + crime
            + (cohort == null ? "" : "&cohort=" + cohort)
            + "&support="
            + support;
    return new CellPage(
        frame.apply(heading + " in " + area.shortName()),
        GapNavigation.of(null, question),
        area.shortName()
            + ", "
            + MatrixPageMaker.lower(snapshot.vocabularies().getTerm(crime).label()),
        heading,
        errors,
        question.notes(),
        FindingMark.of(result, CohortLevel.Level.OPEN, result.finding()),
        result.finding().meaning(),
        sentences(),
        levels(),
        measures(),
        related(),
        neighbours(),
        question.withCohort(null).withSupportType(null).at("/gap"),
        question.of(snapshot.geography().getArea(area.country())).at("/gap/map"),
        "/coverage?" + filter,
        "/services?" + filter,
        "/areas/" + area.kind().slug() + "/" + area.code(),
        question.withLevel(CohortLevel.Level.OPEN).at("/api/v1/gap/cell"),
        GapRules.of(gap.settings()),
        snapshot.today().format(MatrixPageMaker.DATE));
  }

  private String who() {
    return cohort == null
        ? "anybody"
        : MatrixPageMaker.lower(snapshot.vocabularies().getTerm(cohort).label());
  }

  private List<String> sentences() {
    Provision open = result.open().provision();
    List<String> sentences = new ArrayList<>();
    String place = question.area().shortName();
    if (open.services() > 0) {
      sentences.add(
          Figures.count(open.services(), "local service", "local services")
              + " of "
              + Figures.count(open.organisations(), "organisation", "organisations")
              + (open.services() == 1 ? " takes " : " take ")
              + Figures.percent(result.share(open.reached()))
              + " of "
              + place
              + "’s "
              + Figures.whole(result.population())
              + " residents: "
              + Figures.whole(open.reached())
              + " people’s homes are within reach, "
              + Figures.whole(result.population() - open.reached())
              + " are not.");
    } else if (result.finding() == GapFinding.NOT_ASSESSED) {
      sentences.add(
          "Nothing at all is listed for "
              + place
              + ", so nothing is known. That is missing information, not proof that there is"
              + " none.");
    } else {
      sentences.add(
          "No local service that counts is listed for this in "
              + place
              + ". No record of a service is not proof that there is none.");
    }
    if (result.open().national()) {
      sentences.add("At least one England-wide service takes people from here too.");
    }
    return sentences;
  }

  private List<CellPage.Level> levels() {
    List<CellPage.Level> levels = new ArrayList<>();
    for (CohortLevel.Level level : CohortLevel.Level.values()) {
      result
          .at(level)
          .ifPresent(
              at ->
                  levels.add(
                      new CellPage.Level(
                          cohort == null ? "Open to anybody" : GapForm.words(level),
                          FindingMark.of(at.finding()),
                          Figures.whole(at.provision().reached()),
                          Figures.percent(result.share(at.provision().reached())),
                          Figures.whole(at.provision().services()),
                          Figures.whole(at.provision().organisations()),
                          at.national() ? "Yes" : "No")));
    }
    return levels;
  }

  private List<CellPage.Measure> measures() {
    GapSettings settings = gap.settings();
    Provision open = result.open().provision();
    if (open.services() == 0) {
      return List.of();
    }
    List<CellPage.Measure> measures = new ArrayList<>();
    measures.add(
        measure("Reached by a local service", open.reached(), settings.providedShare(), "Partial"));
    measures.add(
        measure(
            "Have a second provider, of another organisation",
            open.secondProvider(),
            settings.secureShare(),
            "At risk"));
    measures.add(
        measure(
            "Have a service whose funding is not known to end within "
                + settings.riskMonths()
                + " months",
            open.lasting(),
            settings.secureShare(),
            "At risk"));
    measures.add(
        measure(
            "Have a service with a wait of at most " + settings.longWaitWeeks() + " weeks",
            open.room(),
            settings.secureShare(),
            "Overstretched"));
    if (result.finding() == GapFinding.PROVIDED || result.finding() == GapFinding.DUPLICATED) {
      measures.add(
          new CellPage.Measure(
              "Served twice for the very same thing, under different commissioners",
              Figures.whole(open.servedTwice()),
              Figures.percent(result.share(open.servedTwice())),
              "under " + Figures.percent(settings.duplicatedShare()),
              result.finding() == GapFinding.DUPLICATED ? "Above: duplicated" : "Met"));
    }
    return measures;
  }

  private CellPage.Measure measure(
      String name, long residents, double threshold, String otherwise) {
    double share = result.share(residents);
    return new CellPage.Measure(
        name,
        Figures.whole(residents),
        Figures.percent(share),
        Figures.percent(threshold) + " or more",
        share >= threshold ? "Met" : "Not met: " + otherwise.toLowerCase(Locale.UK));
  }

  // The same cell elsewhere

  private List<CellPage.Related> related() {
    List<CellPage.Related> related = new ArrayList<>();
    Vocabulary crimes = snapshot.vocabularies().crimeTypes();
    Vocabulary cohorts = snapshot.vocabularies().cohorts();
    Vocabulary supports = snapshot.vocabularies().supportTypes();
    List<CellPage.Other> wider = new ArrayList<>();
    parent(supports, support).ifPresent(id -> add(wider, question.withSupportType(id), id));
    if (cohort != null) {
      parent(cohorts, cohort).ifPresent(id -> add(wider, question.withCohort(id), id));
      GapQuestion anybody = question.withCohort(null);
      gap.findResult(crime, null, support)
          .ifPresent(found -> wider.add(other("Anybody", anybody, found)));
    }
    parent(crimes, crime).ifPresent(id -> add(wider, question.withCrimeType(id), id));
    put(related, "Wider", wider);
    List<CellPage.Other> narrower = new ArrayList<>();
    supports
        .children(support)
        .forEach(term -> add(narrower, question.withSupportType(term.id()), term.id()));
    put(related, "Narrower kinds of support", narrower);
    List<CellPage.Other> groups = new ArrayList<>();
    if (cohort != null) {
      cohorts
          .children(cohort)
          .forEach(term -> add(groups, question.withCohort(term.id()), term.id()));
    }
    put(related, "Narrower groups", groups);
    List<CellPage.Other> narrowerCrimes = new ArrayList<>();
    crimes
        .children(crime)
        .forEach(term -> add(narrowerCrimes, question.withCrimeType(term.id()), term.id()));
    put(related, "Narrower crimes", narrowerCrimes);
    return related;
  }

  private static void put(
      List<CellPage.Related> related, String heading, List<CellPage.Other> links) {
    if (!links.isEmpty()) {
      related.add(new CellPage.Related(heading, links));
    }
  }

  private static Optional<TermId> parent(Vocabulary vocabulary, TermId id) {
    return Optional.ofNullable(vocabulary.get(id).parent());
  }

  private void add(List<CellPage.Other> others, GapQuestion next, TermId term) {
    gap.findResult(
            Objects.requireNonNull(next.crimeType()),
            next.cohort(),
            Objects.requireNonNull(next.supportType()))
        .ifPresent(
            found -> others.add(other(snapshot.vocabularies().getTerm(term).label(), next, found)));
  }

  private static CellPage.Other other(String name, GapQuestion next, CellResult found) {
    return new CellPage.Other(
        name, next.at(PATH), FindingMark.of(found, CohortLevel.Level.OPEN, found.finding()));
  }

  private List<CellPage.Other> neighbours() {
    Area area = question.area();
    return snapshot.geography().neighboursOf(area.kind(), area.code()).stream()
        .filter(other -> other.isValidOn(snapshot.today()))
        .map(
            other ->
                other(
                    other.shortName() + (other.isEnglish() ? "" : " (Wales, outside the Duty)"),
                    question.of(other),
                    analysis.of(other).result(crime, cohort, support)))
        .toList();
  }
}
