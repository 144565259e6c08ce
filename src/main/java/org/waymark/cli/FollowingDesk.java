package org.waymark.cli;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.waymark.Once;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.ImportDesk;

/**
 * The desk of an import that begins to read the catalogue while the file is being read, and knows
 * it afterwards, so that it is not read again. To be closed before the database is.
 */
final class FollowingDesk implements ImportDesk, AutoCloseable {

  private final ImportDesk desk;
  private final Once<Catalogue> early;
  private final CompletableFuture<Catalogue> reading;
  private @Nullable Catalogue catalogue;
  private final Set<ServiceId> taken = new HashSet<>();

  FollowingDesk(ImportDesk desk) {
    this.desk = desk;
    early = new Once<>(desk::catalogue);
    reading = CompletableFuture.supplyAsync(early::get);
  }

  @Override
  public Catalogue catalogue() {
    catalogue = desk.catalogueAfter(early.get());
    return catalogue;
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return desk.placesInWords(change, before, brought);
  }

  @Override
  public Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids) {
    return desk.editedServices(ids);
  }

  @Override
  public Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids) {
    return desk.editedOrganisations(ids);
  }

  @Override
  public Map<ServiceId, Set<ListingField>> waiting(Collection<ServiceId> ids) {
    return desk.waiting(ids);
  }

  @Override
  public void take(CatalogueChange change, Runnable alongside) {
    desk.take(change, alongside);
    change.services().forEach(each -> taken.add(each.id()));
    Catalogue before = after();
    catalogue =
        before.with(
            before.revision() + 1,
            new CatalogueDifference(change.organisations(), Set.of(), change.services(), Set.of()));
  }

  /** What was taken in. */
  Set<ServiceId> taken() {
    return Set.copyOf(taken);
  }

  /** Waits until nothing is read any more; what went wrong was told to who asked for it. */
  @Override
  public void close() {
    reading.handle((read, problem) -> read).join();
  }

  /** The catalogue as the import found it, with what it took in; without what others did since. */
  Catalogue after() {
    return Objects.requireNonNull(catalogue, "Nothing has been imported");
  }
}
