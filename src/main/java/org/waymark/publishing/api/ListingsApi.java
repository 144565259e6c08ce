package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.account.ApiToken;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.listing.Decided;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.Refusal;
import org.waymark.listing.Saved;
import org.waymark.listing.WorkingListing;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;

/**
 * Programs of an organisation keep its listings. Everything goes through the same desk as the
 * pages, so that what waits for approval there waits here.
 */
@Controller(ListingsApi.ROOT)
@Tag(name = "Listings")
@SecurityScheme(
    name = "listingToken",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        "A token of an organisation, made by its lead under Your account; reading takes the scope"
            + " listings:read, changing listings:write")
record ListingsApi(
    Answers answers, ListingReading reading, ListingEditing editing, SnapshotKeeper snapshots) {

  static final String ROOT = WireMaker.ROOT + "/listings";

  static final int LARGEST_BODY_BYTES = 64 * 1024;

  @Operation(
      operationId = "getListing",
      summary = "A listing of the token's organisation, to be changed",
      description =
          "As its editors see it: what is live, with what waits for approval on top. The ETag is"
              + " its version; send it back as If-Match with a change.",
      security = @SecurityRequirement(name = "listingToken"))
  @ApiResponse(
      responseCode = "200",
      description = "The listing",
      headers = @Header(name = "ETag", description = "The version, in quotation marks"),
      content = @Content(schema = @Schema(implementation = ListingWire.Listing.class)))
  @ApiResponse(
      responseCode = "401",
      description = "Problem details: no token, or one that does not hold",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "404",
      description = "Problem details: no such listing, or not of the token's organisation",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @Get("/{id}")
  @Secured({ApiToken.READ, ApiToken.WRITE})
  HttpResponse<?> listing(
      HttpRequest<?> request, @Parameter(hidden = true) Person person, @PathVariable String id) {
    WorkingListing open = open(request, person, id);
    return tagged(HttpResponse.ok(ListingWire.of(open)), open.version());
  }

  @Operation(
      operationId = "changeListing",
      summary = "Change a listing of the token's organisation",
      description =
          "Fields that are given are changed, others stay. Harmless fields are live at once, and so"
              + " is what only takes something from view; what else is sensitive waits for approval"
              + " while the old listing stays up, and the answer says which. stillCorrect says that"
              + " the whole listing was checked today. Changes that others made in other fields"
              + " since the version are kept.",
      security = @SecurityRequirement(name = "listingToken"))
  @RequestBody(
      required = true,
      description = "At most 64 kB; fields that do not exist are refused",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ListingWire.Change.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It is kept, or said so already",
      headers = @Header(name = "ETag", description = "The new version, in quotation marks"),
      content = @Content(schema = @Schema(implementation = ListingWire.Result.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Problem details: each field that is wrong and the remedy",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "401",
      description = "Problem details: no token, or one that does not hold",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "403",
      description = "Problem details: the token only reads",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "404",
      description = "Problem details: no such listing, or not of the token's organisation",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "412",
      description =
          "Problem details: somebody else has changed the same fields since; nothing was kept. Read"
              + " the listing again",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "428",
      description = "Problem details: If-Match is missing",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @Post("/{id}")
  @Secured(ApiToken.WRITE)
  HttpResponse<?> change(
      HttpRequest<?> request,
      @Parameter(hidden = true) Person person,
      @PathVariable String id,
      @Parameter(
              name = "If-Match",
              in = ParameterIn.HEADER,
              required = true,
              description = "The ETag of the listing as it was read")
          @io.micronaut.http.annotation.Header("If-Match")
          @Nullable
          String ifMatch,
      @Nullable @Body byte[] body) {
    byte[] json = Answers.json(request, body, LARGEST_BODY_BYTES, "Send at most 64 kB.");
    WorkingListing open = open(request, person, id);
    ListingVersion expected = version(request, ifMatch);
    ListingBody read = ListingBody.read(json);
    Service mine = read.onto(open.working(), terms());
    if (!read.problems().isEmpty()) {
      return answers.refuse(request, read.problems());
    }
    List<String> live = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    if (read.changesFields()) {
      // What the program did not send it does not mean to change, whatever it has not seen.
      Saved saved = editing.save(person, open.live().id(), expected, mine, read.why());
      switch (saved) {
        case Saved.Applied applied -> {
          live.addAll(ListingWire.names(applied.live()));
          waiting.addAll(ListingWire.names(applied.waitingFields()));
        }
        case Saved.Unchanged ignored -> {}
        case Saved.Conflict conflict ->
            throw Answers.problem(
                request,
                HttpStatus.PRECONDITION_FAILED,
                "Somebody else has changed this listing",
                "Nothing was kept: "
                    + String.join(", ", ListingWire.names(conflict.fields()))
                    + " differ from the version "
                    + expected
                    + ". Read the listing again and send the change with its new ETag.");
        case Saved.Refused refused -> throw refusal(request, refused.problems());
      }
    }
    if (read.stillCorrect()
        && editing.stillCorrect(person, open.live().id()) instanceof Decided.Refused refused) {
      throw refusal(request, refused.problems());
    }
    WorkingListing now = open(request, person, id);
    return tagged(
        HttpResponse.ok(
            new ListingWire.Result(now.version().toString(), live, waiting, ListingWire.of(now))),
        now.version());
  }

  private ReadingTerms terms() {
    Snapshot snapshot = snapshots.current();
    return ReadingTerms.withoutPlaces(
        snapshot.vocabularies(), snapshot.geography(), snapshot.today());
  }

  private WorkingListing open(HttpRequest<?> request, Person person, String id) {
    Optional<WorkingListing> open =
        RecordIds.parse(id).flatMap(each -> reading.open(person, new ServiceId(each)));
    if (open.isEmpty()) {
      throw Answers.problem(
          request,
          HttpStatus.NOT_FOUND,
          "Not found",
          "Your organisation has no listing with this id. See "
              + WireMaker.ROOT
              + "/services for ids.");
    }
    return open.get();
  }

  private static ListingVersion version(HttpRequest<?> request, @Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Answers.problem(
          request,
          HttpStatus.PRECONDITION_REQUIRED,
          "The version is missing",
          "Read the listing first and send its ETag as If-Match, so that nobody's change is lost.");
    }
    return ListingVersion.parse(ifMatch.strip().replaceAll("^\"|\"$", ""))
        .orElseThrow(
            () ->
                Answers.problem(
                    request,
                    HttpStatus.PRECONDITION_FAILED,
                    "There is no such version",
                    "Send the ETag of the listing as it was read, as If-Match: \"41.0\"."));
  }

  private static ProblemException refusal(HttpRequest<?> request, List<Refusal> refusals) {
    HttpStatus status =
        switch (refusals.getFirst().reason()) {
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
          case NOT_NOW, MOVED -> HttpStatus.CONFLICT;
          case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    return Answers.problem(
        request,
        status,
        "Nothing was changed",
        refusals.stream().map(Refusal::message).collect(Collectors.joining(". ")) + ".");
  }

  private static HttpResponse<?> tagged(MutableHttpResponse<?> response, ListingVersion version) {
    return response
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, "\"" + version + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
