package org.waymark.catalogue.jdbc;

import io.micronaut.context.event.ApplicationEventPublisher;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.database.Transactions;
import org.waymark.testing.Beans;

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
    return on(dataSource, Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC), events);
  }

  /**
   * In these transactions, so that what others write in them alongside is kept or lost with it.
   * Nobody listens.
   */
  public static CatalogueRepository on(Transactions transactions) {
    Clock clock = Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC);
    return new JdbcCatalogueRepository(
        transactions, clock, event -> {}, Audits.on(transactions, clock).trail());
  }

  static CatalogueRepository on(
      DataSource dataSource, Clock clock, ApplicationEventPublisher<CatalogueChanged> events) {
    Transactions transactions = Beans.transactions(dataSource);
    return new JdbcCatalogueRepository(
        transactions, clock, events, Audits.on(transactions, clock).trail());
  }

  /** The history of what {@link #on} writes. */
  public static CatalogueHistory historyOn(DataSource dataSource) {
    Transactions transactions = Beans.transactions(dataSource);
    Audits.Both audit =
        Audits.on(transactions, Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC));
    return new JdbcCatalogueHistory(transactions, audit.trail(), audit.reader());
  }
}
