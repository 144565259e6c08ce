package org.waymark.listing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.jdbc.RandomServices;
import org.waymark.geography.AreaCode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.tool.demonstration.DemonstrationCatalogue;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** What people type and what becomes of it. */
class ListingFormTest {

  private static final LocalDate TODAY = CatalogueFixtures.TODAY;
  private static final Position CARLISLE = new Position(-2.93, 54.89);
  private static final ListingForm FORM =
      new ListingForm(
          Vocabularies.builtIn(),
          RealGeography.get(),
          RealGeography.get().names(TODAY),
          text ->
              text.startsWith("CA1")
                  ? new PlaceLookup.Found(text, CARLISLE, 0, null)
                  : new PlaceLookup.Unclear(text, "Check it."),
          TODAY);
  private static final Catalogue DEMONSTRATION =
      DemonstrationCatalogue.generate(
              DemonstrationCatalogue.USUAL_SEED, RealGeography.get(), Vocabularies.builtIn(), TODAY)
          .asCatalogue();

  private static Service read(ListingDraft draft, ListingOrigin origin) {
    return switch (FORM.read(draft, origin)) {
      case FormReading.Readable good -> good.service();
      case FormReading.Unreadable bad -> throw new AssertionError(bad.problems());
    };
  }

  private static List<FieldProblem> problems(ListingDraft draft, ListingOrigin origin) {
    return FORM.read(draft, origin) instanceof FormReading.Unreadable bad
        ? bad.problems()
        : List.of();
  }

  private static Stream<Service> random() {
    RandomServices random = new RandomServices(20260615, "form");
    return Stream.generate(() -> random.service(random.organisation())).limit(400);
  }

  private static Service aService() {
    return CatalogueFixtures.anIdvaService().servingDistrict("E06000063").build();
  }

  @Test
  void aPostcodeInAnyTextOfAListingWithAHiddenPlaceIsPointedOut() {
    Service refuge =
        CatalogueFixtures.anIdvaService()
            .servingDistrict("E06000063")
            .atAWithheldLocation()
            .build();
    ListingDraft typed = ListingForm.fill(refuge).with("description", "Behind the shop, CA1 1AA.");

    assertThat(problems(typed, ListingOrigin.of(refuge)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("description");
              assertThat(problem.message()).contains("CA1 1AA", "not public");
            });
    Service open = aService();
    assertThat(
            problems(
                ListingForm.fill(open).with("description", "Behind the shop, CA1 1AA."),
                ListingOrigin.of(open)))
        .isEmpty();
  }

  @Test
  void whatNobodyTouchedIsReadAsItWasWhateverTheListingHolds() {
    assertThat(random())
        .allSatisfy(
            service ->
                assertThat(read(ListingForm.fill(service), ListingOrigin.of(service)))
                    .isEqualTo(service));
  }

  /** Every field is changed here, so nothing comes from the base but what no form decides. */
  @Test
  void theFormAloneHoldsAWholeListing() {
    for (Service service : DEMONSTRATION.listServices()) {
      boolean drawn =
          service.offers().stream()
              .flatMap(offer -> offer.serviceAreas().stream())
              .anyMatch(ServiceArea.Drawn.class::isInstance);
      if (drawn) {
        continue; // A form keeps a drawn area, and cannot draw one.
      }
      ListingOrigin blank =
          ListingOrigin.ofNew(service.id(), service.organisation(), service.provenance());
      ListingDraft draft = withNewRows(ListingForm.fill(service), service);
      Service again = read(draft, blank);

      Set<ListingField> differing = new HashSet<>(ListingField.differing(service, again));
      differing.removeAll(Set.of(ListingField.STATUS, ListingField.ASSURED_ON));
      differing.removeAll(
          Set.of(ListingField.ARRANGEMENTS, ListingField.CAPACITY, ListingField.LOCATIONS));
      // Lists keep their members; the order in which a form asks is another.
      differing.removeIf(field -> sameMembers(field, service, again));
      assertThat(differing).as(service.name()).isEmpty();
      assertThat(again.capacity().status()).isEqualTo(service.capacity().status());
      assertThat(again.capacity().waitWeeks()).isEqualTo(service.capacity().waitWeeks());
      assertThat(again.locations()).hasSameSizeAs(service.locations());
    }
  }

  private static boolean sameMembers(ListingField field, Service one, Service other) {
    return switch (field) {
      case OFFERS -> {
        boolean same = one.offers().size() == other.offers().size();
        for (int i = 0; same && i < one.offers().size(); i++) {
          var a = one.offers().get(i);
          var b = other.offers().get(i);
          same =
              a.supportTypes().equals(b.supportTypes())
                  && a.deliveryModes().equals(b.deliveryModes())
                  && Set.copyOf(a.serviceAreas()).equals(Set.copyOf(b.serviceAreas()));
        }
        yield same;
      }
      case OPENING_TIMES ->
          new HashSet<>(one.openingTimes()).equals(new HashSet<>(other.openingTimes()));
      default -> false;
    };
  }

