package org.waymark.web.search;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.geography.PlaceLookup;
import org.waymark.query.FilterParameters;
import org.waymark.query.FilterQuery;
import org.waymark.query.ParsedQuery;
import org.waymark.search.Places;
import org.waymark.search.SearchRequest;
import org.waymark.search.SearchResult;
import org.waymark.search.ServiceHit;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.listing.MapPoint;
import org.waymark.web.listing.MapPoints;
import org.waymark.web.listing.ServiceSummary;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Pagination;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.search.SearchPage.OrderLink;
import org.waymark.web.search.SearchPage.Result;

/** Finds services. */
@Controller("/services")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
record SearchController(
    SnapshotKeeper snapshots, ServiceSearch search, Places places, PageFrames frames, Pages pages) {

  /** Words longer than this are no name of a place. */
  private static final int LONGEST_PLACE = 60;

  /** The form and what it finds; see {@link FilterParameters} for the parameters. */
  @Get
  HttpResponse<?> find(HttpRequest<?> request, @Nullable Person person) {
    boolean professional = Person.isProfessional(person);
    Map<String, List<String>> typed = new LinkedHashMap<>();
    request.getParameters().asMap().forEach((name, values) -> typed.put(name, List.copyOf(values)));
    Snapshot snapshot = snapshots.forReader(professional);
    ServiceSearch searched = search.forReader(professional);
    ParsedQuery parsed = parse(typed, snapshot);
    SearchResult result = searched.search(parsed.query().toSearchRequest());
    SearchForm form = new FormFiller(result, parsed, typed).fill();
    List<FieldError> errors = errors(parsed, result, form);
    SearchPage page = page(searched, parsed, result, form, errors);
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "search/search", page);
  }

  private ParsedQuery parse(Map<String, List<String>> parameters, Snapshot snapshot) {
    return FilterParameters.parse(parameters, snapshot, places::find, Set.of(FormFiller.ALL_OF));
  }

  private static List<FieldError> errors(ParsedQuery parsed, SearchResult result, SearchForm form) {
    FilterQuery query = parsed.query();
    int last = Pagination.lastPage(result.total(), query.pageSize());
    Stream<FieldError> beyond =
        query.page() > last
            ? Stream.of(
                new FieldError(
                    "",
                    "There is no page "
                        + query.page()
                        + ": the last page of results is "
                        + last
                        + "."))
            : Stream.empty();
    return Stream.concat(
            parsed.problems().stream()
                .map(
                    problem ->
                        new FieldError(
                            fieldOf(problem.name(), form),
                            problem.message() + " " + problem.remedy())),
            beyond)
        .toList();
  }

  /** The identifier of the field that a parameter is typed into; empty when there is none. */
  private static String fieldOf(String name, SearchForm form) {
    if (List.of(
            "q",
            "postcode",
            "near",
            "within",
            "age",
            "area",
            "gender",
            "closeness",
            "level",
            "accepting",
            "counting")
        .contains(name)) {
      return name;
    }
    return form.groups().stream()
            .anyMatch(group -> group.name().equals(name) && !group.options().isEmpty())
        ? name
        : "";
  }

  private SearchPage page(
      ServiceSearch searched,
      ParsedQuery parsed,
      SearchResult result,
      SearchForm form,
      List<FieldError> errors) {
    FilterQuery query = parsed.query();
    boolean wrong = !errors.isEmpty();
    List<ServiceHit> hits = wrong ? List.of() : result.hits();
    PageFrame frame =
        frames.of(wrong ? "Error: Find support" : title(query, result), Section.SEARCH);
    OtherQuestions others =
        new OtherQuestions(query, result, map -> total(searched, map, result.snapshot()));
    List<MapPoint> points =
        hits.stream()
            .flatMap(hit -> MapPoints.of(result.snapshot().catalogue(), hit.service()).stream())
            .toList();
    return new SearchPage(
        MapPoints.frame(frame.withScript("suggest.js"), points),
        form,
        errors,
        choices(parsed),
        result.total(),
        range(query, result.total()),
        result.understoodAs() == null ? "" : result.understoodAs(),
        query.notes(),
        others.chosen(),
        wrong ? List.of() : others.hints(),
        orders(query),
        hits.stream().map(hit -> result(result.snapshot(), hit)).toList(),
        points,
        coverage(query),
        "/services.csv?" + download(query),
        wrong
            ? new Pagination(null, null, List.of())
            : Pagination.of(
                query.page(),
                result.total(),
                query.pageSize(),
                number -> "/services?" + query.onPage(number)));
  }

  /** Places that could have been meant, also by words that are the name of one. */
  private List<PlaceChoices> choices(ParsedQuery parsed) {
    List<PlaceChoices> all = new ArrayList<>(PlaceChoices.of(parsed, "/services"));
    FilterQuery query = parsed.query();
    String words = query.text();
    if (query.serves() == null
        && !words.isBlank()
        && words.length() <= LONGEST_PLACE
        && places.find(words) instanceof PlaceLookup.Found found) {
      Map<String, List<String>> there = new LinkedHashMap<>(query.toParameters());
      there.keySet().removeAll(List.of("q", "page"));
      there.put("postcode", List.of(words));
      all.add(
          new PlaceChoices(
              "Is “" + words + "” where the person lives?",
              List.of(
                  new PlaceChoices.Link(
                      "Services for people in " + found.label(),
                      "/services?" + FilterParameters.format(there)))));
    }
    return all;
  }

  private int total(
      ServiceSearch searched, Map<String, List<String>> parameters, Snapshot snapshot) {
    FilterQuery query = parse(parameters, snapshot).query();
    SearchRequest request =
        new SearchRequest(query.text(), query.filter(), null, SearchRequest.Order.RELEVANCE, 1, 1);
    return searched.search(request).total();
  }

  private static String title(FilterQuery query, SearchResult result) {
    String found = result.total() == 1 ? "1 service" : result.total() + " services";
    int last = Pagination.lastPage(result.total(), query.pageSize());
    return last > 1
        ? "Find support: " + found + " (page " + query.page() + " of " + last + ")"
        : "Find support: " + found;
  }

  private static String range(FilterQuery query, int total) {
    int first = (query.page() - 1) * query.pageSize() + 1;
    int last = Math.min(total, query.page() * query.pageSize());
    return total <= query.pageSize() ? "" : first + " to " + last;
  }

  private static List<OrderLink> orders(FilterQuery query) {
    return Stream.of(SearchRequest.Order.values())
        .filter(order -> order != SearchRequest.Order.DISTANCE || query.place() != null)
        .map(
            order ->
                new OrderLink(
                    order, "/services?" + query.with("sort", order.slug()), order == query.order()))
        .toList();
  }

  /** All that was found, on however many pages, as a file. */
  private static String download(FilterQuery query) {
    Map<String, List<String>> kept = new LinkedHashMap<>(query.toParameters());
    kept.keySet().removeAll(List.of("page", "limit"));
    return FilterParameters.format(kept);
  }

  /** The coverage map for the same choices; words and distances do not apply there. */
  private static String coverage(FilterQuery query) {
    Map<String, List<String>> kept = new LinkedHashMap<>(query.toParameters());
    kept.keySet().removeAll(List.of("q", "near", "within", "postcode", "sort", "page", "limit"));
    String asked = FilterParameters.format(kept);
    return asked.isEmpty() ? "/coverage" : "/coverage?" + asked;
  }

  private static Result result(Snapshot snapshot, ServiceHit hit) {
    return new Result(
        ServiceSummary.of(snapshot, hit.service()),
        hit.distance() == null ? "" : ListingWords.miles(hit.distance()),
        hit.reasons(),
        hit.snippet());
  }
}
