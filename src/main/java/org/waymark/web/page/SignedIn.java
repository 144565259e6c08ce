package org.waymark.web.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.account.Authority;
import org.waymark.account.Person;

/**
 * What a page shows of whoever is signed in.
 *
 * @param links where they can go besides the parts of the site that everybody has
 */
public record SignedIn(String name, String formToken, List<Link> links) {

  /** A link of the navigation. */
  public record Link(String label, String address) {}

  private static final String ATTRIBUTE = "waymark.person";

  /** Says who makes a request. */
  public static void put(HttpRequest<?> request, Person person) {
    request.setAttribute(ATTRIBUTE, person);
  }

  /** Who makes a request; empty for the public. */
  public static Optional<Person> person(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Person.class);
  }

  /** Whoever makes the request this thread answers. */
  static Optional<SignedIn> current() {
    return ServerRequestContext.currentRequest().flatMap(SignedIn::person).map(SignedIn::of);
  }

  private static SignedIn of(Person person) {
    Authority authority = person.authority();
    List<Link> links = new ArrayList<>();
    if (authority.isProvider() || authority.isAdministrator()) {
      links.add(new Link("Manage listings", "/manage"));
      links.add(new Link("Referral routes", "/manage/routes"));
    }
    if (authority.isCommissioner() || authority.isAdministrator()) {
      links.add(new Link("Approvals", "/approvals"));
    }
    if (authority.isAdministrator()) {
      links.add(new Link("Administration", "/admin"));
    }
    links.add(new Link("Your account", "/account"));
    return new SignedIn(person.account().name(), person.formToken(), links);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "SignedIn";
  }
}
