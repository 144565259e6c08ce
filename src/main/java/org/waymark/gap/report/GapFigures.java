package org.waymark.gap.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.Priority;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.geography.Area;
import org.waymark.need.NeedEstimator;
import org.waymark.report.Column;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Puts the reports of one area of the gap analysis into words and figures. */
record GapFigures(GapAnalysis analysis, Area area, Catalogue catalogue) {

  private static final Column CRIME = Column.named("crime_type", "crime_type_label", "Crime");
  private static final Column COHORT =
      Column.named("cohort", "cohort_label", "Who it happened to").none("Anybody");
  private static final Column LINE = Column.named("line", "function", "What");
  private static final Column FINDING =
      Links.byGravity(Column.named("finding", "finding_label", "Finding"));
  private static final Column SERVICE = Column.named("service", "service_name", "Service");
  private static final Column NUMBER = Column.decimal("number_a_year", "Known of a year");
  private static final Column COUNTS = Column.text("counts", "What is counted");
  private static final Column AT_LEAST = Column.decimal("range_low", "At least");
  private static final Column AT_MOST = Column.decimal("range_high", "At most");
  private static final Column NATIONAL = Column.whole("national_services", "England-wide services");
  private static final Column WAS = Links.byGravity(Column.named("was", "was_label", "Now"));
  private static final Column BECOMES =
      Links.byGravity(Column.named("becomes", "becomes_label", "Would become"));

  /**
   * What is not met in the order of its priority.
   *
   * @param offer with what commissioners have said
   * @param crimeType questions of this crime type and narrower ones only; null for every one
   * @param cohort the same for whom they are about
   * @param supportType the same for support types
   */
  Report priorities(
      AreaOffer offer,
      NeedEstimator need,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    PriorityList list =
        PriorityList.of(
            offer.asking(
                line ->
                    isWithin(line.crimeType(), crimeType)
                        && isWithin(line.audience(), cohort)
                        && line.function().supportTypes().stream()
                            .anyMatch(type -> isWithin(type, supportType))),
            need,
            analysis.settings());
    return new Report(
        "Priorities in " + area.shortName(),
        prioritySentences(list),
        List.of(
            ranked(list),
            unranked(list),
            ReportTable.of(
                "not-relevant",
                "Said not to be relevant here",
                "None.",
                list.notRelevant(),
                LINE.from(each -> line(each)),
                CRIME.from(each -> Links.term(term(each.line().crimeType()))),
                COHORT.from(each -> Links.term(term(each.line().audience()))),
                Column.text("why", "Reason given").from(GapFigures::reason))),
        List.of(formula()));
  }

  private List<String> prioritySentences(PriorityList list) {
    List<String> sentences = new ArrayList<>();
    Map<Priority.Band, Long> bands =
        list.ranked().stream()
            .collect(Collectors.groupingBy(each -> each.priority().band(), Collectors.counting()));
    sentences.add(
        "Of the questions of the expected offer that "
            + area.shortName()
            + " does not meet, "
            + Figures.whole(bands.getOrDefault(Priority.Band.FIRST, 0L))
            + " are in the first band of priority, "
            + Figures.whole(bands.getOrDefault(Priority.Band.SECOND, 0L))
            + " in the second and "
            + Figures.whole(bands.getOrDefault(Priority.Band.THIRD, 0L))
            + " in the third.");
    sentences.add(
        count(list.unranked().size(), "further question")
            + " cannot be ranked, for want of a figure, and "
            + (list.unranked().size() == 1 ? "is" : "are")
            + " listed apart: not known is not low.");
    sentences.add(
        "Within a band questions with the same place are ties: nothing that is known tells them"
            + " apart.");
    if (list.notAssessed() > 0) {
      sentences.add(
          count(list.notAssessed(), "question")
              + " cannot be judged, because nothing is listed for the area.");
    }
    return sentences;
  }

