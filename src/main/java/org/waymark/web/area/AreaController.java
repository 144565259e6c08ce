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
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.waymark.account.Person;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.PlaceLookup;
import org.waymark.listing.returned.ReturnReports;
import org.waymark.need.NeedSource;
import org.waymark.query.FilterParameters;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;

/** All areas by kind, and one area. */
@Controller("/areas")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record AreaController(
    SnapshotKeeper snapshots,
    Places places,
    MapSource source,
    NeedSource need,
    ReturnReports returns,
    PageFrames frames,
    Pages pages) {

  /**
   * Areas by kind.
   *
   * @param q a part of a name, a code, or a place, of which the areas that it lies in are listed
   */
  @Get
  HttpResponse<?> areas(@Nullable @QueryValue String q) {
    Snapshot snapshot = snapshots.current();
    String text = q == null ? "" : q.strip();
    List<Area> named = new ArrayList<>(snapshot.geography().findAreasNamed(text, snapshot.today()));
    AreaCode.parse(text)
        .ifPresent(code -> named.addAll(areas(snapshot, a -> a.code().equals(code))));
    PageFrame frame = frames.of("Areas", Section.AREAS);
    AreasPage page =
        named.isEmpty()
            ? ofPlace(frame, snapshot, text)
            : new AreasPage(frame, text, "", groups(named), List.of());
    return pages.show("area/areas", page);
  }

  private AreasPage ofPlace(PageFrame frame, Snapshot snapshot, String text) {
    return switch (places.find(text)) {
      case PlaceLookup.Found found ->
          new AreasPage(
              frame,
              text,
              found.label(),
              groups(
                  areas(
                      snapshot,
                      area ->
                          snapshot
                              .geography()
                              .smallAreasOf(area.code())
                              .contains(found.smallArea()))),
              choices("Or did you mean", found.others()));
      case PlaceLookup.Unclear unclear ->
          new AreasPage(
              frame,
              text,
              "",
              List.of(),
              choices("Which place is “" + text + "”?", unclear.choices()));
    };
  }

  private static List<PlaceChoices> choices(String heading, List<PlaceLookup.Choice> choices) {
    return choices.isEmpty()
        ? List.of()
        : List.of(
            PlaceChoices.of(
                heading,
                choices,
                asks -> "/areas?" + FilterParameters.format(Map.of("q", List.of(asks)))));
  }

  private static List<Area> areas(Snapshot snapshot, Predicate<Area> filter) {
    return Arrays.stream(AreaKind.values())
        .flatMap(kind -> snapshot.geography().listAreas(kind, snapshot.today()).stream())
        .filter(filter)
        .toList();
  }

  private static List<AreasPage.Group> groups(List<Area> areas) {
    return Arrays.stream(AreaKind.values())
        .map(
            kind ->
                new AreasPage.Group(
                    kind.slug(),
                    kind.plural(),
                    areas.stream()
                        .filter(area -> area.kind() == kind)
                        .map(AreaController::link)
                        .distinct()
                        .toList()))
        .filter(group -> !group.areas().isEmpty())
        .toList();
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
        new AreaPageMaker(snapshot, source, need.table(), area)
            .page(
                frames
                    .of(area.shortName() + " (" + of.label() + ")", Section.AREAS)
                    .withStyle("leaflet/leaflet.css")
                    .withStyle("map.css")
                    .withScript("leaflet/leaflet.js")
                    .withScript("map.js"),
                person == null ? Optional.empty() : returns.demandOf(person.authority(), area)));
  }

  static AreaPage.Link link(Area area) {
    return new AreaPage.Link(
        "/areas/" + area.kind().slug() + "/" + area.code(),
        area.shortName(),
        area.isEnglish() ? "" : "Wales");
  }
}
