package org.waymark.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.testing.H2gisDatabase;

/**
 * The whole site on a free port with an embedded database of its own: what is changed here is
 * really changed. It begins with the catalogue it is given and the built-in geography and need, at
 * ten in the morning of {@link CatalogueFixtures#TODAY}. Starting one takes some seconds; share it
 * between the tests of a class, and give each test services of its own.
 */
public final class EditedSite implements AutoCloseable {

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Path home;

  private EditedSite(Catalogue catalogue, Map<String, Object> settings) {
    try {
      home = Files.createTempDirectory("waymark-edited-site");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.port", -1);
    properties.put("waymark.home", home.toString());
    properties.put("waymark.account.second-factor", "optional");
    properties.put("waymark.mail.every", "100ms");
    H2gisDatabase.copyLoadedTo(home.resolve("waymark"));
    properties.put("datasources.default.url", "jdbc:h2:file:" + home.resolve("waymark"));
    properties.putAll(settings);
    ZoneId london = ZoneId.of("Europe/London");
    Clock clock =
        Clock.fixed(
            CatalogueFixtures.TODAY.atTime(LocalTime.of(10, 0)).atZone(london).toInstant(), london);
    context = ApplicationContext.builder().properties(properties).build();
    context.registerSingleton(Clock.class, clock);
    context.start();
    if (!catalogue.listOrganisations().isEmpty()) {
      context
          .getBean(CatalogueRepository.class)
          .apply(
              CatalogueChange.of(
                  "test",
                  "the beginning",
                  catalogue.listOrganisations(),
                  catalogue.listServices()));
    }
    context.getBean(SnapshotKeeper.class).refresh();
    server = context.getBean(EmbeddedServer.class).start();
  }

  /** A site that begins with this catalogue. */
  public static EditedSite of(Catalogue catalogue) {
    return new EditedSite(catalogue, Map.of());
  }

  /**
   * @param settings further settings, by Micronaut property name
   */
  public static EditedSite of(Catalogue catalogue, Map<String, Object> settings) {
    return new EditedSite(catalogue, settings);
  }

  /** A site that begins empty. */
  public static EditedSite empty() {
    return of(new Catalogue(0, List.of(), List.of()));
  }

  /** The address of the site, without a closing slash. */
  public URI address() {
    return server.getURI();
  }

  /** Where it keeps files: keys, letters, the text index. */
  public Path home() {
    return home;
  }

  /** The beans of the running program. */
  public ApplicationContext context() {
    return context;
  }

  /** The only bean of a type. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Ends the program and leaves its files, for whoever wants to look through them. */
  public void stop() {
    context.close();
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
