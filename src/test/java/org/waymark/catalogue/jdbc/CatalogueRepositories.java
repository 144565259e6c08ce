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
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
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
    return on(transactions, AS_IT_IS);
  }

  /** As {@link #on(Transactions)}, with that form of what is published. */
  static CatalogueRepository on(Transactions transactions, PublishedForm form) {
    Clock clock = Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC);
    return new JdbcCatalogueRepository(
        transactions,
        clock,
        event -> {},
        Audits.on(transactions, clock).trail(),
        new PublishedTables(transactions, () -> form));
  }

  /** For a test that has no geography. */
  private static final PublishedForm AS_IT_IS =
      new PublishedForm() {
        @Override
        public Service of(Service service) {
          return service;
        }

        @Override
        public String basis() {
          return "none";
        }
      };

  static CatalogueRepository on(
      DataSource dataSource, Clock clock, ApplicationEventPublisher<CatalogueChanged> events) {
    Transactions transactions = Beans.transactions(dataSource);
    return new JdbcCatalogueRepository(
        transactions,
        clock,
        events,
        Audits.on(transactions, clock).trail(),
        new PublishedTables(transactions, () -> AS_IT_IS));
  }

  /** The history of what {@link #on} writes. */
  public static CatalogueHistory historyOn(DataSource dataSource) {
    Transactions transactions = Beans.transactions(dataSource);
    Audits.Both audit =
        Audits.on(transactions, Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC));
    return new JdbcCatalogueHistory(transactions, audit.trail(), audit.reader());
  }
}
