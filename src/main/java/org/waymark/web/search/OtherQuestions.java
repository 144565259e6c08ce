package org.waymark.web.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.geography.AreaCode;
import org.waymark.query.FilterParameters;
import org.waymark.query.FilterQuery;
import org.waymark.search.SearchResult;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.search.SearchPage.Chosen;
import org.waymark.web.search.SearchPage.Hint;

/** Questions next to the one that was asked: with a choice less, or with a wider term. */
final class OtherQuestions {

  /** With fewer results than this, wider questions are offered. */
  private static final int FEW = 5;

  private static final Set<String> NOT_CHOICES = Set.of("page", "limit", "sort", "by", "within");

  private final FilterQuery query;
  private final SearchResult result;
  private final ToIntFunction<Map<String, List<String>>> count;
  private final ListingWords words;

  /**
   * @param count how many services parameters find
   */
  OtherQuestions(
      FilterQuery query, SearchResult result, ToIntFunction<Map<String, List<String>>> count) {
    this.query = query;
    this.result = result;
    this.count = count;
    this.words = new ListingWords(result.snapshot());
  }

  /** Every choice made, with the address that takes it back. */
  List<Chosen> chosen() {
    List<Chosen> all = new ArrayList<>();
    query
        .toParameters()
        .forEach(
            (name, values) -> {
              if (!NOT_CHOICES.contains(name)) {
                values.forEach(
                    value ->
                        all.add(
                            new Chosen(label(name, value), address(query.without(name, value)))));
              }
            });
    return all;
  }

  private static String address(String asked) {
    return asked.isEmpty() ? "/services" : "/services?" + asked;
  }

  private String label(String name, String value) {
    return switch (name) {
      case "q" -> "“" + value + "”";
      case "crime", "cohort", "support" -> words.label(new TermId(value));
      case "area" -> words.area(new AreaCode(value));
      case "postcode" ->
          "Serves " + (query.serves() == null ? value : query.serves().found().label());
      case "near" -> near(value);
      case "closeness" -> "Crime: " + label(CrimeFit.class, value);
      case "level" -> label(GroupFit.class, value);
      case "mode" -> label(DeliveryMode.class, value);
      case "referral" -> "Referral: " + label(ReferralSource.class, value);
      case "gender" -> label(Gender.class, value);
      case "language" -> ListingWords.language(value);
      case "age" -> "Takes age " + value;
      case "accepting" -> "Taking referrals now";
      case "counting" -> "Counting today";
      case "national" -> "Without England-wide services";
      default -> value;
    };
  }

  private String near(String value) {
    if (query.near() == null || query.withinMiles() == null) {
      return value;
    }
    String miles = query.toParameters().getOrDefault("within", List.of("")).getFirst();
    return "Within " + miles + " miles of " + query.near().found().label();
  }

  private static <E extends Enum<E> & Labelled> String label(Class<E> type, String slug) {
    return Labelled.find(type, slug).map(Labelled::label).orElse(slug);
  }

  /** Wider questions that find more, when this one finds little. */
  List<Hint> hints() {
    if (result.total() >= FEW || query.isOpen()) {
      return List.of();
    }
    List<Hint> hints = new ArrayList<>();
    wider(
        "crime", result.snapshot().vocabularies().crimeTypes(), query.filter().crimeTypes(), hints);
    wider(
        "support",
        result.snapshot().vocabularies().supportTypes(),
        query.filter().supportTypes(),
        hints);
    if (result.total() == 0) {
      withOneLess(hints);
    }
    return hints;
  }

  private void wider(String name, Vocabulary vocabulary, Set<TermId> chosen, List<Hint> hints) {
    for (TermId id : chosen) {
      Optional<TermId> parent = vocabulary.find(id).map(OtherQuestions::parentOf);
      if (parent.isPresent()) {
        Map<String, List<String>> next = copy();
        List<String> values = new ArrayList<>(next.getOrDefault(name, List.of()));
        values.replaceAll(value -> value.equals(id.value()) ? parent.get().value() : value);
        next.put(name, values.stream().distinct().toList());
        offer("See services for all " + lower(words.label(parent.get())), next, hints);
      }
    }
  }

  private static @Nullable TermId parentOf(Term term) {
    return term.parent();
  }

  private static String lower(String label) {
    boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
    return abbreviation ? label : Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }

  private void withOneLess(List<Hint> hints) {
    query
        .toParameters()
        .forEach(
            (name, values) -> {
              if (!NOT_CHOICES.contains(name)) {
                for (String value : values) {
                  Map<String, List<String>> next = copy();
                  List<String> left = new ArrayList<>(values);
                  left.remove(value);
                  if (left.isEmpty()) {
                    next.remove(name);
                  } else {
                    next.put(name, left);
                  }
                  if (name.equals("near")) {
                    next.remove("within");
                  }
                  if (name.equals("crime") && left.isEmpty()) {
                    next.remove("closeness");
                  }
                  if (name.equals("cohort") && left.isEmpty()) {
                    next.remove("level");
                  }
                  offer("Search without " + label(name, value), next, hints);
                }
              }
            });
  }

  private Map<String, List<String>> copy() {
    Map<String, List<String>> copy = new LinkedHashMap<>(query.toParameters());
    copy.keySet().removeAll(Set.of("page", "limit", "sort"));
    return copy;
  }

  private void offer(String text, Map<String, List<String>> next, List<Hint> hints) {
    int found = count.applyAsInt(next);
    if (found > result.total()) {
      hints.add(new Hint(text + " (" + found + ")", address(FilterParameters.format(next))));
    }
  }
}
