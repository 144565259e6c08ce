package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.gap.report.AreaProfile;
import org.waymark.gap.report.OfferWords;
import org.waymark.gap.report.ProfileFigures;
import org.waymark.geography.Area;
import org.waymark.geography.SmallAreaSet;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.report.Report;
import org.waymark.report.ReportTable;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.coverage.MapLayers;
import org.waymark.web.coverage.MapPart;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.coverage.ShareClass;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/** Puts the profile of an area on its page. Used once. */
final class ProfilePageMaker {

  private static final int LINE = 1000;

  private final Snapshot snapshot;
  private final MapSource source;
  private final GapQuestion question;
  private final AreaProfile profile;
  private final ProfileFigures figures;
  private final Report report;

  ProfilePageMaker(
      Snapshot snapshot,
      MapSource source,
      GapQuestion question,
      AreaProfile profile,
      OfferWords words) {
    this.snapshot = snapshot;
    this.source = source;
    this.question = question;
    this.profile = profile;
    this.figures = new ProfileFigures(profile, words);
    this.report = figures.report();
  }

  ProfilePage page(List<FieldError> errors, Function<String, PageFrame> frame) {
    Area area = profile.area();
    GapQuestion plain = question.withCrimeType(null).withCohort(null).withSupportType(null);
    return new ProfilePage(
        frame.apply(area.shortName() + ": what is there, and what is missing"),
        GapNavigation.of(GapView.PROFILE, question),
        area.kind().label(),
        area.shortName(),
        errors,
        GapForm.of(question, snapshot, "Choose an area", "Any crime", "Anybody", "Any support"),
        ReaderNotes.with(question.notes(), snapshot),
        figures.sentences(),
        counts(),
        TablePart.of(figures.first(), ""),
        beside(),
        new ProfilePage.Money(
            figures.spend(),
            figures.contracts().map(table -> TablePart.of(table, "")).orElse(null)),
        map(),
        OfferGrid.brief(profile.offer(), snapshot.vocabularies(), plain.at(GapView.OFFER.path())),
        report.explanations(),
        List.of(
            new ProfilePage.Link("All questions", plain.at(GapView.OFFER.path())),
            new ProfilePage.Link("Groups", plain.at(GapView.GROUPS.path())),
            new ProfilePage.Link("Priorities", plain.at(GapView.PRIORITIES.path())),
            new ProfilePage.Link("Every combination", plain.at(GapView.EVERY.path())),
            new ProfilePage.Link(
                "Who lives here and who is responsible",
                "/areas/" + area.kind().slug() + "/" + area.code())),
        List.of(
            new ProfilePage.Link("CSV", plain.at("/gap/profile.csv")),
            new ProfilePage.Link("Excel workbook", plain.at("/gap/profile.xlsx")),
            new ProfilePage.Link("JSON", plain.at("/api/v1/gap/profile"))),
        snapshot.today().format(AskedGap.DATE));
  }

  private List<ProfilePage.Count> counts() {
    OfferCounts counts = profile.offer().counts();
    List<ProfilePage.Count> list = new ArrayList<>();
    long from = 0;
    int before = 0;
    for (OfferOutcome outcome : OfferOutcome.values()) {
      before += counts.of(outcome);
      long to =
          counts.questions() == 0 ? 0 : Math.round(LINE * before / (double) counts.questions());
      list.add(
          new ProfilePage.Count(
              outcome.label(), counts.of(outcome), mark(outcome), from, to - from));
      from = to;
    }
    return list;
  }

  /** An answer looks like the finding that it most often is. */
  static FindingMark mark(OfferOutcome outcome) {
    return FindingMark.of(
        switch (outcome) {
          case MET -> GapFinding.PROVIDED;
          case IN_PART -> GapFinding.PARTIAL;
          case FRAGILE -> GapFinding.AT_RISK;
          case LISTED_UNCHECKED -> GapFinding.LISTED_NOT_COUNTED;
          case UNKNOWN -> GapFinding.NOT_ASSESSED;
          case MISSING -> GapFinding.NONE_RECORDED;
        });
  }

  private ProfilePage.Beside beside() {
    return new ProfilePage.Beside(
        figures.rank(),
        profile.peers().stream().map(ProfilePageMaker::place).distinct().sorted().toList(),
        place(profile.offer()),
        TablePart.of(table("peers").orderedBy(3, true), ""));
  }

  private static long place(AreaOffer offer) {
    return Math.round(LINE * offer.counts().shareMet());
  }

  private ReportTable table(String id) {
    return report.tables().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private ProfilePage.Map map() {
    CoveragePicture picture =
        profile.parts().isEmpty()
            ? null
            : CoveragePicture.of(
                    profile.area(),
                    profile.partKind(),
                    profile.parts().stream().map(this::part).toList(),
                    SmallAreaSet.empty(),
                    null,
                    MapLayers.USUAL,
                    snapshot,
                    source)
                .orElse(null);
    return new ProfilePage.Map(
        picture,
        "Share of questions met, by "
            + FilterWords.inSentence(profile.partKind().label()).toLowerCase(Locale.UK),
        Arrays.stream(ShareClass.values())
            .map(each -> new ProfilePage.Key(each.style(), each.label()))
            .toList(),
        TablePart.of(table("parts"), ""));
  }

  private MapPart part(AreaOffer offer) {
    OfferCounts counts = offer.counts();
    String met = Figures.percent(counts.shareMet());
    return new MapPart(
        offer.area(),
        snapshot
            .geography()
            .smallAreasOf(profile.area().code())
            .containsAll(snapshot.geography().smallAreasOf(offer.area().code())),
        offer.population(),
        offer.area().shortName()
            + ": "
            + (offer.listed()
                ? met + " of questions met, " + counts.of(OfferOutcome.MISSING) + " missing"
                : "no services listed yet"),
        offer.listed() ? met : "",
        ShareClass.of(offer.listed(), counts.of(OfferOutcome.MET), counts.shareMet()).style(),
        ProfileFigures.address(offer));
  }
}
