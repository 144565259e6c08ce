package org.waymark.web.manage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.account.Sessions;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.listing.reminder.StillCorrectLinks;
import org.waymark.testing.BrowserContract;

/** Providers keep their listings, with and without scripts, by mouse and by keyboard. */
class ManageBrowserTest extends BrowserContract {

  private static final String HOSTILE =
      "<script>document.title='broken'</script>\"'><img src=x onerror=\"document.title='broken'\">";

  private static final Service SHOWN =
      service("Carlisle domestic abuse advocates")
          .described("Advocates who stand by people at high risk and help them plan for safety.")
          .contact(Contact.Kind.EMAIL, "help@example.org")
          .location(new ServiceLocation.Withheld(new LocationId(UUID.randomUUID())))
          .build();
  private static final Service WITH = service("Helped with scripts").build();
  private static final Service WITHOUT = service("Helped without scripts").build();
  private static final Service BY_KEYS = service("Helped by keyboard").build();
  private static final Service FOUGHT_OVER = service("Wanted by two").build();
  private static final Service ATTACKED = service("Attacked").build();
  private static final Service LEFT_WITH = service("Left with scripts").build();
  private static final Service LEFT_WITHOUT = service("Left without scripts").build();
  private static final Service MAPPED = service("On the map").build();
  private static final LocationId OPEN_PLACE = new LocationId(UUID.randomUUID());
  private static final Service OPEN =
      service("Shown by mistake")
          .described("Come to 41 Quarrelstone Row, and ring twice.")
          .location(
              new ServiceLocation.Public(
                  OPEN_PLACE,
                  "Quietwater Lodge",
                  List.of("41 Quarrelstone Row", "Carlisle"),
                  null,
                  null,
                  Set.of()))
          .build();

  private static Desks desks;
  private static Account editor;

  private static ServiceBuilder service(String name) {
    return anIdvaService()
        .named(name)
        .servingDistrict("E06000063")
        .contact(Contact.Kind.TELEPHONE, "01228 555 000");
  }

  @BeforeAll
  static void start() {
    List<Service> all =
        List.of(
            SHOWN,
            WITH,
            WITHOUT,
            BY_KEYS,
            FOUGHT_OVER,
            ATTACKED,
            LEFT_WITH,
            LEFT_WITHOUT,
            MAPPED,
            OPEN);
    desks = new Desks(catalogueOf(all.toArray(Service[]::new)));
    List<Grant> grants = new ArrayList<>();
    all.forEach(service -> grants.add(new Grant.Provider(service.organisation(), true)));
    editor = desks.account("editor@example.org", grants.toArray(Grant[]::new));
    desks.account("colleague@example.org", grants.toArray(Grant[]::new));
  }

  @AfterAll
  static void stop() {
    desks.close();
  }

  @Override
  protected URI site() {
    return desks.site.address();
  }

  private Page signedIn(Screen screen) {
    return signedIn("editor@example.org", screen);
  }