  private ReportTable ranked(PriorityList list) {
    return ReportTable.of(
        "ranked",
        "Questions not met, by priority",
        "No question that is not met can be ranked.",
        list.ranked(),
        LINE.from(each -> line(each.answer())),
        Column.text("band", "Band").from(each -> each.priority().band().label()),
        Column.text("place", "Place").from(each -> each.place() + (each.tied() ? ", a tie" : "")),
        CRIME.from(each -> Links.term(term(each.answer().line().crimeType()))),
        COHORT.from(each -> Links.term(term(each.answer().line().audience()))),
        FINDING.from(each -> Links.finding(each.answer().finding())),
        Column.share("left_out", "Left out, or would be").from(each -> each.priority().leftOut()),
        Column.text("how_many", "How many a year").from(each -> each.priority().volume().words()),
        Column.decimal("rate", "For each 1,000 residents")
            .from(each -> each.priority().volume().rank()),
        Column.decimal("severity", "Severity").from(each -> each.priority().severity()),
        Column.decimal("weight", "Weight").from(each -> each.priority().weight()),
        Column.text("how_sure", "How sure").from(each -> each.priority().volume().sure()));
  }

  private ReportTable unranked(PriorityList list) {
    return ReportTable.of(
        "unranked",
        "Questions not met that cannot be ranked",
        "None.",
        list.unranked(),
        LINE.from(each -> line(each.answer())),
        CRIME.from(each -> Links.term(term(each.answer().line().crimeType()))),
        COHORT.from(each -> Links.term(term(each.answer().line().audience()))),
        FINDING.from(each -> Links.finding(each.answer().finding())),
        Column.text("why", "Why not").from(PriorityList.Unranked::why));
  }

  private Named line(OfferAnswer answer) {
    return Named.of(answer.line().id(), answer.line().function().label())
        .beside(answer.line().question())
        .at(OfferWords.address(area, answer.line()));
  }

  private static String reason(OfferAnswer answer) {
    return answer.judgement() == null ? "" : answer.judgement().reason();
  }

  private Explanation formula() {
    GapSettings settings = analysis.settings();
    String severities =
        Arrays.stream(GapFinding.values())
            .filter(GapFinding::isGap)
            .map(
                each ->
                    each.label().toLowerCase(Locale.UK)
                        + " "
                        + String.format(Locale.UK, "%.2f", settings.severity(each)))
            .collect(Collectors.joining(", "));
    return new Explanation(
        "How priority is worked out",
        "Weight = residents left out × crimes recorded or victims a year, for each 1,000 residents"
            + " × severity of the finding. Left out is a share of residents: everybody where there"
            + " is none or too little; those not reached where it is partial; those who would have"
            + " no second provider or no lasting funding where it is at risk; those who wait too"
            + " long where it is overstretched. Severities: "
            + severities
            + ". The first band begins at a weight of "
            + weight(settings.firstBand())
            + ", the second at "
            + weight(settings.secondBand())
            + "; what is below is in the third. A count under 10 is ranked by the upper end of its"
            + " range. Where no source counts a group, it is ranked by the most it can be, and only"
            + " if that leaves no doubt; where only a national rate is known, by that rate, which"
            + " is no figure of this area. One stands above another in a band when even the lower"
            + " end of its range is above the other’s upper end, or when both rest on the same"
            + " figure. How old and how sound figures are stands beside them and lowers nothing."
            + " Severities and bands are settings of this site; the guidance sets none.");
  }

  private static String weight(double weight) {
    return BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }

