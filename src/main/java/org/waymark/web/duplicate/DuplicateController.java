package org.waymark.web.duplicate;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.listing.duplicate.Duplicates;
import org.waymark.listing.duplicate.Duplicates.OrganisationPair;
import org.waymark.listing.duplicate.Duplicates.ServicePair;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergePreview;
import org.waymark.listing.duplicate.Merged;
import org.waymark.listing.duplicate.Merging;
import org.waymark.listing.duplicate.Similarity;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.approval.DayWords;
import org.waymark.web.duplicate.DuplicatePages.Choice;
import org.waymark.web.duplicate.DuplicatePages.Compare;
import org.waymark.web.duplicate.DuplicatePages.Organisations;
import org.waymark.web.duplicate.DuplicatePages.Overview;
import org.waymark.web.duplicate.DuplicatePages.Pair;
import org.waymark.web.duplicate.DuplicatePages.Past;
import org.waymark.web.duplicate.DuplicatePages.Preview;
import org.waymark.web.duplicate.DuplicatePages.Side;
import org.waymark.web.duplicate.DuplicatePages.Told;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/**
 * Listings and organisations that may be the same. For administrators; listings also for
 * commissioners who decide on both. What a person may not merge is not found.
 */
@Controller("/approvals/duplicates")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
final class DuplicateController {

  private static final String PATH = "/approvals/duplicates";
  private static final int MOST_PAIRS = 100;
  private static final int MOST_MERGES = 20;
  private static final Map<String, String> DONE =
      Map.of(
          "merged", "The two are one now. You can take that back below.",
          "undone", "The merge was taken back: both are as they were.");

  /** Pairs of one catalogue, found once. */
  private record Known(
      long revision, List<ServicePair> services, List<OrganisationPair> organisations) {}

  private final Merging merging;
  private final CatalogueRepository repository;
  private final SnapshotKeeper snapshots;
  private final PageFrames frames;
  private final Pages pages;
  private final ProblemPages problems;
  private volatile Known known = new Known(-1, List.of(), List.of());

  DuplicateController(
      Merging merging,
      CatalogueRepository repository,
      SnapshotKeeper snapshots,
      PageFrames frames,
      Pages pages,
      ProblemPages problems) {
    this.merging = merging;
    this.repository = repository;
    this.snapshots = snapshots;
    this.frames = frames;
    this.pages = pages;
    this.problems = problems;
  }

  /** Likely pairs, most alike first, and the latest merges. */
  @Get
  HttpResponse<?> overview(
      HttpRequest<?> request, Person person, @Nullable @QueryValue String done) {
    if (!person.authority().isCommissioner() && !person.authority().isAdministrator()) {
      return problems.forbidden(
          request, "Commissioners of an area and administrators merge what is listed twice.");
    }
    Catalogue catalogue = snapshots.professional().catalogue();
    Known pairs = pairs(catalogue);
    List<ServicePair> mine =
        pairs.services().stream()
            .filter(each -> merging.mayMerge(person, each.one(), each.other()))
            .toList();
    return pages.show(
        "duplicate/overview",
        new Overview(
            frame("Duplicates", false),
            done == null ? "" : DONE.getOrDefault(done, ""),
            mine.stream()
                .limit(MOST_PAIRS)
                .map(
                    each ->
                        new Pair(
                            each.one().name(),
                            organisation(each.one(), catalogue),
                            each.other().name(),
                            organisation(each.other(), catalogue),
                            compareAddress(each.one().id(), each.other().id()),
                            percent(each.similarity()),
                            each.similarity().reasons()))
                .toList(),
            Math.max(0, mine.size() - MOST_PAIRS),
            person.authority().isAdministrator()
                ? pairs.organisations().stream()
                    .limit(MOST_PAIRS)
                    .map(
                        each ->
                            new Pair(
                                each.one().name(),
                                each.one().type().label(),
                                each.other().name(),
                                each.other().type().label(),
                                PATH
                                    + "/organisations?one="
                                    + each.one().id()
                                    + "&other="
                                    + each.other().id(),
                                percent(each.similarity()),
                                each.similarity().reasons()))
                    .toList()
                : List.of(),
            merging.list(person).stream().limit(MOST_MERGES).map(this::past).toList()));
  }

