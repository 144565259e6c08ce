package org.waymark.publishing.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.query.FilterParameters;
import org.waymark.query.FilterQuery;
import org.waymark.query.GapParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.query.ParsedGap;
import org.waymark.query.ParsedQuery;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;

/** Makes responses: entity tags, problem details, parsed parameters. Thread-safe. */
@Singleton
public final class Answers {

  /** Of what not everybody may see. */
  static final String TO_ONE_READER = "private, no-store";

  /** Tells this run of the program from others, whose snapshots are numbered anew. */
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /** As HTTP writes a time; of the United States for names of three letters. */
  private static final DateTimeFormatter HTTP_TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** When the snapshot of this number was first answered from. */
  private record FirstSeen(long snapshot, String time) {}

  private final SnapshotKeeper snapshots;
  private final Places places;
  private final Clock clock;
  private final AtomicReference<FirstSeen> latest = new AtomicReference<>(new FirstSeen(-1, ""));

  Answers(SnapshotKeeper snapshots, Places places, Clock clock) {
    this.snapshots = snapshots;
    this.places = places;
    this.clock = clock;
  }

  private String lastModified(Snapshot snapshot) {
    return latest
        .updateAndGet(
            seen ->
                seen.snapshot() >= snapshot.number()
                    ? seen
                    : new FirstSeen(snapshot.number(), HTTP_TIME.format(clock.instant())))
        .time();
  }

  /** What everybody may see, the latest; keep it for the whole request. */
  public Snapshot snapshot() {
    return snapshots.current();
  }

  /**
   * What whoever asks may see, the latest; keep it for the whole request. People who are signed in
   * as professionals get unlisted listings too. A program with a token gets what everybody gets, as
   * it does when it searches.
   *
   * @param person whoever asks; null for the public
   */
  public Snapshot snapshot(@Nullable Person person) {
    return snapshots.forReader(
        person != null && person.token() == null && Person.isProfessional(person));
  }

  /** Parses the request's parameters and answers, or says what was not understood. */
  public HttpResponse<?> toFilter(
      HttpRequest<?> request,
      Snapshot snapshot,
      Set<String> others,
      Function<FilterQuery, HttpResponse<?>> answer) {
    ParsedQuery parsed =
        FilterParameters.parse(request.getParameters().asMap(), snapshot, places::find, others);
    return parsed.isValid() ? answer.apply(parsed.query()) : refuse(request, parsed.problems());
  }

  /**
   * Parses the parameters of the gap analysis and answers, or says what was not understood.
   *
   * @param others names that the caller reads itself
   */
  public HttpResponse<?> toGap(
      HttpRequest<?> request,
      Snapshot snapshot,
      Set<String> others,
      Function<GapQuestion, HttpResponse<?>> answer) {
    ParsedGap parsed = GapParameters.parse(request.getParameters().asMap(), snapshot, others);
    return parsed.isValid() ? answer.apply(parsed.question()) : refuse(request, parsed.problems());
  }

  /**
   * JSON of a snapshot: 304 when the asker has it already. Of a snapshot with unlisted listings it
   * is for whoever asked alone: nothing on the way keeps it, and it has no tag that could be taken
   * for the public's.
   */
  public MutableHttpResponse<?> ok(HttpRequest<?> request, Snapshot snapshot, Supplier<?> body) {
    return ok(request, snapshot, MediaType.APPLICATION_JSON_TYPE, body);
  }

  /** As {@link #ok(HttpRequest, Snapshot, Supplier)}, of another media type. */
  public MutableHttpResponse<?> ok(
      HttpRequest<?> request, Snapshot snapshot, MediaType type, Supplier<?> body) {
    return snapshot.catalogue().hasUnlisted()
        ? toOneReader(type, body)
        : tagged(request, Long.toString(snapshot.number()), type, body)
            .header(HttpHeaders.LAST_MODIFIED, lastModified(snapshot));
  }

  /**
   * As {@link #ok(HttpRequest, Snapshot, Supplier)}, of what also changes between snapshots.
   *
   * @param version changes whenever the answer may, while the snapshot stays the same; letters,
   *     digits and hyphens
   */
  public MutableHttpResponse<?> ok(
      HttpRequest<?> request, Snapshot snapshot, String version, Supplier<?> body) {
    return ok(request, snapshot, version, MediaType.APPLICATION_JSON_TYPE, body);
  }

  /** As {@link #ok(HttpRequest, Snapshot, String, Supplier)}, of another media type. */
  public MutableHttpResponse<?> ok(
      HttpRequest<?> request, Snapshot snapshot, String version, MediaType type, Supplier<?> body) {
    return snapshot.catalogue().hasUnlisted()
        ? toOneReader(type, body)
        : tagged(request, snapshot.number() + "-" + version, type, body);
  }

