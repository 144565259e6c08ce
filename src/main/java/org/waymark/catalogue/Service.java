package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.Provenance;
import org.waymark.vocabulary.TermId;

/**
 * One listing: what an organisation does for victims, for whom, where, and how to reach it.
 *
 * @param url page about the service, absolute; null when there is none
 * @param crimeTypes terms of the crime-type vocabulary; empty when unknown
 * @param cohorts what the service says it is for cohorts; a cohort stands at most once
 * @param offers what it does and where; at least one
 * @param languages BCP 47 tags of the languages it is given in besides English, e.g. {@code pa}
 * @param interpreting whether an interpreter can be had
 * @param openingNote opening times in words where the list cannot say it; may be empty
 * @param assuredOn the day somebody responsible last said the listing is right; null when never
 * @param editedOn the day on which somebody of the provider last changed the listing; null when
 *     never, or when it was before this was kept. An import or a commissioner moves it never
 * @param arrangements who pays; empty when unknown
 */
@RecordBuilder
public record Service(
    ServiceId id,
    OrganisationId organisation,
    String name,
    String description,
    @Nullable String url,
    ListingStatus status,
    Visibility visibility,
    Set<TermId> crimeTypes,
    List<CohortLevel> cohorts,
    List<Offer> offers,
    Eligibility eligibility,
    Set<ReferralSource> referralSources,
    Set<String> languages,
    Stated interpreting,
    Set<AccessibilityFeature> accessibility,
    List<OpeningTime> openingTimes,
    String openingNote,
    List<Contact> contacts,
    Capacity capacity,
    List<ServiceLocation> locations,
    List<CommissioningArrangement> arrangements,
    @Nullable LocalDate assuredOn,
    @Nullable LocalDate editedOn,
    Provenance provenance)
    implements ServiceBuilder.With {

  public Service {
    Objects.requireNonNull(id);
    Objects.requireNonNull(organisation);
    Objects.requireNonNull(status);
    Objects.requireNonNull(visibility);
    Objects.requireNonNull(eligibility);
    Objects.requireNonNull(interpreting);
    Objects.requireNonNull(capacity);
    Objects.requireNonNull(provenance);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A service needs a name");
    }
    crimeTypes = Set.copyOf(crimeTypes);
    cohorts = List.copyOf(cohorts);
    offers = List.copyOf(offers);
    referralSources = Set.copyOf(referralSources);
    languages = Set.copyOf(languages);
    accessibility = Set.copyOf(accessibility);
    openingTimes = List.copyOf(openingTimes);
    contacts = List.copyOf(contacts);
    locations = List.copyOf(locations);
    arrangements = List.copyOf(arrangements);
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("Service \"" + name + "\" needs at least one offer");
    }
    if (cohorts.stream().map(CohortLevel::cohort).distinct().count() != cohorts.size()) {
      throw new IllegalArgumentException(
          "Service \"" + name + "\" names a cohort more than once: give each one level");
    }
    boolean anchored = locations.stream().anyMatch(ServiceLocation.Public.class::isInstance);
    boolean radius =
        offers.stream()
            .flatMap(offer -> offer.serviceAreas().stream())
            .anyMatch(ServiceArea.TravelRadius.class::isInstance);
    if (radius && !anchored) {
      throw new IllegalArgumentException(
          "Service \""
              + name
              + "\" has a travel radius but no public location to measure it from:"
              + " name the areas it serves instead");
    }
  }

  /** Every type of support it offers. */
  public Set<TermId> supportTypes() {
    return offers.stream()
        .flatMap(offer -> offer.supportTypes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every way it is delivered. */
  public Set<DeliveryMode> deliveryModes() {
    return offers.stream()
        .flatMap(offer -> offer.deliveryModes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How lately it was checked, seen from that day. */
  public Freshness freshness(LocalDate today) {
    return Freshness.of(assuredOn, today);
  }

  /** True when an offer is for all of England by name. */
  public boolean isEnglandWide() {
    return offers.stream()
        .flatMap(offer -> offer.serviceAreas().stream())
        .anyMatch(ServiceArea.EnglandWide.class::isInstance);
  }

  /** True when those who may know of it may read it. */
  public boolean isPublished() {
    return status == ListingStatus.PUBLISHED;
  }

  /** True when everybody may read it. */
  public boolean isPublic() {
    return isPublished() && visibility == Visibility.PUBLIC;
  }
}