  /**
   * Where the same thing is commissioned twice.
   *
   * @param contracts true when the dates of contracts may be shown
   */
  Report duplication(@Nullable TermId crimeType, @Nullable TermId supportType, boolean contracts) {
    Duplication duplication = Duplication.of(analysis, area);
    Set<TermId> crimes = ids(within(analysis.terms().crimeTypes(), crimeType));
    Set<TermId> supports = ids(within(analysis.terms().supportTypes(), supportType));
    List<Duplication.Overlap> overlaps =
        duplication.overlaps().stream()
            .filter(each -> each.crimeTypes().stream().anyMatch(crimes::contains))
            .filter(each -> each.supportTypes().stream().anyMatch(supports::contains))
            .toList();
    List<Column.Of<Duplication.Overlap>> columns = new ArrayList<>();
    columns.add(SERVICE.from(each -> service(each.one())));
    columns.add(
        Column.named("other_service", "other_service_name", "and")
            .from(each -> service(each.other())));
    columns.add(Column.text("support_types", "Both offer").from(e -> labels(e.supportTypes())));
    columns.add(Column.text("crime_types", "for").from(each -> labels(each.crimeTypes())));
    columns.add(
        Column.text("cohorts", "Equally close to")
            .from(each -> each.cohorts().isEmpty() ? "whoever comes" : labels(each.cohorts())));
    columns.add(
        Column.whole("residents", "Residents both take").from(Duplication.Overlap::residents));
    columns.add(Column.share("share", "Share").from(duplication::share));
    columns.add(
        Column.text("commissioners", "Commissioned by")
            .from(each -> String.join("; ", each.oneStatus().commissioners())));
    columns.add(
        Column.text("other_commissioners", "and by")
            .from(each -> String.join("; ", each.otherStatus().commissioners())));
    if (contracts) {
      columns.add(Column.day("ends", "Funding ends").from(each -> lastDay(each.one())));
      columns.add(Column.day("other_ends", "and").from(each -> lastDay(each.other())));
    }
    String headline =
        overlaps.isEmpty()
            ? "No two services in "
                + area.shortName()
                + " do the same for the same residents under different commissioners."
            : count(overlaps.size(), "pair")
                + " of services in "
                + area.shortName()
                + (overlaps.size() == 1 ? " does" : " do")
                + " the same for the same residents under different commissioners.";
    List<String> sentences = new ArrayList<>(List.of(headline));
    sentences.add("It is a place to look, not a verdict: a choice of providers may be meant.");
    if (!contracts) {
      sentences.add("Ends of contracts are for signed-in commissioners and are not shown here.");
    }
    return new Report(
        "Duplication in " + area.shortName(),
        sentences,
        List.of(ReportTable.of("overlaps", "Services that overlap", "None.", overlaps, columns)),
        List.of(
            new Explanation(
                "What counts as the same",
                "Both listings state the same crime type and the same kind of support, take the"
                    + " same residents, and are equally close to every group that either is"
                    + " designed for or led by; and nobody commissions both. Services whose"
                    + " commissioners are not recorded are left out.")));
  }

