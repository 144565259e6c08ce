package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.report.BoundaryReport.Group;
import org.waymark.gap.report.BoundaryReport.Neighbour;
import org.waymark.gap.report.BoundaryReport.OverTheLine;
import org.waymark.gap.report.BoundaryReport.Partner;
import org.waymark.gap.report.BoundaryReport.SharedGap;
import org.waymark.gap.report.BoundaryReport.SharedIcb;
import org.waymark.geography.Area;
import org.waymark.need.NeedEstimator;
import org.waymark.report.Column;
import org.waymark.report.Column.Part;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.Report.OneFile;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Puts a {@link BoundaryReport} into words and figures. */
public final class BoundaryFigures {

  /** Shared gaps on the page; the file has all. */
  private static final int GAPS_SHOWN = 20;

  /** Groups of victims named in a row; beyond that they are counted. */
  private static final int GROUPS_NAMED = 4;

  private static final Named UNDER_THE_DUTY = Named.of("yes", "Under the Duty");
  private static final Named OUTSIDE = Named.of("no", "Wales, outside the Duty");

  /** What nobody listed is not unmet. */
  private static final String NOT_KNOWN = "Not known";

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "name",
          "neighbour_code",
          "neighbour",
          "under_the_duty",
          "residents",
          "residents_taken",
          "near_here",
          "near_here_not_taken",
          "near_here_nearer_elsewhere",
          "near_there",
          "near_there_not_taken",
          "board_residents_here",
          "board_residents_there",
          "group",
          "reason",
          "based_in",
          "takes_on_both_sides",
          "nearer_and_not_taken",
          "within_near_taken_by_nobody",
          "cohort",
          "finding_here",
          "finding_there",
          "not_reached_here",
          "not_reached_there",
          "helped_by_both",
          "helped_by_all");

  private final Snapshot snapshot;
  private final BoundaryReport report;
  private final String words;

  /** Share of residents who are of the group asked about; null for anybody, or not known. */
  private final @Nullable Double shareOfGroup;

  private final String place;
  private final String near;

  /**
   * @param words what the services in question have in common, to follow "services"
   */
  BoundaryFigures(Snapshot snapshot, BoundaryReport report, NeedEstimator need, String words) {
    this.snapshot = snapshot;
    this.report = report;
    this.words = words;
    place = report.area().shortName();
    near = kilometres(report.settings().nearKilometres());
    shareOfGroup =
        report.cohort() == null || report.population() == 0
            ? null
            : need.population(report.area(), report.cohort())
                .map(group -> group.people() / report.population())
                .orElse(null);
  }

  /** A whole number of kilometres without a decimal, any other with one. */
  public static String kilometres(double kilometres) {
    return String.format(
        Locale.UK, kilometres == Math.rint(kilometres) ? "%.0f km" : "%.1f km", kilometres);
  }

  Report report() {
    List<ReportTable> tables = new ArrayList<>();
    Map<String, String> parts = new LinkedHashMap<>();
    add(area(), "area", tables, parts);
    add(neighbours(), "neighbour", tables, parts);
    add(boards(), "board", tables, parts);
    for (Group group : Group.values()) {
      add(services(group), "service", tables, parts);
    }
    tables.add(gaps());
    add(gapsByNeighbour(), "gap", tables, parts);
    return new Report(
        "Across the boundary of " + place,
        sentences(),
        tables,
        explanations(),
        new OneFile("part", COLUMNS, parts));
  }

  private static void add(
      ReportTable table, String part, List<ReportTable> tables, Map<String, String> parts) {
    tables.add(table);
    parts.put(table.id(), part);
  }

  // The answer in words

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(headline());
    aboutTheGroup().ifPresent(sentences::add);
    sentences.add(
        Figures.whole(report.nearTheLineResidents())
            + " of "
            + place
            + "’s "
            + Figures.whole(report.population())
            + " residents live within "
            + near
            + " of a neighbouring police area, in a straight line between small areas.");
    sentences.add(takesAndTakesNot());
    sentences.add(
        Figures.count(report.nationwide(), "England-wide service is", "England-wide services are")
            + " besides these and in no figure here.");
    if (report.supportType() == null) {
      sentences.add(
          "No kind of support was chosen, so services of different kinds are compared with each"
              + " other. Choose one to compare like with like.");
    }
    report.sharedGaps().stream().findFirst().map(this::jointly).ifPresent(sentences::add);
    List<String> welsh =
        report.neighbours().stream()
            .filter(each -> !each.inDuty())
            .map(each -> each.area().shortName())
            .toList();
    if (!welsh.isEmpty()) {
      sentences.add(
          listed(welsh)
              + (welsh.size() == 1 ? " is" : " are")
              + " in Wales, outside the Duty to collaborate. People cross that border too, so "
              + (welsh.size() == 1 ? "it is" : "they are")
              + " shown; shared gaps are with English neighbours only.");
    }
    return sentences;
  }

  private String headline() {
    if (!report.listed()) {
      return "No local services are listed for "
          + place
          + " yet. That is missing information, not proof that there are none.";
    }
    String service = "a service" + words.replace(" that take ", " that takes ") + " over the line";
    long residents = report.nearerElsewhereResidents();
    if (residents == 0) {
      return "For nobody in "
          + place
          + " is "
          + service
          + " known to be nearer than the nearest that takes them.";
    }
    return whom(residents)
        + service
        + " is nearer than the nearest that takes them, and does not take them.";
  }

  /** Whom the headline counts: people of the group asked about, never everybody in their place. */
  private String whom(long residents) {
    if (report.cohort() == null) {
      return "For " + Figures.whole(residents) + " residents of " + place + ", ";
    }
    return shareOfGroup == null
        ? "For people of the group “" + group() + "” in a part of " + place + ", "
        : "For about "
            + Figures.whole(Math.round(residents * shareOfGroup))
            + " people of the group “"
            + group()
            + "” in "
            + place
            + ", ";
  }

  private String group() {
    return label(Objects.requireNonNull(report.cohort()));
  }

  /** What figures of residents say of a group; empty where nobody in particular was asked about. */
  private Optional<String> aboutTheGroup() {
    if (report.cohort() == null) {
      return Optional.empty();
    }
    String all = "Every figure of residents on this page counts all who live in a place";
    return Optional.of(
        shareOfGroup == null
            ? all + ". How many of them are of the group “" + group() + "” is not known."
            : all
                + ", of whom about "
                + Figures.percent(shareOfGroup)
                + " in "
                + place
                + " are of the group “"
                + group()
                + "”.");
  }

  private String takesAndTakesNot() {
    int takes = report.servicesOf(Group.TAKES).size();
    int not = report.servicesOf(Group.NEARER).size() + report.servicesOf(Group.DOES_NOT).size();
    return "Of the services"
        + words
        + " that are based over the line or take people there, "
        + Figures.whole(takes)
        + (takes == 1 ? " takes" : " take")
        + " people from "
        + place
        + " and "
        + Figures.whole(not)
        + (not == 1 ? " does not. " : " do not. ")
        + Figures.count(report.crossing().size(), "service takes", "services take")
        + " people on both sides.";
  }

  private String jointly(SharedGap gap) {
    return place
        + " shares "
        + Figures.count(report.sharedGaps().size(), "gap", "gaps")
        + " for "
        + crime()
        + " with its neighbours. Commissioned together with "
        + listed(gap.partners().stream().map(each -> each.area().shortName()).sorted().toList())
        + ", "
        + FilterWords.inSentence(label(gap.supportType()))
        + " would be new to "
        + Figures.whole(gap.helped())
        + " residents.";
  }

  private String crime() {
    return FilterWords.inSentence(label(report.crimeType()));
  }

  /** "a", "a and b", "a, b and c". */
  private static String listed(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private String label(TermId term) {
    return snapshot.vocabularies().findTerm(term).map(Term::label).orElse(term.value());
  }

  // The tables

  private ReportTable area() {
    return new ReportTable(
        "area",
        "Residents of " + place,
        "None.",
        List.of(
            Column.named("code", "name", "Police area"),
            Column.named("").as(Part.CODE, "under_the_duty"),
            Column.whole("residents", "Residents"),
            Column.whole("residents_taken", "A service takes"),
            Column.whole("near_here", "Within " + near + " of the line"),
            Column.whole("near_here_not_taken", "of them, no service takes").none(NOT_KNOWN),
            Column.whole("near_here_nearer_elsewhere", "of them, a nearer service does not take"),
            Column.whole("nearer_and_not_taken", "Anywhere, a nearer service does not take"),
            Links.byGravity(
                Column.named("Provision for this question").as(Part.CODE, "finding_here"))),
        List.of(
            Arrays.asList(
                Links.area(report.area()),
                UNDER_THE_DUTY,
                report.population(),
                report.taken(),
                report.nearTheLineResidents(),
                report.listed()
                    ? snapshot.geography().population(report.nearTheLine().minus(report.reached()))
                    : null,
                snapshot
                    .geography()
                    .population(report.nearTheLine().intersect(report.nearerElsewhere())),
                report.nearerElsewhereResidents(),
                finding(report.finding()))));
  }

  private static @Nullable Named finding(@Nullable GapFinding finding) {
    return finding == null ? null : Links.finding(finding);
  }

  /** Leads to the same question about the neighbour, unless it is in Wales. */
  private Named neighbour(Area area) {
    Named named = Named.of(area.code().value(), area.shortName());
    return area.isEnglish()
        ? named.at(
            "/gap/boundary?area="
                + area.code()
                + "&crime="
                + report.crimeType()
                + (report.cohort() == null ? "" : "&cohort=" + report.cohort())
                + (report.supportType() == null ? "" : "&support=" + report.supportType()))
        : named;
  }

  private ReportTable neighbours() {
    return ReportTable.of(
        "neighbours",
        "Neighbours of " + place + ", and who lives within " + near + " of the line",
        "None.",
        report.neighbours(),
        Column.named("code", "name", "Police area")
            .as(Part.CODE, "neighbour_code")
            .as(Part.LABEL, "neighbour")
            .from(each -> neighbour(each.area())),
        Column.named("Duty to collaborate")
            .as(Part.CODE, "under_the_duty")
            .from(each -> each.inDuty() ? UNDER_THE_DUTY : OUTSIDE),
        Column.whole("residents", "Residents").from(Neighbour::population),
        Column.whole("residents_taken", "A service takes")
            .none("No services listed yet")
            .from(each -> each.listed() ? each.taken() : null),
        Links.byGravity(Column.named("Provision for this question").as(Part.CODE, "finding_there"))
            .from(each -> finding(each.finding())),
        Column.whole("near_here", "Near the line in " + place).from(Neighbour::hereResidents),
        Column.whole("near_here_not_taken", "of them, no service takes")
            .none(NOT_KNOWN)
            .from(Neighbour::hereNotTaken),
        Column.whole("near_here_nearer_elsewhere", "of them, a nearer service does not take")
            .from(Neighbour::hereNearerElsewhere),
        Column.whole("near_there", "On the other side").from(Neighbour::thereResidents),
        Column.whole("near_there_not_taken", "of them, no service takes there")
            .none(NOT_KNOWN)
            .from(Neighbour::thereNotTaken));
  }

  private ReportTable boards() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Neighbour each : report.neighbours()) {
      for (SharedIcb board : each.icbs()) {
        rows.add(
            Arrays.asList(
                Named.of(board.icb().code().value(), board.icb().shortName()),
                neighbour(each.area()),
                board.residentsHere(),
                board.residentsThere()));
      }
    }
    return new ReportTable(
        "boards",
        "Integrated Care Boards on both sides",
        "None.",
        List.of(
            Column.named("code", "name", "Board"),
            Column.named("neighbour_code", "neighbour", "With"),
            Column.whole("board_residents_here", "Residents here"),
            Column.whole("board_residents_there", "Residents there")),
        rows);
  }

  private ReportTable services(Group group) {
    List<OverTheLine> services = report.servicesOf(group);
    return new ReportTable(
        "group-" + group.slug(),
        heading(group) + " (" + Figures.whole(services.size()) + ")",
        "None is recorded.",
        List.of(
            Column.named("code", "name", "Service"),
            Column.text("neighbour_code", ""),
            Column.text("neighbour", "").meaning("neighbours from which the service takes people"),
            Column.whole("residents_taken", "Residents of " + place + " taken"),
            Column.text("group", ""),
            Column.text("reason", "Why it stands here"),
            Column.text("based_in", "Based in"),
            Column.yesNo("takes_on_both_sides", ""),
            Column.whole("nearer_and_not_taken", "Not taken, though it is nearer")
                .none("Not measured"),
            Column.whole("within_near_taken_by_nobody", "Taken by nobody, within " + near)
                .none("Not measured")),
        services.stream().map(this::service).toList());
  }

  private String heading(Group group) {
    return switch (group) {
      case TAKES -> "Services over the line that take people from " + place;
      case NEARER -> "Do not, although they are nearer for some";
      case DOES_NOT -> "Do not take people from " + place;
      case RULED_OUT -> "Not counted, and why";
    };
  }

  private List<@Nullable Object> service(OverTheLine each) {
    boolean measured = !each.places().isEmpty();
    return Arrays.asList(
        Links.service(each.service(), snapshot.catalogue()),
        each.reaches().stream().map(Object::toString).collect(Collectors.joining("; ")),
        report.namesOf(each.reaches()),
        each.takes(),
        each.group().slug(),
        report.reasonOf(each),
        report.baseOf(each),
        each.crosses(),
        measured ? each.nearer() : null,
        measured ? each.onlyNear() : null);
  }

  /** For the page: the first of them, groups and neighbours in words. */
  private ReportTable gaps() {
    int all = report.sharedGaps().size();
    return ReportTable.of(
        "gaps",
        "Gaps to close together for "
            + crime()
            + ", whatever group and support were chosen"
            + (all > GAPS_SHOWN
                ? ". These are the first "
                    + GAPS_SHOWN
                    + " of "
                    + Figures.whole(all)
                    + "; the file has them all"
                : ""),
        "No gap for " + crime() + " is recorded on both sides of a line with an English neighbour.",
        report.sharedGaps().subList(0, Math.min(all, GAPS_SHOWN)),
        Column.text("", "Support").from(gap -> label(gap.supportType())),
        Column.text("", "For whom").from(this::forWhom),
        Links.byGravity(Column.named("In " + place)).from(gap -> Links.finding(gap.finding())),
        Column.whole("", "Not reached there").from(SharedGap::unreached),
        Column.text("", "Shared with")
            .from(
                gap ->
                    gap.partners().stream()
                        .map(BoundaryFigures::partner)
                        .collect(Collectors.joining("; "))),
        Column.whole("", "Residents helped together").from(SharedGap::helped));
  }

  private static String partner(Partner each) {
    return each.area().shortName()
        + ": "
        + each.finding().label()
        + ", "
        + Figures.whole(each.unreached())
        + " not reached";
  }

  private String forWhom(SharedGap gap) {
    List<String> names = gap.cohorts().stream().map(this::label).toList();
    String named =
        names.size() <= GROUPS_NAMED
            ? String.join(", ", names)
            : String.join(", ", names.subList(0, GROUPS_NAMED - 1))
                + " and "
                + (names.size() - GROUPS_NAMED + 1)
                + " more groups";
    if (!gap.anybody()) {
      return named;
    }
    return names.isEmpty() ? "Whoever it happened to" : "Whoever it happened to; " + named;
  }

  /** For the file: a row for each group and each neighbour. */
  private ReportTable gapsByNeighbour() {
    record Row(SharedGap gap, String cohort, Partner partner) {}
    List<Row> rows = new ArrayList<>();
    for (SharedGap gap : report.sharedGaps()) {
      Stream.concat(
              gap.anybody() ? Stream.of("anybody") : Stream.of(),
              gap.cohorts().stream().map(TermId::value))
          .forEach(cohort -> gap.partners().forEach(each -> rows.add(new Row(gap, cohort, each))));
    }
    return ReportTable.of(
        "gaps-by-neighbour",
        "Every gap that both sides have, by group of people and neighbour",
        "None.",
        rows,
        Column.named("code", "name", "")
            .from(
                each ->
                    Named.of(each.gap().supportType().value(), label(each.gap().supportType()))),
        Column.named("neighbour_code", "neighbour", "")
            .from(each -> neighbour(each.partner().area())),
        Column.text("cohort", "").from(Row::cohort),
        Links.byGravity(Column.named("").as(Part.CODE, "finding_here"))
            .from(each -> Links.finding(each.gap().finding())),
        Links.byGravity(Column.named("").as(Part.CODE, "finding_there"))
            .from(each -> Links.finding(each.partner().finding())),
        Column.whole("not_reached_here", "").from(each -> each.gap().unreached()),
        Column.whole("not_reached_there", "").from(each -> each.partner().unreached()),
        Column.whole("helped_by_both", "").from(each -> each.gap().helpedWith(each.partner())),
        Column.whole("helped_by_all", "").from(each -> each.gap().helped()));
  }

  private List<Explanation> explanations() {
    return List.of(
        new Explanation(
            "How distance is measured",
            "In a straight line, from the point where the people of a small area (about 1,500"
                + " residents) live on average. It says nothing of roads, hills or buses. Near the"
                + " line means within "
                + near
                + " of the point of a small area on the other side."),
        new Explanation(
            "What has no distance",
            "A service at a withheld location, one of which only the area is published, and one"
                + " given only by telephone or online are never measured, drawn or put in an order"
                + " by distance. “Not measured” says so. Where all services that take somebody are"
                + " like that, nothing is called nearer."),
        new Explanation(
            "Which services count",
            "Published, confirmed within 180 days, open to referrals and with funding that has not"
                + " ended. Those that do not count are listed with the reason. That a service takes"
                + " people from a place does not say that it has room."),
        new Explanation(
            "Residents helped together",
            "The residents of all the areas named whom no local service takes for that support."
                + " Where services exist and are weak, as with one provider only, nobody may be"
                + " unreached: the gap then stands at the end with 0."));
  }
}
