package org.waymark.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.PlaceLookup;
import org.waymark.query.FilterQuery;
import org.waymark.query.FilterQuery.AskedPlace;
import org.waymark.query.ParsedQuery;

/**
 * Places that could have been meant by what was typed, each with the address that asks for it.
 *
 * @param heading the question that the list answers
 */
public record PlaceChoices(String heading, List<Link> links) {

  /** A place in words and the address of this page for it. */
  public record Link(String text, String href) {}

  /**
   * Of every place that a question names.
   *
   * @param path of the page, without its query
   */
  public static List<PlaceChoices> of(ParsedQuery parsed, String path) {
    FilterQuery query = parsed.query();
    List<PlaceChoices> all = new ArrayList<>();
    parsed.problems().stream()
        .filter(problem -> !problem.choices().isEmpty())
        .forEach(
            problem ->
                all.add(
                    of(
                        "Which place is “" + problem.value() + "”?",
                        problem.choices(),
                        asks -> path + "?" + query.with(problem.name(), asks))));
    addOthers(all, query.serves(), asks -> path + "?" + query.with("postcode", asks));
    addOthers(all, query.near(), asks -> path + "?" + query.with("near", asks));
    return all;
  }

  private static void addOthers(
      List<PlaceChoices> all, @Nullable AskedPlace place, Function<String, String> address) {
    if (place != null && !place.found().others().isEmpty()) {
      all.add(
          of(
              "Not the right part or place for “" + place.asked() + "”?",
              place.found().others(),
              address));
    }
  }

  /**
   * @param address the address of the page for what a choice asks
   */
  public static PlaceChoices of(
      String heading, List<PlaceLookup.Choice> choices, Function<String, String> address) {
    return new PlaceChoices(
        heading,
        choices.stream()
            .map(choice -> new Link(choice.label(), address.apply(choice.asks())))
            .toList());
  }
}
