package org.waymark.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.ApiTokenRepository;
import org.waymark.account.AttemptRepository;
import org.waymark.account.Grant;
import org.waymark.account.Passphrases;
import org.waymark.account.SessionRepository;
import org.waymark.account.jdbc.AccountRepositories;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.gap.jdbc.GapJudgementRepositories;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.offer.OfferChangeRepository;
import org.waymark.gap.offer.jdbc.OfferChangeRepositories;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.mail.Carrier;
import org.waymark.mail.Outbox;
import org.waymark.pathway.RouteKeeper;
import org.waymark.returns.ReturnRepository;
import org.waymark.returns.jdbc.ReturnRepositories;
import org.waymark.testing.KeptAudit;
import org.waymark.testing.KeptLetters;
import org.waymark.testing.MovableClock;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.web.account.SignedInCookie;

/**
 * The whole site on a free port, without a database: the catalogue it is given and the built-in
 * geography, at ten in the morning of {@link CatalogueFixtures#TODAY}.
 */
public final class TestSite implements AutoCloseable {

  /** What the site shows. */
  public record Contents(Catalogue catalogue) {}

  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private final Path home;
  private final MovableClock clock;
  private final AccountRepositories accounts;
  private final KeptLetters letters = new KeptLetters();
  private final KeptAudit audit = new KeptAudit();

