package org.waymark.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Near;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.PlaceLookup;
import org.waymark.search.SearchRequest;
import org.waymark.snapshot.Snapshot;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

class FilterParametersTest {

  private final Snapshot snapshot = SmallCountry.snapshot();

  private ParsedQuery parse(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return parse(parameters);
  }

  private ParsedQuery parse(Map<String, List<String>> parameters) {
    return FilterParameters.parse(parameters, snapshot, SmallCountry::place);
  }

  @Test
  void nothingAskedIsEverything() {
    assertThat(parse(Map.of())).isEqualTo(new ParsedQuery(FilterQuery.ALL, List.of()));
  }

  @Test
  void blankFieldsOfAFormAskNothing() {
    String empty =
        FilterParameters.NAMES.stream().map(name -> name + "=+").collect(Collectors.joining("&"));

    assertThat(parse(empty)).isEqualTo(new ParsedQuery(FilterQuery.ALL, List.of()));
  }

  @Test
  void termsMayBeGivenByIdentifierOrName() {
    FilterQuery query = parse("crime=sexual-abuse&crime=Rape&cohort=children").query();

    assertThat(query.filter().crimeTypes())
        .containsExactlyInAnyOrder(TermId.of("sexual-abuse"), TermId.of("rape"));
    assertThat(query.filter().cohorts()).containsExactly(TermId.of("children"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crime=sexul-abuse | crime | Did you mean “Sexual abuse”",
        "crme=rape | crme | Did you mean “crime”?",
        "level=specialst | level | Did you mean “specialist”?",
        "level=1 | level | by-and-for, specialist, no-barrier-recorded, not-stated",
        "area=Cumbrla | area | Did you mean Cumbria?",
        "area=Cumbria (ICB) | area | Did you mean Cumbria (police area)?",
        "area=Atlantis | area | Write the name of a police area",
        "area=E2300000 | area | ONS code",
        "area=E23000099 | area | Choose an area",
        "postcode=XX1 | postcode | Enter a postcode in England",
        "near=Atlantis | near | Enter a postcode in England",
        "within=5 | within | Give a postcode or a town",
        "near=CA11&within=-1 | within | above 0 and up to 200",
        "near=CA11&within=NaN | within | above 0 and up to 200",
        "near=CA11&within=1e9 | within | above 0 and up to 200",
        "mode=telegraph | mode | in-person, outreach",
        "mode=telephon | mode | Did you mean “telephone”?",
        "language=Klingonese | language | BCP 47",
        "language=xx | language | BCP 47",
        "referral=selff | referral | Did you mean “self”?",
        "age=121 | age | from 0 to 120",
        "age=-1 | age | from 0 to 120",
        "age=ten | age | from 0 to 120",
        "gender=womn | gender | female, male, non-binary",
        "accepting=yes | accepting | Use “now”",
        "counting=yes | counting | Use “now”",
        "national=maybe | national | Use “no” or “yes”",
        "commissioner=Nobody | commissioner | Choose one from the list",
        "sort=distance | sort | Give a postcode or a town",
        "sort=price | sort | relevance, distance, name",
        "page=0 | page | from 1 to",
        "page=99999999999 | page | from 1 to",
        "limit=0 | limit | from 1 to",
        "by=country | by | police-area",
        "age=4&age=5 | age | Give one value"
      })
  void anImpossibleValueIsAProblemWithARemedy(String query, String name, String remedy) {
    ParsedQuery parsed = parse(query);

    assertThat(parsed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.name()).isEqualTo(name);
              assertThat(problem.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Cumbria, E23000002",
    "cumbria, E23000002",
    "Cumbria Police, E23000002",
    "Cumbria (police area), E23000002",
    "Cumberland Council, E06000063",
    "Westmorland %26 Furness, E06000064",
    "e23000002, E23000002",
    "England, E92000001",
    "Old Name, E54000066",
  })
  void anAreaMayBeGivenByItsNameAsInAnImport(String written, String code) {
    ParsedQuery parsed = parse("area=" + written);

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.query().filter().area()).isEqualTo(new AreaCode(code));
  }