  private Page signedIn(String email, Screen screen) {
    Page page = open("/sign-in", screen);
    page.locator("#email").fill(email);
    page.locator("#passphrase").fill(Desks.PASSPHRASE);
    page.locator("main button[type=submit]").first().click();
    page.waitForURL("**/account");
    page.navigate(site() + "/manage");
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator save(Page page) {
    return page.locator("button.govuk-button[value=save]");
  }

  private static String path(Service service, String rest) {
    return "/manage/listings/" + service.id() + rest;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNumberIsCorrectedACoverageChangeWaitsAndStillCorrectIsOneClick(boolean scripts) {
    Service service = scripts ? WITH : WITHOUT;
    Page page = signedIn(scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    Locator item = page.locator("#listing-" + service.id());

    // Two clicks: the link, and Save.
    item.getByText("Change phone or contacts").click();
    page.locator("#contact-1-value").fill("01228 555 111");
    save(page).click();
    assertThat(page.locator("main")).containsText("Everybody sees the change now");
    assertThat(desks.live(service.id()).contacts().getFirst().value()).isEqualTo("01228 555 111");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Where you offer it"))
        .click();
    page.locator("#_find").fill("Westmorland");
    if (!scripts) {
      button(page, "Find areas").click();
    }
    page.getByLabel("Westmorland and Furness", new Page.GetByLabelOptions().setExact(true))
        .first()
        .check();
    page.locator("#_why").fill("We were asked to");
    save(page).click();
    assertThat(page.locator("main")).containsText("the listing stays up as it was");
    assertThat(page.locator(".waymark-waiting")).containsText("Westmorland and Furness");
    assertThat(open("/services/" + service.id()).locator("main"))
        .not()
        .containsText("Westmorland and Furness");

    page.navigate(site() + "/manage");
    page.locator("#listing-" + service.id())
        .getByRole(AriaRole.BUTTON)
        .filter(new Locator.FilterOptions().setHasText("Still correct"))
        .click();
    assertThat(page.locator("main")).containsText("marked as checked today");
    assertThat(desks.live(service.id()).assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFirstListingGoesFromNothingToSubmitted(boolean scripts) {
    Page page = signedIn(scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.getByText("Add a listing").first().click();
    String name = scripts ? "Zebra crossing counsellors" : "Quiet corner counsellors";
    page.locator("#name").fill(name);
    button(page, "Continue").click();

    page.locator("#description").fill("Counselling for people who were hurt, at their own pace.");
    save(page).click();
    page.locator("summary", new Page.LocatorOptions().setHasText("Counselling and therapy"))
        .click();
    page.getByLabel("Counselling", new Page.GetByLabelOptions().setExact(true)).check();
    save(page).click();
    page.locator("[name='offer-1-area-name']").fill("Cumberland; Atlantis");
    expectFault("422");
    save(page).click();
    // The name nobody knows stays; the other was taken.
    assertThat(page.locator("#offer-1-area-name-error")).containsText("Atlantis");
    assertThat(page.locator(".govuk-error-summary")).isVisible();
    if (scripts) {
      axe(page);
      screenshot(page, "manage-error");
    }
    page.locator("[name='offer-1-area-name']").fill("");
    save(page).click();
    page.locator("summary", new Page.LocatorOptions().setHasText("Sexual abuse")).first().click();
    page.getByLabel("Sexual abuse", new Page.GetByLabelOptions().setExact(true)).check();
    save(page).click();
    page.getByLabel("Self-referral").check();
    save(page).click();
    page.locator("#contact-1-value").fill("01228 555 222");
    save(page).click();
    page.getByLabel("Waiting list").check();
    page.locator("#wait-weeks").fill("6");
    save(page).click();
    page.getByLabel("Everybody", new Page.GetByLabelOptions().setExact(true)).first().check();
    button(page, "Add an address").click();
    page.getByLabel("Nobody: the address is secret").check();
    save(page).click();

    assertThat(page.locator("main")).containsText("Saved.");
    if (scripts) {
      axe(page);
      screenshot(page, "manage-draft");
    }
    page.getByText("Check your answers and submit").click();
    if (scripts) {
      axe(page);
      screenshot(page, "manage-check-answers");
    }
    button(page, "Submit listing").click();
    assertThat(page.locator("main")).containsText("A commissioner looks at it next");
    assertThat(page.locator("h1")).hasText(name);
  }

  @Test
  void aNumberIsCorrectedByKeyboardAlone() {
    Page page = open("/sign-in");
    page.locator("#email").focus();
    page.keyboard().type("editor@example.org");
    page.keyboard().press("Tab");
    page.keyboard().type(Desks.PASSPHRASE);
    page.keyboard().press("Enter");
    page.waitForURL("**/account");
    page.navigate(site() + "/manage");
    Locator link = page.locator("#listing-" + BY_KEYS.id()).getByText("Change phone or contacts");
    tabTo(page, link);
    page.keyboard().press("Enter");
    tabTo(page, page.locator("#contact-1-value"));
    page.keyboard().press("Control+A");
    page.keyboard().type("01228 555 333");
    // Enter saves; it never presses the button that removes a contact.
    page.keyboard().press("Enter");

    assertThat(page.locator("main")).containsText("Everybody sees the change now");
    assertThat(desks.live(BY_KEYS.id()).contacts().getFirst().value()).isEqualTo("01228 555 333");
  }

  private static void tabTo(Page page, Locator wanted) {
    for (int i = 0; i < 200; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("The Tab key does not reach " + wanted);
  }

  @Test
  void twoEditorsAtOnceSeeBothVersionsAndChoose() {
    Page mine = signedIn(DESKTOP);
    Page theirs = signedIn("colleague@example.org", DESKTOP);
    mine.navigate(site() + path(FOUGHT_OVER, "/about"));
    theirs.navigate(site() + path(FOUGHT_OVER, "/about"));
    theirs.locator("#name").fill("What they called it");
    save(theirs).click();
    assertThat(theirs.locator("main")).containsText("Everybody sees the change now");

    mine.locator("#name").fill("What I called it");
    expectFault("409");
    save(mine).click();
    assertThat(mine.locator("main")).containsText("What they called it");
    assertThat(mine.locator("main")).containsText("What I called it");
    axe(mine);
    screenshot(mine, "manage-conflict");
    mine.getByLabel("Use mine").check();
    button(mine, "Save these choices").click();
    assertThat(mine.locator("main")).containsText("Everybody sees the change now");
    assertThat(desks.live(FOUGHT_OVER.id()).name()).isEqualTo("What I called it");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsTypedWhenTheSessionEndsIsSavedAfterSigningInAgain(boolean scripts) {
    Service service = scripts ? LEFT_WITH : LEFT_WITHOUT;
    String email = "leaving-" + scripts + "@example.org";
    Account leaving = desks.account(email, new Grant.Provider(service.organisation(), true));
    Page page = signedIn(email, scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.navigate(site() + path(service, "/about"));
    page.locator("#description").fill("Typed before lunch,\nsaved after it.");
    desks.site.get(Sessions.class).endAll(leaving.id());

    expectFault("403");
    save(page).click();
    assertThat(page.locator("h1")).hasText("You have been signed out");
    assertThat(page.locator("main")).containsText("Typed before lunch");
    if (scripts) {
      axe(page); // which is a script itself
    }
    screenshot(page, "signed-out-while-typing-" + scripts);
    Page again =
        page.context().waitForPage(() -> page.getByText("Sign in (opens in a new tab)").click());
    again.locator("#email").fill(email);
    again.locator("#passphrase").fill(Desks.PASSPHRASE);
    again.locator("main button[type=submit]").first().click();
    again.waitForURL("**/account");
    again.close();
    page.bringToFront();
    button(page, "I have signed in: send it again").click();
    assertThat(page.locator("h1")).hasText("Check what you are about to send");
    if (scripts) {
      axe(page);
    }
    button(page, "Send").click();
    assertThat(page.locator("main")).containsText("Everybody sees the change now");
    assertThat(desks.live(service.id()).description())
        .isEqualTo("Typed before lunch,\nsaved after it.");
  }

  @Test
  void anAreaIsTickedOnTheMapAndTheListSaysSo() {
    Page page = signedIn(DESKTOP);
    page.navigate(site() + path(MAPPED, "/reach"));
    assertThat(page.locator("[data-ready=true]")).isVisible();
    Locator box = page.locator("input[name='offer-1-area'][value='E06000063']");
    assertThat(box).isChecked();
    screenshot(page, "manage-reach");

    // The dark area is the one that is ticked.
    Locator dark = page.locator(".waymark-area-map path[fill='#0b4650']");
    assertThat(dark).hasCount(1);
    dark.dispatchEvent("click");
    assertThat(box).not().isChecked();
    assertThat(dark).hasCount(0);
    page.locator("input[name='offer-1-england']").check();
    axe(page);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQuestionIsAskedOnceTheAnswerBeforeItIsChosen(boolean scripts) {
    Page page = signedIn(scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.navigate(site() + path(SHOWN, "/confidentiality"));
    button(page, "Add an address").click();
    // Of the address that was added: it is there once the page is the next one.
    Locator postcode = page.locator("input[name^='location-new'][name$='-postcode']");
    Locator area = page.locator("select[name^='location-new'][name$='-area']");
    assertThat(area).hasCount(1);

    page.getByLabel("Only the area may be known").last().check();
    assertThat(area).isVisible();
    assertThat(postcode).isHidden();
    page.getByLabel("Everybody", new Page.GetByLabelOptions().setExact(true)).last().check();
    assertThat(area).isHidden();
    assertThat(postcode).isVisible();
  }

  @Test
  void aPlaceIsHiddenAtOnceItsAddressIsKeptAndTheWordsThatStillTellItAreNamed() {
    Page page = signedIn(DESKTOP);
    page.navigate(site() + path(OPEN, "/confidentiality"));
    page.locator("[name='location-" + OPEN_PLACE + "-disclosure'][value=withheld]").check();
    save(page).click();

    assertThat(page.locator("main")).containsText("The place is not shown any more");
    assertThat(open("/services/" + OPEN.id(), WITHOUT_JAVASCRIPT).locator("main"))
        .not()
        .containsText("Quietwater");
    assertThat(page.locator("section[aria-labelledby=told]")).containsText("the description");
    axe(page);
    screenshot(page, "manage-hidden");
    page.locator("section[aria-labelledby=told] a").click();
    page.locator("#description").fill("Ring twice.");
    save(page).click();
    assertThat(page.locator("section[aria-labelledby=told]")).hasCount(0);

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Secret addresses")).click();
    assertThat(page.locator("main")).containsText("An address is kept");
    button(page, "Show the address").click();
    assertThat(page.locator("#lines")).hasValue(Pattern.compile("41 Quarrelstone Row"));
    axe(page);
    screenshot(page, "withheld-hidden");
  }

  @Test
  void everyPageIsAccessibleAndFitsATelephone() {
    List<String> paths =
        Stream.concat(
                Stream.of(
                    "/manage",
                    "/manage/listings/new?organisation=" + SHOWN.organisation(),
                    path(SHOWN, ""),
                    path(SHOWN, "/preview"),
                    path(SHOWN, "/changes"),
                    path(SHOWN, "/suspend"),
                    path(SHOWN, "/close")),
                ListingPart.ofTheForm().stream().map(part -> path(SHOWN, "/" + part.slug())))
            .toList();
    Page desktop = signedIn(DESKTOP);
    Page telephone = signedIn(TELEPHONE);
    for (String path : paths) {
      desktop.navigate(site() + path);
      axe(desktop);
      telephone.navigate(site() + path);
      assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(320);
      axe(telephone);
      String[] steps = path.split("[/?]");
      String name = "manage-page-" + steps[steps.length - 1].replaceAll("[^a-z-]", "x");
      if (path.equals("/manage")
          || path.contains("/contacts")
          || path.contains("/confidentiality")
          || path.equals(path(SHOWN, ""))
          || path.contains("/cohorts")
          || path.contains("/eligibility")
          || path.contains("/support")
          || path.contains("/preview")) {
        screenshot(desktop, name);
      }
      if (path.equals("/manage") || path.contains("/reach") || path.equals(path(SHOWN, ""))) {
        screenshot(telephone, name + "-telephone");
      }
    }
  }

  @Test
  void theLinkOfAReminderAsksAndOneClickSaysIt() {
    String link = desks.site.get(StillCorrectLinks.class).path(SHOWN.id(), editor.id());
    axe(open(link));
    Page page = open(link, WITHOUT_JAVASCRIPT);
    assertThat(page.locator("h1")).hasText("Is the listing still correct?");
    button(page, "Yes, it is still correct").click();

    assertThat(page.locator("h1")).hasText("Thank you");
    assertThat(desks.live(SHOWN.id()).assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
    expectFault("404");
    assertThat(open("/still-correct/nonsense").locator("main")).containsText("too old");
  }

  @Test
  void hostileTextRunsNowhere() {
    Page page = signedIn(DESKTOP);
    for (String part : List.of("about", "eligibility", "opening", "contacts")) {
      page.navigate(site() + path(ATTACKED, "/" + part));
      Locator fields =
          page.locator(
              "main input[type=text]:not([name^='opening-']):not([name^='age']):not([name='url']"
                  + "):not([name='residence-name']), main textarea");
      for (int i = 0; i < fields.count(); i++) {
        if (fields.nth(i).isVisible()) {
          fields.nth(i).fill(HOSTILE);
        }
      }
      save(page).click();
      assertThat(page.locator("main")).containsText("Saved");
    }
    for (String path :
        List.of(
            "/manage",
            path(ATTACKED, ""),
            path(ATTACKED, "/about"),
            path(ATTACKED, "/eligibility"),
            path(ATTACKED, "/contacts"),
            path(ATTACKED, "/preview"),
            path(ATTACKED, "/changes"),
            "/services/" + ATTACKED.id(),
            "/services?q=script")) {
      page.navigate(site() + path);
      assertThat(page.title()).as(path).doesNotStartWith("broken");
      assertThat(page.locator("main img, main script").count()).as(path).isZero();
    }
  }
}
