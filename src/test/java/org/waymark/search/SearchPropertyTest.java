package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;
import static org.waymark.search.SearchFixtures.snapshotOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.Facet;
import org.waymark.coverage.PlainSelection;
import org.waymark.coverage.RandomCatalogue;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** What must hold of every search, on random catalogues, filters and texts. */
class SearchPropertyTest {

  private static final List<String> TEXTS =
      List.of("", "idva", "domestic abuse", "children", "sexual abuse helpline", "north", "zzz");

  private final Geography geography = GeographyFixtures.smallCountry();
  private final PlainSelection plain = new PlainSelection(geography, Vocabularies.builtIn());

  private static ServiceSearch searchOf(Snapshot snapshot) {
    return ServiceSearch.inMemory(() -> snapshot);
  }

  private Snapshot random(RandomCatalogue random, int services) {
    return snapshotOf(catalogueOf(random.services(services).toArray(Service[]::new)), geography);
  }

  private static SearchRequest request(
      String text, ServiceFilter filter, SearchRequest.Order order, int page, int size) {
    return new SearchRequest(text, filter, new Position(-3, 54), order, page, size);
  }

  private static List<ServiceId> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.service().id()).toList();
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(200);
    Arbitrary<String> syntax =
        Arbitraries.strings()
            .withChars("\"*?~^:()[]{}\\/+-!&|' \t\nabcDA019éßﷺ\u0000\u202e’")
            .ofMaxLength(200);
    Arbitrary<String> words =
        Arbitraries.of(
                "IDVA",
                "domestic",
                "abuse",
                "AND",
                "NOT",
                "name:x",
                "the",
                "LGBT+",
                "D/deaf",
                "a&e",
                "*",
                "counseling",
                "\ud83d\ude00",
                "\ud83d",
                "1' OR '1'='1",
                "xqzt")
            .list()
            .ofMaxSize(12)
            .map(list -> String.join(" ", list));
    return Arbitraries.oneOf(any, syntax, words)
        .map(text -> text.length() > 200 ? text.substring(0, 200) : text);
  }

  private final Snapshot hostileSnapshot = random(new RandomCatalogue(7), 30);
  private final ServiceSearch hostileSearch = searchOf(hostileSnapshot);

  @Property(tries = 400)
  void noTextMakesASearchFail(@ForAll("hostile") String text) {
    SearchResult result =
        hostileSearch.search(
            request(text, ServiceFilter.ALL, SearchRequest.Order.RELEVANCE, 1, 20));

    assertThat(result.hits()).hasSize(Math.min(20, result.total()));
    assertThat(hostileSearch.suggest(text, 5)).hasSizeLessThanOrEqualTo(5);
  }

  @Property(tries = 60)
  void aSearchFindsWhatMatchesTheTextAndAPlainLoopAdmits(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    ServiceSearch search = searchOf(random(random, 40));
    for (String text : TEXTS) {
      ServiceFilter filter = random.filter();
      SearchResult everywhere =
          search.search(request(text, ServiceFilter.ALL, SearchRequest.Order.RELEVANCE, 1, 100));
      SearchResult result =
          search.search(request(text, filter, SearchRequest.Order.RELEVANCE, 1, 100));

      Set<ServiceId> expected =
          everywhere.hits().stream()
              .map(ServiceHit::service)
              .filter(service -> plain.holds(service, filter))
              .map(Service::id)
              .collect(Collectors.toSet());
      assertThat(new HashSet<>(ids(result))).as("%s under %s", text, filter).isEqualTo(expected);
      assertThat(result.total()).isEqualTo(expected.size());
    }
  }

  @Property(tries = 40)
  void aFacetCountIsWhatThatChoiceThenFinds(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    ServiceSearch search = searchOf(random(random, 40));
    String text = TEXTS.get(Math.floorMod(seed, TEXTS.size()));
    ServiceFilter filter = random.filter();
    SearchResult result =
        search.search(request(text, filter, SearchRequest.Order.RELEVANCE, 1, 20));
    result
        .facets()
        .getOrDefault(Facet.CRIME_TYPE, Map.of())
        .forEach(
            (id, count) -> {
              ServiceFilter chosen = filter.toBuilder().crimeTypes(Set.of(new TermId(id))).build();
              assertThat(total(search, text, chosen)).isEqualTo(count);
            });
    result
        .facets()
        .getOrDefault(Facet.SUPPORT_TYPE, Map.of())
        .forEach(
            (id, count) -> {
              ServiceFilter chosen =
                  filter.toBuilder().supportTypes(Set.of(new TermId(id))).build();
              assertThat(total(search, text, chosen)).isEqualTo(count);
            });
  }

  private static int total(ServiceSearch search, String text, ServiceFilter filter) {
    return search.search(request(text, filter, SearchRequest.Order.NAME, 1, 1)).total();
  }

  @Property(tries = 60)
  void pagesOneAfterTheOtherAreTheWhole(@ForAll long seed) {
    RandomCatalogue random = new RandomCatalogue(seed);
    ServiceSearch search = searchOf(random(random, 60));
    Random dice = new Random(seed);
    String text = TEXTS.get(dice.nextInt(TEXTS.size()));
    ServiceFilter filter = dice.nextBoolean() ? ServiceFilter.ALL : random.filter();
    int size = 1 + dice.nextInt(15);
    for (SearchRequest.Order order : SearchRequest.Order.values()) {
      List<ServiceId> whole = ids(search.search(request(text, filter, order, 1, 100)));
      List<ServiceId> paged = new ArrayList<>();
      for (int page = 1; page <= whole.size() / size + 2; page++) {
        paged.addAll(ids(search.search(request(text, filter, order, page, size))));
      }
      assertThat(paged).as("%s", order).doesNotHaveDuplicates().isEqualTo(whole);
    }
  }

  @Property(tries = 25)
  void anIndexThatFollowedChangesAnswersAsOneMadeAnew(@ForAll long seed) throws IOException {
    RandomCatalogue random = new RandomCatalogue(seed);
    Random dice = new Random(seed);
    List<Service> services = new ArrayList<>(random.services(30));
    Path folder = Files.createTempDirectory("waymark-index");
    Snapshot first = snapshotOf(catalogue(services), geography);
    try (ServiceSearch following = ServiceSearch.inFolder(() -> first, folder)) {
      following.follow(first);
      Snapshot latest = first;
      for (int change = 0; change < 4; change++) {
        change(services, random, dice);
        latest = snapshotOf(catalogue(services), geography);
        following.follow(latest);
      }
      Snapshot last = latest;
      ServiceSearch anew = ServiceSearch.inMemory(() -> last);
      for (String text : List.of("", "idva", "changed", "domestic abuse", "children north")) {
        SearchRequest asked =
            request(text, ServiceFilter.ALL, SearchRequest.Order.RELEVANCE, 1, 100);
        assertThat(following.search(asked))
            .usingRecursiveComparison()
            .isEqualTo(anew.search(asked));
      }
      assertThat(following.suggest("ch", 20)).isEqualTo(anew.suggest("ch", 20));
    } finally {
      deleteAll(folder);
    }
  }

  private static Catalogue catalogue(List<Service> services) {
    return catalogueOf(services.toArray(Service[]::new));
  }

  /** Adds, replaces and removes a few. */
  private static void change(List<Service> services, RandomCatalogue random, Random dice) {
    services.addAll(random.services(dice.nextInt(4)));
    for (int i = dice.nextInt(3); i > 0; i--) {
      services.remove(dice.nextInt(services.size()));
    }
    for (int i = dice.nextInt(4); i > 0; i--) {
      int at = dice.nextInt(services.size());
      Service old = services.get(at);
      services.set(
          at,
          CatalogueFixtures.anIdvaService()
              .id(old.id())
              .runBy(old.organisation())
              .named("Changed " + dice.nextInt(5))
              .forCohort("children", CohortLevel.Level.SPECIALIST)
              .serving(GeographyFixtures.NORTH.value())
              .build());
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
