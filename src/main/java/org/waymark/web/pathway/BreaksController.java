package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.ChangesNothing;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.SmallAreaSet;
import org.waymark.pathway.PastNetworks;
import org.waymark.pathway.journey.BreaksKeeper;
import org.waymark.pathway.journey.JourneyChange;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneyFinders;
import org.waymark.pathway.journey.JourneySettings;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.coverage.MapData;
import org.waymark.web.coverage.MapLayers;
import org.waymark.web.coverage.MapSearch;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** How far the standard people get, in every district of an area or of England. */
@Controller("/pathways/breaks")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
record BreaksController(
    VisibleCatalogue visible,
    JourneyFinders finders,
    JourneySettings settings,
    BreaksKeeper keeper,
    PastNetworks past,
    MapSource source,
    PageFrames frames,
    Pages pages) {

  private static final Set<String> NAMES =
      Set.of("area", "kind", "person", "show", "from", "to", "crime", "cohort", "support");

  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> breaks(HttpRequest<?> request) {
    return page(request, null);
  }

  /** The page with a place marked that its map was searched for. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @ChangesNothing
  HttpResponse<?> find(HttpRequest<?> request, @Body Map<String, Object> body) {
    return page(request, MapSearch.typed(body));
  }

  private HttpResponse<?> page(HttpRequest<?> request, @Nullable String place) {
    Snapshot snapshot = visible.of(request);
    List<FieldError> errors = new ArrayList<>();
    BreaksPageMaker.Question question = question(request, snapshot, errors);
    BreaksPageMaker maker =
        new BreaksPageMaker(
            snapshot, question, keeper.of(finders.of(snapshot), question.area().code()));
    List<JourneyChange> changes = changes(snapshot, question, errors);
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "pathway/breaks",
        maker.page(
            errors,
            source,
            place,
            changes,
            title ->
                frames
                    .of(errors.isEmpty() ? title : "Error: " + title, Section.PATHWAYS)
                    .withStyle("leaflet/leaflet.css")
                    .withStyle("map.css")
                    .withStyle("gap.css")
                    .withStyle("pathway.css")
                    .withScript("leaflet/leaflet.js")
                    .withScript("map.js")));
  }

  /** Shapes and figures for the script of the map. */
  @Get("/map.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> shapes(HttpRequest<?> request) throws IOException {
    Snapshot snapshot = visible.of(request);
    BreaksPageMaker.Question question = question(request, snapshot, new ArrayList<>());
    return HttpResponse.ok(
            MapData.of(
                question.area(),
                AreaKind.DISTRICT,
                new BreaksPageMaker(
                        snapshot, question, keeper.of(finders.of(snapshot), question.area().code()))
                    .parts(),
                SmallAreaSet.empty(),
                MapLayers.USUAL,
                snapshot,
                source.boundaries()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private BreaksPageMaker.Question question(
      HttpRequest<?> request, Snapshot snapshot, List<FieldError> errors) {
    for (String name : request.getParameters().names()) {
      if (!NAMES.contains(name)) {
        errors.add(
            new FieldError(
                "",
                "There is no parameter “" + name + "” here. Use area, person, show, from and to."));
      }
    }
    String code = text(request, "area");
    Optional<Area> area =
        code.isEmpty()
            ? Optional.of(snapshot.geography().getArea(AreaCode.ENGLAND))
            : NetworkController.names(snapshot)
                .findOne(code)
                .flatMap(found -> area(request, snapshot, found.code()));
    if (area.isEmpty()) {
      errors.add(new FieldError("area", NetworkController.NO_AREA));
    }
    List<StandardPerson> people = keeper.people();
    String id = text(request, "person");
    Optional<StandardPerson> person =
        people.stream().filter(each -> each.id().equals(id)).findFirst();
    if (!id.isEmpty() && person.isEmpty()) {
      errors.add(new FieldError("person", "There is no such person. Choose one from the list."));
    }
    String slug = text(request, "show");
    Optional<BreaksShow> show = BreaksShow.ofSlug(slug);
    if (!slug.isEmpty() && show.isEmpty()) {
      errors.add(new FieldError("show", "Colours show furthest, wait, handoffs or crossings."));
    }
    return new BreaksPageMaker.Question(
        area.orElseGet(() -> snapshot.geography().getArea(AreaCode.ENGLAND)),
        person.orElse(people.getFirst()),
        show.orElse(BreaksShow.FURTHEST),
        NetworkController.term(request, "crime", snapshot.vocabularies().crimeTypes(), errors),
        NetworkController.term(request, "cohort", snapshot.vocabularies().cohorts(), errors),
        NetworkController.term(request, "support", snapshot.vocabularies().supportTypes(), errors),
        text(request, "from"),
        text(request, "to"));
  }

  private static Optional<Area> area(HttpRequest<?> request, Snapshot snapshot, AreaCode code) {
    return AreaKind.ofSlug(text(request, "kind"))
        .filter(kind -> kind.admits(code))
        .flatMap(kind -> snapshot.geography().findArea(kind, code))
        .or(() -> snapshot.geography().findArea(code))
        .filter(Area::isEnglish);
  }

  private static String text(HttpRequest<?> request, String name) {
    return request.getParameters().get(name, String.class, "").strip();
  }

  // ---------------------------------------------------------------- two days

  private @Nullable List<JourneyChange> changes(
      Snapshot snapshot, BreaksPageMaker.Question question, List<FieldError> errors) {
    if (question.from().isEmpty() && question.to().isEmpty()) {
      return null;
    }
    JourneyFinder before = finder("from", question.from(), question.area(), snapshot, errors);
    JourneyFinder after =
        question.to().isEmpty()
            ? finders.of(snapshot)
            : finder("to", question.to(), question.area(), snapshot, errors);
    if (before == null || after == null) {
      return null;
    }
    return keeper
        .make(before, question.area().code())
        .changedIn(keeper.make(after, question.area().code()));
  }

  private static Set<AreaCode> districts(Area area, Snapshot snapshot, LocalDate day) {
    return WhereJourneysBreak.districtsOf(snapshot.geography(), area.code(), day).stream()
        .map(Area::code)
        .collect(Collectors.toSet());
  }

  private @Nullable JourneyFinder finder(
      String field, String text, Area area, Snapshot snapshot, List<FieldError> errors) {
    String name = field.equals("from") ? "The earlier day" : "The later day";
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      errors.add(
          new FieldError(
              field, name + " is not a date. Enter it as 2026-03-31, year, month and day."));
      return null;
    }
    if (day.isAfter(snapshot.today())) {
      errors.add(new FieldError(field, name + " is in the future. Enter a day up to today."));
      return null;
    }
    if (day.equals(snapshot.today())) {
      return finders.of(snapshot);
    }
    if (!districts(area, snapshot, day).equals(districts(area, snapshot, snapshot.today()))) {
      errors.add(
          new FieldError(
              field,
              name
                  + " is before "
                  + area.shortName()
                  + " had the districts it has now, so journeys cannot be compared. Enter a later"
                  + " day."));
      return null;
    }
    try {
      return past.of(day, snapshot)
          .map(network -> new JourneyFinder(network, settings))
          .orElseGet(
              () -> {
                errors.add(
                    new FieldError(field, "This Waymark keeps no history: it has no database."));
                return null;
              });
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError(field, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
