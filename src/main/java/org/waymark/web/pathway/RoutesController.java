package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.desk.RouteDesk;
import org.waymark.pathway.desk.RouteDraft;
import org.waymark.pathway.desk.RouteOutcome;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.NotFoundException;

/** Routes that the people at their ends state, change, confirm and take back. */
@Controller("/manage/routes")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record RoutesController(
    VisibleCatalogue visible,
    PathwayNetworks networks,
    RouteDesk desk,
    PageFrames frames,
    Pages pages) {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final Map<String, String> DONE =
      Map.of(
          "stated", "The route is stated. It is unconfirmed until the other end says so too.",
          "changed", "The route is changed. The other end has to confirm it again.",
          "confirmed", "The route is confirmed.",
          "still-right", "The route is marked as checked today.",
          "withdrawn", "The route is withdrawn: nobody is sent along it from today.");

  /** The routes of their listings; for a commissioner, those of their police areas, to read. */
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Person person) {
    Snapshot snapshot = visible.of(request);
    RouteTeller teller = new RouteTeller(snapshot);
    List<RoutesPage.Group> groups = new ArrayList<>();
    List<RoutesPage.Card> waiting = new ArrayList<>();
    List<RoutesPage.Card> ours = new ArrayList<>();
    List<RoutesPage.Card> ended = new ArrayList<>();
    Set<RouteId> own = new HashSet<>();
    for (ReferralRoute route : desk.routesOf(person, snapshot.catalogue())) {
      own.add(route.id());
      boolean withdrawn = route.isWithdrawnOn(snapshot.today());
      boolean stated = route.statedBy().containsAll(desk.ends(person, route, snapshot.catalogue()));
      RoutesPage.Card card = card(route, teller, !stated && !withdrawn, stated && !withdrawn);
      (withdrawn ? ended : stated ? ours : waiting).add(card);
    }
    add(groups, "Waiting for you to confirm", "The other end says so; yours has not yet.", waiting);
    add(groups, "Your routes", "", ours);
    add(groups, "Withdrawn", "Nobody is sent along these.", ended);
    addOfAreas(groups, person, snapshot, own);
    return pages.show(
        "pathway/routes",
        new RoutesPage(
            frame("Referral routes"),
            person.authority().isProvider() || person.authority().isAdministrator(),
            DONE.getOrDefault(request.getParameters().get("done", String.class, ""), ""),
            groups.isEmpty()
                ? "No route leads from or to a listing of yours yet."
                : "A route that both ends state is confirmed. Keep each right: say so every 90"
                    + " days.",
            groups));
  }

  /** Routes in the areas that somebody is responsible for, which they may read. */
  private void addOfAreas(
      List<RoutesPage.Group> groups, Person person, Snapshot snapshot, Set<RouteId> shown) {
    RouteTeller teller = new RouteTeller(snapshot);
    Set<AreaCode> areas = new TreeSet<>(person.authority().policeAreas());
    areas.addAll(person.authority().convenedAreas());
    for (AreaCode code : areas) {
      Area area = snapshot.geography().getArea(code);
      add(
          groups,
          "Routes in " + area.shortName(),
          "To read: the people at their ends change them.",
          AreaNetworks.of(networks.of(snapshot), area).links().stream()
              .flatMap(link -> Stream.ofNullable(link.way().route()))
              .filter(route -> shown.add(route.id()))
              .map(route -> card(route, teller, false, false))
              .toList());
    }
  }

  private static void add(
      List<RoutesPage.Group> groups, String label, String hint, List<RoutesPage.Card> cards) {
    if (!cards.isEmpty()) {
      groups.add(new RoutesPage.Group(label + " (" + cards.size() + ")", hint, cards));
    }
  }

  private RoutesPage.Card card(
      ReferralRoute route, RouteTeller teller, boolean confirm, boolean stillRight) {
    return new RoutesPage.Card(
        Long.toString(desk.versionOf(route.id())),
        teller.tell(route),
        "/manage/routes/" + route.id(),
        confirm,
        stillRight);
  }

  private PageFrame frame(String title) {
    return frames.of(title, Section.NONE).withStyle("gap.css").withStyle("pathway.css");
  }

  // ---------------------------------------------------------------- a new one

  @Get("/new")
  HttpResponse<?> blank(HttpRequest<?> request, Person person) {
    return showNew(request, person, RouteForm.of(Map.of(), visible.of(request)), HttpStatus.OK);
  }

  @Post("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> state(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    SentForm fields = SentForm.of(body);
    Snapshot snapshot = visible.of(request);
    RouteForm form = RouteForm.of(fields.fields(), snapshot);
    RouteDraft draft = form.read(snapshot.today());
    if (draft == null) {
      return showNew(request, person, form, HttpStatus.BAD_REQUEST);
    }
    return switch (desk.state(person, draft, snapshot.catalogue())) {
      case RouteOutcome.Made ignored -> done("stated");
      case RouteOutcome.MovedOn ignored -> done("stated");
      case RouteOutcome.Refused refused -> {
        form.wrong("from", refused.message());
        yield showNew(request, person, form, status(refused));
      }
    };
  }

  private HttpResponse<?> showNew(
      HttpRequest<?> request, Person person, RouteForm form, HttpStatus status) {
    if (!person.authority().isProvider() && !person.authority().isAdministrator()) {
      throw new AuthorizationException(null);
    }
    Snapshot snapshot = visible.of(request);
    List<Service> own =
        snapshot.catalogue().listServices().stream()
            .filter(Service::isPublished)
            .filter(each -> person.authority().mayEdit(each.organisation()))
            .sorted(Comparator.comparing(Service::name))
            .toList();
    return pages.show(
        status,
        "pathway/route",
        new RoutePage(
            frame(form.errors().isEmpty() ? "State a route" : "Error: State a route"),
            form.errors(),
            "State a route",
            "",
            "0",
            null,
            true,
            false,
            false,
            form,
            froms(snapshot, own, form.text("from")),
            tos(snapshot, own, form.text("to")),
            List.of()));
  }

  /** Entry points and services near theirs; all of their own first. */
  private List<Choice> froms(Snapshot snapshot, List<Service> own, String chosen) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "Choose", chosen.isEmpty()));
    own.forEach(
        each -> choices.add(choice(new ServicePoint(each.id()).key(), each.name(), chosen)));
    Near near = near(snapshot, own);
    for (Area area : near.areas()) {
      for (EntryPoint.Kind kind : EntryPoint.Kind.values()) {
        choices.add(
            choice(
                new EntryPoint(kind, area.code()).key(),
                kind.label() + ", " + area.shortName(),
                chosen));
      }
    }
    near.services()
        .forEach(
            each -> choices.add(choice(new ServicePoint(each.id()).key(), each.name(), chosen)));
    return choices;
  }

  private List<Choice> tos(Snapshot snapshot, List<Service> own, String chosen) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "Choose", chosen.isEmpty()));
    own.forEach(each -> choices.add(choice(each.id().toString(), each.name(), chosen)));
    near(snapshot, own)
        .services()
        .forEach(each -> choices.add(choice(each.id().toString(), each.name(), chosen)));
    return choices;
  }

  private static Choice choice(String value, String label, String chosen) {
    return new Choice(value, label, value.equals(chosen));
  }

  private record Near(List<Area> areas, List<Service> services) {}

  /** The police areas that their listings sit in or reach, and who else serves these. */
  private Near near(Snapshot snapshot, List<Service> own) {
    PathwayNetwork network = networks.of(snapshot);
    Map<AreaCode, Area> areas = new LinkedHashMap<>();
    for (Service service : own) {
      snapshot
          .services()
          .findOrdinal(service.id())
          .ifPresent(
              ordinal -> {
                for (AreaCode code : network.homesOf(ordinal)) {
                  snapshot.geography().findArea(code).ifPresent(area -> areas.put(code, area));
                }
              });
    }
    Map<String, Service> services = new LinkedHashMap<>();
    Set<String> ours = new HashSet<>();
    own.forEach(each -> ours.add(each.id().toString()));
    for (Area area : areas.values().stream().limit(5).toList()) {
      AreaNetworks.of(network, area)
          .stops()
          .forEach(
              stop -> {
                Service service = stop.service();
                if (service != null && !ours.contains(service.id().toString())) {
                  services.put(service.id().toString(), service);
                }
              });
    }
    return new Near(
        List.copyOf(areas.values()),
        services.values().stream().sorted(Comparator.comparing(Service::name)).toList());
  }

  // ---------------------------------------------------------------- one that is there

  @Get("/{id}")
  HttpResponse<?> route(HttpRequest<?> request, Person person, @PathVariable String id) {
    Snapshot snapshot = visible.of(request);
    ReferralRoute route = find(id);
    return show(
        request,
        person,
        route,
        RouteForm.of(route, snapshot),
        desk.versionOf(route.id()),
        HttpStatus.OK);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    SentForm fields = SentForm.of(body);
    Snapshot snapshot = visible.of(request);
    ReferralRoute route = find(id);
    long version = fields.number("version").orElse(-1);
    String act = fields.first("act");
    RouteOutcome outcome;
    String did;
    switch (act) {
      case "confirm" -> {
        outcome = desk.confirm(person, route.id(), version, snapshot.catalogue());
        did = "confirmed";
      }
      case "still-right" -> {
        outcome = desk.stillRight(person, route.id(), version, snapshot.catalogue());
        did = "still-right";
      }
      case "withdraw" -> {
        outcome =
            desk.withdraw(person, route.id(), version, fields.first("why"), snapshot.catalogue());
        did = "withdrawn";
      }
      default -> {
        RouteForm form = RouteForm.of(fields.fields(), snapshot);
        RouteDraft draft = form.read(snapshot.today());
        if (draft == null) {
          return show(request, person, route, form, version, HttpStatus.BAD_REQUEST);
        }
        outcome = desk.change(person, route.id(), version, draft, snapshot.catalogue());
        did = "changed";
      }
    }
    return switch (outcome) {
      case RouteOutcome.Made ignored -> done(did);
      case RouteOutcome.MovedOn moved -> {
        RouteForm form =
            act.isEmpty()
                ? RouteForm.of(fields.fields(), snapshot)
                : RouteForm.of(moved.now(), snapshot);
        form.wrong(
            "mechanism",
            "Somebody has changed this route since you opened it. Its latest state is shown above"
                + " the form; what you typed is still in the form. Send it again if it is right.");
        yield show(
            request, person, moved.now(), form, desk.versionOf(route.id()), HttpStatus.CONFLICT);
      }
      case RouteOutcome.Refused refused -> {
        if (refused.reason() == RouteOutcome.Reason.NOT_ALLOWED) {
          throw new AuthorizationException(null);
        }
        RouteForm form = RouteForm.of(fields.fields(), snapshot);
        form.wrong("mechanism", refused.message());
        yield show(request, person, route, form, version, status(refused));
      }
    };
  }

  private static HttpStatus status(RouteOutcome.Refused refused) {
    return switch (refused.reason()) {
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
      case INVALID -> HttpStatus.BAD_REQUEST;
    };
  }

  private static HttpResponse<?> done(String did) {
    return HttpResponse.seeOther(URI.create("/manage/routes?done=" + did));
  }

  private ReferralRoute find(String id) {
    return RecordIds.parse(id)
        .flatMap(each -> desk.find(new RouteId(each)))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no such route. Look for it in the list of routes."));
  }

  private HttpResponse<?> show(
      HttpRequest<?> request,
      Person person,
      ReferralRoute route,
      RouteForm form,
      long version,
      HttpStatus status) {
    Snapshot snapshot = visible.of(request);
    Set<RouteEnd> ends = desk.ends(person, route, snapshot.catalogue());
    if (ends.isEmpty()
        && !person.authority().isCommissioner()
        && person.authority().convenedAreas().isEmpty()) {
      throw new AuthorizationException(null);
    }
    RouteTeller teller = new RouteTeller(snapshot);
    String heading =
        teller.words().name(route.from())
            + " to "
            + teller.words().name(new ServicePoint(route.to()));
    return pages.show(
        status,
        "pathway/route",
        new RoutePage(
            frame(form.errors().isEmpty() ? heading : "Error: " + heading),
            form.errors(),
            heading,
            route.id().toString(),
            Long.toString(version),
            teller.tell(route),
            !ends.isEmpty(),
            !route.statedBy().containsAll(ends),
            route.isWithdrawnOn(snapshot.today()),
            form,
            List.of(),
            List.of(),
            desk.history(route.id()).stream().map(each -> version(each, teller)).toList()));
  }

  private static RoutePage.Version version(RouteVersion version, RouteTeller teller) {
    RouteLine line = teller.tell(version.route());
    return new RoutePage.Version(
        version.at().atZone(LONDON).toLocalDate().format(RouteWords.DATE),
        version.who(),
        version.removed() ? "taken out: " + version.why() : version.why(),
        line.sentence(),
        line.notes());
  }
}
