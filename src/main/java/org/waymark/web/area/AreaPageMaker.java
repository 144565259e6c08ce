package org.waymark.web.area;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.coverage.Overlay;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Geography;
import org.waymark.listing.returned.Demand;
import org.waymark.need.NeedProfile;
import org.waymark.need.NeedTable;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.web.coverage.CoverageMap;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;

/** Puts one area into the words, rows and links of its page. */
final class AreaPageMaker {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private final Snapshot snapshot;
  private final Geography geography;
  private final MapSource source;
  private final NeedTable need;
  private final Area area;
  private final LocalDate today;

  AreaPageMaker(Snapshot snapshot, MapSource source, NeedTable need, Area area) {
    this.snapshot = snapshot;
    this.geography = snapshot.geography();
    this.source = source;
    this.need = need;
    this.area = area;
    this.today = snapshot.today();
  }

  /**
   * @param demand for whoever may read it
   */
  AreaPage page(PageFrame frame, Optional<Demand> demand) {
    String query = "area=" + area.code();
    return new AreaPage(
        frame,
        new AreaPage.About(
            area.kind().label(),
            area.shortName(),
            area.name(),
            area.code().value(),
            validity(),
            Figures.whole(geography.population(area.code()))),
        ReaderNotes.with(notes(), snapshot),
        successors(),
        dutyHolders(),
        contents(),
        support(),
        Stream.concat(
                new NeedTeller(NeedProfile.of(need, area, geography, today), today)
                    .tables().stream(),
                demand.map(each -> new DemandTeller(each).table()).stream())
            .toList(),
        geography.neighboursOf(area.kind(), area.code()).stream()
            .filter(other -> other.isValidOn(today))
            .map(AreaController::link)
            .toList(),
        CoverageMap.ofAnyService(area, snapshot, source),
        new AreaPage.Links(
            "/services?" + query,
            "/coverage?" + query,
            area.kind() == AreaKind.COUNTRY
                ? "/gap"
                : "/gap?" + query + "&kind=" + area.kind().slug(),
            "/api/v1/areas/" + area.kind().slug() + "/" + area.code() + "/contents"));
  }

  private String validity() {
    LocalDate from = area.validFrom();
    LocalDate to = area.validTo();
    if (to != null) {
      return from == null
          ? "until " + to.format(DATE)
          : "from " + from.format(DATE) + " to " + to.format(DATE);
    }
    return from == null ? "" : "since " + from.format(DATE);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!area.isValidOn(today)) {
      notes.add("This area is not in force today.");
    }
    if (!area.isEnglish()) {
      notes.add(
          "Wales is outside the Duty to collaborate. It is here because people cross the border.");
    }
    return notes;
  }

  private List<AreaPage.Link> successors() {
    if (area.isValidOn(today)) {
      return List.of();
    }
    return geography.successorsOf(area.code()).stream()
        .flatMap(
            step ->
                geography.findArea(area.kind(), step.successor()).stream()
                    .map(
                        next ->
                            new AreaPage.Link(
                                AreaController.link(next).address(),
                                next.shortName(),
                                Figures.percent(step.share())
                                    + " of residents, since "
                                    + step.effective().format(DATE))))
        .toList();
  }

  private List<AreaPage.Holder> dutyHolders() {
    return geography.dutyHolders(area.code(), today).stream()
        .filter(holder -> area.kind() == AreaKind.POLICE_AREA)
        .map(
            holder ->
                new AreaPage.Holder(
                    holder.kind().label(),
                    holder.name(),
                    address(holder),
                    holder.kind() == DutyHolder.Kind.POLICING_BODY
                        ? ""
                        : Figures.percent(holder.share())
                            + " of residents"
                            + (holder.whole() ? "; wholly inside" : "; partly inside"),
                    holder.kind().basis(),
                    holder.note()))
        .toList();
  }

  private String address(DutyHolder holder) {
    AreaKind kind =
        switch (holder.kind()) {
          case ICB -> AreaKind.ICB;
          case COUNCIL -> AreaKind.COUNCIL;
          case POLICING_BODY, GREATER_LONDON_AUTHORITY -> null;
        };
    AreaCode code = holder.bodyCode();
    Optional<Area> body =
        kind == null || code == null ? Optional.empty() : geography.findArea(kind, code);
    return body.map(found -> AreaController.link(found).address()).orElse("");
  }

  private List<AreaPage.Contents> contents() {
    return Arrays.stream(AreaKind.values())
        .filter(kind -> kind != area.kind())
        .map(
            kind ->
                new AreaPage.Contents(
                    kind.slug(),
                    kind.plural(),
                    geography.crosswalk(area.code(), kind, today).stream()
                        .map(AreaPageMaker::share)
                        .toList()))
        .filter(contents -> !contents.shares().isEmpty())
        .toList();
  }

  private static AreaPage.Share share(AreaShare share) {
    return new AreaPage.Share(
        AreaController.link(share.area()),
        Figures.whole(share.population()),
        Figures.percent(share.ofPopulation()),
        share.ofGround() == 0 ? "not known" : Figures.percent(share.ofGround()),
        share.otherExtent().label(),
        Figures.percent(share.otherOfPopulation()));
  }

  private List<AreaPage.Support> support() {
    return snapshot.vocabularies().supportTypes().roots().stream().map(this::support).toList();
  }

  private AreaPage.Support support(Term type) {
    ServiceFilter filter = ServiceFilter.builder().supportType(type.id().value()).build();
    Overlay overlay = Overlay.of(snapshot.services(), filter);
    AreaCoverage coverage = overlay.coverageOf(area);
    return new AreaPage.Support(
        type.label(),
        "/coverage?support=" + type.id() + "&area=" + area.code(),
        Figures.percent(coverage.share()),
        Figures.whole(coverage.unreached()),
        overlay.servicesReaching(area.code()).size(),
        area.isEnglish() ? overlay.nationwideServices().size() : 0);
  }
}