  @Test
  void aNameOfSeveralAreasOffersThem() {
    ParsedQuery parsed =
        FilterParameters.parse(
            Map.of("area", List.of("Kent")),
            SmallCountry.snapshot(catalogueOf(), RealGeography.get()),
            text -> new PlaceLookup.Unclear(text, "no"));

    assertThat(parsed.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.remedy()).contains("Kent (police area)");
              assertThat(problem.choices())
                  .contains(new PlaceLookup.Choice("E23000032", "Kent (police area)"));
            });
  }

  @Test
  void theRestOfAFaultyQuestionIsKept() {
    ParsedQuery parsed = parse("crime=rape&age=old&near=CA11&within=far");

    assertThat(parsed.problems())
        .extracting(ParameterProblem::name)
        .containsExactlyInAnyOrder("age", "within");
    assertThat(parsed.query().filter().crimeTypes()).containsExactly(TermId.of("rape"));
    assertThat(parsed.query().near()).isNotNull();
  }

  @Test
  void aLongWordIsRefusedAndQuotedInPart() {
    assertThat(parse("q=" + "x".repeat(5_000)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).hasSizeLessThan(300));
  }

  @Test
  void limitIsCappedAtTheLargestPage() {
    ParsedQuery parsed = parse("limit=5000");

    assertThat(parsed.isValid()).isTrue();
    assertThat(parsed.query().pageSize()).isEqualTo(SearchRequest.LARGEST_PAGE);
  }

  @Test
  void anEndedAreaIsFollowedToItsSuccessorAndANoteSaysSo() {
    ParsedQuery parsed = parse("area=" + SmallCountry.RENAMED_ICB);

    assertThat(parsed.query().filter().area()).isEqualTo(SmallCountry.SOUTH_ICB);
    assertThat(parsed.query().notes())
        .containsExactly(
            "Old Name (E54000026) ended on 31 March 2026. This shows its successor, New South"
                + " (E54000066).");
  }

  @Test
  void aSplitAreaIsFollowedToItsLargestPartAndEveryPartIsNamed() {
    ParsedQuery parsed = parse("area=" + SmallCountry.SPLIT_ICB);

    assertThat(parsed.query().filter().area()).isEqualTo(SmallCountry.NORTH_ICB);
    assertThat(parsed.query().notes())
        .singleElement()
        .asString()
        .contains("split", "New North (E54000065) has 75%", "New South (E54000066) has 25%");
  }

  @Test
  void nearWithoutADistanceIsTenMilesAndSaysSoInTheLink() {
    FilterQuery query = parse("near=Penrith").query();

    assertThat(query.toQueryString()).isEqualTo("near=Penrith&within=10");
  }

  @Test
  void aClosenessWithoutACrimeIsNotUsedAndANoteSaysSo() {
    FilterQuery query = parse("closeness=named").query();

    assertThat(query.filter().crimeFits()).isEmpty();
    assertThat(query.notes()).singleElement().asString().contains("No crime was chosen");
  }

  @Test
  void whatUsedToBeCalledOpenIsNoBarrierRecorded() {
    FilterQuery query = parse("cohort=children&level=open").query();

    assertThat(query.filter().minimumFit()).isEqualTo(GroupFit.NO_BARRIER_RECORDED);
  }

  @Test
  void aLevelWithoutAGroupIsNotUsedAndANoteSaysSo() {
    FilterQuery query = parse("level=specialist").query();

    assertThat(query.filter().minimumFit()).isEqualTo(GroupFit.NOT_STATED);
    assertThat(query.notes()).singleElement().asString().contains("No group was chosen");
  }

  @Test
  void whatThePlaceHasToSayIsANote() {
    assertThat(parse("postcode=CA11&near=CA11").query().notes())
        .containsExactly("CA11 is a whole town.");
  }

  @Test
  void namesOfThePageItselfArePassedOver() {
    assertThat(
            FilterParameters.parse(
                Map.of("order", List.of("-share")), snapshot, SmallCountry::place, Set.of("order")))
        .isEqualTo(new ParsedQuery(FilterQuery.ALL, List.of()));
  }

  @Test
  void linksAddAndRemoveOneChoiceAndStartFromTheFirstPage() {
    FilterQuery query = parse("page=3&crime=rape&cohort=children&level=specialist").query();

    assertThat(query.with("crime", "stalking"))
        .isEqualTo("crime=rape&crime=stalking&cohort=children&level=specialist");
    assertThat(query.with("age", "7"))
        .isEqualTo("crime=rape&cohort=children&level=specialist&age=7");
    assertThat(query.without("crime", "rape")).isEqualTo("cohort=children&level=specialist");
    assertThat(query.without("cohort", null)).isEqualTo("crime=rape");
    assertThat(query.onPage(2)).isEqualTo("crime=rape&cohort=children&level=specialist&page=2");
  }

  @Test
  void whatIsWrittenIsEncoded() {
    assertThat(parse("q=a%26b%3Dc+%C3%A9").query().toQueryString()).isEqualTo("q=a%26b%3Dc+%C3%A9");
  }

  @Property(tries = 300)
  void whatIsFormattedParsesToTheSame(@ForAll("queries") FilterQuery query) {
    assertThat(parse(query.toParameters())).isEqualTo(new ParsedQuery(query, List.of()));
  }

  @Property(tries = 300)
  void noParametersMakeItFail(
      @ForAll("names") List<String> names, @ForAll("values") List<String> values) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    names.forEach(name -> parameters.put(name, values));

    ParsedQuery parsed = parse(parameters);

    assertThat(parse(parsed.query().toParameters()).isValid()).isTrue();
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.oneOf(Arbitraries.of(FilterParameters.NAMES), Arbitraries.strings())
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "CA11",
                "rape",
                "children",
                "specialist",
                "7",
                "now",
                "no",
                "E23000002",
                "pa",
                "E54000025",
                "distance",
                "district",
                "0.0000001",
                "Infinity"),
            Arbitraries.strings().ofMaxLength(20))
        .list()
        .ofMaxSize(2);
  }

  @Provide
  Arbitrary<FilterQuery> queries() {
    return Arbitraries.randomValue(this::anyQuery);
  }

  private FilterQuery anyQuery(Random random) {
    Set<TermId> crimes = some(random, snapshot.vocabularies().crimeTypes());
    Set<TermId> cohorts = some(random, snapshot.vocabularies().cohorts());
    boolean near = random.nextBoolean();
    boolean serves = random.nextBoolean();
    String asked = random.nextBoolean() ? "Penrith" : "CA11";
    var found = (PlaceLookup.Found) SmallCountry.place(asked);
    double miles = 0.5 + random.nextInt(300) / 2.0;
    ServiceFilter filter =
        ServiceFilter.builder()
            .crimeTypes(crimes)
            .crimeFits(crimes.isEmpty() ? Set.of() : some(random, CrimeFit.values()))
            .cohorts(cohorts)
            .minimumFit(
                cohorts.isEmpty()
                    ? GroupFit.NOT_STATED
                    : pick(
                        random,
                        Arrays.stream(GroupFit.values())
                            .filter(fit -> fit != GroupFit.BARRED)
                            .toArray(GroupFit[]::new)))
            .supportTypes(some(random, snapshot.vocabularies().supportTypes()))
            .area(random.nextBoolean() ? null : SmallCountry.CUMBRIA)
            .smallArea(serves ? found.smallArea() : null)
            .near(near ? new Near(found.position(), Distance.ofMiles(miles)) : null)
            .deliveryModes(some(random, DeliveryMode.values()))
            .languages(random.nextBoolean() ? Set.of() : Set.of("pa", "zh-Hant"))
            .referralSources(some(random, ReferralSource.values()))
            .age(random.nextBoolean() ? null : random.nextInt(121))
            .gender(random.nextBoolean() ? null : pick(random, Gender.values()))
            .acceptingOnly(random.nextBoolean())
            .countingOnly(random.nextBoolean())
            .includeNationwide(random.nextBoolean())
            .build();
    List<SearchRequest.Order> orders =
        Arrays.stream(SearchRequest.Order.values())
            .filter(order -> near || serves || order != SearchRequest.Order.DISTANCE)
            .toList();
    FilterQuery.AskedPlace place = new FilterQuery.AskedPlace(asked, found);
    return new FilterQuery(
        random.nextBoolean() ? "" : "a b&c=é %+" + random.nextInt(),
        filter,
        serves ? place : null,
        near ? place : null,
        near ? miles : null,
        orders.get(random.nextInt(orders.size())),
        1 + random.nextInt(5),
        1 + random.nextInt(100),
        random.nextBoolean()
            ? null
            : pick(random, FilterParameters.SHOWN_BY.toArray(AreaKind[]::new)),
        (near || serves) && found.note() != null ? List.of(found.note()) : List.of());
  }

  private static Set<TermId> some(Random random, Vocabulary vocabulary) {
    return vocabulary.terms().stream()
        .map(Term::id)
        .filter(id -> random.nextInt(20) == 0)
        .collect(Collectors.toSet());
  }

  private static <E extends Labelled> Set<E> some(Random random, E[] all) {
    return Arrays.stream(all).filter(each -> random.nextInt(3) == 0).collect(Collectors.toSet());
  }

  private static <E> E pick(Random random, E[] all) {
    return all[random.nextInt(all.length)];
  }
}
