package org.waymark.query;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.AreaKind;
import org.waymark.geography.PlaceLookup;
import org.waymark.search.SearchRequest;

/**
 * The parameters of searches, coverage maps and downloads.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>q</td><td>words</td></tr>
 * <tr><td>crime, cohort, support</td><td>terms, by identifier or name; repeatable</td></tr>
 * <tr><td>closeness</td><td>named, generic, multi-crime or some-of-them; asks how closely a listing
 * fits the crimes; repeatable</td></tr>
 * <tr><td>level</td><td>by-and-for, specialist, no-barrier-recorded (also called open) or
 * not-stated; asks about the cohorts, this close or closer</td></tr>
 * <tr><td>area</td><td>GSS code of an area of any kind</td></tr>
 * <tr><td>postcode</td><td>postcode, outward code or town that must be served</td></tr>
 * <tr><td>near, within</td><td>the same for a place to be near, and miles (10 unless told)</td></tr>
 * <tr><td>mode, language, referral, commissioner</td><td>repeatable</td></tr>
 * <tr><td>age, gender</td><td>that must be admitted</td></tr>
 * <tr><td>accepting</td><td>now: only services that take referrals</td></tr>
 * <tr><td>national</td><td>no: without services that reach all of England</td></tr>
 * <tr><td>sort</td><td>relevance, distance or name</td></tr>
 * <tr><td>page, limit</td><td>whole numbers from 1</td></tr>
 * <tr><td>by</td><td>kind of area to show coverage by</td></tr>
 * </table>
 */
public final class FilterParameters {

  /** Every name, in canonical order. */
  public static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "q",
                  "crime",
                  "closeness",
                  "cohort",
                  "level",
                  "support",
                  "area",
                  "postcode",
                  "near",
                  "within",
                  "mode",
                  "language",
                  "referral",
                  "age",
                  "gender",
                  "accepting",
                  "counting",
                  "commissioner",
                  "national",
                  "by",
                  "sort",
                  "page",
                  "limit")));

  private static final Set<String> REPEATABLE =
      Set.of(
          "crime",
          "closeness",
          "cohort",
          "support",
          "mode",
          "language",
          "referral",
          "commissioner");

  /** How far "near" reaches when nobody says, in miles. */
  public static final double USUAL_MILES = 10;

  /** The kinds of area that coverage can be shown by. */
  public static final Set<AreaKind> SHOWN_BY =
      Collections.unmodifiableSet(
          EnumSet.of(
              AreaKind.DISTRICT,
              AreaKind.COUNCIL,
              AreaKind.ICB,
              AreaKind.POLICE_AREA,
              AreaKind.REGION));

  private FilterParameters() {}

  /**
   * Reads parameters.
   *
   * @param places answers where a postcode, outward code or town is
   */
  public static ParsedQuery parse(
      Map<String, List<String>> parameters,
      DatedCatalogue snapshot,
      Function<String, PlaceLookup> places) {
    return parse(parameters, snapshot, places, Set.of());
  }

  /**
   * Reads parameters of a page that has some of its own.
   *
   * @param others names that the caller reads itself; passed over here
   */
  public static ParsedQuery parse(
      Map<String, List<String>> parameters,
      DatedCatalogue snapshot,
      Function<String, PlaceLookup> places,
      Set<String> others) {
    return new ParameterReader(parameters, snapshot, places, others).read();
  }

  static boolean isRepeatable(String name) {
    return REPEATABLE.contains(name);
  }

  /** A question as parameters, in canonical order; what asks nothing is absent. */
  public static Map<String, List<String>> toParameters(FilterQuery query) {
    ServiceFilter filter = query.filter();
    Map<String, List<String>> all = new LinkedHashMap<>();
    put(all, "q", query.text());
    putAll(all, "crime", filter.crimeTypes());
    putAll(all, "closeness", slugs(filter.crimeFits()));
    putAll(all, "cohort", filter.cohorts());
    if (filter.minimumFit() != GroupFit.NOT_STATED) {
      put(all, "level", filter.minimumFit().slug());
    }
    putAll(all, "support", filter.supportTypes());
    put(all, "area", filter.area());
    put(all, "postcode", query.serves() == null ? null : query.serves().asked());
    put(all, "near", query.near() == null ? null : query.near().asked());
    put(all, "within", query.withinMiles() == null ? null : plain(query.withinMiles()));
    putAll(all, "mode", slugs(filter.deliveryModes()));
    putAll(all, "language", filter.languages());
    putAll(all, "referral", slugs(filter.referralSources()));
    put(all, "age", filter.age());
    put(all, "gender", filter.gender() == null ? null : filter.gender().slug());
    put(all, "accepting", filter.acceptingOnly() ? "now" : null);
    put(all, "counting", filter.countingOnly() ? "now" : null);
    putAll(all, "commissioner", filter.commissioners());
    put(all, "national", filter.includeNationwide() ? null : "no");
    put(all, "by", query.by() == null ? null : query.by().slug());
    if (query.order() != SearchRequest.Order.RELEVANCE) {
      put(all, "sort", query.order().slug());
    }
    put(all, "page", query.page() == 1 ? null : query.page());
    put(all, "limit", query.pageSize() == FilterQuery.USUAL_PAGE ? null : query.pageSize());
    return all;
  }

  private static List<String> slugs(Collection<? extends Labelled> choices) {
    return choices.stream().map(Labelled::slug).sorted().toList();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static void put(Map<String, List<String>> all, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      all.put(name, List.of(value.toString()));
    }
  }

  private static void putAll(Map<String, List<String>> all, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      all.put(name, values.stream().map(Object::toString).toList());
    }
  }

  /** Parameters as a query string without the question mark, UTF-8, percent-encoded. */
  public static String format(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(value -> encode(entry.getKey()) + "=" + encode(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameters with one value more, or another one, from the first page. */
  static Map<String, List<String>> with(
      Map<String, List<String>> parameters, String name, String value) {
    List<String> values = new ArrayList<>();
    if (isRepeatable(name)) {
      values.addAll(parameters.getOrDefault(name, List.of()));
      values.remove(value);
    }
    values.add(value);
    Map<String, List<String>> next = new LinkedHashMap<>();
    for (String each : NAMES) {
      if (each.equals(name)) {
        next.put(name, values);
      } else if (parameters.containsKey(each) && !each.equals("page")) {
        next.put(each, parameters.get(each));
      }
    }
    if (name.equals("page") && value.equals("1")) {
      next.remove("page");
    }
    return next;
  }

  /** The parameters with one value less (null: none of them), from the first page. */
  static Map<String, List<String>> without(
      Map<String, List<String>> parameters, String name, @Nullable String value) {
    Map<String, List<String>> next = new LinkedHashMap<>(parameters);
    next.remove("page");
    List<String> left = new ArrayList<>(next.getOrDefault(name, List.of()));
    if (value == null) {
      left.clear();
    } else {
      left.remove(value);
    }
    if (left.isEmpty()) {
      next.remove(name);
    } else {
      next.put(name, left);
    }
    if (!next.containsKey("near")) {
      next.remove("within");
    }
    if (!next.containsKey("crime")) {
      next.remove("closeness");
    }
    if (!next.containsKey("cohort")) {
      next.remove("level");
    }
    if (!next.containsKey("near") && !next.containsKey("postcode")) {
      next.computeIfPresent("sort", (n, v) -> v.equals(List.of("distance")) ? null : v);
    }
    return next;
  }
}
