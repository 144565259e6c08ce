package org.waymark.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Service;
import org.waymark.demonstration.DemonstrationCatalogue;
import org.waymark.demonstration.RealGeography;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.vocabulary.Vocabularies;

/**
 * The whole site on a free port, without a database: the catalogue it is given and the built-in
 * geography, at ten in the morning of {@link CatalogueFixtures#TODAY}.
 */
public final class TestSite implements AutoCloseable {

  /** What the site shows. */
  public record Contents(Catalogue catalogue) {}

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private final Path home;

  private TestSite(Catalogue catalogue, Map<String, Object> settings) {
    home = temporaryFolder();
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("micronaut.server.port", -1);
    properties.put("waymark.home", home.toString());
    properties.put("datasources.default.enabled", false);
    properties.put("flyway.enabled", false);
    ApplicationContext context = ApplicationContext.builder().properties(properties).build();
    Clock clock =
        Clock.fixed(
            CatalogueFixtures.TODAY
                .atTime(LocalTime.of(10, 0))
                .atZone(ZoneId.of("Europe/London"))
                .toInstant(),
            ZoneId.of("Europe/London"));
    context.registerSingleton(Contents.class, new Contents(catalogue));
    context.registerSingleton(Clock.class, clock);
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

  /** The site with the demonstration catalogue of {@link CatalogueFixtures#TODAY}. */
  public static TestSite ofDemonstration() {
    return of(
        DemonstrationCatalogue.generate(
                DemonstrationCatalogue.USUAL_SEED,
                RealGeography.get(),
                Vocabularies.builtIn(),
                CatalogueFixtures.TODAY)
            .asCatalogue());
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
    try {
      return new Answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.stop();
    server.getApplicationContext().close();
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
