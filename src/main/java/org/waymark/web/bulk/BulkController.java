package org.waymark.web.bulk;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.RefusedFileException;
import org.waymark.listing.Refusal;
import org.waymark.listing.Saved;
import org.waymark.listing.bulk.BulkPreview;
import org.waymark.listing.bulk.BulkResult;
import org.waymark.listing.bulk.BulkUpdate;
import org.waymark.web.approval.ChangePage.Difference;
import org.waymark.web.bulk.BulkPages.Change;
import org.waymark.web.bulk.BulkPages.Outcome;
import org.waymark.web.bulk.BulkPages.Preview;
import org.waymark.web.bulk.BulkPages.Refused;
import org.waymark.web.bulk.BulkPages.Result;
import org.waymark.web.bulk.BulkPages.Start;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** One's listings as a workbook, and back. */
@Controller("/manage/bulk")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record BulkController(BulkUpdate bulk, PageFrames frames, Pages pages, ProblemPages problems) {

  private static final MediaType XLSX =
      new MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  @Get
  HttpResponse<?> start(HttpRequest<?> request, Person person) {
    return mayUse(person) ? start(HttpStatus.OK, List.of()) : refuse(request);
  }

  /** The workbook. */
  @Get("/listings.xlsx")
  @Produces(MediaType.ALL)
  HttpResponse<?> download(HttpRequest<?> request, Person person) throws IOException {
    if (!mayUse(person)) {
      return refuse(request);
    }
    Path file = Files.createTempFile("waymark-listings", ".xlsx");
    try {
      bulk.write(person, file);
      return HttpResponse.ok(Files.readAllBytes(file))
          .contentType(XLSX)
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-listings.xlsx\"")
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Looks a workbook through and shows what it would change. */
  @Post("/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> upload(
      HttpRequest<?> request, Person person, @Nullable @Part("file") CompletedFileUpload file)
      throws IOException {
    if (!mayUse(person)) {
      return refuse(request);
    }
    if (file == null || file.getSize() == 0) {
      return start(
          HttpStatus.BAD_REQUEST,
          List.of(new FieldError("file", "Select the workbook that you downloaded and edited")));
    }
    // The name the sender gave is not looked at: what the file is, its first bytes say.
    Path kept = Files.createTempFile("waymark-upload", ".tmp");
    try {
      Files.write(kept, file.getBytes());
      BulkPreview preview = bulk.read(person, kept);
      return show(HttpStatus.OK, preview, "", "");
    } catch (RefusedFileException e) {
      return start(
          HttpStatus.UNPROCESSABLE_ENTITY,
          List.of(new FieldError("file", String.valueOf(e.getMessage()))));
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  /** What an uploaded workbook would change now. */
  @Get("/{plan}")
  HttpResponse<?> again(Person person, @PathVariable String plan) {
    return show(HttpStatus.OK, found(person, plan), "", "");
  }

  private BulkPreview found(Person person, String plan) {
    return RecordIds.parse(plan).flatMap(each -> bulk.find(person, each)).orElseThrow(this::gone);
  }

  /** Does it. */
  @Post("/{plan}/apply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> apply(Person person, @PathVariable String plan, @Body Map<String, Object> body) {
    String why = SentForm.of(body).first("why");
    Optional<Fault> fault = Fault.inReason(why);
    if (fault.isPresent()) {
      return show(HttpStatus.BAD_REQUEST, found(person, plan), why, fault.get().message());
    }
    BulkResult result =
        RecordIds.parse(plan)
            .flatMap(each -> bulk.apply(person, each, why))
            .orElseThrow(this::gone);
    return pages.show(
        "bulk/result",
        new Result(
            frame("Listings changed", false),
            result.outcomes().stream().map(BulkController::outcome).toList()));
  }

  private static boolean mayUse(Person person) {
    return person.authority().isProvider()
        || person.authority().isCommissioner()
        || person.authority().isAdministrator();
  }

  private HttpResponse<?> refuse(HttpRequest<?> request) {
    return problems.forbidden(
        request, "This is for those who keep listings, and for commissioners.");
  }

  private NotFoundException gone() {
    return new NotFoundException(
        "There is no such workbook of yours: it was applied already, or uploaded more than a day"
            + " ago. Upload it again.");
  }

  private HttpResponse<?> start(HttpStatus status, List<FieldError> errors) {
    return pages.show(
        status,
        "bulk/start",
        new Start(frame("Change many listings at once", !errors.isEmpty()), errors));
  }

  /**
   * @param why as it was sent
   * @param problem what is wrong with it; empty when nothing is
   */
  private HttpResponse<?> show(HttpStatus status, BulkPreview preview, String why, String problem) {
    List<Change> changes = new ArrayList<>();
    for (BulkPreview.Change each : preview.changes()) {
      String prefix = "listing-" + changes.size() + "-";
      changes.add(
          new Change(
              each.name(),
              address(each.service()),
              each.differences().stream().map(one -> Difference.of(prefix, one)).toList(),
              words(each.waiting()),
              words(each.disputed())));
    }
    return pages.show(
        status,
        "bulk/preview",
        new Preview(
            frame("What the workbook changes", !problem.isEmpty()),
            problem.isEmpty() ? List.of() : List.of(new FieldError("why", problem)),
            why,
            "/manage/bulk/" + preview.plan() + "/apply",
            changes,
            preview.unchanged(),
            preview.refused().stream()
                .map(each -> new Refused(each.line() == 0 ? "" : "Row " + each.line(), each.why()))
                .toList(),
            preview.notes()));
  }

  private PageFrame frame(String title, boolean error) {
    return frames.of((error ? "Error: " : "") + title, Section.NONE).withStyle("approval.css");
  }

  private static String address(ServiceId service) {
    return "/manage/listings/" + service;
  }

  private static String words(Collection<ListingField> fields) {
    return fields.stream().sorted().map(ListingField::label).collect(Collectors.joining(", "));
  }

  private static Outcome outcome(BulkResult.Outcome each) {
    String address = address(each.service());
    return switch (each.saved()) {
      case Saved.Applied applied ->
          applied.waitingFields().isEmpty()
              ? new Outcome(each.name(), address, "green", "Live", words(applied.live()))
              : new Outcome(
                  each.name(),
                  address,
                  "yellow",
                  "Waits for approval",
                  words(applied.waitingFields())
                      + (applied.live().isEmpty()
                          ? ""
                          : ". Live already: " + words(applied.live())));
      case Saved.Unchanged ignored ->
          new Outcome(each.name(), address, "grey", "Unchanged", "It says this already");
      case Saved.Conflict conflict ->
          new Outcome(
              each.name(),
              address,
              "red",
              "Not changed",
              "Somebody else has changed the same since you downloaded it: "
                  + words(conflict.fields())
                  + ". Change it on its page");
      case Saved.Refused refused ->
          new Outcome(
              each.name(),
              address,
              "red",
              "Not changed",
              refused.problems().stream().map(Refusal::message).collect(Collectors.joining(" ")));
    };
  }
}
