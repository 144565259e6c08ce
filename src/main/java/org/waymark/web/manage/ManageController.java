package org.waymark.web.manage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;
import org.waymark.coverage.Standing;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.QueueEntry;
import org.waymark.returns.ReturnDesk;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.manage.ManagePage.Draft;
import org.waymark.web.manage.ManagePage.Keeper;
import org.waymark.web.manage.ManagePage.Mark;
import org.waymark.web.manage.ManagePage.Row;
import org.waymark.web.manage.ManagePage.Task;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;

/** The way in for people who keep listings. */
@Controller("/manage")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
record ManageController(
    EditedListings listings,
    ListingReading reading,
    ListingEditing editing,
    PageFrames frames,
    Pages pages) {

  /**
   * @param organisation for administrators, who keep every organisation: the one to show
   */
  @Get
  HttpResponse<?> show(
      Person person, @Nullable @QueryValue String done, @Nullable @QueryValue String organisation) {
    Snapshot snapshot = listings.snapshot();
    List<QueueEntry> open = reading.openOf(person);
    List<Keeper> keepers =
        organisations(person, organisation).stream()
            .map(id -> snapshot.catalogue().findOrganisation(id))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Organisation::name, String.CASE_INSENSITIVE_ORDER))
            .map(each -> keeper(snapshot, each, open))
            .toList();
    int due =
        (int)
            keepers.stream()
                .flatMap(keeper -> keeper.listings().stream())
                .filter(row -> row.published())
                .count();
    return pages.show(
        "manage/manage",
        new ManagePage(
            frames.of("Manage listings", Section.NONE),
            Done.words(done),
            List.of(),
            tasks(keepers),
            due,
            person.authority().organisations().stream()
                .anyMatch(each -> ReturnDesk.mayGive(person, each)),
            keepers));
  }

  private static Collection<OrganisationId> organisations(
      Person person, @Nullable String organisation) {
    if (organisation == null) {
      return person.authority().organisations();
    }
    try {
      OrganisationId id = OrganisationId.of(organisation);
      return person.authority().mayEdit(id) ? List.of(id) : List.of();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static Keeper keeper(
      Snapshot snapshot, Organisation organisation, List<QueueEntry> open) {
    List<QueueEntry> own =
        open.stream()
            .filter(entry -> entry.change().organisation().equals(organisation.id()))
            .toList();
    return new Keeper(
        organisation.id().toString(),
        organisation.name(),
        snapshot.catalogue().servicesOf(organisation.id()).stream()
            .sorted(
                Comparator.comparing((Service s) -> s.status() == ListingStatus.CLOSED)
                    .thenComparing(Service::name, String.CASE_INSENSITIVE_ORDER))
            .map(service -> row(snapshot, service, own))
            .toList(),
        own.stream()
            .filter(entry -> entry.change().kind() == ListingChange.Kind.FIRST)
            .map(ManageController::draft)
            .toList());
  }

  private static Row row(Snapshot snapshot, Service service, List<QueueEntry> open) {
    return new Row(
        service.id().toString(),
        service.name(),
        status(service.status()),
        checked(service, snapshot.today()),
        new ListingWords(snapshot).freshness(service),
        waiting(service.id(), open),
        service.isPublished());
  }

  /**
   * How lately it was checked, or that it does not count until somebody says that it still runs.
   */
  static Mark checked(Service service, LocalDate today) {
    boolean askedWhetherItRuns =
        Standing.of(service, today).reasons().stream()
            .anyMatch(Standing.FundingEnded.class::isInstance);
    Freshness freshness = service.freshness(today);
    return askedWhetherItRuns
        ? new Mark("Confirm that it still runs", "orange")
        : new Mark(freshness.label(), ListingWords.colour(freshness));
  }

  static Mark status(ListingStatus status) {
    return new Mark(
        status.label(),
        switch (status) {
          case PUBLISHED -> "green";
          case DRAFT, SUBMITTED -> "blue";
          case SUSPENDED -> "orange";
          case CLOSED -> "grey";
        });
  }

  private static String waiting(ServiceId id, List<QueueEntry> open) {
    return open.stream()
        .map(QueueEntry::change)
        .filter(change -> change.service().equals(id))
        .filter(change -> change.kind() == ListingChange.Kind.CHANGE)
        .map(
            change ->
                change.fields().stream().map(ListingField::label).collect(Collectors.joining(", ")))
        .findFirst()
        .orElse("");
  }

  private static Draft draft(QueueEntry entry) {
    ListingChange change = entry.change();
    boolean waits = change.state() == ListingChange.State.WAITING;
    String days =
        entry.ageDays() == 0
            ? "today"
            : entry.ageDays() == 1 ? "yesterday" : entry.ageDays() + " days ago";
    return new Draft(
        change.service().toString(),
        entry.serviceName().isBlank() ? "New listing" : entry.serviceName(),
        new Mark(change.state().label(), waits ? "yellow" : "blue"),
        (waits ? "Submitted " : "Begun ") + days);
  }

  private static List<Task> tasks(List<Keeper> keepers) {
    List<Task> tasks = new ArrayList<>();
    for (Keeper keeper : keepers) {
      keeper.listings().stream()
          .filter(row -> row.published() && !row.freshness().colour().equals("green"))
          .forEach(
              row -> tasks.add(new Task("Check “" + row.name() + "”", "#listing-" + row.id())));
      keeper.drafts().stream()
          .filter(draft -> draft.state().colour().equals("blue"))
          .forEach(
              draft ->
                  tasks.add(
                      new Task(
                          "Finish “" + draft.name() + "” and submit it",
                          "/manage/listings/" + draft.id())));
    }
    return tasks;
  }

  /** Says of every listing at once that it is still correct. */
  @Post("/still-correct")
  @Consumes(MediaType.ALL)
  HttpResponse<?> allStillCorrect(Person person) {
    editing.allStillCorrect(person);
    return HttpResponse.seeOther(URI.create("/manage?done=all-checked"));
  }
}
