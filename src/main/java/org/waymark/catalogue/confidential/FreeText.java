package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;

/**
 * Words of a record that people write as they like and others read. Every text of a {@link Service}
 * and an {@link Organisation} is one, but for terms and codes that are checked against a list; a
 * test walks their components and fails on one that is missing here.
 *
 * @param words what it says; not empty
 */
public record FreeText(Fact fact, String words) {

  /** What a text is part of. Those of a listing have the names of its fields. */
  public enum Fact {
    NAME("the name"),
    DESCRIPTION("the description"),
    URL("the page about the service"),
    OFFERS("the name of a drawn area"),
    CONDITIONS("the conditions"),
    OPENING_NOTE("the note on opening times"),
    CONTACTS("the contacts"),
    LANGUAGES("the languages"),
    LOCATIONS("the name or address of a place"),
    ARRANGEMENTS("the words on who pays"),
    EXTERNAL_ID("the identifier"),
    ORGANISATION_NAME("the name of the organisation"),
    ORGANISATION_DESCRIPTION("the description of the organisation"),
    ORGANISATION_WEBSITE("the website of the organisation"),
    ORGANISATION_EMAIL("the e-mail address of the organisation"),
    ORGANISATION_NUMBER("the charity or company number of the organisation"),
    ORGANISATION_EXTERNAL_ID("the identifier of the organisation");

    private final String words;

    Fact(String words) {
      this.words = words;
    }

    /** As it stands in a sentence, e.g. "the description". */
    public String words() {
      return words;
    }
  }

  /** Every text of a listing. */
  public static List<FreeText> of(Service service) {
    List<FreeText> texts = new ArrayList<>();
    add(texts, Fact.NAME, service.name());
    add(texts, Fact.DESCRIPTION, service.description());
    add(texts, Fact.URL, service.url());
    service.offers().forEach(offer -> addOffer(texts, offer));
    add(texts, Fact.CONDITIONS, service.eligibility().otherConditions());
    service.languages().forEach(language -> add(texts, Fact.LANGUAGES, language));
    add(texts, Fact.OPENING_NOTE, service.openingNote());
    for (Contact contact : service.contacts()) {
      add(texts, Fact.CONTACTS, contact.value());
      add(texts, Fact.CONTACTS, contact.note());
    }
    service.locations().forEach(place -> addPlace(texts, place));
    service.arrangements().forEach(each -> addArrangement(texts, each));
    add(texts, Fact.EXTERNAL_ID, service.provenance().source());
    add(texts, Fact.EXTERNAL_ID, service.provenance().externalId());
    return texts;
  }

  /** Every text of an organisation. */
  public static List<FreeText> of(Organisation organisation) {
    List<FreeText> texts = new ArrayList<>();
    add(texts, Fact.ORGANISATION_NAME, organisation.name());
    add(texts, Fact.ORGANISATION_DESCRIPTION, organisation.description());
    add(texts, Fact.ORGANISATION_WEBSITE, organisation.website());
    add(texts, Fact.ORGANISATION_EMAIL, organisation.email());
    add(texts, Fact.ORGANISATION_NUMBER, organisation.charityNumber());
    add(texts, Fact.ORGANISATION_NUMBER, organisation.companyNumber());
    add(texts, Fact.ORGANISATION_EXTERNAL_ID, organisation.provenance().source());
    add(texts, Fact.ORGANISATION_EXTERNAL_ID, organisation.provenance().externalId());
    return texts;
  }

  private static void add(List<FreeText> texts, Fact fact, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      texts.add(new FreeText(fact, words));
    }
  }

  private static void addOffer(List<FreeText> texts, Offer offer) {
    for (ServiceArea area : offer.serviceAreas()) {
      if (area instanceof ServiceArea.Drawn drawn) {
        add(texts, Fact.OFFERS, drawn.name());
      }
    }
  }

  private static void addPlace(List<FreeText> texts, ServiceLocation place) {
    if (place instanceof ServiceLocation.Public open) {
      add(texts, Fact.LOCATIONS, open.name());
      open.addressLines().forEach(line -> add(texts, Fact.LOCATIONS, line));
    }
  }

  private static void addArrangement(List<FreeText> texts, CommissioningArrangement arrangement) {
    arrangement.commissioners().forEach(name -> add(texts, Fact.ARRANGEMENTS, name));
    arrangement.funders().forEach(name -> add(texts, Fact.ARRANGEMENTS, name));
    add(texts, Fact.ARRANGEMENTS, arrangement.fund());
    add(texts, Fact.ARRANGEMENTS, arrangement.extension());
    add(texts, Fact.ARRANGEMENTS, arrangement.procurementRoute());
  }
}
