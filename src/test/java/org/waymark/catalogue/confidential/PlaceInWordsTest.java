package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;

class PlaceInWordsTest {

  private static final String WORDS = "Behind the shop, CA1 1AA.";

  private static ServiceBuilder aRefuge() {
    return anIdvaService().servingDistrict("E06000063").atAWithheldLocation();
  }

  private static Service edited(Service service, UnaryOperator<ServiceBuilder> edit) {
    return edit.apply(ServiceBuilder.from(service)).build();
  }

  private static List<String> facts(List<PlaceInWords> found) {
    return found.stream().map(each -> each.text().what()).toList();
  }

  @Test
  void aListingThatHidesAPlaceGivesItAwayInWordsAndOneThatHidesNoneDoesNot() {
    assertThat(facts(PlaceInWords.of(aRefuge().described(WORDS).build())))
        .containsExactly("the description");
    assertThat(PlaceInWords.of(anIdvaService().somewhereIn("E06000063").openingNote(WORDS).build()))
        .hasSize(1);
    assertThat(PlaceInWords.of(anIdvaService().described(WORDS).build())).isEmpty();
  }

  @Test
  void thePostcodeOfItsOwnPublicPlaceIsNoSecret() {
    ServiceLocation office =
        new ServiceLocation.Public(
            new LocationId(org.waymark.catalogue.CatalogueFixtures.nextUuid()),
            "Office",
            List.of("1 High Street", "CA1 1AA"),
            "CA1 1AA",
            null,
            Set.of());

    assertThat(PlaceInWords.of(aRefuge().location(office).described(WORDS).build())).isEmpty();
    assertThat(PlaceInWords.of(aRefuge().location(office).described("LA9 4AB").build())).hasSize(1);
  }

  @Test
  void aPlaceThatIsToldInPartsOrOnAMapIsGivenAwayToo() {
    Service inParts = aRefuge().described("In CA1").openingNote("Ring at 1AA").build();

    assertThat(facts(PlaceInWords.of(inParts))).containsExactly("the note on opening times");
    assertThat(PlaceInWords.of(inParts).getFirst().message()).contains("CA1 1AA");
    assertThat(PlaceInWords.of(aRefuge().described("In CA1").openingNote("1st floor").build()))
        .isEmpty();
    assertThat(PlaceInWords.of(aRefuge().openingNote("Ring at 1AA").build())).isEmpty();
    assertThat(
            PlaceInWords.of(aRefuge().url("https://osm.org/go/abc").build()).getFirst().message())
        .startsWith("Remove \"osm.org/go/abc\" from the page about the service");
  }

  @Test
  void whatStoodThereBeforeStopsNothingElse() {
    Service old = aRefuge().described(WORDS).contact(Contact.Kind.EMAIL, "a@example.org").build();

    assertThat(PlaceInWords.added(old, edited(old, b -> b.openingNote("Ring twice")))).isEmpty();
    assertThat(PlaceInWords.added(old, edited(old, b -> b.assuredOn(null)))).isEmpty();
    assertThat(PlaceInWords.added(old, edited(old, b -> b.status(ListingStatus.CLOSED)))).isEmpty();
    assertThat(PlaceInWords.added(old, edited(old, b -> b.described("Clean")))).isEmpty();
  }

  @Test
  void onceTheTextOrItsPlaceOrItsReadersChangeItIsRefused() {
    Service old = aRefuge().described(WORDS).status(ListingStatus.SUSPENDED).build();

    assertThat(PlaceInWords.added(old, edited(old, b -> b.described(WORDS + " Ring.")))).hasSize(1);
    assertThat(PlaceInWords.added(old, edited(old, b -> b.openingNote(WORDS)))).hasSize(1);
    assertThat(PlaceInWords.added(old, edited(old, ServiceBuilder::atAWithheldLocation)))
        .hasSize(1);
    assertThat(PlaceInWords.added(old, edited(old, b -> b.status(ListingStatus.PUBLISHED))))
        .hasSize(1);
    Service unlisted =
        edited(old, b -> b.status(ListingStatus.PUBLISHED).visibility(Visibility.PROFESSIONALS));
    assertThat(PlaceInWords.added(unlisted, edited(unlisted, b -> b.visibility(Visibility.PUBLIC))))
        .hasSize(1);
    Service open = anIdvaService().described(WORDS).build();
    assertThat(PlaceInWords.added(open, edited(open, ServiceBuilder::atAWithheldLocation)))
        .hasSize(1);
    assertThat(PlaceInWords.added(null, old)).hasSize(1);
  }

  @Test
  void anOrganisationThatRunsAHiddenPlaceGivesItAwayInItsOwnWords() {
    Organisation organisation = anOrganisation().described("Registered at CA1 1AA").build();
    Service refuge = aRefuge().runBy(organisation).build();
    Service open = anIdvaService().runBy(organisation).build();

    assertThat(facts(PlaceInWords.of(organisation, List.of(open, refuge))))
        .containsExactly("the description of the organisation");
    assertThat(PlaceInWords.of(organisation, List.of(open))).isEmpty();
    assertThat(PlaceInWords.added(organisation, List.of(open), organisation, List.of(open, refuge)))
        .hasSize(1);
    assertThat(
            PlaceInWords.added(
                organisation,
                List.of(refuge),
                organisation,
                List.of(edited(refuge, b -> b.openingNote("Ring twice")), open)))
        .isEmpty();
  }

  @Test
  void aChangeIsHeldToItsOrganisationsWordsWhetherTheyAreInItOrNot() {
    Organisation organisation = anOrganisation().described("Registered at CA1 1AA").build();
    Service open = anIdvaService().runBy(organisation).build();
    Service refuge = aRefuge().runBy(organisation).build();
    ConfidentialityRule.Before before =
        ConfidentialityRule.Before.of(
            new org.waymark.catalogue.Catalogue(1, List.of(organisation), List.of(open)));

    assertThat(
            ConfidentialityRule.addedBy(
                CatalogueChange.of("a", "b", List.of(), List.of(refuge)),
                before,
                HiddenPlaces.NONE))
        .hasSize(1);
    assertThat(
            ConfidentialityRule.addedBy(
                CatalogueChange.of("a", "b", List.of(organisation), List.of(refuge)),
                before,
                HiddenPlaces.NONE))
        .hasSize(1);
    assertThat(
            ConfidentialityRule.addedBy(
                CatalogueChange.of("a", "b", List.of(organisation), List.of(open)),
                before,
                HiddenPlaces.NONE))
        .isEmpty();
  }

  @Test
  void whatEndsUpInALogSaysNothingOfThePlace() {
    List<PlaceInWords> found = PlaceInWords.of(aRefuge().described(WORDS).build());

    assertThat(found.toString() + new PlaceInWordsException(found)).doesNotContain("1AA");
    assertThat(found.getFirst().message()).contains("CA1 1AA", "the description");
  }
}
