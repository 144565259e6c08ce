package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.BoundaryReport;
import org.waymark.gap.BoundaryReport.Group;
import org.waymark.gap.BoundaryReport.Neighbour;
import org.waymark.gap.BoundaryReport.OverTheLine;
import org.waymark.gap.BoundaryReport.SharedGap;
import org.waymark.gap.GapFinding;
import org.waymark.geography.Area;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** Puts one report into the words, rows and links of its page. */
final class BoundaryPageMaker {

  /** Shared gaps on the page; the file has all. */
  private static final int GAPS_SHOWN = 20;

  /** Groups of victims named in a row; beyond that they are counted. */
  private static final int GROUPS_NAMED = 4;

  private final Snapshot snapshot;
  private final GapQuestion question;
  private final BoundaryReport report;
  private final String place;
  private final String near;
  private final String words;

  BoundaryPageMaker(Snapshot snapshot, GapQuestion question, BoundaryReport report) {
    this.snapshot = snapshot;
    this.question = question;
    this.report = report;
    place = report.area().shortName();
    near = AskedGap.kilometres(report.settings().nearKilometres());
    words = AskedGap.words(question, snapshot.vocabularies());
  }

  BoundaryPage.Answer answer(@Nullable BoundaryPicture picture) {
    return new BoundaryPage.Answer(
        sentences(),
        picture,
        place,
        near,
        report.neighbours().stream().map(this::neighbour).toList(),
        report.neighbours().stream().map(BoundaryPageMaker::line).toList(),
        lineTotal(),
        Arrays.stream(Group.values())
            .map(
                group ->
                    new BoundaryPage.ServiceGroup(
                        group.slug(),
                        heading(group),
                        report.servicesOf(group).stream().map(this::service).toList()))
            .toList(),
        Figures.count(report.nationwide(), "England-wide service", "England-wide services"),
        report.sharedGaps().stream().limit(GAPS_SHOWN).map(this::gap).toList(),
        report.sharedGaps().size(),
        FilterWords.inSentence(label(report.crimeType())),
        question.at("/gap/boundary.csv"),
        question.at("/api/v1/gap/boundary"),
        snapshot.today().format(AskedGap.DATE));
  }

  private String label(TermId term) {
    return AskedGap.label(term, snapshot.vocabularies());
  }

  private String heading(Group group) {
    return switch (group) {
      case TAKES -> "Take people from " + place;
      case NEARER -> "Do not, although they are nearer for some";
      case DOES_NOT -> "Do not take people from " + place;
      case RULED_OUT -> "Not counted, and why";
    };
  }

