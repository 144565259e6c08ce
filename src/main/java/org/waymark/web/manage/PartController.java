package org.waymark.web.manage;

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
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.listing.Decided;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingDrafting;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Refusal;
import org.waymark.listing.Saved;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormReading;
import org.waymark.listing.form.FormRows;
import org.waymark.listing.form.ListingDraft;
import org.waymark.listing.form.ListingForm;
import org.waymark.web.page.Pages;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** The parts of a listing, a page each, saved on its own. */
@Controller("/manage/listings/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class PartController {

  private static final String TOO_OLD =
      "The page was too old to be saved. Check what you typed and save again";

  private static final String KEEP_MINE =
      "Nothing was saved yet: save to keep what stands here now, or change it to theirs";

  private final EditedListings listings;
  private final ListingEditing editing;
  private final ListingDrafting drafting;
  private final PartPages partPages;
  private final ConflictPages conflicts;
  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  PartController(
      EditedListings listings,
      ListingEditing editing,
      ListingDrafting drafting,
      PartPages partPages,
      ConflictPages conflicts,
      Pages pages) {
    this.listings = listings;
    this.editing = editing;
    this.drafting = drafting;
    this.partPages = partPages;
    this.conflicts = conflicts;
    this.pages = pages;
  }

  @Get("/{part}")
  HttpResponse<?> show(
      Person person,
      @PathVariable String id,
      @PathVariable String part,
      @Nullable @QueryValue String offer) {
    EditedListing listing = listings.get(person, id);
    ListingPart asked = part(part);
    if (!listing.isOpen()) {
      return HttpResponse.seeOther(home(listing, ""));
    }
    String row = row(listing, asked, offer);
    ListingDraft draft = withRow(asked, listing.draft(), row);
    return pages.show(
        "manage/part", partPages.page(listing, asked, row, PartPages.State.of(draft)));
  }

  @Post("/{part}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(
      Person person,
      @PathVariable String id,
      @PathVariable String part,
      @Nullable @QueryValue String offer,
      @Body Map<String, Object> body) {
    EditedListing listing = listings.get(person, id);
    ListingPart asked = part(part);
    if (!listing.isOpen()) {
      return HttpResponse.seeOther(home(listing, "waiting"));
    }
    return new Save(person, listing, asked, row(listing, asked, offer), ManageForm.of(body))
        .answer();
  }

  static ListingPart part(String slug) {
    return ListingPart.ofTheForm().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseThrow(EditedListings::missing);
  }

  /** The kind of support that is asked for: the first unless told; empty for other parts. */
  private String row(EditedListing listing, ListingPart part, @Nullable String offer) {
    if (part != ListingPart.SUPPORT && part != ListingPart.REACH) {
      return "";
    }
    List<String> keys = listing.draft().all(FormRows.OFFERS.field());
    String fresh = FormRows.OFFERS.next(listing.draft(), listing.origin());
    String asked = offer == null ? keys.isEmpty() ? fresh : keys.getFirst() : offer;
    boolean known = keys.contains(asked) || (part == ListingPart.SUPPORT && asked.equals(fresh));
    if (!known) {
      throw new NotFoundException(
          "There is no such kind of support. Choose one on the page of the listing.");
    }
    return asked;
  }

  private static ListingDraft withRow(ListingPart part, ListingDraft draft, String row) {
    return part == ListingPart.SUPPORT ? FormRows.OFFERS.add(draft, row) : draft;
  }

  static URI home(EditedListing listing, String done) {
    return home(listing.id(), done);
  }

  static URI home(ServiceId listing, String done) {
    return URI.create("/manage/listings/" + listing + (done.isEmpty() ? "" : "?done=" + done));
  }

  /** One page that was sent. */
  private final class Save {
    private final Person person;
    private final EditedListing listing;
    private final ListingPart part;
    private final String row;
    private final ManageForm form;
    private final ListingForm reader = listings.form();

    Save(Person person, EditedListing listing, ListingPart part, String row, ManageForm form) {
      this.person = person;
      this.listing = listing;
      this.part = part;
      this.row = row;
      this.form = form;
    }

    HttpResponse<?> answer() {
      ListingDraft before = withRow(part, listing.draft(), row);
      Map<String, List<String>> sent = form.ofListing();
      List<String> refused = reader.refused(part, before, rowOrNull(), sent);
      if (!refused.isEmpty()) {
        return again(
            HttpStatus.BAD_REQUEST,
            before,
            List.of(),
            List.of(
                new FieldError(
                    "",
                    "This page has no field “"
                        + String.join("”, “", refused.stream().limit(5).toList())
                        + "”, or it held too much. Nothing was saved: fill the page in again")));
      }
      ListingDraft taken = reader.take(part, before, rowOrNull(), sent);
      String action = form.first("_action");
      if (action.equals("find")) {
        return again(HttpStatus.OK, taken, List.of(), List.of());
      }
      if (action.equals("add")) {
        return again(HttpStatus.OK, added(taken), List.of(), List.of());
      }
      if (action.startsWith("remove:")) {
        return removed(taken, action.substring("remove:".length()));
      }
      return listing.isFirst() ? saveDraft(taken, sent) : saveLive(taken, sent);
    }

    private @Nullable String rowOrNull() {
      return row.isEmpty() ? null : row;
    }

    private ListingDraft added(ListingDraft draft) {
      return switch (part) {
        case CONTACTS ->
            FormRows.CONTACTS.add(draft, FormRows.CONTACTS.next(draft, listing.origin()));
        case CONFIDENTIALITY -> {
          byte[] token = new byte[8];
          random.nextBytes(token);
          yield FormRows.addLocation(draft, HexFormat.of().formatHex(token));
        }
        default -> draft;
      };
    }

    private HttpResponse<?> removed(ListingDraft draft, String key) {
      return switch (part) {
        case CONTACTS ->
            again(HttpStatus.OK, FormRows.CONTACTS.remove(draft, key), List.of(), List.of());
        case CONFIDENTIALITY ->
            again(HttpStatus.OK, FormRows.LOCATIONS.remove(draft, key), List.of(), List.of());
        case SUPPORT -> {
          ListingDraft without = FormRows.OFFERS.remove(draft, row);
          yield listing.isFirst() ? saveDraft(without, Map.of()) : saveLive(without, Map.of());
        }
        default -> again(HttpStatus.OK, draft, List.of(), List.of());
      };
    }

    // A first listing

    private HttpResponse<?> saveDraft(ListingDraft taken, Map<String, List<String>> sent) {
      ListingChange change = Objects.requireNonNull(listing.change());
      long lock =
          form.first("_version").matches("\\d{1,18}")
              ? Long.parseLong(form.first("_version"))
              : change.lock();
      Decided decided = drafting.saveDraft(person, change.id(), lock, taken.fields());
      List<FieldProblem> problems = reader.problems(taken, listing.origin(), part);
      return switch (decided) {
        case Decided.Done done when problems.isEmpty() ->
            HttpResponse.seeOther(next(done.change(), ListingForm.sendsSecretAddress(sent)));
        case Decided.Done done ->
            again(
                HttpStatus.UNPROCESSABLE_ENTITY,
                taken,
                String.valueOf(done.change().lock()),
                problems,
                List.of());
        case Decided.Disputed both -> disputed(both);
        case Decided.Refused no -> refused(no.problems(), taken);
        case Decided.Live ignored -> HttpResponse.seeOther(home(listing, ""));
        case Decided.Moved ignored -> refused(List.of(), taken);
      };
    }

    /** The page again, with what I typed in the fields and what they typed beside it. */
    private HttpResponse<?> disputed(Decided.Disputed both) {
      ListingDraft theirs = new ListingDraft(both.draft().draft());
      Map<String, String> said =
          partPages.said(listing, part, row, withRow(part, theirs, row), both.names());
      List<FieldProblem> problems = new ArrayList<>();
      List<FieldError> errors = new ArrayList<>();
      for (String name : both.names()) {
        String words = said.get(name);
        if (words == null) {
          // Rows, or a question of another part: no field of this page to say it at.
          errors.add(new FieldError("", "Somebody else changed this page too. " + KEEP_MINE));
        } else {
          problems.add(
              new FieldProblem(
                  part,
                  name,
                  String.join(", ", theirs.all(name)),
                  "Somebody else has meanwhile "
                      + (words.isEmpty() ? "emptied this" : "answered this with “" + words + "”")
                      + ". "
                      + KEEP_MINE));
        }
      }
      return again(
          HttpStatus.CONFLICT,
          new ListingDraft(both.merged()),
          String.valueOf(both.draft().lock()),
          problems,
          errors.stream().distinct().toList());
    }

    /** The first part after this one that is not complete; else the page of the listing. */
    private URI next(ListingChange change, boolean secret) {
      if (secret) {
        return home(listing, "secret");
      }
      ListingDraft draft = new ListingDraft(change.draft());
      List<ListingPart> parts = ListingPart.ofTheForm();
      Set<ListingPart> unfinished = EnumSet.noneOf(ListingPart.class);
      ListingForm.missing(draft).forEach(problem -> unfinished.add(problem.part()));
      return parts.subList(parts.indexOf(part) + 1, parts.size()).stream()
          .filter(unfinished::contains)
          .findFirst()
          .map(after -> URI.create("/manage/listings/" + listing.id() + "/" + after.slug()))
          .orElseGet(() -> home(listing, "kept"));
    }

    // A listing of the catalogue

    private HttpResponse<?> saveLive(ListingDraft taken, Map<String, List<String>> sent) {
      FormReading reading = reader.read(taken, listing.origin());
      if (reading instanceof FormReading.Unreadable bad) {
        return again(HttpStatus.UNPROCESSABLE_ENTITY, taken, bad.problems(), List.of());
      }
      Service mine = ((FormReading.Readable) reading).service();
      Optional<ListingVersion> version = ListingVersion.parse(form.first("_version"));
      if (version.isEmpty()) {
        return again(
            HttpStatus.UNPROCESSABLE_ENTITY,
            taken,
            List.of(),
            List.of(new FieldError("", TOO_OLD)));
      }
      Optional<ListingVersion> before = ListingVersion.parse(form.first(ConflictPages.FROM));
      Map<String, String> choices = before.isEmpty() ? Map.of() : choices();
      // Where a choice is missing it is as if the form came for the first time: it is asked again.
      boolean undecided = choices.containsValue("");
      ListingVersion expected = undecided ? before.orElseThrow() : version.get();
      Service chosen = undecided ? mine : withChoices(mine);
      Saved saved = editing.save(person, listing.id(), expected, chosen, form.first("_why"));
      return switch (saved) {
        case Saved.Applied done ->
            HttpResponse.seeOther(
                home(
                    listing,
                    done.waitingFields().isEmpty() && hides(chosen)
                        ? "hidden"
                        : ListingForm.sendsSecretAddress(sent)
                            ? "secret"
                            : done.waitingFields().isEmpty()
                                ? "live"
                                : done.live().isEmpty() ? "waits" : "both"));
        case Saved.Unchanged ignored ->
            HttpResponse.seeOther(
                home(listing, ListingForm.sendsSecretAddress(sent) ? "secret" : "unchanged"));
        case Saved.Conflict conflict ->
            pages.show(
                HttpStatus.CONFLICT,
                "manage/conflict",
                conflicts.page(
                    listing, part, row, conflict, sent, form.first("_why"), expected, choices));
        case Saved.Refused no -> refused(no.problems(), taken);
      };
    }

    /** True when a place that everybody read is no longer shown. */
    private boolean hides(Service chosen) {
      Service live = Objects.requireNonNull(listing.live());
      return live.locations().stream()
          .filter(place -> place.disclosure() == Disclosure.PUBLIC)
          .anyMatch(
              place ->
                  chosen.locations().stream()
                      .anyMatch(
                          each ->
                              each.id().equals(place.id())
                                  && each.disclosure() != Disclosure.PUBLIC));
    }

    /** What was chosen of what the conflict page asked, by slug of the field; empty for nothing. */
    private Map<String, String> choices() {
      Map<String, String> choices = new HashMap<>();
      form.all(ConflictPages.DISPUTED)
          .forEach(slug -> choices.put(slug, form.first(ConflictPages.CHOICE + slug)));
      return choices;
    }

    /** Takes what others wrote for the fields where the person chose it on the conflict page. */
    private Service withChoices(Service mine) {
      Set<ListingField> theirs = EnumSet.noneOf(ListingField.class);
      for (ListingField field : part.fields()) {
        if (form.first(ConflictPages.CHOICE + field.slug()).equals(ConflictPages.THEIRS)) {
          theirs.add(field);
        }
      }
      Service working = Objects.requireNonNull(listing.working());
      return theirs.isEmpty() ? mine : ListingField.copy(theirs, working, mine);
    }

    private HttpResponse<?> refused(List<Refusal> refusals, ListingDraft taken) {
      if (refusals.stream().anyMatch(each -> each.reason() == Refusal.Reason.UNKNOWN)) {
        throw EditedListings.missing();
      }
      List<FieldError> errors = new ArrayList<>();
      HttpStatus status = HttpStatus.CONFLICT;
      for (Refusal refusal : refusals) {
        errors.add(new FieldError("", refusal.message()));
        status = Refusals.status(refusal.reason());
      }
      if (errors.isEmpty()) {
        errors.add(new FieldError("", TOO_OLD));
      }
      // Saved again with what is now, and with all that was typed.
      EditedListing now = listings.get(person, listing.id().toString());
      return again(status, taken, now.version(), List.of(), errors);
    }

    private HttpResponse<?> again(
        HttpStatus status,
        ListingDraft draft,
        List<FieldProblem> problems,
        List<FieldError> errors) {
      return again(status, draft, form.first("_version"), problems, errors);
    }

    private HttpResponse<?> again(
        HttpStatus status,
        ListingDraft draft,
        String version,
        List<FieldProblem> problems,
        List<FieldError> errors) {
      boolean secret = ListingForm.sendsSecretAddress(form.ofListing());
      return pages.show(
          status,
          "manage/part",
          partPages.page(
              listing,
              part,
              row,
              new PartPages.State(
                  draft,
                  problems,
                  errors,
                  version.isEmpty() ? listing.version() : version,
                  form.first("_why"),
                  form.first("_find"),
                  secret
                      ? "The secret address was not kept: write it on its own page, which keeps it"
                          + " encrypted."
                      : "")));
    }
  }
}
