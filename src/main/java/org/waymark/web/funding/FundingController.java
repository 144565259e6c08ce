package org.waymark.web.funding;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Sha256;
import org.waymark.account.Authority;
import org.waymark.account.Person;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.listing.ListingAction;
import org.waymark.listing.ListingFunding;
import org.waymark.listing.ListingReach;
import org.waymark.listing.ListingReading;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Refusal;
import org.waymark.listing.Saved;
import org.waymark.listing.WorkingListing;
import org.waymark.listing.funding.FundingEnds;
import org.waymark.listing.funding.FundingRecords;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.DayWords;
import org.waymark.web.approval.DeskRefusals;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.funding.FundingPages.Card;
import org.waymark.web.funding.FundingPages.Fact;
import org.waymark.web.funding.FundingPages.Form;
import org.waymark.web.funding.FundingPages.Group;
import org.waymark.web.funding.FundingPages.Listing;
import org.waymark.web.funding.FundingPages.Overview;
import org.waymark.web.funding.FundingPages.Removal;
import org.waymark.web.funding.FundingPages.Row;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Pagination;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;
import org.waymark.web.report.TablePart;

/** Funding that ends soon, and the commissioning arrangements of one service. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record FundingController(
    ListingReading reading,
    ListingFunding funding,
    ListingReach reach,
    FundingEnds ends,
    FundingRecords records,
    SnapshotKeeper snapshots,
    DeskRefusals refusals,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  private static final int PAGE_SIZE = 50;

  private static final Map<String, String> DONE =
      Map.of(
          "added", "The arrangement was added.",
          "changed", "The arrangement was changed.",
          "removed", "The arrangement was removed.");

  /** Funding that ends within a year, and every service of one's areas. */
  @Get("/funding")
  HttpResponse<?> overview(
      HttpRequest<?> request,
      Person person,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String q,
      @Nullable @QueryValue Integer page) {
    Authority authority = person.authority();
    Set<AreaCode> mine = ends.areasOf(authority);
    if (mine.isEmpty()) {
      return problems.forbidden(
          request, "Who pays for a service, and how much, is for the duty holders of its areas.");
    }
    Snapshot snapshot = snapshots.professional();
    String of = area == null ? "" : area.strip();
    Optional<AreaCode> only = AreaCode.parse(of).filter(mine::contains);
    if (!of.isEmpty() && only.isEmpty()) {
      throw new NotFoundException("There is no such police area, or it is not one of yours.");
    }
    Set<AreaCode> asked = only.map(Set::of).orElse(mine);
    String text = q == null ? "" : q.strip();
    List<Service> services = new ArrayList<>();
    for (Service service : snapshot.catalogue().listServices()) {
      if (service.isPublished()
          && (isAmong(asked, reach.policeAreasOf(service))
              || !ends.visible(service, authority, asked).isEmpty())
          && matches(service, text, snapshot)) {
        services.add(service);
      }
    }
    services.sort(Comparator.comparing(Service::name, String.CASE_INSENSITIVE_ORDER));
    int number =
        Math.clamp(page == null ? 1 : page, 1, Pagination.lastPage(services.size(), PAGE_SIZE));
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "All your areas", of.isEmpty()));
    snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
        .filter(each -> mine.contains(each.code()))
        .sorted(Comparator.comparing(Area::shortName))
        .forEach(
            each ->
                choices.add(
                    new Choice(
                        each.code().value(), each.shortName(), each.code().value().equals(of))));
    return pages.show(
        "funding/overview",
        new Overview(
            frame("Commissioning and funding", false),
            choices,
            TablePart.of(
                ends.table(snapshot, authority, asked),
                "/funding.csv" + (of.isEmpty() ? "" : "?area=" + of)),
            TablePart.of(records.table(snapshot, authority, asked), ""),
            text,
            services.size(),
            services.stream()
                .skip((long) (number - 1) * PAGE_SIZE)
                .limit(PAGE_SIZE)
                .map(each -> row(each, authority, snapshot))
                .toList(),
            Pagination.of(
                number,
                services.size(),
                PAGE_SIZE,
                each ->
                    "/funding?page="
                        + each
                        + (of.isEmpty() ? "" : "&area=" + of)
                        + (text.isEmpty()
                            ? ""
                            : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)))));
  }

  /** The address that letters name. */
  @Get("/approvals/funding")
  HttpResponse<?> fromLetter() {
    return HttpResponse.seeOther(URI.create("/funding"));
  }

  /** The arrangements of one service. */
  @Get("/funding/services/{id}")
  HttpResponse<?> listing(
      Person person, @PathVariable String id, @Nullable @QueryValue String done) {
    Seen seen = see(person, id);
    return pages.show(
        "funding/listing",
        new Listing(
            frame("Funding of " + seen.service().name(), false),
            path(seen.service()),
            seen.service().name(),
            organisation(seen.service()),
            seen.service().isPublic() ? "/services/" + seen.service().id() : "",
            done == null ? "" : DONE.getOrDefault(done, ""),
            seen.edits(),
            seen.service().arrangements().size() - seen.visible().size(),
            seen.visible().stream()
                .map(each -> card(each, seen.edits() && seen.own().contains(each)))
                .toList()));
  }

  @Get("/funding/services/{id}/add")
  HttpResponse<?> add(Person person, @PathVariable String id) {
    Seen seen = seeToEdit(person, id);
    return form(HttpStatus.OK, seen, "", new SentForm(Map.of()), "", List.of(), seen.version());
  }

  @Post("/funding/services/{id}/add")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keepNew(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @Body Map<String, Object> body) {
    return keep(request, person, id, "", SentForm.of(body));
  }

  @Get("/funding/services/{id}/{key}")
  HttpResponse<?> change(Person person, @PathVariable String id, @PathVariable String key) {
    Seen seen = seeToEdit(person, id);
    return form(
        HttpStatus.OK,
        seen,
        key,
        FundingForm.fill(seen.arrangement(key)),
        "",
        List.of(),
        seen.version());
  }

  @Post("/funding/services/{id}/{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keepChanged(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @PathVariable String key,
      @Body Map<String, Object> body) {
    return keep(request, person, id, key, SentForm.of(body));
  }

  @Get("/funding/services/{id}/{key}/remove")
  HttpResponse<?> askRemoval(Person person, @PathVariable String id, @PathVariable String key) {
    return removal(HttpStatus.OK, seeToEdit(person, id), key, List.of());
  }

  @Post("/funding/services/{id}/{key}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request,
      Person person,
      @PathVariable String id,
      @PathVariable String key,
      @Body Map<String, Object> body) {
    Seen seen = seeToEdit(person, id);
    CommissioningArrangement gone = seen.arrangement(key);
    List<CommissioningArrangement> rest = new ArrayList<>(seen.own());
    rest.remove(gone);
    SentForm sent = SentForm.of(body);
    Saved saved =
        funding.saveFunding(
            person,
            seen.service().id(),
            version(sent, seen),
            rest,
            why(sent, "Arrangement removed"));
    return switch (saved) {
      case Saved.Applied ignored -> done(seen, "removed");
      case Saved.Unchanged ignored -> done(seen, "removed");
      case Saved.Conflict ignored ->
          removal(
              HttpStatus.CONFLICT,
              seeToEdit(person, id),
              key,
              List.of(
                  new FieldError(
                      "",
                      "Somebody else has changed the arrangements of this service. Look at them"
                          + " again, then decide")));
      case Saved.Refused refused -> refusals.page(request, refused.problems());
    };
  }

  private HttpResponse<?> keep(
      HttpRequest<?> request, Person person, String id, String key, SentForm sent) {
    Seen seen = seeToEdit(person, id);
    Snapshot snapshot = snapshots.professional();
    FundingForm.Reading reading =
        FundingForm.read(
            sent,
            ReadingTerms.withoutPlaces(
                snapshot.vocabularies(), snapshot.geography(), snapshot.today()));
    List<FieldError> errors = new ArrayList<>(reading.errors());
    Fault.inReason(sent.first("why"))
        .ifPresent(fault -> errors.add(new FieldError("why", fault.message())));
    Optional<CommissioningArrangement> former = key.isEmpty() ? Optional.empty() : seen.find(key);
    CommissioningArrangement mine = reading.arrangement();
    if (mine == null || !errors.isEmpty()) {
      return form(
          HttpStatus.BAD_REQUEST,
          seen,
          former.isPresent() ? key : "",
          sent,
          "",
          errors,
          version(sent, seen));
    }
    if (!key.isEmpty() && former.isEmpty()) {
      return conflict(seen, "", sent);
    }
    List<CommissioningArrangement> all = new ArrayList<>(seen.own());
    if (former.isPresent()) {
      all.set(all.indexOf(former.get()), mine);
    } else {
      all.add(mine);
    }
    Saved saved =
        funding.saveFunding(
            person,
            seen.service().id(),
            version(sent, seen),
            all,
            why(sent, key.isEmpty() ? "Arrangement added" : "Arrangement changed"));
    return switch (saved) {
      case Saved.Applied ignored -> done(seen, key.isEmpty() ? "added" : "changed");
      case Saved.Unchanged ignored -> done(seen, key.isEmpty() ? "added" : "changed");
      case Saved.Conflict ignored -> {
        Seen now = seeToEdit(person, id);
        yield conflict(now, now.find(key).isPresent() ? key : "", sent);
      }
      case Saved.Refused refused -> {
        if (!DeskRefusals.belongOnTheForm(refused.problems())) {
          yield refusals.page(request, refused.problems());
        }
        yield form(
            DeskRefusals.status(refused.problems().getFirst()),
            seen,
            key,
            sent,
            "",
            refused.problems().stream()
                .map(Refusal::message)
                .map(message -> new FieldError("", message))
                .toList(),
            version(sent, seen));
      }
    };
  }

  private HttpResponse<?> conflict(Seen now, String key, SentForm sent) {
    return form(
        HttpStatus.CONFLICT,
        now,
        key,
        sent,
        key.isEmpty()
            ? "Somebody else has changed the arrangements of this service while you were writing."
                + " What you typed is below and is not saved. If you save it, it is added to what"
                + " the service has now."
            : "Somebody else has changed the arrangements of this service while you were writing."
                + " What you typed is below and is not saved. If you save it, it takes the place of"
                + " this one arrangement and leaves the others.",
        List.of(),
        now.version());
  }

  private static ListingVersion version(SentForm sent, Seen seen) {
    // A form that does not say what it was made from was made from nothing we know.
    return ListingVersion.parse(sent.first("version"))
        .orElse(new ListingVersion(0, seen.version().waiting()));
  }

  private static String why(SentForm sent, String otherwise) {
    return sent.first("why").isEmpty() ? otherwise : sent.first("why");
  }

  private static HttpResponse<?> done(Seen seen, String what) {
    return HttpResponse.seeOther(URI.create(path(seen.service()) + "?done=" + what));
  }

  /**
   * A service whose funding somebody may see.
   *
   * @param visible the arrangements that concern an area of theirs
   * @param own those of them that they may change
   */
  private record Seen(
      Service service,
      List<CommissioningArrangement> visible,
      List<CommissioningArrangement> own,
      boolean edits,
      ListingVersion version) {
    Optional<CommissioningArrangement> find(String key) {
      return own.stream().filter(each -> key(each).equals(key)).findFirst();
    }

    CommissioningArrangement arrangement(String key) {
      return find(key)
          .orElseThrow(
              () ->
                  new NotFoundException(
                      "There is no such arrangement: somebody may have changed or removed it."));
    }
  }

  private Seen see(Person person, String id) {
    Optional<ServiceId> wanted = RecordIds.parse(id).map(ServiceId::new);
    Optional<WorkingListing> open = wanted.flatMap(each -> reading.open(person, each));
    Service service =
        open.map(WorkingListing::live)
            .or(() -> wanted.flatMap(snapshots.professional().catalogue()::findService))
            .orElseThrow(FundingController::unknown);
    Authority authority = person.authority();
    List<CommissioningArrangement> visible =
        service.arrangements().stream()
            .filter(each -> authority.maySeeFunding(reach.policeAreasOf(each, service)))
            .toList();
    if (visible.isEmpty() && !authority.maySeeFunding(reach.policeAreasOf(service))) {
      throw unknown();
    }
    return new Seen(
        service,
        visible,
        visible.stream()
            .filter(each -> authority.mayApprove(reach.policeAreasOf(each, service)))
            .toList(),
        open.isPresent() && reading.may(person, ListingAction.FUND, service.id()),
        open.map(WorkingListing::version).orElse(new ListingVersion(0, 0)));
  }

  private Seen seeToEdit(Person person, String id) {
    Seen seen = see(person, id);
    if (!seen.edits()) {
      throw unknown();
    }
    return seen;
  }

  private static NotFoundException unknown() {
    return new NotFoundException(
        "There is no such service, or its funding is not for your areas to see or change.");
  }

  private HttpResponse<?> form(
      HttpStatus status,
      Seen seen,
      String key,
      SentForm sent,
      String notice,
      List<FieldError> errors,
      ListingVersion version) {
    String heading = key.isEmpty() ? "Add an arrangement" : "Change an arrangement";
    return pages.show(
        status,
        "funding/form",
        new Form(
            frame(heading, !errors.isEmpty()),
            path(seen.service()),
            path(seen.service()) + "/" + (key.isEmpty() ? "add" : key),
            heading,
            seen.service().name(),
            version.toString(),
            sent,
            groups(seen.service(), new HashSet<>(sent.all("areas"))),
            notice,
            notice.isEmpty()
                ? List.of()
                : seen.visible().stream().map(each -> card(each, false)).toList(),
            errors));
  }

  private HttpResponse<?> removal(
      HttpStatus status, Seen seen, String key, List<FieldError> errors) {
    return pages.show(
        status,
        "funding/remove",
        new Removal(
            frame("Remove an arrangement", !errors.isEmpty()),
            path(seen.service()),
            path(seen.service()) + "/" + key + "/remove",
            seen.service().name(),
            seen.version().toString(),
            card(seen.arrangement(key), false),
            errors));
  }

  /** Areas the money can be for: whatever the service reaches, and what is ticked already. */
  private List<Group> groups(Service service, Set<String> chosen) {
    Snapshot snapshot = snapshots.professional();
    Geography geography = snapshot.geography();
    Set<AreaCode> reached = reach.policeAreasOf(service);
    SmallAreaSet around =
        SmallAreaSet.union(reached.stream().map(geography::smallAreasOf).toList());
    return List.of(AreaKind.POLICE_AREA, AreaKind.COUNCIL, AreaKind.ICB).stream()
        .map(
            kind ->
                new Group(
                    kind.plural(),
                    geography.listAreas(kind, snapshot.today()).stream()
                        .filter(
                            each ->
                                chosen.contains(each.code().value())
                                    || geography.smallAreasOf(each.code()).intersects(around))
                        .sorted(Comparator.comparing(Area::shortName))
                        .map(
                            each ->
                                new Choice(
                                    each.code().value(),
                                    each.shortName(),
                                    chosen.contains(each.code().value())))
                        .toList()))
        .filter(group -> !group.areas().isEmpty())
        .toList();
  }

  private PageFrame frame(String title, boolean error) {
    return frames
        .ofListings((error ? "Error: " : "") + title, Section.NONE)
        .withStyle("approval.css");
  }

  private static String path(Service service) {
    return "/funding/services/" + service.id();
  }

  private String organisation(Service service) {
    return snapshots
        .professional()
        .catalogue()
        .findOrganisation(service.organisation())
        .map(each -> each.name())
        .orElse("");
  }

  private static boolean isAmong(Set<AreaCode> asked, Set<AreaCode> areas) {
    return areas.stream().anyMatch(asked::contains);
  }

  private static boolean matches(Service service, String text, Snapshot snapshot) {
    if (text.isEmpty()) {
      return true;
    }
    String all =
        (service.name() + " " + snapshot.catalogue().organisationOf(service).name())
            .toLowerCase(Locale.UK);
    return Arrays.stream(text.toLowerCase(Locale.UK).split("\\s+")).allMatch(all::contains);
  }

  private Row row(Service service, Authority authority, Snapshot snapshot) {
    long count =
        service.arrangements().stream()
            .filter(each -> authority.maySeeFunding(reach.policeAreasOf(each, service)))
            .count();
    return new Row(
        service.name(),
        path(service),
        snapshot.catalogue().organisationOf(service).name(),
        count == 0 ? "Not stated" : count == 1 ? "1 arrangement" : count + " arrangements");
  }

  private static String payers(CommissioningArrangement each) {
    List<String> names = each.commissioners().isEmpty() ? each.funders() : each.commissioners();
    return names.isEmpty() ? "Not stated" : String.join(", ", names);
  }

  private static String pounds(CommissioningArrangement each) {
    return each.yearlyValuePounds() == null
        ? "Not stated"
        : String.format(Locale.UK, "£%,d a year", each.yearlyValuePounds());
  }

  private Card card(CommissioningArrangement each, boolean edits) {
    Geography geography = snapshots.professional().geography();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("Commissioned by", String.join("\n", each.commissioners())));
    facts.add(fact("Paid by", String.join("\n", each.funders())));
    facts.add(fact("Fund", each.fund()));
    facts.add(new Fact("Yearly value", pounds(each)));
    facts.add(fact("Starts", each.starts() == null ? null : DayWords.day(each.starts())));
    facts.add(
        new Fact("Ends", each.ends() == null ? "Open or not stated" : DayWords.day(each.ends())));
    facts.add(fact("Option to extend", each.extension()));
    facts.add(fact("How it was procured", each.procurementRoute()));
    facts.add(new Fact("Commissioned jointly", each.joint().label()));
    facts.add(
        new Fact(
            "Paid for",
            each.areasPaidFor().isEmpty()
                ? "Wherever the service reaches"
                : each.areasPaidFor().stream()
                    .map(code -> geography.findArea(code).map(Area::shortName).orElse(code.value()))
                    .sorted()
                    .collect(Collectors.joining(", "))));
    return new Card(key(each), payers(each), edits, facts);
  }

  private static Fact fact(String name, @Nullable String value) {
    return new Fact(name, value == null || value.isBlank() ? "Not stated" : value);
  }

  /** Names an arrangement by what it says: another text is another arrangement. */
  static String key(CommissioningArrangement each) {
    String text =
        String.join(
            "\u0000",
            each.commissioners().toString(),
            each.funders().toString(),
            String.valueOf(each.fund()),
            String.valueOf(each.yearlyValuePounds()),
            String.valueOf(each.starts()),
            String.valueOf(each.ends()),
            String.valueOf(each.extension()),
            String.valueOf(each.procurementRoute()),
            String.valueOf(each.joint()),
            each.areasPaidFor().stream().map(AreaCode::value).sorted().toList().toString());
    return HexFormat.of()
        .formatHex(Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
  }
}