  private static MutableHttpResponse<?> toOneReader(MediaType type, Supplier<?> body) {
    return HttpResponse.<Object>ok(body.get())
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, TO_ONE_READER);
  }

  private MutableHttpResponse<Object> tagged(
      HttpRequest<?> request, String version, MediaType type, Supplier<?> body) {
    String tag = "W/\"" + run + "-" + version + "\"";
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    boolean same =
        known != null
            && (known.strip().equals("*")
                || Arrays.stream(known.split(",")).map(String::strip).anyMatch(tag::equals));
    return (same
            ? HttpResponse.<Object>notModified()
            : HttpResponse.<Object>ok(body.get()).contentType(type))
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
  }

  /** The same as a file of that name, to be kept and not shown. */
  public static MutableHttpResponse<?> attached(MutableHttpResponse<?> response, String file) {
    return response.header(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
  }

  /** An area of England by its code; 404 when there is none. */
  public Area area(HttpRequest<?> request, Snapshot snapshot, String code, boolean countryToo) {
    return AreaCode.parse(code)
        .flatMap(snapshot.geography()::findArea)
        .filter(each -> countryToo || each.kind() != AreaKind.COUNTRY)
        .filter(Area::isEnglish)
        .orElseThrow(
            () ->
                problem(
                    request,
                    HttpStatus.NOT_FOUND,
                    "Not found",
                    "No area of England has this code. See " + WireMaker.ROOT + "/areas."));
  }

  /**
   * The body of a request that changes something, as JSON.
   *
   * @param largest in bytes
   * @param remedy for a larger one
   * @throws ProblemException 415 without that type: a body of no stated type is what a page of
   *     another site can send without being asked; 413 when it is too large
   */
  static byte[] json(HttpRequest<?> request, byte @Nullable [] body, int largest, String remedy) {
    if (request
        .getContentType()
        .filter(type -> type.getName().equals(MediaType.APPLICATION_JSON))
        .isEmpty()) {
      throw problem(
          request,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "This takes JSON alone",
          "Send the body as Content-Type: application/json.");
    }
    if (body != null && body.length > largest) {
      throw problem(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large", remedy);
    }
    return body == null ? new byte[0] : body;
  }

  /** 400: the parameters and what is wrong with each. */
  public HttpResponse<?> refuse(HttpRequest<?> request, List<ParameterProblem> problems) {
    throw problem(
        request,
        HttpStatus.BAD_REQUEST,
        "Some parameters were not understood",
        problems.stream()
            .map(problem -> problem.name() + ": " + problem.message() + " " + problem.remedy())
            .collect(Collectors.joining(" ")),
        problems.stream()
            .map(
                problem ->
                    new ProblemDetail.ParameterError(
                        problem.name(),
                        problem.value(),
                        problem.message(),
                        problem.remedy(),
                        problem.choices().isEmpty() ? null : Wire.choices(problem.choices())))
            .toList());
  }

  /** 400: one parameter. */
  public HttpResponse<?> refuse(
      HttpRequest<?> request, String name, String value, String message, String remedy) {
    return refuse(request, List.of(new ParameterProblem(name, value, message, remedy)));
  }

  /** 400: a parameter is needed and was not given. */
  public HttpResponse<?> needed(
      HttpRequest<?> request, String name, String message, String example) {
    return refuse(
        request, name, "", message, "Give “" + name + "”, as " + name + "=" + example + ".");
  }

  /** 404. */
  public HttpResponse<?> notFound(HttpRequest<?> request, String detail) {
    throw problem(request, HttpStatus.NOT_FOUND, "Not found", detail, List.of());
  }

  /** 403: what it would be, and why it is not shown. */
  public HttpResponse<?> forbidden(HttpRequest<?> request, String detail) {
    throw problem(request, HttpStatus.FORBIDDEN, "Not shown", detail);
  }

  /** A problem that is not one of parameters; to be thrown. */
  static ProblemException problem(
      HttpRequest<?> request, HttpStatus status, String title, String detail) {
    return problem(request, status, title, detail, List.of());
  }

  /** To be thrown: a status returned plainly would be answered by the pages' own. */
  private static ProblemException problem(
      HttpRequest<?> request,
      HttpStatus status,
      String title,
      String detail,
      List<ProblemDetail.ParameterError> errors) {
    return new ProblemException(
        new ProblemDetail(
            "about:blank", title, status.getCode(), detail, request.getPath(), errors));
  }
}
