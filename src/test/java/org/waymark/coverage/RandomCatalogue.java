package org.waymark.coverage;

import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Distance;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** Services and filters at random, over {@link GeographyFixtures#smallCountry()}, from a seed. */
public final class RandomCatalogue {

  private static final List<AreaCode> AREAS =
      List.of(
          GeographyFixtures.NORTH,
          GeographyFixtures.SOUTH,
          GeographyFixtures.WELSH,
          GeographyFixtures.NORTH_COUNTY,
          GeographyFixtures.NORTH_EAST_DISTRICT,
          GeographyFixtures.NORTH_WEST_DISTRICT,
          GeographyFixtures.NORTH_CITY,
          GeographyFixtures.SOUTH_TOWN,
          GeographyFixtures.SOUTH_COAST,
          GeographyFixtures.NORTH_ICB,
          GeographyFixtures.SOUTH_ICB,
          AreaCode.ENGLAND);

  private static final List<String> LANGUAGES = List.of("pa", "ur", "pl", "bfi");
  private static final List<String> BODIES = List.of("North PCC", "South PCC", "NHS North");

  private final Random random;
  private final Vocabularies vocabularies = Vocabularies.builtIn();

  public RandomCatalogue(long seed) {
    this.random = new Random(seed);
  }

  public List<Service> services(int count) {
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      services.add(service());
    }
    return services;
  }

  private Service service() {
    return builder().build();
  }

  /** A service that is not made yet. */
  public CatalogueFixtures.ServiceBuilder builder() {
    CatalogueFixtures.ServiceBuilder builder =
        anIdvaService()
            .forCrimes(ids(vocabularies.crimeTypes(), 3))
            .offering(ids(vocabularies.supportTypes(), 2))
            .by(some(DeliveryMode.class))
            .at(-3 + random.nextDouble() * 0.4, 53.9 + random.nextDouble() * 0.2);
    reach(builder);
    if (random.nextInt(3) == 0) {
      builder.alsoOffering(ids(vocabularies.supportTypes(), 2)).by(some(DeliveryMode.class));
      reach(builder);
    }
    Set<TermId> named = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      TermId cohort = term(vocabularies.cohorts());
      if (named.add(cohort)) {
        builder.forCohort(cohort.value(), pick(List.of(CohortLevel.Level.values())));
      }
    }
    if (random.nextBoolean()) {
      int youngest = random.nextInt(30);
      builder.ages(
          random.nextBoolean() ? youngest : null,
          random.nextBoolean() ? youngest + random.nextInt(60) : null);
    }
    if (random.nextInt(4) == 0) {
      builder.genders(pick(List.of(Gender.values())));
    } else if (random.nextInt(4) == 0) {
      builder.genders();
    }
    if (random.nextInt(6) == 0) {
      builder.onlyCohorts(ids(vocabularies.cohorts(), 2));
    }
    if (random.nextInt(6) == 0) {
      builder.onlyResidentsOf(pick(AREAS).value());
    }
    if (random.nextInt(3) == 0) {
      builder.languages(pick(LANGUAGES));
    }
    if (random.nextInt(3) == 0) {
      builder.commissionedBy(
          random.nextBoolean() ? null : CatalogueFixtures.TODAY.plusDays(random.nextInt(200) - 150),
          pick(BODIES));
    }
    if (random.nextInt(3) == 0) {
      builder.assuredOn(CatalogueFixtures.TODAY.minusDays(random.nextInt(220)));
    }
    if (random.nextInt(6) == 0) {
      builder.editedOn(CatalogueFixtures.TODAY.minusDays(random.nextInt(150)));
    }
    builder.referredBy(some(ReferralSource.class));
    builder.capacity(pick(List.of(Capacity.Status.values())));
    if (random.nextInt(10) == 0) {
      builder.status(pick(List.of(ListingStatus.values())));
    }
    return builder;
  }

  private void reach(CatalogueFixtures.ServiceBuilder builder) {
    for (int i = random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> builder.servingEngland();
        case 1, 2 -> builder.servingWithinKilometres(1 + random.nextInt(15));
        case 3 ->
            builder.servingInside(
                "Drawn",
                CatalogueFixtures.aSquare(
                    -3 + random.nextDouble() * 0.2, 53.9 + random.nextDouble() * 0.1, 0.05));
        default -> builder.serving(pick(AREAS).value());
      }
    }
  }

  public ServiceFilter filter() {
    ServiceFilter.Builder builder = ServiceFilter.builder();
    if (random.nextInt(3) == 0) {
      builder.crimeTypes(terms(vocabularies.crimeTypes(), 2));
    }
    if (random.nextInt(3) == 0) {
      builder.cohorts(terms(vocabularies.cohorts(), 2));
    }
    if (random.nextInt(3) == 0) {
      builder.minimumFit(
          pick(
              List.of(
                  GroupFit.BY_AND_FOR,
                  GroupFit.SPECIALIST,
                  GroupFit.NO_BARRIER_RECORDED,
                  GroupFit.NOT_STATED)));
    }
    if (random.nextInt(4) == 0) {
      builder.crimeFits(Set.of(pick(List.of(CrimeFit.values()))));
    }
    if (random.nextInt(3) == 0) {
      builder.supportTypes(terms(vocabularies.supportTypes(), 2));
    }
    if (random.nextInt(3) == 0) {
      builder.area(pick(AREAS));
    }
    if (random.nextInt(4) == 0) {
      builder.smallArea(random.nextInt(6 * GeographyFixtures.PER_DISTRICT));
    }
    if (random.nextInt(4) == 0) {
      builder.near(
          new Near(
              new Position(-3 + random.nextDouble() * 0.4, 53.9 + random.nextDouble() * 0.2),
              Distance.ofKilometres(1 + random.nextInt(20))));
    }
    if (random.nextInt(4) == 0) {
      builder.deliveryModes(Set.of(pick(List.of(DeliveryMode.values()))));
    }
    if (random.nextInt(5) == 0) {
      builder.languages(Set.of(pick(LANGUAGES)));
    }
    if (random.nextInt(4) == 0) {
      builder.referralSources(Set.of(pick(List.of(ReferralSource.values()))));
    }
    if (random.nextInt(4) == 0) {
      builder.age(random.nextInt(100));
    }
    if (random.nextInt(4) == 0) {
      builder.gender(pick(List.of(Gender.values())));
    }
    builder.acceptingOnly(random.nextInt(4) == 0);
    builder.countingOnly(random.nextInt(4) == 0);
    if (random.nextInt(5) == 0) {
      builder.commissioners(Set.of(pick(BODIES)));
    }
    builder.includeNationwide(random.nextInt(4) != 0);
    return builder.build();
  }

  private TermId term(Vocabulary vocabulary) {
    return pick(vocabulary.terms().stream().map(Term::id).toList());
  }

  private Set<TermId> terms(Vocabulary vocabulary, int atMost) {
    Set<TermId> terms = new HashSet<>();
    for (int i = 1 + random.nextInt(atMost); i > 0; i--) {
      terms.add(term(vocabulary));
    }
    return terms;
  }

  private String[] ids(Vocabulary vocabulary, int atMost) {
    return terms(vocabulary, atMost).stream().map(TermId::value).toArray(String[]::new);
  }

  private <E extends Enum<E>> E[] some(Class<E> type) {
    E[] all = type.getEnumConstants();
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (int i = random.nextInt(3); i > 0; i--) {
      chosen.add(all[random.nextInt(all.length)]);
    }
    return chosen.toArray(Arrays.copyOf(all, 0));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
