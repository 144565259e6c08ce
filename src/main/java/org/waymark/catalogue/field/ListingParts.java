package org.waymark.catalogue.field;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.EligibilityBuilder;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;

/**
 * The parts of a listing while they are put together. A listing checks that its parts fit, so they
 * are exchanged here, where nothing is checked, and the listing is made once all are in place.
 */
public final class ListingParts {

  private final ServiceBuilder service;
  private final EligibilityBuilder eligibility;
  private @Nullable Integer alsoYoungest;
  private @Nullable Integer alsoOldest;
  private final Set<String> hoursInWords = new LinkedHashSet<>();

  private ListingParts(ServiceBuilder service, Eligibility eligibility) {
    this.service = service;
    this.eligibility = EligibilityBuilder.builder(eligibility);
  }

  /** Those of a listing. */
  public static ListingParts of(Service service) {
    return new ListingParts(ServiceBuilder.builder(service), service.eligibility());
  }

  /** Those of a listing that says nothing yet, a public draft; it still needs a name and offers. */
  public static ListingParts ofNew(
      ServiceId id, OrganisationId organisation, Provenance provenance) {
    return new ListingParts(
        ServiceBuilder.builder()
            .id(id)
            .organisation(organisation)
            .name("")
            .description("")
            .status(ListingStatus.DRAFT)
            .visibility(Visibility.PUBLIC)
            .crimeTypes(Set.of())
            .cohorts(List.of())
            .offers(List.of())
            .referralSources(Set.of())
            .languages(Set.of())
            .interpreting(Stated.NOT_STATED)
            .accessibility(Set.of())
            .openingTimes(List.of())
            .openingNote("")
            .contacts(List.of())
            .capacity(Capacity.unknown())
            .locations(List.of())
            .arrangements(List.of())
            .provenance(provenance),
        Eligibility.notStated());
  }

  /** All but the eligibility. */
  public ServiceBuilder service() {
    return service;
  }

  public EligibilityBuilder eligibility() {
    return eligibility;
  }

  /** The youngest age as the field of the oldest says it: it holds where no other is given. */
  void alsoYoungest(int age) {
    alsoYoungest = age;
  }

  /** The oldest age as the field of the youngest says it. */
  void alsoOldest(int age) {
    alsoOldest = age;
  }

  private void settleAges() {
    if (eligibility.minimumAge() == null) {
      eligibility.minimumAge(alsoYoungest);
    }
    if (eligibility.maximumAge() == null) {
      eligibility.maximumAge(alsoOldest);
    }
  }

  /** Words about opening times that no time can say; they join the note. */
  public void addHoursInWords(String words) {
    hoursInWords.add(words);
  }

  /** What is wrong with the ages, which are told together; empty when nothing is. */
  public Optional<Fault> agesFault() {
    settleAges();
    Integer youngest = eligibility.minimumAge();
    Integer oldest = eligibility.maximumAge();
    return youngest == null || oldest == null || oldest >= youngest
        ? Optional.empty()
        : Optional.of(
            new Fault(
                oldest.toString(),
                "ages-reversed",
                "the oldest age is below the youngest (" + youngest + ")",
                "Exchange them"));
  }

  /**
   * Takes the circles out when there is no public place any more that they could go round: they
   * would give away a place that is taken from view.
   */
  public void dropStrandedRadius() {
    if (service.locations().stream().noneMatch(ServiceLocation.Public.class::isInstance)) {
      service.offers(OfferFacts.withoutRadius(service.offers()));
    }
  }

  /**
   * The listing these parts make.
   *
   * @throws IllegalArgumentException when the parts do not fit together, with a sentence
   */
  public Service build() {
    settleAges();
    hoursInWords.forEach(words -> service.openingNote(withWords(service.openingNote(), words)));
    return service.eligibility(eligibility.build()).build();
  }

  /** The note with the words as a sentence behind it, unless it holds them. */
  private static String withWords(String note, String words) {
    if (note.toLowerCase(Locale.UK).contains(words.toLowerCase(Locale.UK))) {
      return note;
    }
    String sentence = words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    return note.isBlank() ? sentence : note + (note.matches("(?s).*[.!?]") ? " " : ". ") + sentence;
  }
}