  private TestSite(Catalogue catalogue, Map<String, Object> settings) {
    home = temporaryFolder();
    Map<String, Object> properties = new HashMap<>();
    // Most tests of pages have nothing to do with it, and those that have say so.
    properties.put("waymark.account.second-factor", "optional");
    properties.put("waymark.mail.every", "100ms");
    properties.putAll(settings);
    properties.put("micronaut.server.port", -1);
    properties.put("waymark.home", home.toString());
    properties.put("datasources.default.enabled", false);
    properties.put("flyway.enabled", false);
    ApplicationContext context = ApplicationContext.builder().properties(properties).build();
    clock =
        new MovableClock(
            CatalogueFixtures.TODAY
                .atTime(LocalTime.of(10, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant(),
            ZoneId.of("Europe/London"));
    context.registerSingleton(Contents.class, new Contents(catalogue));
    context.registerSingleton(Clock.class, clock);
    accounts = AccountRepositories.inMemory(clock);
    context.registerSingleton(AccountRepository.class, accounts.accounts());
    context.registerSingleton(SessionRepository.class, accounts.sessions());
    context.registerSingleton(AttemptRepository.class, accounts.attempts());
    context.registerSingleton(ApiTokenRepository.class, accounts.apiTokens());
    context.registerSingleton(Outbox.class, accounts.outbox());
    context.registerSingleton(Carrier.class, letters);
    context.registerSingleton(AuditTrail.class, audit);
    context.registerSingleton(GapJudgementRepository.class, GapJudgementRepositories.inMemory());
    context.registerSingleton(OfferChangeRepository.class, OfferChangeRepositories.inMemory());
    context.registerSingleton(ReturnRepository.class, ReturnRepositories.inMemory());
    context.registerSingleton(PostcodeDirectory.class, PostcodeDirectory.EMPTY);
    server = context.start().getBean(EmbeddedServer.class).start();
  }

  public static TestSite of(Catalogue catalogue) {
    return of(catalogue, Map.of());
  }

  /**
   * @param settings further settings, by Micronaut property name
   */
  public static TestSite of(Catalogue catalogue, Map<String, Object> settings) {
    return new TestSite(catalogue, settings);
  }

  /**
   * A site with the demonstration catalogue and routes of {@link CatalogueFixtures#TODAY}, for
   * tests that change something. Those that only read use {@link #sharedDemonstration}.
   */
  public static TestSite ofDemonstration() {
    TestSite site = of(Demonstration.CATALOGUE.asCatalogue());
    site.context()
        .getBean(RouteKeeper.class)
        .apply(Demonstration.CATALOGUE.asRouteChange(), () -> {});
    return site;
  }

  /**
   * The one site of this Java machine that is as {@link #ofDemonstration}. Nothing may be changed
   * in it and nobody closes it: it ends with the machine.
   */
  public static TestSite sharedDemonstration() {
    return SharedDemonstration.SITE;
  }

  private static final class Demonstration {
    private static final DemonstrationCatalogue CATALOGUE =
        DemonstrationCatalogue.generate(
            DemonstrationCatalogue.USUAL_SEED,
            RealGeography.get(),
            Vocabularies.builtIn(),
            CatalogueFixtures.TODAY);
  }

  private static final class SharedDemonstration {
    private static final TestSite SITE = start();

    private static TestSite start() {
      TestSite site = ofDemonstration();
      Runtime.getRuntime().addShutdownHook(new Thread(site::close, "demonstration-site-stop"));
      // The first page of all makes the snapshot; a browser would lose patience on a busy machine.
      site.get("/gap/boundary");
      return site;
    }
  }

  public static TestSite of(Service... services) {
    return of(CatalogueFixtures.catalogueOf(services));
  }

  /** The address of the site, without a closing slash. */
  public URI address() {
    return server.getURI();
  }

  /** The beans of the running program. */
  public ApplicationContext context() {
    return server.getApplicationContext();
  }

  /** Asks for a path with its query, percent-encoded as a browser would send it. */
  public Answer get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.getURI() + path))
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .build();
    return send(request);
  }

  /** Sends a request as it is, to the path of the given address. */
  public Answer send(HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets time go by. */
  public void pass(Duration time) {
    clock.pass(time);
  }

  /** Letters that were sent. */
  public KeptLetters letters() {
    return letters;
  }

  /** Everything that is kept of accounts and of letters that wait, as SQL. */
  public String databaseOfAccounts() {
    return accounts.script();
  }

  /** The accounts there are. */
  public AccountRepository accounts() {
    return accounts.accounts();
  }

  /** The catalogue it was given. */
  public Catalogue catalogue() {
    return context().getBean(Contents.class).catalogue();
  }

  /** Some organisation of the catalogue; one that is in none when it is empty. */
  public OrganisationId organisation() {
    return catalogue().listOrganisations().stream()
        .map(Organisation::id)
        .findFirst()
        .orElseGet(() -> new OrganisationId(UUID.randomUUID()));
  }

  /** What was recorded. */
  public KeptAudit audit() {
    return audit;
  }

  /**
   * Makes an account, its name being what stands before the @. It has no passphrase: see {@link
   * #as}.
   */
  public Account account(String email, Grant... grants) {
    Account account =
        new Account(
            AccountId.random(),
            email,
            email.substring(0, email.indexOf('@')),
            true,
            false,
            List.of(grants));
    accounts.accounts().save(account, false);
    return account;
  }

  /** Sets a passphrase, so that somebody can sign in by the page. */
  public void setPassphrase(Account account, String passphrase) {
    accounts
        .accounts()
        .setPassphrase(account.id(), context().getBean(Passphrases.class).hash(passphrase));
  }

  /** Somebody who has just signed in. */
  public Visitor as(Account account) {
    return new Visitor(this, SignedInCookie.of(context(), account.id()));
  }

  /** Somebody who has not. */
  public Visitor anybody() {
    return new Visitor(this, "");
  }

  /**
   * A browser with a cookie. Redirections are not followed.
   *
   * @param cookie name and value; empty for none
   */
  public record Visitor(TestSite site, String cookie) {

    public Answer get(String path) {
      return site.send(request(path).build());
    }

    /** Posts a form with the token that belongs to it. */
    public Answer post(String path, Map<String, String> fields) {
      return post(path, fields, token());
    }

    /** Posts a form with another token; empty for none. */
    public Answer post(String path, Map<String, String> fields, String token) {
      Map<String, String> all = new LinkedHashMap<>(fields);
      if (!token.isEmpty()) {
        all.put("_token", token);
      }
      return postForm(path, encode(all));
    }

    /** Posts a form whose fields may have several values, with the token that belongs to it. */
    public Answer postAll(String path, Map<String, List<String>> fields) {
      StringBuilder body = new StringBuilder(encode(Map.of("_token", token())));
      fields.forEach(
          (name, values) ->
              values.forEach(value -> body.append('&').append(encode(Map.of(name, value)))));
      return postForm(path, body.toString());
    }

    private Answer postForm(String path, String body) {
      return site.send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body))
              .build());
    }

    /** Posts a form with one file and the token that belongs to it. */
    public Answer upload(String path, String field, String fileName, byte[] file) {
      String boundary = "----waymark";
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.writeBytes(
          ("--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n"
                  + token()
                  + "\r\n--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\""
                  + field
                  + "\"; filename=\""
                  + fileName
                  + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file);
      body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return site.send(
          request(path)
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(BodyPublishers.ofByteArray(body.toByteArray()))
              .build());
    }

    /**
     * Makes an API token that may change listings, by the page; the visitor leads the organisation.
     */
    public String newApiToken(OrganisationId organisation, String label) {
      return post(
              "/account/tokens",
              Map.of(
                  "organisation",
                  organisation.value().toString(),
                  "label",
                  label,
                  "days",
                  "30",
                  "scope",
                  "write"))
          .all("waymark-token\">([^<]+)<")
          .getFirst();
    }

    /** The token of this visitor's forms. */
    public String token() {
      Matcher found = TOKEN.matcher(get(cookie.isEmpty() ? "/sign-in" : "/about").body());
      return found.find() ? found.group(1) : "";
    }

    /** A request for a path with this visitor's cookie. */
    public HttpRequest.Builder request(String path) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(site.address() + path))
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
      return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** The same visitor with the cookie an answer sets. */
    public Visitor with(Answer answer) {
      return new Visitor(site, answer.header("Set-Cookie").replaceFirst(";.*", ""));
    }

    private static String encode(Map<String, String> fields) {
      return fields.entrySet().stream()
          .map(
              field ->
                  URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                      + "="
                      + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    server.getApplicationContext().close();
    accounts.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("waymark-test-site");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A response with what tests ask about pages. */
  public record Answer(HttpResponse<String> response) {

    private static final Pattern TAGS = Pattern.compile("<(script|style|svg)\\b.*?</\\1>|<[^>]+>");

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    /** A header's value; empty when it was not sent. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The text a person reads, white space collapsed. */
    public String text() {
      return TAGS.matcher(body().replace('\n', ' '))
          .replaceAll(" ")
          .replace("&lt;", "<")
          .replace("&#34;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&")
          .replaceAll("\\s+", " ");
    }

    /** What the pattern's first group matches, everywhere on the page. */
    public List<String> all(String pattern) {
      return Pattern.compile(pattern, Pattern.DOTALL)
          .matcher(body())
          .results()
          .map((MatchResult match) -> match.group(1).strip())
          .toList();
    }
  }
}