  /** Two listings side by side. */
  @Get("/compare")
  HttpResponse<?> compare(Person person, @QueryValue String one, @QueryValue String other) {
    Snapshot snapshot = snapshots.professional();
    MergePreview preview = preview(person, one, other, Set.of());
    Similarity similarity =
        Duplicates.between(
            preview.kept(),
            organisationOf(preview.kept(), snapshot),
            preview.dropped(),
            organisationOf(preview.dropped(), snapshot));
    return pages.show(
        "duplicate/compare",
        new Compare(
            frame("Are these the same?", false),
            side(preview.kept(), snapshot),
            side(preview.dropped(), snapshot),
            percent(similarity),
            similarity.reasons(),
            preview.differences().stream()
                .map(
                    each ->
                        new Choice(
                            each.field().name(), each.field().label(), each.before(), each.after()))
                .toList()));
  }

  /** What merging them would come to. */
  @Get("/preview")
  HttpResponse<?> preview(HttpRequest<?> request, Person person) {
    SentForm asked = new SentForm(request.getParameters().asMap());
    String one = asked.first("one");
    String other = asked.first("other");
    boolean keepsOther = asked.first("keep").equals("other");
    Set<ListingField> taken = EnumSet.noneOf(ListingField.class);
    for (ListingField field : ListingField.values()) {
      String from = asked.first("from-" + field.name());
      if (!field.part().isApart() && from.equals(keepsOther ? "one" : "other")) {
        taken.add(field);
      }
    }
    return show(
        HttpStatus.OK,
        person,
        keepsOther ? other : one,
        keepsOther ? one : other,
        taken,
        "",
        List.of());
  }

  /** Merges them. */
  @Post("/merge")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> merge(Person person, @Body Map<String, Object> body) {
    SentForm sent = SentForm.of(body);
    Set<ListingField> taken = EnumSet.noneOf(ListingField.class);
    for (ListingField field : ListingField.values()) {
      if (!field.part().isApart() && sent.all("take").contains(field.name())) {
        taken.add(field);
      }
    }
    MergePreview preview = preview(person, sent.first("kept"), sent.first("dropped"), taken);
    String why = sent.first("why");
    Optional<Fault> tooLong = Fault.inReason(why);
    if (tooLong.isPresent()) {
      return show(
          HttpStatus.BAD_REQUEST,
          person,
          sent.first("kept"),
          sent.first("dropped"),
          taken,
          why,
          List.of(new FieldError("why", tooLong.get().message())));
    }
    Merged merged =
        merging.merge(
            person,
            preview.kept().id(),
            sent.number("kept-version").orElse(0),
            preview.dropped().id(),
            sent.number("dropped-version").orElse(0),
            taken,
            why);
    return switch (merged) {
      case Merged.Done ignored -> HttpResponse.seeOther(URI.create(PATH + "?done=merged"));
      case Merged.Refused refused ->
          show(
              HttpStatus.CONFLICT,
              person,
              sent.first("kept"),
              sent.first("dropped"),
              taken,
              why,
              List.of(new FieldError("", refused.message())));
    };
  }

  /** Takes a merge back. */
  @Post("/merges/{id}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> undo(HttpRequest<?> request, Person person, @PathVariable String id) {
    UUID wanted = RecordIds.parse(id).orElseThrow(DuplicateController::unknown);
    if (merging.list(person).stream().noneMatch(each -> each.id().equals(wanted))) {
      throw unknown();
    }
    return switch (merging.undo(person, wanted)) {
      case Merged.Done ignored -> HttpResponse.seeOther(URI.create(PATH + "?done=undone"));
      case Merged.Refused refused ->
          problems.answer(request, HttpStatus.CONFLICT, "Nothing was changed", refused.message());
    };
  }

  /** Two organisations side by side. */
  @Get("/organisations")
  HttpResponse<?> organisations(Person person, @QueryValue String one, @QueryValue String other) {
    return organisations(HttpStatus.OK, person, one, other, "", List.of());
  }

