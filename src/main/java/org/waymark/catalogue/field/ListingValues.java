package org.waymark.catalogue.field;

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
public final class ListingValues {

  private final Service origin;

  public OrganisationId organisation;
  public String name;
  public String description;
  public @Nullable String url;
  public ListingStatus status;
  public Visibility visibility;
  public Set<TermId> crimeTypes;
  public List<CohortLevel> cohorts;
  public List<Offer> offers;
  public @Nullable Integer minimumAge;
  public @Nullable Integer maximumAge;
  public Set<Gender> genders;
  public Set<TermId> onlyCohorts;
  public Set<AreaCode> residence;
  public ReportRequirement report;
  public Set<RiskLevel> risks;
  public String otherConditions;
  public Set<ReferralSource> referralSources;
  public Set<String> languages;
  public boolean interpreting;
  public Set<AccessibilityFeature> accessibility;
  public List<OpeningTime> openingTimes;
  public String openingNote;
  public List<Contact> contacts;
  public Capacity capacity;
  public List<ServiceLocation> locations;
  public List<CommissioningArrangement> arrangements;
  public @Nullable LocalDate assuredOn;

  public ListingValues(Service service) {
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
  public Service service() {
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