  // The answer in words

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(headline());
    sentences.add(
        Figures.whole(report.nearTheLineResidents())
            + " of "
            + place
            + "’s "
            + Figures.whole(report.population())
            + " residents live within "
            + near
            + " of a neighbouring police area, in a straight line between small areas.");
    int takes = report.servicesOf(Group.TAKES).size();
    int not = report.servicesOf(Group.NEARER).size() + report.servicesOf(Group.DOES_NOT).size();
    sentences.add(
        "Of the services"
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
            + " people on both sides.");
    if (report.supportType() == null) {
      sentences.add(
          "No kind of support was chosen, so services of different kinds are compared with each"
              + " other. Choose one to compare like with like.");
    }
    report.sharedGaps().stream().findFirst().map(this::jointly).ifPresent(sentences::add);
    List<Area> welsh =
        report.neighbours().stream().filter(each -> !each.inDuty()).map(Neighbour::area).toList();
    if (!welsh.isEmpty()) {
      sentences.add(
          listed(welsh.stream().map(Area::shortName).toList())
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
    if (report.nearerElsewhereResidents() > 0) {
      return "For "
          + Figures.whole(report.nearerElsewhereResidents())
          + " residents of "
          + place
          + ", a service"
          + words.replace(" that take ", " that takes ")
          + " over the line is nearer than the nearest that takes them, and does not take them.";
    }
    return "For nobody in "
        + place
        + " is a service"
        + words.replace(" that take ", " that takes ")
        + " over the line known to be nearer than the nearest that takes them.";
  }

  private String jointly(SharedGap gap) {
    return place
        + " shares "
        + Figures.count(report.sharedGaps().size(), "gap", "gaps")
        + " for "
        + FilterWords.inSentence(label(report.crimeType()))
        + " with its neighbours. Commissioned together with "
        + partners(gap)
        + ", "
        + FilterWords.inSentence(label(gap.supportType()))
        + " would be new to "
        + Figures.whole(gap.helped())
        + " residents.";
  }

  private static String partners(SharedGap gap) {
    return listed(gap.partners().stream().map(each -> each.area().shortName()).sorted().toList());
  }

  /** "a", "a and b", "a, b and c". */
  private static String listed(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  // The tables

  private BoundaryPage.NeighbourRow neighbour(Neighbour each) {
    return new BoundaryPage.NeighbourRow(
        each.area().shortName(),
        each.inDuty() ? question.of(each.area()).at(GapView.BOUNDARY.path()) : "",
        each.inDuty() ? "Under the Duty" : "Wales, outside the Duty",
        Figures.whole(each.population()),
        provision(each.finding(), each.listed(), each.taken(), each.population()),
        each.icbs().isEmpty()
            ? "None"
            : each.icbs().stream()
                .sorted(Comparator.comparing(board -> board.icb().shortName()))
                .map(
                    board ->
                        board.icb().shortName()
                            + " ("
                            + Figures.whole(board.residentsHere())
                            + " residents here, "
                            + Figures.whole(board.residentsThere())
                            + " there)")
                .collect(Collectors.joining("; ")));
  }

  static String provision(
      @Nullable GapFinding finding, boolean listed, long taken, long population) {
    String share =
        listed
            ? Figures.percent(population == 0 ? 0 : taken / (double) population)
                + " of residents taken"
            : "no services listed yet";
    return finding == null ? share : finding.symbol() + " " + finding.label() + ", " + share;
  }

  private static BoundaryPage.LineRow line(Neighbour each) {
    return new BoundaryPage.LineRow(
        each.area().shortName(),
        Figures.whole(each.hereResidents()),
        Figures.whole(each.hereNotTaken()),
        Figures.whole(each.hereNearerElsewhere()),
        Figures.whole(each.thereResidents()),
        Figures.whole(each.thereNotTaken()));
  }

  private BoundaryPage.LineRow lineTotal() {
    return new BoundaryPage.LineRow(
        "Near any of them",
        Figures.whole(report.nearTheLineResidents()),
        Figures.whole(
            snapshot.geography().population(report.nearTheLine().minus(report.reached()))),
        Figures.whole(
            snapshot
                .geography()
                .population(report.nearTheLine().intersect(report.nearerElsewhere()))),
        "",
        "");
  }

  private BoundaryPage.ServiceRow service(OverTheLine each) {
    return new BoundaryPage.ServiceRow(
        "/services/" + each.service().id(),
        each.service().name(),
        snapshot.catalogue().organisationOf(each.service()).name(),
        report.baseOf(each),
        report.reasonOf(each),
        Figures.whole(each.takes()),
        each.places().isEmpty() ? "Not measured" : Figures.whole(each.nearer()),
        each.places().isEmpty() ? "Not measured" : Figures.whole(each.onlyNear()));
  }

  private BoundaryPage.GapRow gap(SharedGap gap) {
    return new BoundaryPage.GapRow(
        label(gap.supportType()),
        forWhom(gap),
        gap.finding().symbol(),
        gap.finding().label(),
        Figures.whole(gap.unreached()),
        gap.partners().stream()
            .map(
                each ->
                    new BoundaryPage.PartnerCell(
                        each.area().shortName(),
                        each.finding().symbol(),
                        each.finding().label(),
                        Figures.whole(each.unreached())))
            .toList(),
        Figures.whole(gap.helped()));
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
}