  private static @Nullable LocalDate lastDay(Service service) {
    return service.arrangements().stream()
        .map(CommissioningArrangement::ends)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Groups too small for a service of their own (guidance, paragraph 71). */
  Report lowVolume(Term crimeType, NeedEstimator need) {
    LowVolumeGroups found = LowVolumeGroups.of(analysis, area, crimeType, need);
    record Way(Term cohort, Service service, String where) {}
    List<Way> options = new ArrayList<>();
    for (LowVolumeGroups.Group each : found.groups()) {
      each.regional().forEach(it -> options.add(new Way(each.cohort(), it, "in the region")));
      each.national().forEach(it -> options.add(new Way(each.cohort(), it, "England-wide")));
    }
    String crime = crimeType.label().toLowerCase(Locale.UK);
    return new Report(
        "Low-volume groups in " + area.shortName(),
        List.of(
            count(found.groups().size(), "group")
                + " in "
                + area.shortName()
                + (found.groups().size() == 1 ? " has" : " have")
                + " no local service designed for or led by them for "
                + crime
                + ", and fewer than "
                + String.format(Locale.UK, "%,.0f", analysis.settings().lowVolumeVictims())
                + " crimes recorded, or victims where those are known, a year.",
            count(found.unknown().size(), "further group")
                + " without such a service "
                + (found.unknown().size() == 1 ? "is" : "are")
                + " of unknown size and may be small too."),
        List.of(
            ReportTable.of(
                "groups",
                "Groups under the threshold",
                "No group of known size is under the threshold without a service of its own.",
                found.groups(),
                COHORT.from(each -> Links.term(each.cohort())),
                NUMBER.from(each -> each.here().number()),
                COUNTS.from(each -> each.here().counted().words()),
                AT_LEAST.from(each -> each.here().low()),
                AT_MOST.from(each -> each.here().high()),
                Column.whole("regional_services", "Services elsewhere in the region")
                    .from(each -> each.regional().size()),
                NATIONAL.from(each -> each.national().size()),
                Column.text("neighbours", "Neighbours with the same gap")
                    .from(
                        each ->
                            each.neighbours().stream()
                                .map(neighbour -> neighbour.area().shortName())
                                .collect(Collectors.joining("; "))),
                Column.decimal("number_together", "Together with them")
                    .from(LowVolumeGroups.Group::joint)),
            ReportTable.of(
                "options",
                "Services further away that could take them in",
                "None is listed.",
                options,
                COHORT.from(each -> Links.term(each.cohort())),
                SERVICE.from(each -> service(each.service())),
                Column.text("where", "Where").from(Way::where)),
            ReportTable.of(
                "unknown",
                "Groups of unknown size",
                "None.",
                found.unknown(),
                COHORT.from(each -> Links.term(each.cohort())),
                NATIONAL.from(each -> each.national().size()),
                Column.text("why", "Why their number is not known")
                    .from(LowVolumeGroups.UnknownGroup::why))),
        List.of(
            new Explanation(
                "What a low-volume group is",
                "The draft statutory guidance (paragraph 71) asks for groups “with low demographic"
                    + " population volumes that require specialist support but are too small to"
                    + " have dedicated services locally”. Here: fewer crimes recorded, or victims"
                    + " where those are known, a year than the threshold, and no local service of"
                    + " any kind that is designed for them or led by them. The threshold is a"
                    + " setting of this site.")));
  }

  /** The area beside England, its region and areas that are alike. */
  Report comparison(Function<Area, AreaOffer> offerOf) {
    Comparison comparison = Comparison.of(analysis, area, offerOf);
    record Line(String which, Comparison.Measures of) {}
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("This area", comparison.area()));
    lines.add(new Line("England", comparison.england()));
    comparison.regions().forEach(each -> lines.add(new Line("Its region", each)));
    comparison.alike().forEach(each -> lines.add(new Line("Alike", each)));
    List<Column.Of<Line>> columns = new ArrayList<>();
    columns.add(
        Column.named("area", "area_label", "Area")
            .from(each -> Links.area(each.of().area()).beside(each.which())));
    columns.add(Column.text("which", "").from(Line::which));
    columns.add(Column.whole("residents", "Residents").from(each -> each.of().population()));
    columns.add(Column.share("rural_share", "Live sparsely").from(each -> each.of().rurality()));
    columns.add(Column.whole("questions", "Questions").from(each -> each.of().questions()));
    columns.add(Column.share("met_share", "Share met").from(each -> each.of().shareMet()));
    columns.add(
        Column.share("mean_share_reached", "Mean share reached")
            .from(each -> each.of().meanShare()));
    for (OfferOutcome outcome : OfferOutcome.values()) {
      columns.add(
          Column.whole(outcome.slug().replace('-', '_'), outcome.label())
              .from(each -> each.of().of(outcome)));
    }
    Comparison.Measures own = comparison.area();
    Comparison.Measures england = comparison.england();
    return new Report(
        "How " + area.shortName() + " compares",
        List.of(
            Figures.percent(own.shareMet())
                + " of the questions that matter in "
                + area.shortName()
                + " are met; of those of all police areas of England "
                + Figures.percent(england.shareMet())
                + ".",
            "On average over the questions, services that meet them take "
                + Figures.percent(own.meanShare())
                + " of its residents; in the police areas of England "
                + Figures.percent(england.meanShare())
                + "."),
        List.of(ReportTable.of("areas", "The same measures of each", "None.", lines, columns)),
        List.of(
            new Explanation(
                "Which areas are alike",
                "The five of the same kind with the most similar population and share of residents"
                    + " who live sparsely. That share is Waymark’s own measure, from the points of"
                    + " small areas: residents of squares with fewer than 150 people a square"
                    + " kilometre. It is not the official Rural Urban Classification."),
            new Explanation(
                "England and its regions",
                "The questions of their police areas, added up. How completely an area has been"
                    + " listed weighs as much as what is there.")));
  }

