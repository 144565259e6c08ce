package org.waymark.web.history;

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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.listing.FieldChange;
import org.waymark.listing.ListingDifference;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Refusal;
import org.waymark.listing.Saved;
import org.waymark.listing.WorkingListing;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.ChangePage.Difference;
import org.waymark.web.approval.ChangePage.Line;
import org.waymark.web.history.HistoryPage.Change;
import org.waymark.web.history.HistoryPage.Day;
import org.waymark.web.history.HistoryPage.Then;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** The history of a listing, for those who answer for it. */
@Hidden
@Controller("/services/{id}/history")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
record HistoryController(
    CatalogueHistory history,
    HistoryAccess access,
    ListingReading reading,
    ListingEditing editing,
    SnapshotKeeper snapshots,
    PageFrames frames,
    Pages pages) {

  private static final int PAGE_SIZE = 25;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  /**
   * Changes, newest first. {@code before} is the number of a change to read on from; {@code day},
   * {@code month} and {@code year} ask what the listing said at the end of that day.
   */
  @Get
  HttpResponse<?> show(HttpRequest<?> request, Person person, @PathVariable String id) {
    Map<String, List<String>> parameters = request.getParameters().asMap();
    SentForm asked = new SentForm(parameters);
    String done =
        switch (asked.first("done")) {
          case "live" -> "The listing is put back. Everybody reads it so from now on.";
          case "waiting" ->
              "What needs no approval is put back. The rest waits for a commissioner.";
          case "unchanged" -> "Nothing was put back: the listing says this already.";
          default -> "";
        };
    return page(person, id, asked, done, HttpStatus.OK, List.of());
  }

  /** Puts back what the listing said after a change: what is sensitive waits for approval. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> restore(
      Person person, @PathVariable String id, @Body Map<String, Object> fields) {
    SentForm form = SentForm.of(fields);
    ServiceId service = idOf(id);
    List<ServiceVersion> versions = versions(person, service);
    ServiceVersion chosen =
        versions.stream()
            .filter(each -> each.revision().number() == form.number("revision").orElse(-1))
            .filter(each -> each.service() != null)
            .findFirst()
            .orElseThrow(HistoryController::missing);
    ListingVersion seen =
        ListingVersion.parse(form.first("version")).orElseThrow(HistoryController::missing);
    Saved saved =
        editing.save(
            person,
            service,
            seen,
            Objects.requireNonNull(chosen.service()),
            "Put back as it was on " + DAY.format(inLondon(chosen.revision().at())));
    String address = "/services/" + service + "/history";
    return switch (saved) {
      case Saved.Applied applied ->
          HttpResponse.seeOther(
              URI.create(address + "?done=" + (applied.waiting() == null ? "live" : "waiting")));
      case Saved.Unchanged _ -> HttpResponse.seeOther(URI.create(address + "?done=unchanged"));
      case Saved.Conflict _ ->
          page(
              person,
              id,
              new SentForm(Map.of()),
              "",
              HttpStatus.CONFLICT,
              List.of(
                  new FieldError(
                      "",
                      "Somebody has changed the listing since this page was made. Nothing was put"
                          + " back: look at the latest change, then try again.")));
      case Saved.Refused refused ->
          page(
              person,
              id,
              new SentForm(Map.of()),
              "",
              refused.problems().stream().anyMatch(p -> p.reason() == Refusal.Reason.NOT_ALLOWED)
                  ? HttpStatus.FORBIDDEN
                  : HttpStatus.CONFLICT,
              refused.problems().stream()
                  .map(problem -> new FieldError("", problem.message()))
                  .toList());
    };
  }

  private HttpResponse<?> page(
      Person person,
      String id,
      SentForm asked,
      String done,
      HttpStatus status,
      List<FieldError> problems) {
    ServiceId service = idOf(id);
    List<ServiceVersion> versions = versions(person, service);
    Service latest = latest(versions);
    Set<ListingField> fields = access.fields(person, latest);
    Snapshot snapshot = snapshots.professional();
    ListingTerms terms = new ListingTerms(snapshot.vocabularies(), snapshot.geography());
    List<FieldError> errors = new ArrayList<>(problems);
    Day typed = new Day(asked.first("day"), asked.first("month"), asked.first("year"));
    Then then = then(service, typed, fields, terms, errors);
    long before = asked.number("before").orElse(Long.MAX_VALUE);
    List<Change> changes = changes(versions, before, fields, terms);
    long last = changes.isEmpty() ? 0 : changes.getLast().revision();
    boolean more = !changes.isEmpty() && versions.getLast().revision().number() < last;
    String version =
        person.authority().mayEdit(latest.organisation())
            ? reading
                .open(person, service)
                .map(WorkingListing::version)
                .map(ListingVersion::toString)
                .orElse("")
            : "";
    String address = "/services/" + service + "/history";
    boolean wrong = !errors.isEmpty();
    return pages.show(
        wrong && status == HttpStatus.OK ? HttpStatus.BAD_REQUEST : status,
        "history/history",
        new HistoryPage(
            frames
                .of((wrong ? "Error: " : "") + "History of " + latest.name(), Section.NONE)
                .withStyle("approval.css"),
            latest.name(),
            address,
            snapshot.catalogue().findService(service).filter(Service::isPublished).isPresent()
                ? "/services/" + service
                : "",
            done,
            history
                .begins()
                .map(first -> "Changes before " + day(first.at()) + " were not kept.")
                .orElse(""),
            typed,
            then,
            changes,
            version,
            more ? address + "?before=" + last : "",
            errors));
  }

  private List<ServiceVersion> versions(Person person, ServiceId id) {
    List<ServiceVersion> versions = history.versionsOf(id);
    if (versions.isEmpty() || !access.mayRead(person, latest(versions))) {
      throw missing();
    }
    return versions;
  }

  /** The listing as it is, or as it was before it was removed. */
  private static Service latest(List<ServiceVersion> versions) {
    return versions.stream()
        .map(ServiceVersion::service)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(HistoryController::missing);
  }

  private static List<Change> changes(
      List<ServiceVersion> versions, long before, Set<ListingField> fields, ListingTerms terms) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < versions.size() && changes.size() < PAGE_SIZE; i++) {
      ServiceVersion version = versions.get(i);
      if (version.revision().number() >= before) {
        continue;
      }
      Service now = version.service();
      Service then = i + 1 < versions.size() ? versions.get(i + 1).service() : null;
      List<Difference> differences =
          now == null || then == null
              ? List.of()
              : ListingDifference.between(then, now, fields, terms).stream()
                  .map(change -> difference(version.revision().number(), change))
                  .toList();
      changes.add(
          new Change(
              version.revision().number(),
              what(version, then),
              MOMENT.format(version.revision().at().atZone(CatalogueHistory.LONDON)),
              version.revision().who(),
              version.revision().why(),
              differences,
              now != null && i > 0));
    }
    return changes;
  }

  private static String what(ServiceVersion version, @Nullable Service then) {
    return switch (version.what()) {
      case FOUND -> "There when this history began";
      case ADDED -> "Added";
      case REPLACED -> then == null ? "Added again" : "Changed";
      case REMOVED -> "Removed";
    };
  }

  private static Difference difference(long revision, FieldChange change) {
    return new Difference(
        "change-"
            + revision
            + "-"
            + change.field().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        change.field().label(),
        lines(change.before(), change.removed(), "Removed"),
        lines(change.after(), change.added(), "Added"));
  }

  private static List<Line> lines(List<String> all, List<String> marked, String mark) {
    List<String> left = new ArrayList<>(marked);
    return all.stream().map(words -> new Line(words, left.remove(words) ? mark : "")).toList();
  }

  private @Nullable Then then(
      ServiceId id,
      Day typed,
      Set<ListingField> fields,
      ListingTerms terms,
      List<FieldError> errors) {
    if (typed.day().isEmpty() && typed.month().isEmpty() && typed.year().isEmpty()) {
      return null;
    }
    LocalDate day;
    try {
      day =
          LocalDate.of(
              Integer.parseInt(typed.year()),
              Integer.parseInt(typed.month()),
              Integer.parseInt(typed.day()));
    } catch (DateTimeException | NumberFormatException e) {
      errors.add(new FieldError("day", "Enter a real date, for example 27 3 2026"));
      return null;
    }
    Optional<Service> service;
    try {
      service = history.serviceAsOf(id, CatalogueHistory.endOf(day));
    } catch (IllegalArgumentException beforeTheBeginning) {
      errors.add(new FieldError("day", String.valueOf(beforeTheBeginning.getMessage())));
      return null;
    }
    List<HistoryPage.Line> lines = new ArrayList<>();
    service.ifPresent(
        found -> {
          for (ListingField field : fields) {
            lines.add(new HistoryPage.Line(field.label(), field.tell(found, terms)));
          }
        });
    return new Then(DAY.format(day), lines);
  }

  private static LocalDate inLondon(Instant moment) {
    return LocalDate.ofInstant(moment, CatalogueHistory.LONDON);
  }

  private static String day(Instant moment) {
    return DAY.format(inLondon(moment));
  }

  private static ServiceId idOf(String text) {
    return RecordIds.parse(text).map(ServiceId::new).orElseThrow(HistoryController::missing);
  }

  private static NotFoundException missing() {
    return new NotFoundException(
        "There is no such history, or you may not see it. Its editors and the commissioners of its"
            + " areas do.");
  }
}
