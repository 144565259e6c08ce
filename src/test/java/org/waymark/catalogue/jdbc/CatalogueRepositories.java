package org.waymark.catalogue.jdbc;

import io.micronaut.context.event.ApplicationEventPublisher;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.catalogue.confidential.WordsBeside;
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

  /** With that form of what is published. Nobody listens. */
  static CatalogueRepository on(DataSource dataSource, PublishedForm form) {
    Clock clock = Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC);
    return on(dataSource, clock, event -> {}, form);
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

  /** With that clock. */
  public static CatalogueRepository on(
      DataSource dataSource, Clock clock, ApplicationEventPublisher<CatalogueChanged> events) {
    return on(dataSource, clock, events, AS_IT_IS);
  }

  private static CatalogueRepository on(
      DataSource dataSource,
      Clock clock,
      ApplicationEventPublisher<CatalogueChanged> events,
      PublishedForm form) {
    Transactions transactions = Beans.transactions(dataSource);
    return new JdbcCatalogueRepository(
        transactions,
        clock,
        events,
        Audits.on(transactions, clock).trail(),
        publishedOn(dataSource, form),
        HiddenPlaces.NONE,
        List.of());
  }

  /** With that guard, and with addresses of hidden places that words are compared with. */
  public static CatalogueRepository on(
      DataSource dataSource, HiddenPlaces hidden, ConfidentialityRule.Guard guard) {
    return on(dataSource, hidden, List.of(), guard);
  }

  /** The same, with words that are said beside listings elsewhere. */
  public static CatalogueRepository on(
      DataSource dataSource,
      HiddenPlaces hidden,
      List<WordsBeside> beside,
      ConfidentialityRule.Guard guard) {
    Transactions transactions = Beans.transactions(dataSource);
    Clock clock = Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC);
    return new JdbcCatalogueRepository(
        transactions,
        clock,
        event -> {},
        Audits.on(transactions, clock).trail(),
        publishedOn(dataSource, AS_IT_IS),
        hidden,
        beside,
        guard);
  }

  /** What {@link #on} has written beside a place. */
  public static SpokenWords words(Transactions transactions) {
    return words(transactions, List.of());
  }

  /** The same, and what is said elsewhere. */
  public static SpokenWords words(Transactions transactions, List<WordsBeside> beside) {
    return new StoredWords(transactions, beside);
  }

  /** What words elsewhere are held to. */
  public static WordsBeside.Guard places(Transactions transactions, HiddenPlaces hidden) {
    return new StoredPlaces(transactions, hidden);
  }

  static PublishedTables publishedOn(DataSource dataSource, PublishedForm form) {
    return new PublishedTables(
        Beans.transactions(dataSource),
        () -> form,
        Beans.on(dataSource, PublishedRows.Organisations.class),
        Beans.on(dataSource, PublishedRows.Services.class),
        Beans.on(dataSource, PublishedRows.Offers.class),
        Beans.on(dataSource, PublishedRows.Places.class),
        Beans.on(dataSource, PublishedRows.Reaches.class));
  }

  /** The history of what {@link #on} writes. */
  public static CatalogueHistory historyOn(DataSource dataSource) {
    return historyOn(dataSource, HiddenPlaces.NONE);
  }

  /** The same, where addresses are kept of hidden places. */
  public static CatalogueHistory historyOn(DataSource dataSource, HiddenPlaces hidden) {
    Transactions transactions = Beans.transactions(dataSource);
    Audits.Both audit =
        Audits.on(transactions, Clock.fixed(CatalogueFixtures.RECORDED, ZoneOffset.UTC));
    return new JdbcCatalogueHistory(transactions, audit.trail(), audit.reader(), hidden);
  }
}
