package org.waymark.catalogue.jdbc;

import io.micronaut.context.event.ApplicationEventPublisher;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.database.Transactions;

/** The catalogue of a test database, without an application around it. */
public final class CatalogueRepositories {
  private CatalogueRepositories() {}

  /** Nobody listens. */
  public static CatalogueRepository on(DataSource dataSource) {
    return on(dataSource, changed -> {});
  }

  /** The listener is called after each commit, on the thread that made the change. */
  public static CatalogueRepository on(DataSource dataSource, Consumer<CatalogueChanged> listener) {
    ApplicationEventPublisher<CatalogueChanged> events = listener::accept;
    return new JdbcCatalogueRepository(
        new Transactions(dataSource),
        Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC),
        events);
  }
}