  /**
   * What would change.
   *
   * @param added services that would begin
   * @param ended services that would end
   */
  Report whatIf(
      GapJudgements judgements, OfferInForce offer, List<Service> added, Set<ServiceId> ended) {
    WhatIf whatIf = WhatIf.of(analysis, judgements, offer, area, added, ended);
    List<String> sentences = new ArrayList<>();
    if (whatIf.effects().isEmpty()) {
      sentences.add(
          "Suppose that a service begins in "
              + area.shortName()
              + ", or that one ends, and see what changes.");
    }
    for (WhatIf.Effect each : whatIf.effects()) {
      sentences.add(
          "“"
              + each.service().name()
              + "” "
              + (each.begins() ? "would take " : "takes ")
              + Figures.whole(each.reached())
              + " residents of "
              + area.shortName()
              + ", and "
              + (each.only() == each.reached() && each.only() > 0
                  ? "all of them have"
                  : Figures.whole(each.only()) + " of them have")
              + " no other local service for the same crime and support.");
    }
    if (!whatIf.effects().isEmpty()) {
      long findings =
          whatIf.changes().stream()
              .filter(each -> each.was().finding() != each.becomes().finding())
              .count();
      sentences.add(
          "Of "
              + count(whatIf.before().counts().questions(), "question")
              + " that matter here, "
              + whatIf.after().counts().of(OfferOutcome.MET)
              + " would be met in place of "
              + whatIf.before().counts().of(OfferOutcome.MET)
              + "; "
              + count(findings, "finding")
              + (findings == 1 ? " changes" : " change")
              + ". Nothing has been saved: keep the address of this page to come back to it.");
    }
    record Transition(GapFinding was, GapFinding becomes, int questions) {}
    List<Transition> transitions = new ArrayList<>();
    whatIf
        .transitions()
        .forEach(
            (was, ends) ->
                ends.forEach((to, each) -> transitions.add(new Transition(was, to, each))));
    return new Report(
        "What if: " + area.shortName(),
        sentences,
        List.of(
            ReportTable.of(
                "effects",
                "What each service means",
                "No service begins or ends yet.",
                whatIf.effects(),
                Column.text("service", "Service").from(each -> each.service().name()),
                Column.text("change", "Change").from(each -> each.begins() ? "begins" : "ends"),
                Column.whole("residents", "Residents it takes").from(WhatIf.Effect::reached),
                Column.whole("only_provision", "of them with nothing else")
                    .from(WhatIf.Effect::only)),
            ReportTable.of(
                "transitions",
                "Findings that change",
                "No finding changes.",
                transitions,
                WAS.from(each -> Links.finding(each.was())),
                BECOMES.from(each -> Links.finding(each.becomes())),
                Column.whole("questions", "Questions").from(Transition::questions)),
            ReportTable.of(
                "changes",
                "Questions whose answers change",
                "No answer changes.",
                whatIf.changes(),
                Column.named("line", "function", "What")
                    .from(
                        each ->
                            Named.of(each.was().line().id(), each.was().line().function().label())
                                .beside(each.was().line().question())),
                CRIME.from(each -> Links.term(term(each.was().line().crimeType()))),
                COHORT.from(each -> Links.term(term(each.was().line().audience()))),
                WAS.from(each -> Links.finding(each.was().finding())),
                BECOMES.from(each -> Links.finding(each.becomes().finding())),
                Column.whole("residents_gained", "Residents gained").from(WhatIf.Change::gained))),
        List.of(
            new Explanation(
                "How a what-if is worked out",
                "Every question of the area is answered once more with the service in it, or"
                    + " without it, by the same rules. A service that would begin is"
                    + " taken to be checked today, of an organisation of its own, with funding that"
                    + " lasts.")));
  }

  private @Nullable Term term(@Nullable TermId id) {
    return id == null ? null : analysis.terms().vocabularies().getTerm(id);
  }

  private Named service(Service service) {
    return Links.service(service, catalogue);
  }

  /** The term and narrower ones; all for null. */
  private List<Term> within(List<Term> terms, @Nullable TermId wanted) {
    return terms.stream().filter(term -> isWithin(term.id(), wanted)).toList();
  }

  private boolean isWithin(@Nullable TermId term, @Nullable TermId wanted) {
    return wanted == null
        || (term != null
            && analysis
                .terms()
                .vocabularies()
                .containing(term)
                .selfAndAncestors(term)
                .contains(wanted));
  }

  private static Set<TermId> ids(List<Term> terms) {
    return terms.stream().map(Term::id).collect(Collectors.toUnmodifiableSet());
  }

  private String labels(Collection<TermId> terms) {
    return terms.stream()
        .map(id -> analysis.terms().vocabularies().getTerm(id).shortLabel())
        .collect(Collectors.joining("; "));
  }

  private static String count(long number, String one) {
    return Figures.count(number, one, one + "s");
  }
}
