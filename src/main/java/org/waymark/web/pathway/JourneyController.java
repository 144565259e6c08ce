package org.waymark.web.pathway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.ChangesNothing;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.description.PersonFields;
import org.waymark.pathway.description.PersonReading;
import org.waymark.pathway.exchange.JourneyBpmn;
import org.waymark.pathway.journey.JourneyFinders;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/**
 * The journey of one described person. What is said of them comes as a body, never in an address,
 * and is kept nowhere: not in a log, a cookie or a store.
 */
@Controller("/pathways")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record JourneyController(
    VisibleCatalogue visible,
    JourneyFinders finders,
    Places places,
    PageFrames frames,
    Pages pages) {

  private static final MediaType BPMN = new MediaType("application/bpmn+xml; charset=utf-8");

  /** The form. Parameters are passed over: a person is not to be described in an address. */
  @Get("/journey")
  HttpResponse<?> form(HttpRequest<?> request) {
    Snapshot snapshot = visible.of(request);
    return show(
        snapshot,
        HttpStatus.OK,
        List.of(),
        JourneyForm.of(Map.of(), List.of(), List.of(), snapshot),
        null);
  }

  /** The answer, above the form as it was filled in. */
  @Post("/journey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @ChangesNothing
  HttpResponse<?> answer(HttpRequest<?> request, @Body Map<String, Object> body) {
    Map<String, List<String>> fields = SentForm.of(body).fields();
    Snapshot snapshot = visible.of(request);
    PersonReading reading = PersonFields.read(fields, snapshot, places::find);
    JourneyForm form = JourneyForm.of(fields, reading.problems(), reading.places(), snapshot);
    DescribedPerson person = reading.person();
    if (person == null) {
      return refuse(snapshot, reading, form);
    }
    return show(
        snapshot,
        HttpStatus.OK,
        List.of(),
        form,
        new JourneyPageMaker(snapshot, finders.of(snapshot), person, reading).answer());
  }

  /** The best journey as a file; the same fields, hence what is wrong with them is shown alike. */
  @Post("/journey.bpmn")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({"application/bpmn+xml", MediaType.TEXT_HTML})
  @ChangesNothing
  HttpResponse<?> process(HttpRequest<?> request, @Body Map<String, Object> body) {
    Map<String, List<String>> fields = SentForm.of(body).fields();
    Snapshot snapshot = visible.of(request);
    PersonReading reading = PersonFields.read(fields, snapshot, places::find);
    DescribedPerson person = reading.person();
    if (person == null) {
      return refuse(
          snapshot,
          reading,
          JourneyForm.of(fields, reading.problems(), reading.places(), snapshot));
    }
    return HttpResponse.ok(
            JourneyBpmn.write(
                    finders.of(snapshot).find(person),
                    "Best journey",
                    snapshot.today(),
                    new RouteWords(snapshot))
                .getBytes(UTF_8))
        .contentType(BPMN)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journey.bpmn\"");
  }

  private HttpResponse<?> refuse(Snapshot snapshot, PersonReading reading, JourneyForm form) {
    return show(
        snapshot,
        HttpStatus.BAD_REQUEST,
        reading.problems().stream()
            .map(each -> new FieldError(each.field(), each.message() + " " + each.remedy()))
            .toList(),
        form,
        null);
  }

  private HttpResponse<?> show(
      Snapshot snapshot,
      HttpStatus status,
      List<FieldError> errors,
      JourneyForm form,
      JourneyPage.@Nullable Answer answer) {
    String title = answer == null ? "Find the next step" : "The next step";
    return pages.show(
        status,
        "pathway/journey",
        new JourneyPage(
            frames
                .of(errors.isEmpty() ? title : "Error: " + title, Section.PATHWAYS)
                .withStyle("gap.css")
                .withStyle("pathway.css"),
            PathwayNavigation.of(PathwayNavigation.View.JOURNEY, null, snapshot),
            errors,
            form,
            answer));
  }
}
