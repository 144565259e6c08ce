package org.waymark.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.data.jdbc.config.DataJdbcConfiguration;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.waymark.database.Transactions;

/**
 * The beans of the program on a database of a test: transactions, and the repositories that
 * Micronaut Data makes of interfaces. There is one context for each data source, made when first
 * asked for; nothing in it starts by itself.
 */
public final class Beans {

  private static final Map<DataSource, ApplicationContext> CONTEXTS = new ConcurrentHashMap<>();

  private Beans() {}

  /**
   * The bean of that type.
   *
   * @param dataSource migrated as far as the bean needs
   */
  public static <T> T on(DataSource dataSource, Class<T> type) {
    return CONTEXTS.computeIfAbsent(dataSource, Beans::start).getBean(type);
  }

  /** Those in which the repositories of that data source take part. */
  public static Transactions transactions(DataSource dataSource) {
    return on(dataSource, Transactions.class);
  }

  /** Ends the context of that data source, which stays open; does nothing when there is none. */
  public static void close(DataSource dataSource) {
    ApplicationContext context = CONTEXTS.remove(dataSource);
    if (context != null) {
      context.close();
    }
  }

  private static ApplicationContext start(DataSource dataSource) {
    ApplicationContext context = new Unannounced();
    context.registerSingleton(DataSource.class, dataSource, Qualifiers.byName("default"));
    DataJdbcConfiguration configuration = new DataJdbcConfiguration("default");
    context.registerSingleton(
        DataJdbcConfiguration.class, configuration, Qualifiers.byName("default"));
    return context.start();
  }

  /**
   * Reads no settings, which name another database, and says nothing of its start, so that no bean
   * begins its work of the running program.
   */
  private static final class Unannounced extends DefaultApplicationContext {
    Unannounced() {
      super(
          (ApplicationContextConfiguration)
              ApplicationContext.builder()
                  .deduceEnvironment(false)
                  .bootstrapEnvironment(false)
                  .enableDefaultPropertySources(false)
                  .banner(false));
    }

    @Override
    public void publishEvent(Object event) {
      if (!(event instanceof StartupEvent)) {
        super.publishEvent(event);
      }
    }
  }
}
