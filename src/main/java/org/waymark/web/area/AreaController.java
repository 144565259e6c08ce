package org.waymark.web.area;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.waymark.account.Person;
import org.waymark.drawing.BoundarySource;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedSource;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;

/** All areas by kind, and one area. */
@Controller("/areas")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record AreaController(
    SnapshotKeeper snapshots,
    BoundarySource boundaries,
    NeedSource need,
    PageFrames frames,
    Pages pages) {

  @Get
  HttpResponse<?> areas(@Nullable @QueryValue String q) {
    Snapshot snapshot = snapshots.current();
    String text = q == null ? "" : q.strip();
    String wanted = text.toLowerCase(Locale.UK);
    List<AreasPage.Group> groups = new ArrayList<>();
    for (AreaKind kind : AreaKind.values()) {
      List<AreaPage.Link> links =
          snapshot.geography().listAreas(kind, snapshot.today()).stream()
              .filter(
                  area ->
                      area.name().toLowerCase(Locale.UK).contains(wanted)
                          || area.shortName().toLowerCase(Locale.UK).contains(wanted)
                          || area.code().value().equalsIgnoreCase(wanted))
              .map(AreaController::link)
              .toList();
      if (!links.isEmpty()) {
        groups.add(new AreasPage.Group(kind.slug(), kind.plural(), links));
      }
    }
    return pages.show("area/areas", new AreasPage(frames.of("Areas", Section.AREAS), text, groups));
  }

  @Get("/{kind}/{code}")
  HttpResponse<?> area(
      @PathVariable String kind, @PathVariable String code, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    AreaKind of =
        AreaKind.ofSlug(kind)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no such kind of area. There are: "
                            + String.join(
                                ", ", Arrays.stream(AreaKind.values()).map(AreaKind::slug).toList())
                            + "."));
    Area area =
        AreaCode.parse(code)
            .flatMap(parsed -> snapshot.geography().findArea(of, parsed))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "No area of this kind has this code. Look for it in the list of areas."));
    return pages.show(
        "area/area",
        new AreaPageMaker(snapshot, boundaries, need.table(), area)
            .page(
                frames
                    .of(area.shortName() + " (" + of.label() + ")", Section.AREAS)
                    .withStyle("map.css")));
  }

  static AreaPage.Link link(Area area) {
    return new AreaPage.Link(
        "/areas/" + area.kind().slug() + "/" + area.code(),
        area.shortName(),
        area.isEnglish() ? "" : "Wales");
  }
}