  /** Merges two organisations. */
  @Post("/organisations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> mergeOrganisations(Person person, @Body Map<String, Object> body) {
    SentForm sent = SentForm.of(body);
    String one = sent.first("one");
    String other = sent.first("other");
    Organisation first = organisation(person, one);
    Organisation second = organisation(person, other);
    String keep = sent.first("keep");
    String why = sent.first("why");
    List<FieldError> errors = new ArrayList<>();
    if (!keep.equals("one") && !keep.equals("other")) {
      errors.add(new FieldError("keep", "Select which organisation stays"));
    }
    Fault.inReason(why).ifPresent(fault -> errors.add(new FieldError("why", fault.message())));
    if (!errors.isEmpty()) {
      return organisations(HttpStatus.BAD_REQUEST, person, one, other, why, errors);
    }
    boolean keepsOther = keep.equals("other");
    Merged merged =
        merging.merge(
            person,
            keepsOther ? second.id() : first.id(),
            keepsOther ? first.id() : second.id(),
            why);
    return switch (merged) {
      case Merged.Done ignored -> HttpResponse.seeOther(URI.create(PATH + "?done=merged"));
      case Merged.Refused refused ->
          organisations(
              HttpStatus.CONFLICT,
              person,
              one,
              other,
              why,
              List.of(new FieldError("", refused.message())));
    };
  }

  private HttpResponse<?> organisations(
      HttpStatus status,
      Person person,
      String one,
      String other,
      String why,
      List<FieldError> errors) {
    Organisation first = organisation(person, one);
    Organisation second = organisation(person, other);
    Similarity similarity = Duplicates.between(first, second);
    return pages.show(
        status,
        "duplicate/organisations",
        new Organisations(
            frame("Are these organisations the same?", !errors.isEmpty()),
            side(first),
            side(second),
            percent(similarity),
            similarity.reasons(),
            List.of(
                fact("Name", Organisation::name, first, second),
                fact("Sort", each -> each.type().label(), first, second),
                fact("Description", Organisation::description, first, second),
                fact("Website", Organisation::website, first, second),
                fact("E-mail", Organisation::email, first, second),
                fact("Charity number", Organisation::charityNumber, first, second),
                fact("Company number", Organisation::companyNumber, first, second),
                fact("Listings", this::listings, first, second)),
            why,
            errors));
  }