  /** Places of a new listing have keys of their own, and postcodes that the test's finder knows. */
  private static ListingDraft withNewRows(ListingDraft filled, Service service) {
    Map<String, List<String>> fields = new HashMap<>();
    List<String> keys = new ArrayList<>();
    filled
        .fields()
        .forEach(
            (name, values) -> {
              String renamed = name;
              for (ServiceLocation place : service.locations()) {
                renamed = renamed.replace(place.id().toString(), key(place));
              }
              fields.put(renamed, renamed.endsWith("-postcode") ? List.of("CA1 1AA") : values);
            });
    service.locations().forEach(place -> keys.add(key(place)));
    fields.put("locations", keys);
    return new ListingDraft(fields);
  }

  private static String key(ServiceLocation place) {
    return "new" + place.id().toString().replace("-", "").substring(0, 16);
  }

  @Test
  void aChangeOfOnePartLeavesEveryOtherAsItWas() {
    for (Service service : random().toList()) {
      ListingDraft filled = ListingForm.fill(service);
      ListingDraft changed =
          FORM.take(
              ListingPart.ABOUT,
              filled,
              null,
              Map.of(
                  "name",
                  List.of("New name"),
                  "description",
                  filled.all("description"),
                  "url",
                  filled.all("url")));

      assertThat(ListingField.differing(service, read(changed, ListingOrigin.of(service))))
          .isSubsetOf(ListingField.NAME, ListingField.DESCRIPTION)
          .contains(ListingField.NAME);
    }
  }

  @Test
  void drawnAreasStayWhenOtherAreasAreChosen() {
    Service service =
        random()
            .filter(
                s ->
                    s.offers().getFirst().serviceAreas().stream()
                        .anyMatch(ServiceArea.Drawn.class::isInstance))
            .findFirst()
            .orElseThrow();
    ListingDraft filled = ListingForm.fill(service);
    ListingDraft changed =
        FORM.take(
            ListingPart.REACH,
            filled,
            "1",
            Map.of(
                "offer-1-drawn",
                filled.all("offer-1-drawn"),
                "offer-1-area-name",
                List.of("Cumberland; Westmorland and Furness")));

    List<ServiceArea> reach =
        read(changed, ListingOrigin.of(service)).offers().getFirst().serviceAreas();
    assertThat(reach)
        .containsAll(
            service.offers().getFirst().serviceAreas().stream()
                .filter(ServiceArea.Drawn.class::isInstance)
                .toList())
        .contains(
            new ServiceArea.Coded(new AreaCode("E06000063")),
            new ServiceArea.Coded(new AreaCode("E06000064")));
  }

