package org.waymark.listing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;

/**
 * Tells the difference between two states of a listing, field by field, in words a provider
 * understands. Of a withheld location it says that it is withheld: nothing else is known of it
 * here.
 */
public final class ListingDifference {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private ListingDifference() {}

  /** Every field in which they differ, in the order of the form. */
  public static List<FieldChange> between(Service before, Service after, ListingTerms terms) {
    return between(before, after, ListingField.differing(before, after), terms);
  }

  /** As the other, of these fields only; for somebody who may not see all of them. */
  public static List<FieldChange> between(
      Service before, Service after, Set<ListingField> fields, ListingTerms terms) {
    List<FieldChange> changes = new ArrayList<>();
    for (ListingField field : ListingField.values()) {
      if (fields.contains(field) && field.differs(before, after)) {
        List<String> was = words(field, before, terms);
        List<String> is = words(field, after, terms);
        if (was.equals(is)) {
          // Identifiers and shapes differ where the words do not: say that something did.
          is = new ArrayList<>(is);
          is.add("(changed in a way that words do not show)");
        }
        changes.add(new FieldChange(field, was, is, minus(was, is), minus(is, was)));
      }
    }
    return changes;
  }

  private static List<String> minus(List<String> all, List<String> others) {
    List<String> left = new ArrayList<>(all);
    others.forEach(left::remove);
    return left;
  }

