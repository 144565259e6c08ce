package org.waymark.web.listing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.PlaceLookup;
import org.waymark.query.FilterParameters;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.history.HistoryAccess;
import org.waymark.web.listing.ServicePage.ReachAnswer;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** One service. */
@Controller("/services")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record ServiceController(
    SnapshotKeeper snapshots,
    Places places,
    Clock clock,
    PageFrames frames,
    Pages pages,
    ProblemPages problems,
    HistoryAccess access) {

  private static final String PLACE = "place";

  /** The page; {@code place} asks whether the service takes people who live there. */
  @Get("/{id}")
  HttpResponse<?> show(HttpRequest<?> request, @PathVariable String id, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    Service service = getPublished(snapshot, id);
    Optional<HttpResponse<?>> refusal = refuseOtherParameters(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String typed = request.getParameters().get(PLACE, String.class, "").strip();
    ReachAnswer reach = answer(snapshot, service, typed);
    boolean wrong = !reach.error().isEmpty();
    PageFrame frame = frames.of((wrong ? "Error: " : "") + service.name(), Section.SEARCH);
    ServicePage page =
        new ServiceTeller(snapshot, clock).tell(frame, service, reach, history(person, service));
    return pages.show(wrong ? HttpStatus.BAD_REQUEST : HttpStatus.OK, "listing/service", page);
  }

  private String history(@Nullable Person person, Service service) {
    return access.mayRead(person, service) ? "/services/" + service.id() + "/history" : "";
  }

  private static Service getPublished(Snapshot snapshot, String id) {
    return RecordIds.parse(id)
        .flatMap(each -> snapshot.catalogue().findService(new ServiceId(each)))
        .filter(Service::isPublished)
        .orElseThrow(ServiceController::missing);
  }

  private static NotFoundException missing() {
    return new NotFoundException(
        "We have no service at this address. It may have closed: search for others like it.");
  }

  private Optional<HttpResponse<?>> refuseOtherParameters(HttpRequest<?> request) {
    List<FieldError> errors =
        request.getParameters().names().stream()
            .filter(name -> !name.equals(PLACE))
            .map(
                name ->
                    new FieldError(
                        "",
                        "There is no parameter “"
                            + name
                            + "” on the page of a service. Use “place”, or none."))
            .toList();
    return errors.isEmpty() ? Optional.empty() : Optional.of(problems.refuse(request, errors));
  }

  private ReachAnswer answer(Snapshot snapshot, Service service, String typed) {
    if (typed.isEmpty()) {
      return ReachAnswer.NOT_ASKED;
    }
    return switch (places.find(typed)) {
      case PlaceLookup.Found found ->
          new ReachExplanation(snapshot, service)
              .explain(typed, found, choices(service, "Or did you mean", found.others()));
      case PlaceLookup.Unclear unclear ->
          new ReachAnswer(
              typed,
              false,
              "",
              List.of(),
              unclear.message() + " " + unclear.remedy(),
              choices(service, "Which place is “" + typed + "”?", unclear.choices()));
    };
  }

  private static List<PlaceChoices> choices(
      Service service, String heading, List<PlaceLookup.Choice> choices) {
    return choices.isEmpty()
        ? List.of()
        : List.of(
            PlaceChoices.of(
                heading,
                choices,
                asks ->
                    "/services/"
                        + service.id()
                        + "?"
                        + FilterParameters.format(Map.of(PLACE, List.of(asks)))
                        + "#reach"));
  }
}