  @Test
  void aNameNobodyKnowsStaysInItsFieldAndIsToldThere() {
    ListingDraft taken =
        FORM.take(
            ListingPart.REACH,
            ListingForm.fill(aService()),
            "1",
            Map.of(
                "offer-1-area-name",
                List.of("Cumberland, Atlantis"),
                "offer-1-area",
                List.of("E12000001")));

    assertThat(taken.first("offer-1-area-name")).isEqualTo("Atlantis");
    assertThat(taken.all("offer-1-area")).containsExactly("E06000063", "E12000001");
    assertThat(problems(taken, ListingOrigin.of(aService())))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("offer-1-area-name");
              assertThat(problem.value()).isEqualTo("Atlantis");
              assertThat(problem.message()).startsWith("“Atlantis”: No area is called this");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ABOUT|name||Enter the name",
        "ABOUT|url|javascript:alert(1)|Enter the web page in full",
        "ABOUT|url|data:text/html,x|Enter the web page in full",
        "ABOUT|url|https://nhs.uk@evil.example/|Enter the web page in full",
        "ABOUT|name|a\u202Eb|cannot be seen",
        "ABOUT|description|a\u0000b|cannot be seen",
        "ELIGIBILITY|age-from|twelve|from 0 to 120",
        "ELIGIBILITY|age-to|121|from 0 to 120",
        "ELIGIBILITY|report|maybe|Choose from",
        "CRIMES|crime|witchcraft|The list has no such entry",
        "OPENING|opening-monday|after lunch|times of Monday",
        "CAPACITY|wait-weeks|521|from 0 to 520",
        "CAPACITY|capacity|full|Choose from",
        "REFERRAL|referral|friends|Choose from",
        "LANGUAGES|language-name|Klingonish|No language is called this",
        "CONFIDENTIALITY|visibility|nobody|Choose from",
      })
  void whatIsWrongIsToldWithItsFieldAndTheRemedy(
      ListingPart part, String field, String value, String words) {
    Service service = aService();
    String text = value == null ? "" : value;
    Map<String, List<String>> sent = new HashMap<>(Map.of(field, List.of(text)));
    if (part == ListingPart.ABOUT && !field.equals("name")) {
      sent.put("name", List.of("Service"));
    }
    ListingDraft draft = FORM.take(part, ListingForm.fill(service), null, sent);

    assertThat(problems(draft, ListingOrigin.of(service)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.part()).isEqualTo(part);
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.message()).contains(words);
            });
    assertThat(draft.first(field)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "telephone,01228 555 000,true",
    "telephone,+44 (0)1228 555000 ext 12,true",
    "telephone,call us,false",
    "telephone,<script>alert(1)</script>,false",
    "text,07700 900 000,true",
    "email,help@example.org,true",
    "email,help@example.org?bcc=x@y.z,false",
    "email,help@localhost,false",
    "website,https://example.org/a?b=c,true",
    "website,http://example.org,true",
    "website,www.example.org,true",
    "webchat,javascript:alert(1)//example.org,false",
    "referral-form,ftp://example.org,false",
    "fax,01228 555 000,false"
  })
  void aContactIsWhatItsKindSays(String kind, String value, boolean good) {
    Service service = aService();
    ListingDraft draft =
        FORM.take(
            ListingPart.CONTACTS,
            ListingForm.fill(service),
            null,
            Map.of(
                "contacts", List.of("77"),
                "contact-77-kind", List.of(kind),
                "contact-77-value", List.of(value)));

    assertThat(problems(draft, ListingOrigin.of(service)).isEmpty()).isEqualTo(good);
    assertThat(draft.first("contact-77-value")).isEqualTo(value);
  }

  @Test
  void aCorrectedNumberIsOneContactOtherwiseTheSame() {
    Service service =
        DEMONSTRATION.listServices().stream()
            .filter(s -> s.contacts().size() > 1)
            .filter(s -> s.contacts().getFirst().kind() == Contact.Kind.TELEPHONE)
            .findFirst()
            .orElseThrow();
    ListingDraft changed = ListingForm.fill(service).with("contact-1-value", "01228 555 000");

    Service read = read(changed, ListingOrigin.of(service));
    assertThat(read.contacts().getFirst().value()).isEqualTo("01228 555 000");
    assertThat(read.contacts().subList(1, read.contacts().size()))
        .isEqualTo(service.contacts().subList(1, service.contacts().size()));
    assertThat(ListingField.CONTACTS.waits(service, read)).isFalse();
  }

  static Stream<Map<String, List<String>>> intrusions() {
    return Stream.of(
            "arrangements",
            "status",
            "assuredOn",
            "provenance",
            "organisation",
            "id",
            "offers",
            "contact-1-verified",
            "offer-1-area",
            "group-no-such-group",
            "crime[]",
            "description")
        .map(name -> Map.of(name, List.of("x")));
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void nothingIsTakenThatThePageDoesNotAsk(Map<String, List<String>> sent) {
    ListingDraft draft = ListingForm.fill(aService());

    assertThat(FORM.refused(ListingPart.CRIMES, draft, null, sent)).hasSize(1);
    assertThatThrownBy(() -> FORM.take(ListingPart.CRIMES, draft, null, sent))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyTakesThePlaceOfAnotherListing() {
    String foreign = UUID.randomUUID().toString();
    ListingDraft draft = ListingForm.fill(aService());

    assertThat(
            FORM.refused(
                ListingPart.CONFIDENTIALITY,
                draft,
                null,
                Map.of(
                    "locations",
                    List.of(foreign),
                    "location-" + foreign + "-disclosure",
                    List.of("withheld"))))
        .contains("locations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"withheld", "area-only", ""})
  void theAddressOfAPlaceThatIsNotPublicIsNotKept(String disclosure) {
    String key = "new0123456789abcdef";
    Map<String, List<String>> sent = new HashMap<>();
    sent.put("locations", List.of(key));
    sent.put("location-" + key + "-disclosure", List.of(disclosure));
    sent.put("location-" + key + "-name", List.of("Rose House"));
    sent.put("location-" + key + "-address", List.of("1 Secret Street"));
    sent.put("location-" + key + "-postcode", List.of("CA1 1AA"));
    sent.put("location-" + key + "-area", List.of("E06000063"));
    sent.put("visibility", List.of("public"));

    ListingDraft draft =
        FORM.take(ListingPart.CONFIDENTIALITY, ListingForm.fill(aService()), null, sent);
    assertThat(draft.fields().toString()).doesNotContain("Secret", "Rose House", "CA1 1AA");
    assertThat(ListingForm.sendsSecretAddress(sent)).isTrue();
  }

  @Test
  void aPublicAddressIsPlacedByItsPostcode() {
    String key = "new0123456789abcdef";
    Map<String, List<String>> sent = new HashMap<>();
    sent.put("locations", List.of(key));
    sent.put("location-" + key + "-disclosure", List.of("public"));
    sent.put("location-" + key + "-address", List.of("1 English Street\r\nCarlisle"));
    sent.put("location-" + key + "-postcode", List.of("ca11aa"));
    ListingDraft draft =
        FORM.take(ListingPart.CONFIDENTIALITY, ListingForm.fill(aService()), null, sent);

    assertThat(read(draft, ListingOrigin.of(aService())).locations())
        .singleElement()
        .satisfies(
            place -> {
              ServiceLocation.Public shown = (ServiceLocation.Public) place;
              assertThat(shown.addressLines()).containsExactly("1 English Street", "Carlisle");
              assertThat(shown.postcode()).isEqualTo("CA1 1AA");
              assertThat(shown.position()).isEqualTo(CARLISLE);
            });
  }

  @Test
  void aDistanceNeedsAPublicAddress() {
    ListingDraft draft =
        FORM.take(
            ListingPart.REACH,
            ListingForm.fill(aService()),
            "1",
            Map.of("offer-1-radius", List.of("10 miles")));

    assertThat(problems(draft, ListingOrigin.of(aService())))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("offer-1-radius");
              assertThat(problem.message()).contains("public location");
            });
  }

  @Test
  void aDistanceFromAPostcodeThatCannotBePlacedIsRefusedAndOtherwiseReadingGoesOn() {
    String key = "new0123456789abcdef";
    Map<String, List<String>> sent = new HashMap<>();
    sent.put("locations", List.of(key));
    sent.put("location-" + key + "-disclosure", List.of("public"));
    sent.put("location-" + key + "-address", List.of("1 English Street"));
    sent.put("location-" + key + "-postcode", List.of("QX9 9ZZ"));
    ListingDraft placed =
        FORM.take(ListingPart.CONFIDENTIALITY, ListingForm.fill(aService()), null, sent);
    ListingDraft draft =
        FORM.take(ListingPart.REACH, placed, "1", Map.of("offer-1-radius", List.of("10 miles")));

    assertThat(problems(draft, ListingOrigin.of(aService())))
        .filteredOn(problem -> problem.field().equals("offer-1-radius"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("not known where", "postcode"));
  }

  @Test
  void aFirstListingSaysWhatIsMissingAndIsReadOnceNothingIs() {
    ListingOrigin origin =
        ListingOrigin.ofNew(
            new ServiceId(UUID.randomUUID()), aService().organisation(), aService().provenance());
    assertThat(ListingForm.missing(ListingForm.begin()))
        .extracting(FieldProblem::part)
        .containsExactly(
            ListingPart.ABOUT,
            ListingPart.ABOUT,
            ListingPart.SUPPORT,
            ListingPart.REACH,
            ListingPart.CRIMES,
            ListingPart.REFERRAL,
            ListingPart.CONTACTS,
            ListingPart.CAPACITY,
            ListingPart.CONFIDENTIALITY);
    ListingDraft draft =
        ListingForm.begin()
            .with("name", "Carlisle advocates")
            .with("description", "We help.")
            .with("offer-1-support", "idva")
            .with("offer-1-area", "E06000063")
            .with("crime", "domestic-abuse")
            .with("referral", "self")
            .with("contact-1-value", "01228 555 000")
            .with("opening-monday", "9am to midday and 1:30pm - 5pm")
            .with("capacity", "open")
            .with("visibility", "public");

    assertThat(ListingForm.missing(draft)).isEmpty();
    Service service = read(draft, origin);
    assertThat(service.status()).isEqualTo(ListingStatus.DRAFT);
    assertThat(service.supportTypes()).containsExactly(new TermId("idva"));
    assertThat(service.openingTimes()).hasSize(2);
    assertThat(service.arrangements()).isEmpty();
    assertThat(service.assuredOn()).isNull();
  }

  @Test
  void rowsAreNeverTakenForOthers() {
    Service service = random().filter(s -> s.contacts().size() > 2).findFirst().orElseThrow();
    ListingOrigin origin = ListingOrigin.of(service);
    ListingDraft without = FormRows.CONTACTS.remove(ListingForm.fill(service), "1");
    ListingDraft draft = FormRows.CONTACTS.add(without, FormRows.CONTACTS.next(without, origin));

    List<Contact> contacts = read(draft, origin).contacts();
    assertThat(contacts).isEqualTo(service.contacts().subList(1, service.contacts().size()));
  }
}
