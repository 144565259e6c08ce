package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;

/**
 * Words of a record that people write as they like and others read. Every text of a {@link Service}
 * and an {@link Organisation} is one, but for terms and codes that are checked against a list; a
 * test walks their components and fails on one that is missing here.
 *
 * @param field the field of the listing it is part of; null when it is part of none, like the name
 *     of its organisation
 * @param what what it is part of, as it stands in a sentence, e.g. "the description"
 * @param words what it says; not empty
 */
public record FreeText(@Nullable ListingField field, String what, String words) {

  /** Every text of a listing. */
  public static List<FreeText> of(Service service) {
    List<FreeText> texts = new ArrayList<>();
    add(texts, ListingField.NAME, "the name", service.name());
    add(texts, ListingField.DESCRIPTION, "the description", service.description());
    add(texts, ListingField.URL, "the page about the service", service.url());
    service.offers().forEach(offer -> addOffer(texts, offer));
    add(texts, ListingField.CONDITIONS, "the conditions", service.eligibility().otherConditions());
    service
        .languages()
        .forEach(language -> add(texts, ListingField.LANGUAGES, "the languages", language));
    add(texts, ListingField.OPENING_NOTE, "the note on opening times", service.openingNote());
    for (Contact contact : service.contacts()) {
      add(texts, ListingField.CONTACTS, "the contacts", contact.value());
      add(texts, ListingField.CONTACTS, "the contacts", contact.note());
    }
    service.locations().forEach(place -> addPlace(texts, place));
    service.arrangements().forEach(each -> addArrangement(texts, each));
    add(texts, null, "the identifier", service.provenance().source());
    add(texts, null, "the identifier", service.provenance().externalId());
    return texts;
  }

  /** Every text of an organisation. */
  public static List<FreeText> of(Organisation organisation) {
    List<FreeText> texts = new ArrayList<>();
    add(texts, null, "the name of the organisation", organisation.name());
    add(texts, null, "the description of the organisation", organisation.description());
    add(texts, null, "the website of the organisation", organisation.website());
    add(texts, null, "the e-mail address of the organisation", organisation.email());
    add(
        texts,
        null,
        "the charity or company number of the organisation",
        organisation.charityNumber());
    add(
        texts,
        null,
        "the charity or company number of the organisation",
        organisation.companyNumber());
    add(texts, null, "the identifier of the organisation", organisation.provenance().source());
    add(texts, null, "the identifier of the organisation", organisation.provenance().externalId());
    return texts;
  }

  private static void add(
      List<FreeText> texts, @Nullable ListingField field, String what, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      texts.add(new FreeText(field, what, words));
    }
  }

  private static void addOffer(List<FreeText> texts, Offer offer) {
    for (ServiceArea area : offer.serviceAreas()) {
      if (area instanceof ServiceArea.Drawn drawn) {
        add(texts, ListingField.OFFERS, "the name of a drawn area", drawn.name());
      }
    }
  }

  /** Name and address as one text: the number may stand in one line and the street in the next. */
  private static void addPlace(List<FreeText> texts, ServiceLocation place) {
    if (place instanceof ServiceLocation.Public open) {
      add(
          texts,
          ListingField.LOCATIONS,
          "the name or address of a place",
          Stream.concat(Stream.of(open.name()), open.addressLines().stream())
              .filter(line -> !line.isEmpty())
              .collect(Collectors.joining("\n")));
    }
  }

  private static void addArrangement(List<FreeText> texts, CommissioningArrangement arrangement) {
    arrangement
        .commissioners()
        .forEach(name -> add(texts, ListingField.ARRANGEMENTS, "the words on who pays", name));
    arrangement
        .funders()
        .forEach(name -> add(texts, ListingField.ARRANGEMENTS, "the words on who pays", name));
    add(texts, ListingField.ARRANGEMENTS, "the words on who pays", arrangement.fund());
    add(texts, ListingField.ARRANGEMENTS, "the words on who pays", arrangement.extension());
    add(texts, ListingField.ARRANGEMENTS, "the words on who pays", arrangement.procurementRoute());
  }
}
