package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ServiceIndex;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.NotFoundException;

/** The routes of one service. */
@Controller("/pathways/services")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ServiceRoutesController(
    VisibleCatalogue visible, PathwayNetworks networks, PageFrames frames, Pages pages) {

  @Get("/{id}")
  HttpResponse<?> routes(HttpRequest<?> request, @PathVariable String id) {
    Snapshot snapshot = visible.of(request);
    PathwayNetwork network = networks.of(snapshot);
    Service service = find(network, id);
    int ordinal = snapshot.services().findOrdinal(service.id()).orElseThrow();
    RouteTeller teller = new RouteTeller(snapshot);
    List<ReferralRoute> stated =
        network.routes().to(service.id()).stream()
            .filter(route -> !route.isWithdrawnOn(snapshot.today()))
            .filter(
                route ->
                    !(route.from() instanceof ServicePoint point)
                        || network.isOpen(point.service()))
            .toList();
    List<RouteLine> into =
        stated.stream()
            .map(
                route ->
                    teller.tell(
                        NetworkRoute.of(route),
                        wait(route, service),
                        crossing(network, route, ordinal)))
            .toList();
    return pages.show(
        "pathway/service",
        new ServiceRoutesPage(
            frames
                .of("Referrals to and from " + service.name(), Section.PATHWAYS)
                .withStyle("gap.css")
                .withStyle("pathway.css"),
            PathwayNavigation.of(null, null, snapshot),
            service.name(),
            RouteTeller.address(service),
            snapshot.catalogue().organisationOf(service).name(),
            network.stagesOf(ordinal).stream().sorted().map(JourneyStage::label).toList(),
            into,
            listedOnly(service, stated),
            out(network, service, teller)));
  }

  /** Where else people are sent from the service. */
  private static List<RouteLine> out(PathwayNetwork network, Service service, RouteTeller teller) {
    Snapshot snapshot = network.snapshot();
    List<RouteLine> out = new ArrayList<>();
    for (ReferralRoute route : network.routes().from(new ServicePoint(service.id()))) {
      OptionalInt to = snapshot.services().findOrdinal(route.to());
      if (!route.isWithdrawnOn(snapshot.today()) && network.isOpen(route.to()) && to.isPresent()) {
        out.add(
            teller.tell(
                NetworkRoute.of(route),
                wait(route, snapshot.services().service(to.getAsInt())),
                crossing(network, route, to.getAsInt())));
      }
    }
    return out;
  }

  /** Entry points from which only the listing says that people come. */
  private static List<String> listedOnly(Service service, List<ReferralRoute> stated) {
    return Arrays.stream(EntryPoint.Kind.values())
        .filter(kind -> ServiceIndex.takesFrom(service, kind.source()))
        .filter(
            kind ->
                stated.stream()
                    .noneMatch(
                        route -> route.from() instanceof EntryPoint entry && entry.kind() == kind))
        .map(EntryPoint.Kind::label)
        .toList();
  }

  private static Service find(PathwayNetwork network, String id) {
    return RecordIds.parse(id).stream()
        .flatMapToInt(
            each -> network.snapshot().services().findOrdinal(new ServiceId(each)).stream())
        .mapToObj(network.services()::service)
        .findFirst()
        .orElseThrow(ServiceRoutesController::missing);
  }

  private static NotFoundException missing() {
    return new NotFoundException(
        "We have no service at this address. It may have closed: search for others like it.");
  }

  private static @Nullable Integer wait(ReferralRoute route, Service to) {
    Integer own = route.capacity().waitWeeks();
    return own == null ? to.capacity().waitWeeks() : own;
  }

  private static Crossing crossing(PathwayNetwork network, ReferralRoute route, int to) {
    return switch (route.from()) {
      case EntryPoint entry ->
          entry.policeArea() == null ? Crossing.NO : network.crossing(entry.policeArea(), to);
      case ServicePoint point -> {
        OptionalInt from = network.services().findOrdinal(point.service());
        yield from.isPresent() ? network.crossing(from.getAsInt(), to) : Crossing.UNKNOWN;
      }
    };
  }
}
