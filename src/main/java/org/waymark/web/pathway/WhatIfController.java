package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.journey.BreaksKeeper;
import org.waymark.pathway.journey.JourneyChange;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneyFinders;
import org.waymark.pathway.journey.JourneySettings;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.pathway.network.NetworkFinding;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** What the network of an area and the journeys in it would be if. Nothing is changed. */
@Controller("/pathways/what-if")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record WhatIfController(
    VisibleCatalogue visible,
    PathwayNetworks networks,
    JourneyFinders finders,
    JourneySettings settings,
    BreaksKeeper keeper,
    PageFrames frames,
    Pages pages) {

  private static final Set<String> NAMES = Set.of("area", "close", "from", "to");
  private static final int MOST_CLOSED = 10;
  private static final int MOST_CHANGES = 200;

  @Get
  HttpResponse<?> whatIf(HttpRequest<?> request) {
    Snapshot snapshot = visible.of(request);
    List<FieldError> errors = new ArrayList<>();
    for (String name : request.getParameters().names()) {
      if (!NAMES.contains(name)) {
        errors.add(
            new FieldError(
                "", "There is no parameter “" + name + "” here. Use area, close, from and to."));
      }
    }
    String code = text(request, "area");
    Optional<Area> area =
        AreaCode.parse(code)
            .flatMap(snapshot.geography()::findArea)
            .filter(each -> each.kind() != AreaKind.COUNTRY && each.isEnglish());
    if (area.isEmpty() && !code.isEmpty()) {
      errors.add(new FieldError("area", "No area has that code. Choose one from the list."));
    }
    if (area.isEmpty()) {
      return show(snapshot, null, List.of(), List.of(), "", "", errors, null);
    }
    PathwayNetwork network = networks.of(snapshot);
    AreaNetwork before = AreaNetworks.of(network, area.get());
    Set<ServiceId> closing = closing(request, network, errors);
    String from = text(request, "from");
    String to = text(request, "to");
    ReferralRoute agreed = agreed(from, to, network, errors);
    WhatIfPage.Answer answer =
        errors.isEmpty() && (!closing.isEmpty() || agreed != null)
            ? answer(snapshot, area.get(), network, before, closing, agreed)
            : null;
    return show(
        snapshot,
        area.get(),
        before.stops(),
        closing.stream().map(ServiceId::toString).toList(),
        from,
        to,
        errors,
        answer);
  }

  private static String text(HttpRequest<?> request, String name) {
    return request.getParameters().get(name, String.class, "").strip();
  }

  private static Set<ServiceId> closing(
      HttpRequest<?> request, PathwayNetwork network, List<FieldError> errors) {
    Set<ServiceId> closing = new LinkedHashSet<>();
    for (String each : request.getParameters().getAll("close")) {
      if (each.isBlank()) {
        continue;
      }
      Optional<ServiceId> id = service(each.strip(), network);
      if (id.isEmpty()) {
        errors.add(new FieldError("close", "There is no such service. Choose one from the list."));
      } else {
        closing.add(id.get());
      }
    }
    if (closing.size() > MOST_CLOSED) {
      errors.add(
          new FieldError("close", "At most " + MOST_CLOSED + " services can close at once."));
    }
    return closing;
  }

  private static Optional<ServiceId> service(String text, PathwayNetwork network) {
    return RecordIds.parse(text).map(ServiceId::new).filter(network::isOpen);
  }

  private static @Nullable ReferralRoute agreed(
      String from, String to, PathwayNetwork network, List<FieldError> errors) {
    if (from.isEmpty() && to.isEmpty()) {
      return null;
    }
    Optional<Waypoint> sender =
        Waypoint.ofKey(from)
            .filter(
                each -> !(each instanceof ServicePoint point) || network.isOpen(point.service()));
    Optional<ServiceId> receiver = service(to, network);
    if (sender.isEmpty()) {
      errors.add(new FieldError("from", "Choose where the route would come from."));
    }
    if (receiver.isEmpty()) {
      errors.add(new FieldError("to", "Choose the service it would lead to."));
    }
    if (sender.isEmpty() || receiver.isEmpty()) {
      return null;
    }
    if (sender.get().equals(new ServicePoint(receiver.get()))) {
      errors.add(new FieldError("to", "A route leads to another service than it comes from."));
      return null;
    }
    Snapshot snapshot = network.snapshot();
    return ReferralRoute.between(
            RouteId.derived("what-if", from + " " + to),
            sender.get(),
            receiver.get(),
            EnumSet.allOf(RouteEnd.class),
            new Provenance(
                "what-if",
                from + " " + to,
                snapshot.today().atStartOfDay(ZoneId.of("Europe/London")).toInstant()))
        .withAgreement(Agreement.formal(snapshot.today(), null))
        .withAssuredOn(snapshot.today());
  }

  private WhatIfPage.Answer answer(
      Snapshot snapshot,
      Area area,
      PathwayNetwork network,
      AreaNetwork before,
      Set<ServiceId> closing,
      @Nullable ReferralRoute agreed) {
    PathwayNetwork changed = network.whatIf(agreed == null ? List.of() : List.of(agreed), closing);
    AreaNetwork after = AreaNetworks.of(changed, area);
    List<JourneyChange> changes =
        keeper
            .of(finders.of(snapshot), area.code())
            .changedIn(keeper.make(new JourneyFinder(changed, settings), area.code()));
    RouteTeller teller = new RouteTeller(snapshot);
    List<String> sentences = new ArrayList<>();
    for (ServiceId id : closing) {
      sentences.add(teller.words().name(new ServicePoint(id)) + " is closed.");
    }
    if (agreed != null) {
      sentences.add(
          "It is formally agreed that "
              + teller.words().sender(agreed.from())
              + " refer to "
              + teller.words().name(new ServicePoint(agreed.to()))
              + ".");
    }
    return new WhatIfPage.Answer(
        sentences,
        BreaksPageMaker.summary(changes),
        only(before, after),
        only(after, before),
        changes.stream()
            .sorted(
                Comparator.comparing((JourneyChange each) -> each.lost().isEmpty())
                    .thenComparing(each -> each.gained().isEmpty()))
            .limit(MOST_CHANGES)
            .map(BreaksPageMaker::change)
            .toList());
  }

  /** Findings of one state that the other has not, in words. */
  private static List<String> only(AreaNetwork one, AreaNetwork other) {
    Set<String> known =
        other.findings().stream().map(WhatIfController::words).collect(Collectors.toSet());
    return one.findings().stream()
        .map(WhatIfController::words)
        .filter(words -> !known.contains(words))
        .distinct()
        .toList();
  }

  private static String words(NetworkFinding finding) {
    return finding.kind().label() + ": " + finding.words();
  }

  private HttpResponse<?> show(
      Snapshot snapshot,
      @Nullable Area area,
      List<NetworkStop> stops,
      List<String> closing,
      String from,
      String to,
      List<FieldError> errors,
      WhatIfPage.@Nullable Answer answer) {
    RouteTeller teller = new RouteTeller(snapshot);
    List<Choice> senders = new ArrayList<>();
    senders.add(new Choice("", "No route", from.isEmpty()));
    List<Choice> receivers = new ArrayList<>();
    receivers.add(new Choice("", "No route", to.isEmpty()));
    List<Choice> closings = new ArrayList<>();
    closings.add(new Choice("", "No service closes", closing.isEmpty()));
    for (NetworkStop stop : stops) {
      String name = teller.words().name(stop.waypoint());
      senders.add(new Choice(stop.waypoint().key(), name, stop.waypoint().key().equals(from)));
      Service service = stop.service();
      if (service != null) {
        String id = service.id().toString();
        receivers.add(new Choice(id, name, id.equals(to)));
        closings.add(new Choice(id, name, closing.contains(id)));
      }
    }
    String heading = area == null ? "What if" : "What if, in " + area.shortName();
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
        "pathway/what-if",
        new WhatIfPage(
            frames
                .of(errors.isEmpty() ? heading : "Error: " + heading, Section.PATHWAYS)
                .withStyle("map.css")
                .withStyle("gap.css")
                .withStyle("pathway.css"),
            PathwayNavigation.of(
                PathwayNavigation.View.WHAT_IF, area == null ? null : area.code(), snapshot),
            errors,
            heading,
            area == null ? "" : area.code().value(),
            Choices.policeAreas(
                snapshot, "Choose a police area", area == null ? "" : area.code().value()),
            closings,
            senders,
            receivers,
            answer,
            area == null ? "/pathways" : "/pathways/" + area.code()));
  }
}
