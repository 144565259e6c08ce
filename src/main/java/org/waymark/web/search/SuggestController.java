package org.waymark.web.search;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.waymark.search.SearchRequest;
import org.waymark.search.ServiceSearch;
import org.waymark.search.Suggestion;

/** What somebody may be typing into the search box; a comfort of the page, not an interface. */
@Controller("/suggest")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.APPLICATION_JSON)
record SuggestController(ServiceSearch search) {

  private static final int LIMIT = 8;

  /**
   * @param text what to show
   * @param kind what sort of thing it is, in words
   * @param href where to go
   */
  @Serdeable
  record Line(String text, String kind, String href) {}

  @Get
  List<Line> suggest(@QueryValue(defaultValue = "") String q) {
    String prefix = q.strip();
    if (prefix.length() < 2 || prefix.length() > SearchRequest.LONGEST_TEXT) {
      return List.of();
    }
    return search.suggest(prefix, LIMIT).stream().map(SuggestController::line).toList();
  }

  private static Line line(Suggestion suggestion) {
    String value = URLEncoder.encode(suggestion.value(), StandardCharsets.UTF_8);
    return switch (suggestion.kind()) {
      case "service" -> new Line(suggestion.text(), "Service", "/services/" + value);
      case "organisation" -> new Line(suggestion.text(), "Organisation", "/organisations/" + value);
      case "crime-type" -> new Line(suggestion.text(), "Crime", "/services?crime=" + value);
      case "cohort" -> new Line(suggestion.text(), "Group of people", "/services?cohort=" + value);
      case "support-type" ->
          new Line(suggestion.text(), "Type of support", "/services?support=" + value);
      case "area" -> new Line(suggestion.text(), "Area", "/services?area=" + value);
      case "place" -> new Line(suggestion.text(), "Place", "/services?postcode=" + value);
      default -> new Line(suggestion.text(), "Words", "/services?q=" + value);
    };
  }
}
