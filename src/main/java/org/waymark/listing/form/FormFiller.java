package org.waymark.listing.form;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.OpeningHours;
import org.waymark.catalogue.field.ServiceAreasCodec;
import org.waymark.vocabulary.TermId;

/** Fills one form from one listing. */
final class FormFiller {

  private final Map<String, List<String>> fields = new TreeMap<>();

  ListingDraft fill(Service service) {
    for (ListingField field : ListingField.ofTheForm()) {
      field.facts().stream()
          .filter(fact -> FormFields.isField(fact.key()))
          .forEach(fact -> put(fact.key(), fact.keys(service)));
    }
    put("offers", keys(service.offers()));
    for (int i = 0; i < service.offers().size(); i++) {
      offer(String.valueOf(i + 1), service.offers().get(i));
    }
    for (CohortLevel level : service.cohorts()) {
      put("group-" + level.cohort(), level.level().slug());
    }
    put("contacts", keys(service.contacts()));
    for (int i = 0; i < service.contacts().size(); i++) {
      contact(FormRows.CONTACTS.prefix(String.valueOf(i + 1)), service.contacts().get(i));
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      put(FormFields.ofDay(day), OpeningHours.format(day, service.openingTimes()));
    }
    put("locations", service.locations().stream().map(l -> l.id().toString()).toList());
    service.locations().forEach(this::location);
    return new ListingDraft(fields);
  }

  private void offer(String key, Offer offer) {
    String prefix = FormRows.OFFERS.prefix(key);
    put(prefix + "support", terms(offer.supportTypes()));
    put(prefix + "delivery", slugs(offer.deliveryModes()));
    List<String> areas = new ArrayList<>();
    List<String> radii = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    for (ServiceArea area : offer.serviceAreas()) {
      switch (area) {
        case ServiceArea.Coded coded -> areas.add(coded.area().value());
        case ServiceArea.TravelRadius radius ->
            radii.add(ServiceAreasCodec.kilometres(radius.distance()));
        case ServiceArea.Drawn ignored -> drawn.add(String.valueOf(drawn.size() + 1));
        case ServiceArea.EnglandWide ignored -> put(prefix + "england", "yes");
      }
    }
    put(prefix + "area", areas.stream().distinct().sorted().toList());
    put(prefix + "radius", radii);
    put(prefix + "drawn", drawn);
  }

  private void contact(String prefix, Contact contact) {
    put(prefix + "kind", contact.kind().slug());
    put(prefix + "value", contact.value());
    put(prefix + "note", contact.note());
  }

  private void location(ServiceLocation location) {
    String prefix = FormRows.LOCATIONS.prefix(location.id().toString());
    put(prefix + "disclosure", location.disclosure().slug());
    switch (location) {
      case ServiceLocation.Public place -> {
        put(prefix + "name", place.name());
        put(prefix + "address", String.join("\n", place.addressLines()));
        put(prefix + "postcode", place.postcode());
        put(prefix + "access", slugs(place.accessibility()));
      }
      case ServiceLocation.AreaOnly place -> put(prefix + "area", place.area().value());
      case ServiceLocation.Withheld ignored -> {}
    }
  }

  private void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, List.of(value));
    }
  }

  private void put(String name, List<String> values) {
    fields.put(name, values);
  }

  private static List<String> keys(List<?> rows) {
    return IntStream.rangeClosed(1, rows.size()).mapToObj(String::valueOf).toList();
  }

  private static List<String> terms(Collection<TermId> terms) {
    return terms.stream().map(TermId::value).sorted().toList();
  }

  private static <E extends Enum<E> & Labelled> List<String> slugs(Collection<E> choices) {
    return choices.stream().sorted().map(Labelled::slug).toList();
  }
}
