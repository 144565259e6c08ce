package org.waymark.gap.report;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.judgement.GapJudgements;
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
  private static final Column SUPPORT =
      Column.named("support_type", "support_type_label", "Support");
  private static final Column FINDING =
      Links.byGravity(Column.named("finding", "finding_label", "Finding"));
  private static final Column REACHED = Column.share("share_reached", "Reached");

  /**
   * Gaps in the order of their priority.
   *
   * @param crimeType cells of this crime type and narrower ones only; null for every one
   * @param cohort the same for cohorts
   * @param supportType the same for support types
   */
  Report priorities(
      NeedEstimator need,
      GapJudgements judgements,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    List<@Nullable Term> cohorts = new ArrayList<>();
    if (cohort == null) {
      cohorts.add(null);
    }
    cohorts.addAll(within(analysis.terms().cohorts(), cohort));
    PriorityList list =
        PriorityList.of(
            analysis,
            analysis.of(area),
            need,
            judgements,
            within(analysis.terms().crimeTypes(), crimeType),
            cohorts,
            within(analysis.terms().supportTypes(), supportType));
    List<List<@Nullable Object>> ranked = new ArrayList<>();
    for (PriorityList.Ranked each : list.ranked()) {
      ranked.add(
          Arrays.asList(
              each.priority().score(),
              Links.term(each.crimeType()),
              Links.term(each.cohort()),
              Links.term(each.supportType()),
              finding(each.finding(), each.crimeType(), each.cohort(), each.supportType()),
              each.share(),
              each.priority().need().expected(),
              each.priority().need().low(),
              each.priority().need().high(),
              each.priority().ratio(),
              each.priority().severity(),
              each.priority().need().quality()));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        count(list.ranked().size(), "gap")
            + " in "
            + area.shortName()
            + " can be put in an order of priority"
            + (list.ranked().isEmpty() ? "." : "; the first are below."));
    sentences.add(
        count(list.withoutNeed().size(), "further gap")
            + (list.withoutNeed().size() == 1 ? " has" : " have")
            + " no figure of need and "
            + (list.withoutNeed().size() == 1 ? "is" : "are")
            + " listed apart: not known is not low.");
    if (list.notAssessed() > 0) {
      sentences.add(
          count(list.notAssessed(), "cell")
              + " cannot be judged, because nothing is listed for the area.");
    }
    return new Report(
        "Priorities in " + area.shortName(),
        sentences,
        List.of(
            new ReportTable(
                "ranked",
                "Gaps by priority",
                "No gap has a figure of need.",
                List.of(
                    Column.decimal("priority", "Priority"),
                    CRIME,
                    COHORT,
                    SUPPORT,
                    FINDING,
                    REACHED,
                    Column.decimal("expected_victims", "Expected victims a year"),
                    Column.decimal("expected_low", "At least"),
                    Column.decimal("expected_high", "At most"),
                    Column.decimal("rate_against_england", "Rate, England = 1"),
                    Column.decimal("severity", "Severity"),
                    Column.decimal("need_quality", "Quality of need")),
                ranked),
            unranked(
                "without-need", "Gaps without a figure of need", list.withoutNeed(), "Why not"),
            unranked(
                "not-relevant",
                "Said not to be relevant here",
                list.notRelevant(),
                "Reason given")),
        List.of(formula(), wideAndNarrow()));
  }

  private ReportTable unranked(
      String id, String caption, List<PriorityList.Unranked> list, String why) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PriorityList.Unranked each : list) {
      rows.add(
          Arrays.asList(
              Links.term(each.crimeType()),
              Links.term(each.cohort()),
              Links.term(each.supportType()),
              finding(each.finding(), each.crimeType(), each.cohort(), each.supportType()),
              each.share(),
              each.why()));
    }
    return new ReportTable(
        id,
        caption,
        "None.",
        List.of(CRIME, COHORT, SUPPORT, FINDING, REACHED, Column.text("why", why)),
        rows);
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
        "Priority = 100 × severity of the finding × need × quality of the figures. Severities: "
            + severities
            + "; that of a partial cell falls to half as those left out become few. Need is the"
            + " rate of expected victims for each 1,000 residents as a multiple of England’s,"
            + " divided by two and at most 1, to the power of "
            + String.format(Locale.UK, "%.1f", settings.needWeight())
            + ". Quality is 1 for figures of the last three years, 0.75 up to six years, 0.5 for"
            + " older ones, less where they were estimated. Weights are settings of this site; the"
            + " guidance sets none.");
  }

  private static Explanation wideAndNarrow() {
    return new Explanation(
        "Wider and narrower terms",
        "A service for a narrower crime, group or support counts for the wider one as well, so a"
            + " gap can stand here more than once. Choose a crime, a group or a kind of support to"
            + " narrow the list.");
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
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.named("service", "service_name", "Service"),
                Column.named("other_service", "other_service_name", "and"),
                Column.text("support_types", "Both offer"),
                Column.text("crime_types", "for"),
                Column.text("cohorts", "Equally close to"),
                Column.whole("residents", "Residents both take"),
                Column.share("share", "Share"),
                Column.text("commissioners", "Commissioned by"),
                Column.text("other_commissioners", "and by")));
    if (contracts) {
      columns.add(Column.day("ends", "Funding ends"));
      columns.add(Column.day("other_ends", "and"));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Duplication.Overlap each : overlaps) {
      List<@Nullable Object> row =
          new ArrayList<>(
              Arrays.asList(
                  service(each.one()),
                  service(each.other()),
                  labels(each.supportTypes()),
                  labels(each.crimeTypes()),
                  each.cohorts().isEmpty() ? "whoever comes" : labels(each.cohorts()),
                  each.residents(),
                  duplication.share(each),
                  String.join("; ", each.oneStatus().commissioners()),
                  String.join("; ", each.otherStatus().commissioners())));
      if (contracts) {
        row.add(lastDay(each.one()));
        row.add(lastDay(each.other()));
      }
      rows.add(row);
    }
    String headline =
        rows.isEmpty()
            ? "No two services in "
                + area.shortName()
                + " do the same for the same residents under different commissioners."
            : count(rows.size(), "pair")
                + " of services in "
                + area.shortName()
                + (rows.size() == 1 ? " does" : " do")
                + " the same for the same residents under different commissioners.";
    List<String> sentences = new ArrayList<>(List.of(headline));
    sentences.add("It is a place to look, not a verdict: a choice of providers may be meant.");
    if (!contracts) {
      sentences.add("Ends of contracts are for signed-in commissioners and are not shown here.");
    }
    return new Report(
        "Duplication in " + area.shortName(),
        sentences,
        List.of(new ReportTable("overlaps", "Services that overlap", "None.", columns, rows)),
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
    List<List<@Nullable Object>> groups = new ArrayList<>();
    List<List<@Nullable Object>> options = new ArrayList<>();
    for (LowVolumeGroups.Group each : found.groups()) {
      groups.add(
          Arrays.asList(
              Links.term(each.cohort()),
              each.here().expected(),
              each.here().low(),
              each.here().high(),
              (long) each.regional().size(),
              (long) each.national().size(),
              each.neighbours().stream()
                  .map(neighbour -> neighbour.area().shortName())
                  .collect(Collectors.joining("; ")),
              each.jointVictims()));
      each.regional()
          .forEach(
              service ->
                  options.add(
                      Arrays.asList(Links.term(each.cohort()), service(service), "in the region")));
      each.national()
          .forEach(
              service ->
                  options.add(
                      Arrays.asList(Links.term(each.cohort()), service(service), "England-wide")));
    }
    List<List<@Nullable Object>> unknown = new ArrayList<>();
    for (LowVolumeGroups.UnknownGroup each : found.unknown()) {
      unknown.add(
          Arrays.asList(Links.term(each.cohort()), (long) each.national().size(), each.why()));
    }
    String crime = crimeType.label().toLowerCase(Locale.UK);
    return new Report(
        "Low-volume groups in " + area.shortName(),
        List.of(
            count(groups.size(), "group")
                + " in "
                + area.shortName()
                + (groups.size() == 1 ? " has" : " have")
                + " no local service designed for or led by them for "
                + crime
                + ", and fewer than "
                + String.format(Locale.UK, "%,.0f", analysis.settings().lowVolumeVictims())
                + " expected victims a year.",
            count(unknown.size(), "further group")
                + " without such a service "
                + (unknown.size() == 1 ? "is" : "are")
                + " of unknown size and may be small too."),
        List.of(
            new ReportTable(
                "groups",
                "Groups under the threshold",
                "No group of known size is under the threshold without a service of its own.",
                List.of(
                    COHORT,
                    Column.decimal("expected_victims", "Expected victims a year"),
                    Column.decimal("expected_low", "At least"),
                    Column.decimal("expected_high", "At most"),
                    Column.whole("regional_services", "Services elsewhere in the region"),
                    Column.whole("national_services", "England-wide services"),
                    Column.text("neighbours", "Neighbours with the same gap"),
                    Column.decimal("joint_victims", "Expected victims together")),
                groups),
            new ReportTable(
                "options",
                "Services further away that could take them in",
                "None is listed.",
                List.of(
                    COHORT,
                    Column.named("service", "service_name", "Service"),
                    Column.text("where", "Where")),
                options),
            new ReportTable(
                "unknown",
                "Groups of unknown size",
                "None.",
                List.of(
                    COHORT,
                    Column.whole("national_services", "England-wide services"),
                    Column.text("why", "Why their number is not known")),
                unknown)),
        List.of(
            new Explanation(
                "What a low-volume group is",
                "The draft statutory guidance (paragraph 71) asks for groups “with low demographic"
                    + " population volumes that require specialist support but are too small to"
                    + " have dedicated services locally”. Here: fewer expected victims of the crime"
                    + " a year than the threshold, and no local service of any kind that is"
                    + " designed for them or led by them. The threshold is a setting of this"
                    + " site.")));
  }

  /** The area beside England, its region and areas that are alike. */
  Report comparison(@Nullable TermId crimeType, CohortLevel.Level level) {
    Comparison comparison = Comparison.of(analysis, area, crimeType, level);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(row("This area", comparison.area()));
    rows.add(row("England", comparison.england()));
    comparison.regions().forEach(each -> rows.add(row("Its region", each)));
    comparison.alike().forEach(each -> rows.add(row("Alike", each)));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text("which", "Which"),
                Column.named("area", "area_label", "Area"),
                Column.whole("residents", "Residents"),
                Column.share("rural_share", "Live sparsely"),
                Column.whole("cells", "Cells"),
                Column.whole("gaps", "Gaps"),
                Column.share("gap_share", "Gaps, share"),
                Column.share("mean_share_reached", "Mean share reached")));
    for (GapFinding finding : GapFinding.values()) {
      columns.add(Column.whole(finding.slug().replace('-', '_'), finding.label()));
    }
    Comparison.Measures own = comparison.area();
    Comparison.Measures england = comparison.england();
    return new Report(
        "How " + area.shortName() + " compares",
        List.of(
            Figures.percent(gapShare(own))
                + " of the cells of "
                + area.shortName()
                + " are gaps; of England as one area "
                + Figures.percent(gapShare(england))
                + ".",
            "On average over all cells, local services reach "
                + Figures.percent(own.meanShare())
                + " of its residents; in England "
                + Figures.percent(england.meanShare())
                + "."),
        List.of(new ReportTable("areas", "The same measures of each", "None.", columns, rows)),
        List.of(
            new Explanation(
                "Which areas are alike",
                "The five of the same kind with the most similar population and share of residents"
                    + " who live sparsely. That share is Waymark’s own measure, from the points of"
                    + " small areas: residents of squares with fewer than 150 people a square"
                    + " kilometre. It is not the official Rural Urban Classification."),
            new Explanation(
                "England as one area",
                "A cell of England is provided only when services together reach nearly all of its"
                    + " residents, so England has fewer empty cells and more partial ones than any"
                    + " police area. Absences that commissioners have confirmed are counted as none"
                    + " recorded here.")));
  }

  private static List<@Nullable Object> row(String which, Comparison.Measures each) {
    List<@Nullable Object> row =
        new ArrayList<>(
            Arrays.asList(
                which,
                Links.area(each.area()),
                each.population(),
                each.rurality(),
                (long) each.cells(),
                (long) each.gaps(),
                gapShare(each),
                each.meanShare()));
    for (GapFinding finding : GapFinding.values()) {
      row.add((long) each.count(finding));
    }
    return row;
  }

  private static double gapShare(Comparison.Measures measures) {
    return measures.cells() == 0 ? 0 : measures.gaps() / (double) measures.cells();
  }

  /**
   * What would change.
   *
   * @param added services that are supposed to begin
   * @param ended services that are supposed to end
   */
  Report whatIf(List<Service> added, Set<ServiceId> ended) {
    WhatIf whatIf = WhatIf.of(analysis, area, added, ended);
    List<List<@Nullable Object>> effects = new ArrayList<>();
    for (WhatIf.Effect each : whatIf.effects()) {
      effects.add(
          Arrays.asList(
              each.service().name(),
              each.begins() ? "begins" : "ends",
              each.reached(),
              each.only()));
    }
    List<List<@Nullable Object>> changes = new ArrayList<>();
    for (WhatIf.Change each : whatIf.changes()) {
      changes.add(
          Arrays.asList(
              Links.term(each.crimeType()),
              Links.term(each.cohort()),
              Links.term(each.supportType()),
              finding(each.was(), each.crimeType(), each.cohort(), each.supportType()),
              Links.finding(each.becomes()),
              each.gained()));
    }
    List<String> sentences = new ArrayList<>();
    if (effects.isEmpty()) {
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
    long findings = whatIf.changes().stream().filter(each -> each.was() != each.becomes()).count();
    if (!effects.isEmpty()) {
      sentences.add(
          count(findings, "finding")
              + (findings == 1 ? " changes" : " change")
              + ". Nothing has been saved: keep the address of this page to come back to it.");
    }
    List<List<@Nullable Object>> transitions = new ArrayList<>();
    for (Map.Entry<GapFinding, Map<GapFinding, Integer>> from : whatIf.transitions().entrySet()) {
      from.getValue()
          .forEach(
              (to, number) ->
                  transitions.add(
                      Arrays.asList(
                          Links.finding(from.getKey()), Links.finding(to), (long) number)));
    }
    return new Report(
        "What if: " + area.shortName(),
        sentences,
        List.of(
            new ReportTable(
                "effects",
                "What each service means",
                "Nothing is supposed yet.",
                List.of(
                    Column.text("service", "Service"),
                    Column.text("supposed", "Supposed"),
                    Column.whole("residents", "Residents it takes"),
                    Column.whole("only_provision", "of them with nothing else")),
                effects),
            new ReportTable(
                "transitions",
                "Findings that change",
                "No finding changes.",
                List.of(
                    Links.byGravity(Column.named("was", "was_label", "Now")),
                    Links.byGravity(Column.named("becomes", "becomes_label", "Would become")),
                    Column.whole("cells", "Cells")),
                transitions),
            new ReportTable(
                "changes",
                "Cells that change",
                "No cell changes.",
                List.of(
                    CRIME,
                    COHORT,
                    SUPPORT,
                    Links.byGravity(Column.named("was", "was_label", "Now")),
                    Links.byGravity(Column.named("becomes", "becomes_label", "Would become")),
                    Column.whole("residents_gained", "Residents gained")),
                changes)),
        List.of(
            new Explanation(
                "How a what-if is worked out",
                "The whole analysis of the area is made once more with the service in it, or"
                    + " without it, by the same rules. A service that is supposed to begin is"
                    + " taken to be checked today, of an organisation of its own, with funding that"
                    + " lasts."),
            wideAndNarrow()));
  }

  private Named finding(GapFinding finding, Term crime, @Nullable Term cohort, Term support) {
    return Links.finding(
        finding,
        new GapCell(
            area.kind(),
            area.code(),
            crime.id(),
            cohort == null ? null : cohort.id(),
            support.id()));
  }

  private Named service(Service service) {
    return Links.service(service, catalogue);
  }

  /** The term and narrower ones; all for null. */
  private List<Term> within(List<Term> terms, @Nullable TermId wanted) {
    return wanted == null
        ? terms
        : terms.stream()
            .filter(
                term ->
                    analysis
                        .terms()
                        .vocabularies()
                        .containing(term.id())
                        .selfAndAncestors(term.id())
                        .contains(wanted))
            .toList();
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