  private String listings(Organisation organisation) {
    return snapshots.professional().catalogue().servicesOf(organisation.id()).stream()
        .map(Service::name)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Choice fact(
      String name,
      Function<Organisation, @Nullable String> of,
      Organisation one,
      Organisation other) {
    return new Choice("", name, lines(of.apply(one)), lines(of.apply(other)));
  }

  private static List<String> lines(@Nullable String words) {
    return words == null || words.isBlank() ? List.of() : words.lines().toList();
  }

  /** Only administrators merge organisations. */
  private Organisation organisation(Person person, String id) {
    return RecordIds.parse(id)
        .filter(each -> person.authority().isAdministrator())
        .flatMap(each -> repository.load().findOrganisation(new OrganisationId(each)))
        .orElseThrow(DuplicateController::unknown);
  }

  private HttpResponse<?> show(
      HttpStatus status,
      Person person,
      String keptId,
      String droppedId,
      Set<ListingField> taken,
      String why,
      List<FieldError> errors) {
    Snapshot snapshot = snapshots.professional();
    // The versions first: what changes after them is refused when it is merged.
    String keptVersion = version(keptId);
    String droppedVersion = version(droppedId);
    MergePreview preview = preview(person, keptId, droppedId, taken);
    ListingTerms terms = terms(snapshot);
    Set<ListingField> differing = EnumSet.noneOf(ListingField.class);
    preview.differences().forEach(each -> differing.add(each.field()));
    List<Told> listing = new ArrayList<>();
    for (ListingField field : ListingField.values()) {
      if (!field.part().isApart()) {
        listing.add(
            new Told(
                field.label(),
                field.tell(preview.merged(), terms),
                !differing.contains(field)
                    ? ""
                    : taken.contains(field)
                        ? "From the listing that is closed"
                        : "From the listing that stays"));
      }
    }
    return pages.show(
        status,
        "duplicate/preview",
        new Preview(
            frame("The merged listing", !errors.isEmpty()),
            side(preview.kept(), snapshot),
            side(preview.dropped(), snapshot),
            keptVersion,
            droppedVersion,
            taken.stream().map(Enum::name).toList(),
            listing,
            preview.problems(),
            why,
            compareAddress(preview.kept().id(), preview.dropped().id()),
            errors));
  }

  private String version(String id) {
    return RecordIds.parse(id)
        .flatMap(each -> repository.versionOf(new ServiceId(each)))
        .map(String::valueOf)
        .orElse("0");
  }

  private MergePreview preview(
      Person person, String kept, String dropped, Set<ListingField> taken) {
    UUID one = RecordIds.parse(kept).orElseThrow(DuplicateController::unknown);
    UUID other = RecordIds.parse(dropped).orElseThrow(DuplicateController::unknown);
    return merging
        .preview(
            person,
            new ServiceId(one),
            new ServiceId(other),
            taken,
            terms(snapshots.professional()))
        .orElseThrow(DuplicateController::unknown);
  }

  private static ListingTerms terms(Snapshot snapshot) {
    return new ListingTerms(snapshot.vocabularies(), snapshot.geography());
  }

  private Known pairs(Catalogue catalogue) {
    Known last = known;
    if (last.revision() != catalogue.revision()) {
      last =
          new Known(
              catalogue.revision(),
              Duplicates.services(catalogue, Duplicates.WORTH_A_LOOK),
              Duplicates.organisations(catalogue, Duplicates.WORTH_A_LOOK));
      known = last;
    }
    return last;
  }

  private static NotFoundException unknown() {
    return new NotFoundException(
        "There is no such thing, or it is not for your areas to decide on both.");
  }

  private Past past(Merge merge) {
    return new Past(
        merge.id().toString(),
        name(merge, merge.kept()),
        name(merge, merge.dropped()),
        (merge.kind() == Merge.Kind.SERVICE ? "Listings" : "Organisations")
            + " merged by "
            + merge.who()
            + " on "
            + DayWords.day(merge.at().atZone(java.time.ZoneId.of("Europe/London")).toLocalDate())
            + ": "
            + merge.why(),
        merge.undoneAt() != null,
        merge.undoneAt() == null);
  }

  private static String name(Merge merge, UUID id) {
    return merge.kind() == Merge.Kind.SERVICE
        ? merge.before().services().stream()
            .filter(each -> each.id().value().equals(id))
            .map(Service::name)
            .findFirst()
            .orElse("")
        : merge.before().organisations().stream()
            .filter(each -> each.id().value().equals(id))
            .map(Organisation::name)
            .findFirst()
            .orElse("");
  }

  private PageFrame frame(String title, boolean error) {
    return frames
        .ofListings((error ? "Error: " : "") + title, Section.NONE)
        .withStyle("approval.css");
  }

  private static String compareAddress(ServiceId one, ServiceId other) {
    return PATH + "/compare?one=" + one + "&other=" + other;
  }

  private static String percent(Similarity similarity) {
    return String.format(Locale.UK, "%.0f %%", similarity.value() * 100);
  }

  private static String organisation(Service service, Catalogue catalogue) {
    return catalogue.findOrganisation(service.organisation()).map(Organisation::name).orElse("");
  }

  private Organisation organisationOf(Service service, Snapshot snapshot) {
    return snapshot
        .catalogue()
        .findOrganisation(service.organisation())
        .or(() -> repository.load().findOrganisation(service.organisation()))
        .orElseThrow(DuplicateController::unknown);
  }

  private Side side(Service service, Snapshot snapshot) {
    return new Side(
        service.id().toString(),
        service.name(),
        organisationOf(service, snapshot).name(),
        service.status().label(),
        service.isPublic() ? "/services/" + service.id() : "");
  }

  private static Side side(Organisation organisation) {
    return new Side(
        organisation.id().toString(),
        organisation.name(),
        "",
        organisation.type().label(),
        "/organisations/" + organisation.id());
  }
}
