package org.waymark.cli;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.database.LoadProgress;
import org.waymark.database.Migrations;
import org.waymark.demonstration.DemonstrationCatalogue;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.jdbc.BuiltInGeography;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.vocabulary.Vocabularies;

/**
 * The program behind a command: beans, an open database, its schema brought up to date and the
 * built-in geography in it. Every step is safe to repeat, so a start that was killed half way is
 * mended by the next.
 */
final class Program implements AutoCloseable {

  private final ApplicationContext context;

  private Program(ApplicationContext context) {
    this.context = context;
  }

  /**
   * Opens the database and brings it up to date.
   *
   * @param settings further settings, by Micronaut property name
   */
  static Program open(Path home, Map<String, Object> settings, LoadProgress progress) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("waymark.home", home.toString());
    ApplicationContext context =
        ApplicationContext.builder().properties(properties).banner(false).start();
    try {
      DataSource dataSource = context.getBean(DataSource.class);
      Migrations.migrate(dataSource);
      new BuiltInGeography(dataSource, context.getBean(Clock.class)).load(progress);
      new BuiltInNeed(dataSource, context.getBean(Clock.class)).load(progress);
      return new Program(context);
    } catch (SQLException e) {
      context.close();
      throw new IllegalStateException("The database failed while it was brought up to date", e);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Gives an empty catalogue something to show; does nothing to one with a listing in it. */
  void loadDemonstrationIntoAnEmptyCatalogue(LoadProgress progress) {
    CatalogueRepository catalogue = context.getBean(CatalogueRepository.class);
    if (catalogue.latestRevision() == 0) {
      loadDemonstration(progress);
    }
  }

  /** Loads the fictional catalogue, replacing its own earlier records and no others. */
  void loadDemonstration(LoadProgress progress) {
    progress.report("Demonstration catalogue", 0, 1);
    Geography geography = context.getBean(GeographyRepository.class).load();
    DemonstrationCatalogue demonstration =
        DemonstrationCatalogue.generate(
            DemonstrationCatalogue.USUAL_SEED,
            geography,
            Vocabularies.builtIn(),
            LocalDate.now(context.getBean(Clock.class)));
    context.getBean(CatalogueRepository.class).apply(demonstration.asChange());
    progress.report("Demonstration catalogue", 1, 1);
  }

  /** The only bean of a type. */
  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
