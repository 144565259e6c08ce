package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapReading;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.cell.Provision;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.need.NeedContext;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;

/** Puts one cell and the reasons behind it into words, rows and links. */
final class CellPageMaker {

  private static final String PATH = "/gap/cell";

  /** Figures of the country that stand beside: the first are the ones to know. */
  private static final int MOST_CONTEXT = 8;

  private final Snapshot snapshot;
  private final GapAnalysis analysis;
  private final GapQuestion question;
  private final AreaGap gap;
  private final GapJudgements judgements;
  private final CellEvidence evidence;
  private final CellResult result;
  private final NeedEstimator need;
  private final TermId crime;
  private final TermId support;
  private final @Nullable TermId cohort;
  private final @Nullable Person person;
  private final boolean contracts;
  private final String done;

  /**
   * @param person who reads; null for whoever is not signed in
   * @param contracts whether they may see contracts of services that reach the area
   * @param done slug of what they have just said; empty or anything else otherwise
   */
  CellPageMaker(
      Snapshot snapshot,
      GapAnalysis analysis,
      GapJudgements judgements,
      NeedEstimator need,
      GapQuestion question,
      @Nullable Person person,
      boolean contracts,
      String done) {
    this.snapshot = snapshot;
    this.analysis = analysis;
    this.question = question;
    this.crime = Objects.requireNonNull(question.crimeType());
    this.support = Objects.requireNonNull(question.supportType());
    this.cohort = question.cohort();
    this.gap = analysis.of(question.area());
    this.judgements = judgements;
    this.evidence =
        analysis.evidence(gap.cell(crime, cohort, support), snapshot.catalogue(), judgements);
    this.result = evidence.result();
    this.need = need;
    this.person = person;
    this.contracts = contracts;
    this.done = done;
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
        ReaderNotes.with(question.notes(), snapshot),
        new CellPage.Found(
            mark(gap, crime, cohort, support),
            evidence.finding().meaning(),
            sentences(),
            levels(),
            measures(),
            evidence.sureness().grade().label(),
            evidence.sureness().reasons()),
        new CellPage.Services(
            evidence.counted().stream().map(this::counted).toList(),
            evidence.ruledOut().stream().map(this::ruledOut).toList(),
            unnamed()),
        judged(),
        needWords(),
        priority(),
        new CellPage.Comparisons(related(), neighbours()),
        new CellPage.Links(
            question.withCohort(null).withSupportType(null).at("/gap/every"),
            question.of(snapshot.geography().getArea(area.country())).at("/gap/map"),
            "/coverage?" + filter,
            "/services?" + filter,
            "/areas/" + area.kind().slug() + "/" + area.code(),
            question.withCohort(null).withSupportType(null).at(ExpectedController.PATH),
            question.withLevel(CohortLevel.Level.OPEN).at("/api/v1/gap/cell"),
            "/pathways/breaks?" + filter + "&kind=" + area.kind().slug() + "#cell"),
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
              + (open.reached() == result.population()
                  ? "all of " + place + "’s " + Figures.whole(result.population()) + " residents."
                  : Figures.percent(result.share(open.reached()))
                      + " of "
                      + place
                      + "’s "
                      + Figures.whole(result.population())
                      + " residents; "
                      + Figures.whole(result.population() - open.reached())
                      + " are left out."));
    } else if (open.isForSomeOnly()) {
      sentences.add(forSomeOnly(open, place));
    } else if (evidence.finding() == GapFinding.ABSENCE_CONFIRMED) {
      sentences.add("A commissioner has confirmed that there is none. What was said is below.");
    } else if (result.finding() == GapFinding.NOT_ASSESSED) {
      sentences.add(
          "Nothing at all is listed for "
              + place
              + ", so nothing is known. That is missing information, not proof that there is"
              + " none.");
    } else if (result.finding() == GapFinding.LISTED_NOT_COUNTED) {
      sentences.addAll(listedNotCounted(place));
    } else {
      sentences.add(
          "No local service that counts is listed for this in "
              + place
              + ". No record of a service is not proof that there is none.");
    }
    if (evidence.isNotRelevant()) {
      sentences.add("A commissioner has said that this is not relevant here; see below.");
    }
    if (evidence.contradictsConfirmation()) {
      sentences.add(
          "A commissioner had confirmed that there was none, and a service has appeared since.");
    }
    if (!result.parts().isEmpty()) {
      sentences.add(parts());
    }
    if (result.open().notStated() > 0) {
      sentences.add(
          Figures.count(result.open().notStated(), "local service does", "local services do")
              + " not state whether "
              + who()
              + " are taken. That is neither a yes nor a no: ask.");
    }
    if (result.open().national()) {
      sentences.add("At least one England-wide service takes people from here too.");
    }
    return sentences;
  }

  private String forSomeOnly(Provision open, String place) {
    List<String> parts =
        evidence.counted().stream()
            .filter(each -> !each.nationwide())
            .flatMap(each -> each.part().stream())
            .distinct()
            .sorted()
            .toList();
    return Figures.count(open.forSome().services(), "local service is", "local services are")
        + " for some of them only"
        + (parts.isEmpty() ? "" : ": " + String.join("; ", parts))
        + ". Where "
        + (open.forSome().services() == 1 ? "it takes" : "they take")
        + " people, "
        + Figures.percent(result.share(open.forSome().reached()))
        + " of "
        + place
        + "’s residents live. The others are left out, so this is never met.";
  }

  /** "Women: provided; men: none recorded; children: partial." */
  private String parts() {
    List<CellResult.Part> lacking = result.lacking();
    String each =
        result.parts().stream()
            .map(
                part -> label(part.cohort()) + ": " + part.finding().label().toLowerCase(Locale.UK))
            .collect(Collectors.joining("; "));
    return each
        + "."
        + (lacking.isEmpty()
            ? ""
            : " It is lacking for "
                + lacking.stream()
                    .map(part -> MatrixPageMaker.lower(label(part.cohort())))
                    .collect(Collectors.joining(" and "))
                + (cohort == null ? ", and so for anybody as a whole." : "."));
  }

  private String label(TermId group) {
    return snapshot.vocabularies().getTerm(group).label();
  }

  /** What is listed, and what it would come to were it confirmed. */
  private List<String> listedNotCounted(String place) {
    int listed = evidence.listedNotCounted().size();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Figures.count(listed, "local service is", "local services are")
            + " listed for this in "
            + place
            + (listed == 1 ? ", and it does not count" : ", and none of them counts")
            + ": why is said of each below. Check that "
            + (listed == 1 ? "it still runs." : "they still run."));
    if (evidence.ifConfirmed() != evidence.finding()) {
      sentences.add(
          "Were all that wait for it confirmed as they are, local services would take "
              + Figures.percent(result.share(evidence.reachedIfConfirmed()))
              + " of residents, and the finding would be “"
              + evidence.ifConfirmed().label()
              + "”.");
    } else {
      sentences.add("Confirming them would not change that.");
    }
    return sentences;
  }

  private FindingMark mark(
      AreaGap of, TermId crimeType, @Nullable TermId group, TermId supportType) {
    return FindingMark.of(
        new GapReading(of, judgements, snapshot.today())
            .cell(crimeType, group, supportType, CohortLevel.Level.OPEN)
            .orElseThrow());
  }

  // The services

  private CellPage.Counted counted(CellEvidence.CountedListing each) {
    return new CellPage.Counted(
        "/services/" + each.service().id(),
        snapshot.catalogue().named(each.service()),
        snapshot.catalogue().organisationOf(each.service()).name(),
        closeness(each),
        each.nationwide() ? "England-wide" : Figures.percent(each.share()),
        each.nationwide() ? "not counted in a share" : Figures.whole(each.residents()),
        each.cautions(contracts));
  }

  /** How closely it fits the crime, and the group where one is asked about. */
  private static String closeness(CellEvidence.CountedListing each) {
    String crime = "crime: " + each.crimeFit().label().toLowerCase(Locale.UK);
    return each.fit() == null ? crime : each.fit().label() + "; " + crime;
  }

  private CellPage.RuledOut ruledOut(CellEvidence.RuledOutListing each) {
    return new CellPage.RuledOut(
        "/services/" + each.service().id(),
        snapshot.catalogue().named(each.service()),
        snapshot.catalogue().organisationOf(each.service()).name(),
        each.reasons().stream()
            .map(reason -> contracts ? reason.wordsWithContracts() : reason.words())
            .toList(),
        Figures.whole(each.residents()));
  }

  private List<String> unnamed() {
    List<String> sentences = new ArrayList<>();
    if (evidence.elsewhere() > 0) {
      sentences.add(
          Figures.count(evidence.elsewhere(), "further service", "further services")
              + " for this crime and support "
              + (evidence.elsewhere() == 1 ? "takes" : "take")
              + " only people from further away.");
    }
    if (evidence.unpublished() > 0) {
      sentences.add(
          Figures.count(evidence.unpublished(), "listing", "listings")
              + " for this crime and support "
              + (evidence.unpublished() == 1 ? "is" : "are")
              + " not published and therefore not named.");
    }
    if (evidence.ifConfirmed() != evidence.finding()
        && evidence.finding() != GapFinding.LISTED_NOT_COUNTED) {
      sentences.add(
          "If every listing that only waits to be confirmed were confirmed as it is, the finding"
              + " would be “"
              + evidence.ifConfirmed().label()
              + "”.");
    }
    return sentences;
  }

  // What people say

  private CellPage.Judged judged() {
    return new CellPage.Judged(
        GapJudgement.Sort.ofSlug(done).map(CellPageMaker::doneWords).orElse(""),
        Said.history(
            judgements.historyOf(evidence.cell()),
            evidence.findJudgement(),
            evidence.contradictsConfirmation()),
        ways(),
        person == null ? question.at(JudgementController.PATH) : "");
  }

  private List<CellPage.Way> ways() {
    if (person == null
        || !person.authority().mayJudge(question.area(), snapshot.geography(), snapshot.today())) {
      return List.of();
    }
    return Arrays.stream(GapJudgement.Sort.values())
        .filter(sort -> sort != GapJudgement.Sort.WITHDRAWN || evidence.findJudgement().isPresent())
        .map(
            sort ->
                new CellPage.Way(
                    question.at(JudgementController.PATH, Map.of("sort", sort.slug())),
                    JudgementPageMaker.words(sort)))
        .toList();
  }

  private static String doneWords(GapJudgement.Sort sort) {
    return switch (sort) {
      case ABSENCE_CONFIRMED -> "The absence was confirmed.";
      case NOT_RELEVANT -> "It was kept as not relevant here.";
      case NOTE -> "The note was kept.";
      case WITHDRAWN -> "What stood was taken back.";
    };
  }

  // Need

  private List<String> needWords() {
    Optional<NeedEstimate> estimate = need.estimate(question.area(), crime, cohort);
    if (estimate.isEmpty()) {
      List<String> none =
          new ArrayList<>(List.of(need.missingBecause(question.area(), crime, cohort)));
      none.addAll(contextWords());
      return none;
    }
    NeedEstimate known = estimate.get();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        capital(known.inWords())
            + ": "
            + Figures.oneDecimal(known.perThousandResidents())
            + " for each 1,000 residents"
            + known
                .againstEngland()
                .map(ratio -> ", " + Figures.oneDecimal(ratio) + " times England’s rate")
                .orElse("")
            + ".");
    sentences.addAll(known.assumptions());
    sentences.addAll(contextWords());
    return sentences;
  }

  private CellPage.@Nullable PriorityWords priority() {
    if (!evidence.finding().isGap() || evidence.isNotRelevant()) {
      return null;
    }
    return need.volume(question.area(), crime, cohort)
        .flatMap(
            volume ->
                Priority.of(
                    evidence.finding(),
                    result.open().provision(),
                    result.population(),
                    volume,
                    gap.settings()))
        .map(
            priority ->
                new CellPage.PriorityWords(
                    priority.band().label()
                        + (priority.band() == Priority.Band.UNRANKED ? "" : " band"),
                    priority.formula()))
        .orElse(null);
  }

  /** What is known of the country stands beside, and is never scaled to the area. */
  private List<String> contextWords() {
    List<String> sentences = new ArrayList<>();
    List<NeedContext.Figure> context = need.context(crime, cohort);
    if (!context.isEmpty()) {
      sentences.add("For comparison only, and not to be scaled down to an area:");
      context.stream().limit(MOST_CONTEXT).map(NeedContext.Figure::inWords).forEach(sentences::add);
    }
    return sentences;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
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
                          cohort == null ? "Whoever it happened to" : GapForm.words(level),
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
      wider.add(new CellPage.Other("Anybody", anybody.at(PATH), mark(gap, crime, null, support)));
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

  /** A wider or narrower term, unless it is outside the Duty. */
  private void add(List<CellPage.Other> others, GapQuestion next, TermId term) {
    TermId crimeType = Objects.requireNonNull(next.crimeType());
    TermId supportType = Objects.requireNonNull(next.supportType());
    if (gap.findResult(crimeType, next.cohort(), supportType).isPresent()) {
      others.add(
          new CellPage.Other(
              snapshot.vocabularies().getTerm(term).label(),
              next.at(PATH),
              mark(gap, crimeType, next.cohort(), supportType)));
    }
  }

  private List<CellPage.Other> neighbours() {
    Area area = question.area();
    return snapshot.geography().neighboursOf(area.kind(), area.code()).stream()
        .filter(other -> other.isValidOn(snapshot.today()))
        .map(
            other ->
                new CellPage.Other(
                    other.shortName() + (other.isEnglish() ? "" : " (Wales, outside the Duty)"),
                    question.of(other).at(PATH),
                    mark(analysis.of(other), crime, cohort, support)))
        .toList();
  }
}
