package org.waymark.snapshot;

import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.Visibility;
import org.waymark.coverage.RandomCatalogue;

/**
 * A catalogue that changes at random, from a seed: listings are added, edited, closed, hidden,
 * shown, moved to another organisation and deleted; organisations are added, renamed and deleted.
 */
public final class ChangingCatalogue implements CatalogueRepository {

  private static final List<String> NAMES =
      List.of("North house", "North house advice", "Anchor", "The anchor project", "Zephyr", "É");

  private final Random random;
  private final RandomCatalogue services;
  private final Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
  private final Map<ServiceId, Service> listings = new LinkedHashMap<>();
  private Catalogue now = Catalogue.empty();

  public ChangingCatalogue(long seed, int size) {
    random = new Random(seed);
    services = new RandomCatalogue(seed);
    for (int i = 0; i < 4; i++) {
      putOrganisation(null);
    }
    for (int i = 0; i < size; i++) {
      putService(null);
    }
    commit();
  }

  /** Makes from one to four changes, as one revision. */
  public void change() {
    for (int i = random.nextInt(4); i >= 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> putService(null);
        case 1 -> any(listings).ifPresent(listings::remove);
        case 2 -> putOrganisation(any(organisations).orElse(null));
        case 3 -> putOrganisation(null);
        case 4 -> any(organisations).ifPresent(this::removeOrganisation);
        default -> putService(any(listings).orElse(null));
      }
    }
    commit();
  }

  private void commit() {
    now =
        new Catalogue(
            now.revision() + 1,
            List.copyOf(organisations.values()),
            List.copyOf(listings.values()));
  }

  private void putOrganisation(@Nullable OrganisationId known) {
    var builder = anOrganisation().named(name());
    Organisation made = (known == null ? builder : builder.id(known)).build();
    organisations.put(made.id(), made);
  }

  private void removeOrganisation(OrganisationId id) {
    organisations.remove(id);
    listings.values().removeIf(each -> each.organisation().equals(id));
  }

  private void putService(@Nullable ServiceId known) {
    if (organisations.isEmpty()) {
      putOrganisation(null);
    }
    ServiceBuilder builder =
        services
            .builder()
            .named(name())
            .runBy(any(organisations).orElseThrow())
            .visibility(random.nextInt(5) == 0 ? Visibility.PROFESSIONALS : Visibility.PUBLIC);
    if (random.nextInt(6) == 0) {
      builder.atAWithheldLocation();
    }
    Service made = (known == null ? builder : builder.id(known)).build();
    listings.put(made.id(), made);
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private <K> Optional<K> any(Map<K, ?> map) {
    List<K> keys = new ArrayList<>(map.keySet());
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(random.nextInt(keys.size())));
  }

  @Override
  public long latestRevision() {
    return now.revision();
  }

  @Override
  public Catalogue load() {
    return now;
  }

  @Override
  public Catalogue loadAfter(Catalogue before) {
    return before.with(now.revision(), CatalogueDifference.between(before, now));
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return now.findService(id);
  }

  @Override
  public Optional<Long> versionOf(ServiceId id) {
    throw new UnsupportedOperationException("Versions are not kept");
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    throw new UnsupportedOperationException("It changes by itself");
  }

  @Override
  public int removeSource(String source, String who, String why) {
    throw new UnsupportedOperationException("It changes by itself");
  }
}
