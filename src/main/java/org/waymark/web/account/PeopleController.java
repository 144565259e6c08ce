package org.waymark.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Accounts;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.account.StoredAccount;
import org.waymark.catalogue.OrganisationId;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Leads decide who keeps the listings of their organisation. */
@Controller("/account/people")
@Secured(SecurityRule.IS_AUTHENTICATED)
record PeopleController(
    Accounts accounts, SnapshotKeeper snapshots, PageFrames frames, Pages pages) {

  private static final Map<String, String> DONE =
      Map.of(
          "invited", "We have written to them.",
          "off", "They were taken off the organisation.");

  @Get
  HttpResponse<?> show(Person person, @Nullable @QueryValue String done) {
    return page(
        person,
        HttpStatus.OK,
        new SentForm(Map.of()),
        done == null ? "" : DONE.getOrDefault(done, ""),
        List.of());
  }

  @Post("/invite")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> invite(Person person, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    OrganisationId organisation = ledBy(person, form.first("organisation"));
    Accounts.Invited invited =
        accounts.invite(
            person,
            form.first("email"),
            form.first("name"),
            List.of(new Grant.Provider(organisation, form.first("role").equals("lead"))));
    return switch (invited) {
      case Accounts.Invited.Ready ready ->
          HttpResponse.seeOther(URI.create("/account/people?done=invited"));
      case Accounts.Invited.Refused refused ->
          page(
              person,
              HttpStatus.BAD_REQUEST,
              form,
              "",
              List.of(new FieldError(refused.field(), refused.problem())));
    };
  }

  @Post("/take-off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> takeOff(Person person, @Body Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    OrganisationId organisation = ledBy(person, form.first("organisation"));
    String id = form.first("account");
    Optional<StoredAccount> member =
        accounts.peopleOf(organisation).stream()
            .filter(each -> each.id().toString().equals(id))
            .filter(each -> !each.id().equals(person.account().id()))
            .findFirst();
    member.ifPresent(each -> accounts.takeOff(person, each.id(), organisation));
    return HttpResponse.seeOther(
        URI.create("/account/people" + (member.isPresent() ? "?done=off" : "")));
  }

  /** An organisation they lead; whichever else is asked for is none of theirs. */
  static OrganisationId ledBy(Person person, String asked) {
    return person.authority().led().stream()
        .filter(each -> each.value().toString().equals(asked))
        .findFirst()
        .orElseThrow(() -> new AuthorizationException(null));
  }

  private HttpResponse<?> page(
      Person person, HttpStatus status, SentForm form, String done, List<FieldError> errors) {
    if (!person.authority().isLead()) {
      throw new AuthorizationException(null);
    }
    GrantWords words = new GrantWords(snapshots.professional());
    return pages.show(
        status,
        "account/people",
        new PeoplePage(
            frames.of(
                (errors.isEmpty() ? "" : "Error: ") + "People of your organisation", Section.NONE),
            person.authority().led().stream()
                .map(each -> team(person, each, words))
                .sorted(Comparator.comparing(PeoplePage.Team::name))
                .toList(),
            form.first("organisation"),
            form.first("email"),
            form.first("name"),
            form.first("role").equals("lead"),
            done,
            errors));
  }

  private PeoplePage.Team team(Person person, OrganisationId organisation, GrantWords words) {
    return new PeoplePage.Team(
        organisation.value().toString(),
        words.organisation(organisation),
        accounts.peopleOf(organisation).stream()
            .map(
                each ->
                    new PeoplePage.Member(
                        each.id().toString(),
                        each.account().name(),
                        each.account().email(),
                        each.account().grants().contains(new Grant.Provider(organisation, true)),
                        each.isInvited(),
                        each.id().equals(person.account().id())))
            .toList());
  }
}