  /** What a listing says in a field, a line for each thing; empty when it says nothing. */
  public static List<String> words(ListingField field, Service service, ListingTerms terms) {
    return switch (field) {
      case NAME -> text(service.name());
      case DESCRIPTION -> text(service.description());
      case URL -> text(service.url());
      case OFFERS -> service.offers().stream().map(offer -> offer(offer, terms)).toList();
      case CRIME_TYPES -> sorted(service.crimeTypes().stream().map(terms::term).toList());
      case COHORTS ->
          sorted(
              service.cohorts().stream()
                  .map(each -> terms.term(each.cohort()) + ": " + each.level().label())
                  .toList());
      case AGES -> ages(service.eligibility().minimumAge(), service.eligibility().maximumAge());
      case GENDERS -> labels(service.eligibility().genders());
      case ONLY_COHORTS ->
          sorted(service.eligibility().onlyCohorts().stream().map(terms::term).toList());
      case RESIDENCE ->
          sorted(service.eligibility().residence().stream().map(terms::area).toList());
      case REPORT -> List.of(service.eligibility().report().label());
      case RISKS -> labels(service.eligibility().risks());
      case CONDITIONS -> text(service.eligibility().otherConditions());
      case REFERRAL_SOURCES -> labels(service.referralSources());
      case OPENING_TIMES ->
          service.openingTimes().stream().map(ListingDifference::openingTime).toList();
      case OPENING_NOTE -> text(service.openingNote());
      case CONTACTS -> service.contacts().stream().map(ListingDifference::contact).toList();
      case CAPACITY -> List.of(capacity(service.capacity()));
      case LANGUAGES ->
          sorted(
              service.languages().stream()
                  .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.UK))
                  .toList());
      case INTERPRETING ->
          List.of(service.interpreting() ? "An interpreter can be had" : "No interpreter");
      case ACCESSIBILITY -> labels(service.accessibility());
      case LOCATIONS -> service.locations().stream().map(place -> place(place, terms)).toList();
      case VISIBILITY -> List.of(service.visibility().label());
      case STATUS -> List.of(service.status().label());
      case ASSURED_ON ->
          service.assuredOn() == null ? List.of() : List.of(DAY.format(service.assuredOn()));
      case ARRANGEMENTS ->
          service.arrangements().stream().map(each -> arrangement(each, terms)).toList();
    };
  }

  private static List<String> text(@Nullable String words) {
    return words == null || words.isBlank() ? List.of() : List.of(words.strip());
  }

  private static List<String> sorted(Collection<String> words) {
    return words.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }

  private static <E extends Enum<E> & Labelled> List<String> labels(Set<E> choices) {
    return choices.stream().sorted().map(Labelled::label).toList();
  }

  private static List<String> ages(@Nullable Integer youngest, @Nullable Integer oldest) {
    if (youngest == null && oldest == null) {
      return List.of("Any age");
    }
    if (oldest == null) {
      return List.of(youngest + " and over");
    }
    return List.of(youngest == null ? "Up to " + oldest : youngest + " to " + oldest);
  }

  private static String offer(Offer offer, ListingTerms terms) {
    String what =
        String.join(", ", sorted(offer.supportTypes().stream().map(terms::term).toList()));
    String how =
        offer.deliveryModes().isEmpty()
            ? ""
            : " (" + String.join(", ", labels(offer.deliveryModes())).toLowerCase(Locale.UK) + ")";
    return what
        + how
        + (offer.serviceAreas().isEmpty()
            ? ", area not said"
            : ": "
                + offer.serviceAreas().stream()
                    .map(area -> reach(area, terms))
                    .collect(Collectors.joining(", ")));
  }

  /** Where an offer reaches, e.g. "Cumbria" or "within 20 km of its public places". */
  static String reach(ServiceArea area, ListingTerms terms) {
    return switch (area) {
      case ServiceArea.Coded coded -> terms.area(coded.area());
      case ServiceArea.Drawn drawn -> drawn.name() + " (drawn)";
      case ServiceArea.TravelRadius radius ->
          "within " + kilometres(radius.distance().kilometres()) + " km of its public places";
      case ServiceArea.EnglandWide wide -> "all of England";
    };
  }

  private static String kilometres(double kilometres) {
    return kilometres == Math.rint(kilometres)
        ? String.valueOf((long) kilometres)
        : String.valueOf(kilometres);
  }

  private static String openingTime(OpeningTime time) {
    return day(time.day()) + " " + TIME.format(time.opens()) + " to " + closes(time.closes());
  }

  private static String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.UK);
  }

  private static String closes(LocalTime time) {
    return time.equals(OpeningTime.MIDNIGHT) ? "midnight" : TIME.format(time);
  }

  private static String contact(Contact contact) {
    return contact.kind().label()
        + " "
        + contact.value()
        + (contact.note() == null || contact.note().isBlank() ? "" : " (" + contact.note() + ")");
  }

  private static String capacity(Capacity capacity) {
    return capacity.status().label()
        + (capacity.waitWeeks() == null
            ? ""
            : ", a wait of "
                + capacity.waitWeeks()
                + (capacity.waitWeeks() == 1 ? " week" : " weeks"))
        + (capacity.asOf() == null ? "" : ", as of " + DAY.format(capacity.asOf()));
  }

  private static String place(ServiceLocation location, ListingTerms terms) {
    return switch (location) {
      case ServiceLocation.Public place -> {
        List<String> parts = new ArrayList<>();
        if (!place.name().isBlank()) {
          parts.add(place.name());
        }
        parts.addAll(place.addressLines());
        if (place.postcode() != null) {
          parts.add(place.postcode());
        }
        String features =
            place.accessibility().isEmpty()
                ? ""
                : " (" + String.join(", ", labels(place.accessibility())) + ")";
        yield "Public: " + String.join(", ", parts) + features;
      }
      case ServiceLocation.AreaOnly area -> "Area only: " + terms.area(area.area());
      case ServiceLocation.Withheld withheld -> "Withheld";
    };
  }

  private static String arrangement(CommissioningArrangement each, ListingTerms terms) {
    List<String> parts = new ArrayList<>();
    parts.add(
        each.commissioners().isEmpty()
            ? "Not commissioned"
            : "Commissioned by " + String.join(" and ", each.commissioners()));
    if (!each.funders().isEmpty()) {
      parts.add("paid by " + String.join(" and ", each.funders()));
    }
    if (each.fund() != null) {
      parts.add("fund " + each.fund());
    }
    if (each.yearlyValuePounds() != null) {
      parts.add(String.format(Locale.UK, "£%,d a year", each.yearlyValuePounds()));
    }
    if (each.starts() != null) {
      parts.add("from " + DAY.format(each.starts()));
    }
    if (each.ends() != null) {
      parts.add("until " + DAY.format(each.ends()));
    }
    if (each.extension() != null) {
      parts.add("extension: " + each.extension());
    }
    if (each.procurementRoute() != null) {
      parts.add("procured by " + each.procurementRoute());
    }
    if (each.joint()) {
      parts.add("joint");
    }
    if (!each.areasPaidFor().isEmpty()) {
      parts.add(
          "for "
              + String.join(", ", sorted(each.areasPaidFor().stream().map(terms::area).toList())));
    }
    return String.join(", ", parts);
  }
}
