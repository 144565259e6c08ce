package org.waymark.cli;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.LoadProgress;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.jdbc.BuiltInGeography;
import org.waymark.intake.WithheldAddress;
import org.waymark.need.jdbc.BuiltInNeed;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.DemonstrationLoader;
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
   * @throws DatabaseProblem when the database cannot be opened or written to
   */
  static Program open(Path home, Map<String, Object> settings, LoadProgress progress) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("waymark.home", home.toString());
    ApplicationContext context =
        ApplicationContext.builder().properties(properties).banner(false).start();
    try {
      context.getBean(BuiltInGeography.class).load(progress);
      context.getBean(BuiltInNeed.class).load(progress);
      return new Program(context);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /**
   * As {@link #open}, for a command that reads, or writes a single thing: while a site runs on the
   * embedded database it works through that site's.
   *
   * @throws DatabaseProblem when the database cannot be opened
   */
  static Program join(Path home, LoadProgress progress) {
    return open(home, Map.of("waymark.database.join", true), progress);
  }

  /** Gives a catalogue that never had a listing something to show. */
  void loadDemonstrationIntoAnEmptyCatalogue(LoadProgress progress) {
    if (context.getBean(CatalogueRepository.class).latestRevision() == 0) {
      loadDemonstration(DemonstrationCatalogue.USUAL_SIZE, progress);
    }
  }

  /**
   * Loads the fictional catalogue, replacing its own earlier records and no others.
   *
   * @param size how many services
   */
  void loadDemonstration(int size, LoadProgress progress) {
    progress.report("Demonstration catalogue", 0, 1);
    demonstration()
        .load(
            DemonstrationCatalogue.generate(
                DemonstrationCatalogue.USUAL_SEED,
                size,
                context.getBean(GeographyRepository.class).load(),
                Vocabularies.builtIn(),
                LocalDate.now(context.getBean(Clock.class))));
    progress.report("Demonstration catalogue", 1, 1);
  }

  /** Puts the fictional catalogue in and takes it out. */
  DemonstrationLoader demonstration() {
    return new DemonstrationLoader(
        context.getBean(CatalogueRepository.class),
        context.getBean(WithheldAddress.Store.class),
        context.getBean(ReferralRouteRepository.class));
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
