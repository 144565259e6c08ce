package org.waymark.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.waymark.Provenance;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.LinkPurpose;
import org.waymark.account.Person;
import org.waymark.account.Secret;
import org.waymark.audit.AuditReader;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.withheld.WithheldAddress;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.gap.report.Topic;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.listing.ListingDrafting;
import org.waymark.listing.ListingEditing;
import org.waymark.listing.ListingReading;
import org.waymark.listing.reminder.ReturnLinks;
import org.waymark.listing.reminder.StillCorrectLinks;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnFigures;
import org.waymark.returns.ReturnKeeper;
import org.waymark.returns.ReturnRepository;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.testing.WaymarkProcess;
import org.waymark.web.account.SignedInCookie;

/**
 * Unmistakable values are planted where nothing may leave from, and everything that leaves is
 * searched for them: every route as every role, every file, letter and log line, the text index,
 * the exports, the default backup, and the database file itself.
 *
 * <p>A new route fails {@link #everyRouteIsCrawled} until it is crawled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryTest {

  /** How many addresses of one route each role asks for. */
  private static final int MOST_OF_A_ROUTE = 3;

  private static final String CUMBRIA = "E23000002";
  private static final String KENT = "E23000032";

  /** Over on the day of the site, and open. */
  private static final Quarter WINTER = new Quarter(LocalDate.of(2026, 1, 1));

  /**
   * What is planted, and how it may look when it has leaked.
   *
   * @param forms texts, compared without regard to case
   */
  private record Canary(String name, List<String> forms) {}

  private static final Canary WITHHELD =
      new Canary(
          "withheld address",
          List.of("quillwharf", "zz98 7qx", "zz987qx", "54.12398", "3.12398", "refuge canary"));
  private static final Canary AREA_ONLY =
      new Canary(
          "address of an area-only place",
          List.of("marrowgill", "zz97 6qw", "zz976qw", "54.54398", "2.94398"));
  private static final Canary UNLISTED =
      new Canary(
          "unlisted service",
          List.of("thistlewick", "960 931", "960931", "54.33398", "zz96 5qv", "zz965qv"));
  private static final Canary MONEY =
      new Canary("money", List.of("gorsecombe fund", "7654321", "7,654,321", "sealed tender x"));

  /** It was public, and is hidden by its editor; old versions in the database still have it. */
  private static final Canary HIDDEN =
      new Canary(
          "address of a place that was public",
          List.of("fennelthwaite", "zz95 4qt", "zz954qt", "54.45398", "2.85398"));

  /** Said of a quarter by a provider; for its duty holders. */
  private static final Canary RETURN =
      new Canary("figures of a quarter", asWritten("84317", "84,317", "73520", "73,520"));

  /** Would tell a number of few people: for the provider's own people, and sealed at rest. */
  private static final Canary FEW =
      new Canary("figures of few people", asWritten("73519", "73,519", "318.7"));

  /** Numbers as pages, files and the store write them: bare ones stand in counts of bytes too. */
  private static List<String> asWritten(String... numbers) {
    return Stream.of(numbers)
        .flatMap(number -> Stream.of(">", "\"", ":", "=", ",", "“").map(before -> before + number))
        .toList();
  }

  private static final List<Canary> ALL =
      List.of(WITHHELD, AREA_ONLY, UNLISTED, MONEY, HIDDEN, RETURN, FEW);

  /** Somebody who crawls, and what they may see. */
  private record Role(String name, String cookie, Set<Canary> maySee, boolean readsWithheld) {}

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private final Organisation own = anOrganisation().named("Hawsfell Project").build();
  private final Organisation hidden = anOrganisation().named("Thistlewick Trust").build();
  private final Organisation other = anOrganisation().named("Plainmoor Trust").build();
  private final LocationId withheldPlace = new LocationId(UUID.randomUUID());
  private final LocationId areaOnlyPlace = new LocationId(UUID.randomUUID());
  private final Service refuge =
      anIsvaService()
          .named("Hawsfell ISVA")
          .runBy(own.id())
          .serving("E06000064")
          .location(new ServiceLocation.Withheld(withheldPlace))
          .location(new ServiceLocation.AreaOnly(areaOnlyPlace, new AreaCode("E06000064")))
          .build();
  private final Service answering =
      anIsvaService()
          .named("Hawsfell helpline")
          .runBy(own.id())
          .serving("E06000064")
          .assuredOn(LocalDate.of(2026, 1, 10))
          .contact(Contact.Kind.TELEPHONE, "01632 960001")
          .build();
  private final Service resting =
      anIsvaService()
          .named("Hawsfell group")
          .runBy(own.id())
          .serving("E06000064")
          .status(ListingStatus.SUSPENDED)
          .build();
  private final Service opened =
      anIsvaService()
          .named("Hawsfell drop-in")
          .runBy(own.id())
          .serving("E06000064")
          .location(
              new ServiceLocation.Public(
                  new LocationId(UUID.randomUUID()),
                  "Fennelthwaite Rooms",
                  List.of("9 Fennelthwaite Lane"),
                  "ZZ95 4QT",
                  new Position(-2.8539812, 54.4539812),
                  Set.of()))
          .build();
  private final Service unlisted =
      anIsvaService()
          .named("Thistlewick ISVA")
          .runBy(hidden.id())
          .serving("E06000064")
          .visibility(Visibility.PROFESSIONALS)
          .contact(Contact.Kind.TELEPHONE, "01632 960931")
          .location(
              new ServiceLocation.Public(
                  new LocationId(UUID.randomUUID()),
                  "Thistlewick House",
                  List.of("1 Thistlewick Street"),
                  "ZZ96 5QV",
                  new Position(-2.90001, 54.3339812),
                  Set.of()))
          .build();
  private final Service funded =
      anIsvaService()
          .named("Plainmoor ISVA")
          .runBy(other.id())
          .serving("E06000064")
          .arrangement(
              new CommissioningArrangement(
                  List.of("Cumbria Police and Crime Commissioner"),
                  List.of("Ministry"),
                  "Gorsecombe fund",
                  7_654_321L,
                  LocalDate.of(2025, 4, 1),
                  LocalDate.of(2027, 3, 31),
                  null,
                  "sealed tender x",
                  Stated.NO,
                  Set.of()))
          .build();

  @SuppressWarnings("NullAway.Init")
  private EditedSite site;

  private List<Role> roles = List.of();
  private final Set<String> answered = new TreeSet<>();
  private final Map<String, String> refused = new HashMap<>();
  private final List<String> leaks = new ArrayList<>();

  @BeforeAll
  void plant() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ((Logger) LoggerFactory.getLogger("org.waymark")).setLevel(Level.DEBUG);
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    site =
        EditedSite.of(
            catalogueOf(
                List.of(own, hidden, other),
                List.of(refuge, answering, resting, opened, unlisted, funded)),
            Map.of("waymark.account.second-factor", "optional"));
    site.get(WithheldAddresses.class)
        .put(
            List.of(
                new WithheldAddress(
                    withheldPlace,
                    List.of("Refuge canary", "7 Quillwharf Mews"),
                    "ZZ98 7QX",
                    new Position(-3.1239812, 54.1239812)),
                new WithheldAddress(
                    areaOnlyPlace,
                    List.of("3 Marrowgill Row"),
                    "ZZ97 6QW",
                    new Position(-2.9439812, 54.5439812))));
    site.get(RouteKeeper.class)
        .apply(
            RouteChange.of(
                "test",
                "the beginning",
                List.of(
                    route(new ServicePoint(answering.id()), refuge),
                    route(new ServicePoint(refuge.id()), unlisted),
                    route(new ServicePoint(unlisted.id()), funded),
                    route(new EntryPoint(EntryPoint.Kind.MARAC, new AreaCode(CUMBRIA)), unlisted))),
            () -> {});
    giveFigures();
    Set<Canary> professional = Set.of(UNLISTED);
    Set<Canary> dutyHolder = Set.of(UNLISTED, MONEY, RETURN);
    roles =
        List.of(
            new Role("anybody", "", Set.of(), false),
            role("other provider", professional, false, new Grant.Provider(other.id(), true)),
            role(
                "own editor",
                Set.of(UNLISTED, RETURN, FEW),
                true,
                new Grant.Provider(own.id(), false)),
            role(
                "commissioner of the area",
                dutyHolder,
                false,
                new Grant.Commissioner(new AreaCode(CUMBRIA))),
            role(
                "commissioner elsewhere",
                professional,
                false,
                new Grant.Commissioner(new AreaCode(KENT))),
            role("convenor", dutyHolder, false, new Grant.Convenor(new AreaCode(CUMBRIA))),
            role("administrator", dutyHolder, false, new Grant.Administrator(false)),
            role("named administrator", dutyHolder, true, new Grant.Administrator(true)));
  }

  private void giveFigures() {
    site.get(ReturnRepository.class)
        .add(
            new QuarterlyReturn(
                0,
                answering.id(),
                own.id(),
                WINTER,
                new ReturnFigures(
                    Map.of(
                        Figure.CASELOAD, new BigDecimal("84317"),
                        Figure.ACCEPTED, new BigDecimal("2"),
                        Figure.MEDIAN_WAIT, new BigDecimal("318.7"),
                        Figure.DECLINED, new BigDecimal("73520"),
                        Figure.DECLINED_AREA, new BigDecimal("73519"),
                        Figure.DECLINED_RISK, BigDecimal.ONE),
                    false),
                "test",
                CatalogueFixtures.RECORDED,
                0),
            0,
            kept -> {});
    site.get(ReturnKeeper.class).refresh();
  }

  private static ReferralRoute route(Waypoint from, Service to) {
    return ReferralRoute.between(
        RouteId.derived("test", from.key() + " " + to.id()),
        from,
        to.id(),
        EnumSet.allOf(RouteEnd.class),
        new Provenance("test", from.key() + " " + to.id(), CatalogueFixtures.RECORDED));
  }

  private Role role(String name, Set<Canary> maySee, boolean readsWithheld, Grant grant) {
    Account account =
        new Account(
            AccountId.random(),
            name.replace(' ', '.') + "@example.org",
            name,
            true,
            false,
            List.of(grant));
    site.get(AccountRepository.class).save(account, false);
    return new Role(name, SignedInCookie.of(site.context(), account.id()), maySee, readsWithheld);
  }

  @AfterAll
  void end() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    ((Logger) LoggerFactory.getLogger("org.waymark")).setLevel(null);
    client.close();
    site.close();
  }

  // ---- Routes -----------------------------------------------------------------------------------

  /** Addresses to begin with, by route; a route without variables begins with itself. */
  private Map<String, List<String>> beginnings() {
    Map<String, List<String>> known = new HashMap<>();
    List<Service> services = List.of(refuge, answering, opened, unlisted, funded);
    List<Organisation> organisations = List.of(own, hidden, other);
    String gap = "?kind=police-area&area=" + CUMBRIA;
    known.put("/services/{id}", of("/services/%s", services));
    known.put("/api/v1/services/{id}", of("/api/v1/services/%s", services));
    known.put("/organisations/{id}", ofOrganisations("/organisations/%s", organisations));
    known.put(
        "/api/v1/organisations/{id}", ofOrganisations("/api/v1/organisations/%s", organisations));
    known.put(
        "/services",
        List.of(
            "/services",
            "/services?place=CA11+7BD&sort=distance",
            "/services?q=isva",
            "/services?area=E06000064",
            "/services?crime=sexual-abuse&area=" + CUMBRIA));
    for (String ending : FILES) {
      known.put(
          "/services" + ending,
          List.of("/services" + ending, "/services" + ending + "?area=" + CUMBRIA));
    }
    known.put("/suggest", List.of("/suggest?q=th", "/suggest?q=haws", "/suggest?q=isva"));
    known.put(
        "/api/v1/services",
        List.of(
            "/api/v1/services",
            "/api/v1/services?q=isva",
            "/api/v1/services?place=CA11+7BD&sort=distance"));
    for (String page : List.of("compare", "preview")) {
      known.put(
          "/approvals/duplicates/" + page,
          List.of(
              "/approvals/duplicates/%s?one=%s&other=%s"
                  .formatted(page, refuge.id(), answering.id())));
    }
    known.put(
        "/approvals/duplicates/organisations",
        List.of(
            "/approvals/duplicates/organisations?one=%s&other=%s"
                .formatted(own.id(), hidden.id())));
    known.put("/areas/{kind}/{code}", List.of("/areas/police-area/" + CUMBRIA));
    known.put("/api/v1/areas/{kind}/{code}", List.of("/api/v1/areas/police-area/" + CUMBRIA));
    known.put(
        "/api/v1/areas/{kind}/{code}/contents",
        List.of("/api/v1/areas/police-area/" + CUMBRIA + "/contents"));
    known.put("/api/v1/boundaries/{kind}", List.of("/api/v1/boundaries/police-area"));
    known.put("/api/v1/places", List.of("/api/v1/places?q=penrith"));
    for (String name :
        List.of(
            "/gap.csv",
            "/gap.csv-metadata.json",
            "/gap.xlsx",
            "/gap.geojson",
            "/gap",
            "/gap/profile",
            "/gap/every",
            "/gap/map",
            "/gap/map.csv",
            "/gap/map.xlsx",
            "/gap/map.csv-metadata.json",
            "/gap/map.json",
            "/api/v1/gap",
            "/api/v1/gap/boundary",
            "/coverage",
            "/coverage.geojson",
            "/coverage/map.json",
            "/api/v1/coverage")) {
      known.put(name, List.of(name + gap + "&crime=sexual-abuse&support=isva"));
    }
    for (String path : List.of("/coverage", "/coverage/map.json")) {
      List<String> asked = new ArrayList<>(known.getOrDefault(path, List.of()));
      asked.add(path + "?area=" + CUMBRIA + "&layers=chosen&layer=services");
      site.get(SnapshotKeeper.class).professional().catalogue().listServices().stream()
          .map(each -> path + "?area=" + CUMBRIA + "&layer=services&reach=" + each.id())
          .forEach(asked::add);
      known.put(path, asked);
    }
    known.put("/map/names.json", List.of("/map/names.json?zoom=13&box=-4,54,-2,56"));
    for (String ending : FILES) {
      known.put(
          "/coverage" + ending,
          List.of("/coverage" + ending + "?area=" + CUMBRIA + "&crime=sexual-abuse&support=isva"));
    }
    known.put("/gap/expected", List.of("/gap/expected" + gap));
    known.put("/gap/expected/change", List.of("/gap/expected/change" + gap));
    known.put("/gap/question", List.of("/gap/question" + gap + "&line=sa-isva-women"));
    for (String page : List.of("/gap/cell", "/gap/judge")) {
      known.put(page, List.of(page + gap + "&crime=sexual-abuse&support=isva"));
    }
    known.put(
        "/api/v1/gap/cell", List.of("/api/v1/gap/cell" + gap + "&crime=sexual-abuse&support=isva"));
    String report = "{report:" + Topic.PATTERN + "}";
    for (String ending : FILES) {
      known.put(
          "/gap/" + report + ending,
          Arrays.stream(Topic.values())
              .map(
                  each -> "/gap/" + each.slug() + ending + gap + "&crime=sexual-abuse&support=isva")
              .toList());
    }
    known.put(
        "/gap/" + report,
        Arrays.stream(Topic.values())
            .map(each -> "/gap/" + each.slug() + gap + "&crime=sexual-abuse&support=isva")
            .toList());
    known.put(
        "/api/v1/gap/" + report,
        Arrays.stream(Topic.values())
            .map(each -> "/api/v1/gap/" + each.slug() + gap + "&crime=sexual-abuse")
            .toList());
    List<String> pages = new ArrayList<>(List.of("/manage/bulk"));
    for (Service service : services) {
      for (String each : List.of("", "/changes", "/preview", "/withheld", "/history")) {
        pages.add("/manage/listings/" + service.id() + each);
      }
      pages.add("/funding/services/" + service.id());
      pages.add("/services/" + service.id() + "/history");
    }
    for (ListingPart part : ListingPart.ofTheForm()) {
      pages.add("/manage/listings/" + refuge.id() + "/" + part.slug());
    }
    known.put("/still-correct/{ticket}", List.of(reminder()));
    // By the link of an organisation without figures: whoever has one reads what was entered.
    known.put(
        "/returns/{ticket}",
        List.of(
            site.get(ReturnLinks.class)
                .path(other.id(), WINTER, account("other.provider@example.org").id())));
    known.put(
        "/manage/returns/{organisation}/{quarter}",
        ofOrganisations("/manage/returns/%s/" + WINTER.slug(), organisations));
    for (String ending : List.of("", ".csv", ".xlsx", ".json", ".csv-metadata.json")) {
      known.put(
          "/approvals/returns" + ending,
          List.of("/approvals/returns" + ending + "?quarter=" + WINTER.slug()));
    }
    known.put(PAGES, pages);
    String pathways = "/pathways/" + CUMBRIA;
    known.put("/pathways/{area:[A-Za-z][0-9]+}", List.of(pathways));
    for (String each : List.of("csv", "xlsx", "csv-metadata.json", "json", "graphml", "svg")) {
      known.put("/pathways/{area}/network." + each, List.of(pathways + "/network." + each));
    }
    known.put("/pathways/{area}/{person}.bpmn", List.of(pathways + "/boy-exploited.bpmn"));
    known.put("/pathways/services/{id}", of("/pathways/services/%s", services));
    known.put("/pathways/breaks", List.of("/pathways/breaks?area=" + CUMBRIA));
    known.put("/pathways/what-if", List.of("/pathways/what-if?area=" + CUMBRIA));
    known.put("/api/v1/pathways/areas/{code}", List.of("/api/v1/pathways/areas/" + CUMBRIA));
    known.put("/api/v1/pathways/services/{id}", of("/api/v1/pathways/services/%s", services));
    known.put("/invitation/{link}", List.of("/invitation/" + link(LinkPurpose.INVITATION)));
    known.put("/reset/{link}", List.of("/reset/" + link(LinkPurpose.RESET)));
    known.put("/health/{selector}", List.of("/health/readiness"));
    known.put("/assets/{fingerprint}/{+name}", List.of("/assets/x/waymark.css"));
    return known;
  }

  /** The endings of what is a table. */
  private static final List<String> FILES = List.of(".csv", ".xlsx", ".csv-metadata.json");

  /** Routes that answer nobody here, with the reason. */
  private static final Map<String, String> ANSWER_NOBODY =
      Map.ofEntries(
          Map.entry("GET /api/v1/gap/judgements/{id}", "no judgement was made here"),
          Map.entry("POST /api/v1/gap/judgements", "takes JSON: JudgementApiTest"),
          Map.entry("POST /api/v1/pathways/journeys", "takes JSON: PathwayPagesTest"),
          Map.entry("POST /pathways/journey.bpmn", "asked from an answer: PathwayPagesTest"),
          Map.entry("GET /api/v1/listings/{id}", "for programs: ListingApiTest"),
          Map.entry("POST /api/v1/listings/{id}", "for programs: ListingApiTest"),
          Map.entry("POST /manage/bulk/upload", "takes a file: BulkPagesTest"),
          Map.entry("GET /manage/bulk/{plan}", "needs a file: BulkPagesTest"),
          Map.entry("POST /manage/bulk/{plan}/apply", "needs a file: BulkPagesTest"),
          Map.entry("POST /approvals/duplicates/merge", "needs two alike: DuplicatePagesTest"),
          Map.entry(
              "POST /approvals/duplicates/merges/{id}/undo", "needs a merge: DuplicatePagesTest"),
          Map.entry(
              "POST /approvals/duplicates/organisations", "needs two alike: DuplicatePagesTest"),
          Map.entry("POST /manage/listings/{id}/submit", "needs a whole draft: ManageBrowserTest"),
          Map.entry("GET /sign-in/code", "only sends back to /sign-in: AccessTest"),
          Map.entry("POST /sign-in/code", "needs a code of this minute: AccessTest"),
          Map.entry("POST /account/second-factor/codes", "needs a factor: AccountBrowserTest"),
          Map.entry("POST /account/second-factor/remove", "needs a factor: AccountBrowserTest"),
          Map.entry(
              "POST /admin/accounts/{id}/second-factor", "needs a factor: AccountBrowserTest"));

  /** Forms that end what the crawl needs; sent when everything else was. */
  private static final Pattern LAST =
      Pattern.compile(".*(/close|/grants|/remove|take-off|invitation|reset/|duplicates/).*");

  /** Forms after which somebody is signed out; sent last of all. */
  private static final Pattern SIGNING_OUT = Pattern.compile(".*(sign-out|sessions|passphrase).*");

  private enum Turn {
    FIRST,
    LAST,
    SIGNING_OUT;

    static Turn of(String action) {
      return CanaryTest.SIGNING_OUT.matcher(action).matches()
          ? SIGNING_OUT
          : CanaryTest.LAST.matcher(action).matches() ? LAST : FIRST;
    }
  }

  private String reminder() {
    return site.get(StillCorrectLinks.class).path(answering.id(), editor().id());
  }

  private Account editor() {
    return account("own.editor@example.org");
  }

  private Account account(String email) {
    return site.get(AccountRepository.class).findByEmail(email).orElseThrow().account();
  }

  private String link(LinkPurpose purpose) {
    Account invited =
        new Account(
            AccountId.random(),
            UUID.randomUUID() + "@example.org",
            "Somebody invited",
            true,
            false,
            List.of(new Grant.Provider(other.id(), false)));
    Secret secret = Secret.random();
    AccountRepository accounts = site.get(AccountRepository.class);
    accounts.save(invited, false);
    accounts.addLink(secret.digest(), invited.id(), purpose, Instant.parse("2026-06-16T00:00:00Z"));
    return secret.value();
  }

  /** Not a route: further addresses to begin with. */
  private static final String PAGES = "the pages of each listing";

  private static final Pattern EVERYTHING = Pattern.compile("/.*");

  /** Pages that changes of listings show on. */
  private static final Pattern LISTINGS =
      Pattern.compile(
          "/(services|organisations|manage|approvals|funding|account|admin|suggest|api/v1/serv).*");

  /** Pages made of figures: those that are asked for say what all of them say. */
  private static final Pattern FIGURES =
      Pattern.compile("/(gap|coverage|areas|assets|api/v1/(gap|coverage|areas)).*");

  /** Where those who may read a withheld address read it. */
  private static boolean mayShowWithheld(String address) {
    return address.matches("(POST )?/manage/listings/[^/]+/withheld(/[-0-9a-f]+(/keep)?)?(\\?.*)?");
  }

  private static List<String> of(String pattern, List<Service> services) {
    return services.stream().map(each -> pattern.formatted(each.id())).toList();
  }

  private static List<String> ofOrganisations(String pattern, List<Organisation> organisations) {
    return organisations.stream().map(each -> pattern.formatted(each.id())).toList();
  }

  @Test
  @Order(1)
  void nothingThatIsAnsweredHoldsWhatTheAskerMayNotSee() {
    askForChanges();
    Map<Role, Map<String, Form>> forms = new LinkedHashMap<>();
    for (Role role : roles) {
      forms.put(role, crawl(role, EVERYTHING));
    }
    forms.forEach((role, found) -> sendForms(role, found, Turn.FIRST));
    // What changes left behind: differences, history, comments, letters.
    for (Role role : roles) {
      Map<String, Form> more = crawl(role, LISTINGS);
      sendForms(role, more, Turn.FIRST);
      forms.getOrDefault(role, new LinkedHashMap<>()).putAll(more);
    }
    forms.forEach((role, found) -> sendForms(role, found, Turn.LAST));
    forms.forEach((role, found) -> sendForms(role, found, Turn.SIGNING_OUT));
    assertThat(leaks).isEmpty();
  }

  @Test
  @Order(2)
  void everyRouteIsCrawled() {
    Set<String> silent = new TreeSet<>();
    routes()
        .forEach(
            route -> {
              String name = name(route);
              if (!answered.contains(name) && !ANSWER_NOBODY.containsKey(name)) {
                silent.add(name + ": " + refused.getOrDefault(name, "never asked for"));
              }
            });
    assertThat(silent)
        .as("routes that answered nobody: add addresses to beginnings(), or link to their forms")
        .isEmpty();
  }

  /** What there is to see of changes: one that waits, a correction, a draft, an address kept. */
  private void askForChanges() {
    Role editor = roles.get(2);
    String keep = "/manage/listings/" + refuge.id() + "/withheld/" + withheldPlace + "/keep";
    note(
        editor,
        route("POST", keep),
        "POST " + keep,
        send(
            editor,
            keep,
            Map.of("lines", "Refuge canary\n7 Quillwharf Mews", "postcode", "ZZ98 7QX")));
    Person person =
        new Person(
            editor(),
            Authority.of(
                List.of(new Grant.Provider(own.id(), false)),
                site.get(SnapshotKeeper.class).current().geography(),
                CatalogueFixtures.TODAY),
            "");
    save(person, refuge, ServiceBuilder.from(refuge).ages(16, 25).build());
    save(
        person,
        answering,
        anIsvaService()
            .id(answering.id())
            .from(answering.provenance().source(), answering.provenance().externalId())
            .named(answering.name())
            .runBy(own.id())
            .serving("E06000064")
            .assuredOn(answering.assuredOn())
            .contact(Contact.Kind.TELEPHONE, "01632 960002")
            .build());
    site.get(ListingDrafting.class).start(person, own.id());
  }

  /** By the form, as people do; nothing waits for approval. */
  @Test
  @Order(0)
  void aPlaceIsHiddenByTheFormAndItsFieldIsOnThePageForSecretAddressesAtOnce() {
    Role editor = roles.get(2);
    Role anybody = roles.getFirst();
    assertThat(get(anybody, "/services/" + opened.id()).text()).contains("Fennelthwaite");
    assertThat(get(anybody, "/api/v1/services?q=fennelthwaite").text())
        .contains(opened.id().toString());
    String page = "/manage/listings/" + opened.id() + "/confidentiality";
    LocationId place = opened.locations().getFirst().id();
    Form form =
        forms(page, get(editor, page).text()).stream()
            .filter(each -> each.fields().containsKey("visibility"))
            .findFirst()
            .orElseThrow();
    Map<String, String> fields = new LinkedHashMap<>(form.fields());
    fields.values().removeIf("Words"::equals);
    fields.put("location-" + place + "-disclosure", "withheld");
    fields.put("_action", "save");

    Answer answer = send(editor, form.action(), fields);

    assertThat(answer.headers()).as(answer.text()).contains("done=hidden");
    assertThat(get(anybody, "/services/" + opened.id()).text())
        .doesNotContainIgnoringCase("fennelthwaite");
    assertThat(get(anybody, "/api/v1/services?q=fennelthwaite").text())
        .doesNotContain(opened.id().toString());
    String secret = "/manage/listings/" + opened.id() + "/withheld";
    assertThat(get(editor, secret).text()).contains("An address is kept", "Show the address");
    assertThat(site.get(WithheldAddresses.class).find(place).orElseThrow().lines())
        .containsExactly("Fennelthwaite Rooms", "9 Fennelthwaite Lane");
  }

  private void save(Person person, Service before, Service after) {
    site.get(ListingEditing.class)
        .save(
            person,
            before.id(),
            site.get(ListingReading.class).open(person, before.id()).orElseThrow().version(),
            after,
            "a change");
  }

  @Test
  @Order(0)
  void whoMayReadAnAddressReadsItAndIsRecorded() {
    Map<String, String> shown =
        roles.stream()
            .filter(Role::readsWithheld)
            .collect(
                Collectors.toMap(
                    Role::name,
                    role ->
                        send(
                                role,
                                "/manage/listings/" + refuge.id() + "/withheld/" + withheldPlace,
                                Map.of())
                            .text()));
    assertThat(shown).isNotEmpty();
    shown.forEach((role, page) -> assertThat(page).as(role).containsIgnoringCase("Quillwharf"));
    assertThat(
            site.get(AuditReader.class)
                .find(
                    new AuditReader.Selection(null, null, "withheld-address.read", null, null),
                    null,
                    10))
        .as("each reading is recorded")
        .hasSize(shown.size());
  }

  /** The words of a listing are compared with the addresses that are kept, which stay unsaid. */
  @ParameterizedTest
  @Order(0)
  @ValueSource(
      strings = {
        "Come to 7 Quillwharf Mews.",
        "Our door is QUILLWHARF  mews, no. 7",
        "Letters to Refuge Canary, 7 Quillwharf Mews",
        "Groups meet at 3 Marrowgill Row."
      })
  void wordsThatTellAKeptAddressAreRefusedAndTheRestOfItStaysUnsaid(String telling) {
    Role editor = roles.get(2);
    String about = "/manage/listings/" + refuge.id() + "/about";
    Form form =
        forms(about, get(editor, about).text()).stream()
            .filter(each -> each.fields().containsKey("description"))
            .findFirst()
            .orElseThrow();
    Map<String, String> fields = new LinkedHashMap<>(form.fields());
    // What the form leaves empty stays so.
    fields.values().removeIf("Words"::equals);
    fields.put("description", telling);
    fields.put("_action", "save");

    Answer answer = send(editor, form.action(), fields);

    assertThat(answer.text()).contains("tells the address");
    String told = telling.toLowerCase(Locale.ROOT);
    assertThat(Stream.of(WITHHELD, AREA_ONLY).flatMap(each -> each.forms().stream()))
        .filteredOn(part -> !told.contains(part))
        .noneMatch(answer.text().toLowerCase(Locale.ROOT)::contains);
    assertThat(get(roles.getFirst(), "/services/" + refuge.id()).text()).doesNotContain(telling);
    assertThat(get(editor, about).text()).doesNotContain(telling);
  }

  @Test
  @Order(4)
  void wordsOfWhatIsHiddenFindNothing() {
    Role anybody = roles.getFirst();
    for (String word :
        List.of("thistlewick", "quillwharf", "marrowgill", "gorsecombe", "fennelthwaite")) {
      Answer found = get(anybody, "/api/v1/services?q=" + word);
      assertThat(found.text()).as(word).doesNotContain(unlisted.id().toString());
      assertThat(found.text())
          .as(word)
          .doesNotContain(refuge.id().toString())
          .doesNotContain(funded.id().toString());
      assertThat(get(anybody, "/suggest?q=" + word).text())
          .as(word)
          .doesNotContainIgnoringCase("house")
          .doesNotContainIgnoringCase("trust");
    }
  }

  @Test
  @Order(5)
  void logsAndLettersSayNothing() {
    List<String> found = new ArrayList<>();
    for (ILoggingEvent event : log.list) {
      String line = event.getFormattedMessage() + String.valueOf(event.getThrowableProxy());
      search("log of " + event.getLoggerName(), line.getBytes(UTF_8), ALL, found);
    }
    assertThat(found).isEmpty();
    assertThat(log.list).as("lines of our own, or nothing was listened to").isNotEmpty();
  }

  @Test
  @Order(6)
  void filesExportsAndTheDefaultBackupSayNothing() throws IOException {
    site.stop();
    String home = site.home().toString();
    Path csv = site.home().resolve("export.csv");
    Path xlsx = site.home().resolve("export.xlsx");
    Path backup = site.home().resolve("backup.zip");
    run("export", "services", csv.toString(), "--home", home);
    run("export", "services", xlsx.toString(), "--all", "--home", home);
    run("backup", backup.toString(), "--home", home);

    List<String> found = new ArrayList<>();
    boolean knows = false;
    try (Stream<Path> files = Files.walk(site.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = site.home().relativize(file).toString();
        byte[] bytes = Files.readAllBytes(file);
        boolean database = name.startsWith("waymark.") || name.equals("backup.zip");
        // The database must know of the unlisted service and of the money; nobody publishes it.
        List<Canary> forbidden =
            database
                ? List.of(WITHHELD, AREA_ONLY, FEW)
                // Letters go to people who may know of the listing they are about.
                : name.startsWith("mail/")
                    ? List.of(WITHHELD, AREA_ONLY, MONEY, HIDDEN, RETURN, FEW)
                    : ALL;
        search(name, bytes, forbidden, found);
        List<String> known = new ArrayList<>();
        search(name, bytes, List.of(UNLISTED), known);
        knows |= database && !known.isEmpty();
      }
    }
    assertThat(found).isEmpty();
    assertThat(knows).as("the search finds in the database what is known to be there").isTrue();
  }

  private static void run(String... arguments) {
    WaymarkProcess.Outcome outcome = WaymarkProcess.run(Map.of(), arguments);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    List<String> found = new ArrayList<>();
    search(String.join(" ", arguments), outcome.output().getBytes(UTF_8), ALL, found);
    assertThat(found).isEmpty();
  }

  // ---- Crawling ---------------------------------------------------------------------------------

  private static final Pattern LINKS = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");

  private Stream<UriRouteInfo<?, ?>> routes() {
    return site.get(Router.class)
        .uriRoutes()
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .filter(route -> !route.getHttpMethodName().equals("OPTIONS"))
        .filter(
            route -> !route.getTargetMethod().getDeclaringType().equals(BrokenController.class));
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
  }

  private static boolean first(Map<String, List<String>> known, String route, String address) {
    return route.equals("GET " + address)
        || known.getOrDefault(PAGES, List.of()).contains(address)
        || known.getOrDefault(route.replaceFirst("GET ", ""), List.of()).contains(address);
  }

  /**
   * A form on a page.
   *
   * @param buttons name and value of each button that has one
   */
  private record Form(
      String action, Map<String, String> fields, List<Map.Entry<String, String>> buttons) {}

  private Map<String, Form> crawl(Role role, Pattern where) {
    Map<String, Form> forms = new LinkedHashMap<>();
    Map<String, List<String>> known = beginnings();
    Deque<String> waiting = new ArrayDeque<>();
    routes()
        .filter(route -> route.getHttpMethodName().equals("GET"))
        .forEach(
            route -> {
              String template = route.getUriMatchTemplate().toString();
              waiting.addAll(
                  known.getOrDefault(
                      template, template.contains("{") ? List.of() : List.of(template)));
            });
    waiting.addAll(known.getOrDefault(PAGES, List.of()));
    Set<String> seen = new HashSet<>();
    Map<String, Integer> asked = new HashMap<>();
    while (!waiting.isEmpty()) {
      String address = waiting.removeFirst();
      if (!where.matcher(address).matches() || !seen.add(address)) {
        continue;
      }
      String route = route("GET", address);
      boolean first = first(known, route, address);
      if (!first
          && (FIGURES.matcher(address).matches() && !route.equals("no route")
              || asked.merge(route, 1, Integer::sum) > MOST_OF_A_ROUTE)) {
        continue;
      }
      Answer answer = get(role, address);
      note(role, route, address, answer);
      if (answer.type().startsWith("text/html")) {
        Matcher links = LINKS.matcher(answer.text());
        while (links.find()) {
          waiting.addLast(links.group(1).replace("&amp;", "&"));
        }
        forms(address, answer.text()).forEach(form -> forms.putIfAbsent(key(form), form));
      }
    }
    return forms;
  }

  /** Forms of one route are sent a few times, not from every page that has them. */
  private String key(Form form) {
    return route("POST", form.action()) + form.action() + form.fields().keySet();
  }

  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*method=\"post\"[^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern CONTROL =
      Pattern.compile(
          "<(input|button)\\b([^>]*)>|<(textarea|select)\\b([^>]*)>(.*?)</(?:textarea|select)>",
          Pattern.DOTALL);

  private static List<Form> forms(String address, String page) {
    List<Form> forms = new ArrayList<>();
    Matcher form = FORM.matcher(page);
    while (form.find()) {
      String given = attribute(form.group(1), "action");
      String action = given.isEmpty() ? address : given;
      Map<String, String> fields = new LinkedHashMap<>();
      List<Map.Entry<String, String>> buttons = new ArrayList<>();
      Matcher control = CONTROL.matcher(form.group(2));
      while (control.find()) {
        boolean simple = control.group(1) != null;
        String kind = simple ? control.group(1) : control.group(3);
        String attributes = simple ? control.group(2) : control.group(4);
        String name = attribute(attributes, "name");
        String type = attribute(attributes, "type");
        if (name.isEmpty() || name.equals("_token") || type.equals("file")) {
          continue;
        }
        String value = attribute(attributes, "value");
        switch (kind) {
          case "button" -> buttons.add(Map.entry(name, value));
          case "textarea" ->
              fields.put(name, control.group(5).isBlank() ? "Words" : control.group(5).strip());
          case "select" -> fields.put(name, chosen(control.group(5)));
          default -> {
            boolean choice = type.equals("radio") || type.equals("checkbox");
            if (!choice) {
              fields.put(name, value.isEmpty() && !type.equals("hidden") ? "Words" : value);
            } else if (attributes.contains("checked")
                || (type.equals("radio") && !fields.containsKey(name))) {
              fields.put(name, value);
            }
          }
        }
      }
      if (action.startsWith("/")) {
        forms.add(new Form(action.replace("&amp;", "&"), fields, buttons));
      }
    }
    return forms;
  }

  /** The option that is selected, or else the last: the first often stands for none. */
  private static String chosen(String options) {
    String chosen = "";
    boolean selected = false;
    Matcher option = Pattern.compile("<option\\b([^>]*)>").matcher(options);
    while (option.find() && !selected) {
      chosen = attribute(option.group(1), "value");
      selected = option.group(1).contains("selected");
    }
    return chosen;
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? found.group(1).replace("&amp;", "&").replace("&#34;", "\"") : "";
  }

  private void sendForms(Role role, Map<String, Form> forms, Turn turn) {
    Map<String, Integer> sent = new HashMap<>();
    for (Form form : forms.values()) {
      String route = route("POST", form.action());
      if (Turn.of(form.action()) != turn || sent.merge(route, 1, Integer::sum) > MOST_OF_A_ROUTE) {
        continue;
      }
      List<Map.Entry<String, String>> buttons =
          form.buttons().isEmpty() ? List.of(Map.entry("", "")) : form.buttons();
      for (Map.Entry<String, String> button : buttons) {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        if (!button.getKey().isEmpty()) {
          fields.put(button.getKey(), button.getValue());
        }
        note(role, route, "POST " + form.action(), send(role, form.action(), fields));
      }
    }
  }

  private void note(Role role, String route, String address, Answer answer) {
    // Sent to the sign-in page is not answered, but for whoever just signed out.
    boolean sentAway =
        answer.headers().contains("location=[/sign-in") && !SIGNING_OUT.matcher(address).matches();
    boolean understood =
        !sentAway
            && (route.startsWith("POST ")
                ? !Set.of(401, 403, 404, 405, 415).contains(answer.status())
                : answer.status() < 400);
    if (understood && answer.status() < 500) {
      answered.add(route);
    } else {
      refused.merge(
          route, role.name() + " " + answer.status() + " " + address, (a, b) -> a + "; " + b);
    }
    if (answer.status() >= 500) {
      leaks.add(role.name() + " at " + address + ": a fault, status " + answer.status());
    }
    List<Canary> forbidden = new ArrayList<>(ALL);
    forbidden.removeAll(role.maySee());
    if (role.readsWithheld() && mayShowWithheld(address)) {
      forbidden.removeAll(List.of(WITHHELD, AREA_ONLY, HIDDEN));
    }
    search(role.name() + " at " + address, answer.body(), forbidden, leaks);
    search(
        role.name() + " in the headers of " + address,
        answer.headers().getBytes(UTF_8),
        forbidden,
        leaks);
  }

  private final Map<String, UriMatchTemplate> templates = new TreeMap<>();

  private String route(String method, String address) {
    if (templates.isEmpty()) {
      routes()
          .forEach(
              route ->
                  templates.put(
                      name(route), new UriMatchTemplate(route.getUriMatchTemplate().toString())));
    }
    String path = address.replaceFirst("\\?.*", "");
    return templates.entrySet().stream()
        .filter(each -> each.getKey().startsWith(method + " "))
        .filter(each -> each.getValue().match(path).isPresent())
        .map(Map.Entry::getKey)
        .min(Comparator.comparingInt(CanaryTest::variables))
        .orElse("no route");
  }

  private static int variables(String route) {
    return (int) route.chars().filter(c -> c == '{').count();
  }

  private record Answer(int status, String type, String headers, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }
  }

  private Answer get(Role role, String address) {
    return answer(request(role, address).GET().build());
  }

  private final Map<String, String> formTokens = new HashMap<>();

  private Answer send(Role role, String address, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(
        "_token",
        formTokens.computeIfAbsent(
            role.name(),
            key -> {
              Matcher token =
                  Pattern.compile("name=\"_token\" value=\"([^\"]+)")
                      .matcher(get(role, role.cookie().isEmpty() ? "/sign-in" : "/about").text());
              return token.find() ? token.group(1) : "";
            }));
    String body =
        all.entrySet().stream()
            .map(
                each ->
                    URLEncoder.encode(each.getKey(), UTF_8)
                        + "="
                        + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return answer(
        request(role, address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(Role role, String address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(site.address() + address.replace(" ", "%20")))
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    return role.cookie().isEmpty() ? request : request.header("Cookie", role.cookie());
  }

  private Answer answer(HttpRequest request) {
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().map().toString(),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // ---- Searching --------------------------------------------------------------------------------

  private static void search(
      String where, byte[] bytes, List<Canary> forbidden, List<String> found) {
    List<Charset> charsets =
        where.contains(" at ") ? List.of(UTF_8) : List.of(UTF_8, UTF_16LE, UTF_16BE);
    for (Charset charset : charsets) {
      // What is looked for is ASCII, the same bytes in UTF-8: a letter a byte is searched sooner.
      String text =
          new String(bytes, charset.equals(UTF_8) ? ISO_8859_1 : charset).toLowerCase(Locale.ROOT);
      for (Canary canary : forbidden) {
        for (String form : canary.forms()) {
          if (text.contains(form)) {
            found.add(where + ": " + canary.name() + " (" + form + ")");
          }
        }
      }
    }
    if (isZip(bytes)) {
      unpack(where, bytes, forbidden, found);
    }
  }

  private static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
  }

  /** A workbook and a backup are packed. */
  private static void unpack(
      String where, byte[] bytes, List<Canary> forbidden, List<String> found) {
    try {
      Path file = Files.createTempFile("waymark-canary", ".zip");
      Files.write(file, bytes);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry :
            (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
          search(
              where + "!" + entry.getName(),
              zip.getInputStream(entry).readAllBytes(),
              forbidden,
              found);
        }
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(where, e);
    }
  }
}
