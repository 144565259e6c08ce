package org.waymark.tool.demonstration;

import java.time.LocalDate;
import java.util.List;
import org.waymark.Provenance;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.geography.Geography;
import org.waymark.intake.WithheldAddress;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.vocabulary.Vocabularies;

/** Puts the demonstration catalogue into a repository, and takes it out again. */
public final class DemonstrationLoader {

  private final CatalogueRepository repository;
  private final WithheldAddress.Store withheldStore;
  private final ReferralRouteRepository routes;

  /**
   * @param withheldStore takes the made-up addresses that must not be published
   */
  public DemonstrationLoader(
      CatalogueRepository repository,
      WithheldAddress.Store withheldStore,
      ReferralRouteRepository routes) {
    this.repository = repository;
    this.withheldStore = withheldStore;
    this.routes = routes;
  }

  /**
   * Loads the usual catalogue in one change when there has never been a change, so that a catalogue
   * emptied on purpose stays empty.
   *
   * @return true when it was loaded
   */
  public boolean loadWhenEmpty(Geography geography, Vocabularies vocabularies, LocalDate today) {
    if (repository.latestRevision() > 0) {
      return false;
    }
    load(
        DemonstrationCatalogue.generate(
            DemonstrationCatalogue.USUAL_SEED, geography, vocabularies, today));
    return true;
  }

  /**
   * Loads a catalogue and its routes in one change, beside whatever is there; routes of an earlier
   * one go.
   */
  public void load(DemonstrationCatalogue demonstration) {
    List<WithheldAddress> addresses =
        demonstration.withheldPlaces().stream()
            .map(
                place ->
                    new WithheldAddress(
                        place.location(),
                        place.service(),
                        place.name(),
                        place.addressLines(),
                        place.postcode()))
            .toList();
    repository.apply(
        demonstration.asChange(),
        () -> {
          withheldStore.keep(addresses, "waymark");
          routes.removeSource(Provenance.DEMONSTRATION, "waymark", "Demonstration loaded again");
          routes.apply(demonstration.asRouteChange());
        });
  }

  /**
   * Deletes every fictional record; those of other sources stay.
   *
   * @return how many services were deleted
   */
  public int remove(String who) {
    routes.removeSource(Provenance.DEMONSTRATION, who, "Demonstration catalogue removed");
    return repository.removeSource(
        Provenance.DEMONSTRATION, who, "Demonstration catalogue removed");
  }
}
