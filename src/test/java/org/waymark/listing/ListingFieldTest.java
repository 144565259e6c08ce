package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.jdbc.RandomServices;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.Vocabularies;

class ListingFieldTest {

  /** What never changes. */
  private static final Set<String> FIXED = Set.of("id", "organisation", "provenance");

  private static final ListingTerms TERMS =
      new ListingTerms(Vocabularies.builtIn(), GeographyFixtures.smallCountry());

  /**
   * Two random listings are put together from each other's fields: a component without a field
   * would stay behind, and one that is added to the record fails here until it has one.
   */
  @Test
  void everyComponentOfAListingHasAField() throws ReflectiveOperationException {
    Set<String> moved = new TreeSet<>();
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < 200; seed++) {
      RandomServices random = new RandomServices(seed, "fields");
      Service one = random.service(random.organisation());
      Service other = random.service(random.organisation());
      Service all = ListingField.copy(EnumSet.allOf(ListingField.class), one, other);
      assertThat(ListingField.differing(all, one)).isEmpty();
      List<RecordComponent> components = new ArrayList<>();
      components.addAll(Arrays.asList(Service.class.getRecordComponents()));
      for (RecordComponent component : components) {
        Object wanted = component.getAccessor().invoke(one);
        Object got = component.getAccessor().invoke(all);
        if (wanted == null ? got == null : wanted.equals(got)) {
          moved.add(component.getName());
        } else {
          left.add(component.getName());
        }
      }
      for (RecordComponent component : Eligibility.class.getRecordComponents()) {
        assertThat(component.getAccessor().invoke(all.eligibility()))
            .isEqualTo(component.getAccessor().invoke(one.eligibility()));
      }
    }
    assertThat(left).as("components without a field").isEqualTo(new TreeSet<>(FIXED));
    assertThat(moved).doesNotContainAnyElementsOf(FIXED);
  }

  @Test
  void everyFieldHasItsOwnWordsAndALineOfTheTaskList() {
    assertThat(Arrays.stream(ListingField.values()).map(ListingField::label))
        .doesNotHaveDuplicates();
    for (ListingPart part : ListingPart.values()) {
      assertThat(part.fields()).as(part.label()).isNotEmpty();
    }
    assertThat(ListingField.ofTheForm())
        .doesNotContain(ListingField.STATUS, ListingField.ARRANGEMENTS, ListingField.ASSURED_ON);
  }

  @Test
  void aCorrectedNumberAndAnotherWayOfGivingItDoNotWaitAndAnythingElseOfThemDoes() {
    Service service =
        anIdvaService()
            .servingEngland()
            .contact(Contact.Kind.TELEPHONE, "01632 960001", "Day")
            .contact(Contact.Kind.EMAIL, "a@example.org")
            .build();
    ServiceBuilder again = ServiceBuilder.from(service);
    assertThat(ListingField.CONTACTS.waits(service, number(service, "01632 960002", "Day")))
        .isFalse();
    assertThat(ListingField.CONTACTS.waits(service, number(service, "01632 960002", "Night")))
        .isTrue();
    assertThat(
            ListingField.CONTACTS.waits(service, again.contact(Contact.Kind.TEXT, "60777").build()))
        .isTrue();
    assertThat(
            ListingField.OFFERS.waits(
                service, ServiceBuilder.from(service).by(DeliveryMode.VIDEO).build()))
        .isFalse();
    assertThat(
            ListingField.OFFERS.waits(
                service, ServiceBuilder.from(service).serving("E06000001").build()))
        .isTrue();
    assertThat(ListingField.OFFERS.waits(service, service)).isFalse();
  }

  private static Service number(Service service, String number, String note) {
    List<Contact> contacts = new ArrayList<>(service.contacts());
    contacts.set(0, new Contact(Contact.Kind.TELEPHONE, number, note));
    return service.withContacts(contacts);
  }

  @Test
  void aDifferenceIsSaidInWordsAProviderUnderstands() {
    Service before =
        anIdvaService()
            .ages(null, null)
            .serving("E06000001")
            .openOn(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))
            .build();
    Service after =
        ServiceBuilder.from(before)
            .openOn(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))
            .ages(16, null)
            .onlyResidentsOf("E06000002")
            .atAWithheldLocation()
            .build();

    List<FieldChange> changes = ListingDifference.between(before, after, TERMS);

    assertThat(changes)
        .extracting(FieldChange::field)
        .containsExactly(
            ListingField.AGES,
            ListingField.RESIDENCE,
            ListingField.OPENING_TIMES,
            ListingField.LOCATIONS);
    assertThat(changes.get(0).before()).containsExactly("Any age");
    assertThat(changes.get(0).after()).containsExactly("16 and over");
    assertThat(changes.get(1).after()).containsExactly("Southtown");
    assertThat(changes.get(2).added()).containsExactly("Tuesday 09:00 to 17:00");
    assertThat(changes.get(2).removed()).isEmpty();
    assertThat(changes.get(3).after()).containsExactly("Withheld");
  }

  @Test
  void whetherPeopleWithoutPublicFundsAreTakenIsNotStatedUntilItIsSaidAndThenWaits() {
    Service service = anIdvaService().servingEngland().build();
    String old = CatalogueDocuments.write(service).replace("\"publicFunds\":\"NOT_STATED\",", "");
    assertThat(old).doesNotContain("publicFunds");
    assertThat(CatalogueDocuments.readService(old)).isEqualTo(service);

    Service said =
        service.withEligibility(service.eligibility().withPublicFunds(Eligibility.PublicFunds.ASK));
    assertThat(ListingField.PUBLIC_FUNDS.waits(service, said)).isTrue();
    assertThat(ListingDifference.between(service, said, TERMS))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.before()).containsExactly("Not stated");
              assertThat(change.after()).containsExactly("Ask the service first");
            });
  }

  @Test
  void everyRandomDifferenceCanBeSaidAndNothingIsLeftOut() {
    for (int seed = 0; seed < 200; seed++) {
      RandomServices random = new RandomServices(seed, "words");
      Service one = random.service(random.organisation());
      Service other = random.service(random.organisation());
      assertThat(ListingDifference.between(one, other, TERMS))
          .extracting(FieldChange::field)
          .containsExactlyElementsOf(ListingField.differing(one, other));
      assertThat(ListingDifference.between(one, one, TERMS)).isEmpty();
    }
  }
}
