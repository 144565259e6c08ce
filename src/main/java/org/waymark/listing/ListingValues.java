package org.waymark.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * The parts of a listing while they are put together. A listing checks that its parts fit, so they
 * are exchanged here, where nothing is checked, and the listing is made once all are in place.
 */
final class ListingValues {

  private final Service origin;

  OrganisationId organisation;
  String name;
  String description;
  @Nullable String url;
  ListingStatus status;
  Visibility visibility;
  Set<TermId> crimeTypes;
  List<CohortLevel> cohorts;
  List<Offer> offers;
  @Nullable Integer minimumAge;
  @Nullable Integer maximumAge;
  Set<Gender> genders;
  Set<TermId> onlyCohorts;
  Set<AreaCode> residence;
  ReportRequirement report;
  Set<RiskLevel> risks;
  String otherConditions;
  Set<ReferralSource> referralSources;
  Set<String> languages;
  boolean interpreting;
  Set<AccessibilityFeature> accessibility;
  List<OpeningTime> openingTimes;
  String openingNote;
  List<Contact> contacts;
  Capacity capacity;
  List<ServiceLocation> locations;
  List<CommissioningArrangement> arrangements;
  @Nullable LocalDate assuredOn;

  ListingValues(Service service) {
    origin = service;
    organisation = service.organisation();
    name = service.name();
    description = service.description();
    url = service.url();
    status = service.status();
    visibility = service.visibility();
    crimeTypes = service.crimeTypes();
    cohorts = service.cohorts();
    offers = service.offers();
    minimumAge = service.eligibility().minimumAge();
    maximumAge = service.eligibility().maximumAge();
    genders = service.eligibility().genders();
    onlyCohorts = service.eligibility().onlyCohorts();
    residence = service.eligibility().residence();
    report = service.eligibility().report();
    risks = service.eligibility().risks();
    otherConditions = service.eligibility().otherConditions();
    referralSources = service.referralSources();
    languages = service.languages();
    interpreting = service.interpreting();
    accessibility = service.accessibility();
    openingTimes = service.openingTimes();
    openingNote = service.openingNote();
    contacts = service.contacts();
    capacity = service.capacity();
    locations = service.locations();
    arrangements = service.arrangements();
    assuredOn = service.assuredOn();
  }

  /**
   * The listing these parts make; identifier and provenance are the first listing's.
   *
   * @throws IllegalArgumentException when the parts do not fit together, with a sentence
   */
  Service service() {
    return new Service(
        origin.id(),
        organisation,
        name,
        description,
        url,
        status,
        visibility,
        crimeTypes,
        cohorts,
        offers,
        new Eligibility(
            minimumAge,
            maximumAge,
            genders,
            onlyCohorts,
            residence,
            report,
            risks,
            otherConditions),
        referralSources,
        languages,
        interpreting,
        accessibility,
        openingTimes,
        openingNote,
        contacts,
        capacity,
        locations,
        arrangements,
        assuredOn,
        origin.provenance());
  }
}
