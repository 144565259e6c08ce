package org.waymark.cli;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.account.Accounts;
import org.waymark.account.Accounts.Demonstrator;
import org.waymark.account.Grant;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.AreaCode;
import org.waymark.geography.SmallAreaSet;
import org.waymark.snapshot.Snapshot;

/**
 * Somebody of each role, to try Waymark with. There only while every listing is invented; their
 * passphrase is a new one at every start, and printed.
 */
record DemonstrationPeople(Accounts accounts) {

  /** The demonstration is arranged round it. */
  private static final AreaCode CUMBRIA = new AreaCode("E23000002");

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final String AT = "@demonstration.example.org";

  /** Takes them away. */
  void remove() {
    accounts.removeDemonstration();
  }

  /**
   * Makes them, or takes them away when there is anything real.
   *
   * @return lines to print; none when there are no such people
   */
  List<String> prepare(Snapshot snapshot) {
    Optional<OrganisationId> organisation = organisation(snapshot);
    if (!snapshot.catalogue().isAllInvented() || organisation.isEmpty()) {
      remove();
      return List.of();
    }
    String passphrase = passphrase();
    OrganisationId id = organisation.get();
    accounts.demonstrate(
        List.of(
            person("editor", "Edith Editor", new Grant.Provider(id, false)),
            person("lead", "Leon Lead", new Grant.Provider(id, true)),
            person("commissioner", "Cora Commissioner", new Grant.Commissioner(CUMBRIA)),
            person("convenor", "Connor Convenor", new Grant.Convenor(CUMBRIA)),
            person("administrator", "Ada Administrator", new Grant.Administrator(true))),
        passphrase);
    String name = snapshot.catalogue().findOrganisation(id).map(each -> each.name()).orElse("");
    return List.of(
        "To try the pages behind the sign-in, choose one of these people:",
        "  editor" + AT + "         keeps the listings of " + name,
        "  lead" + AT + "           leads it",
        "  commissioner" + AT + "   commissions for Cumbria",
        "  convenor" + AT + "       convenes Cumbria",
        "  administrator" + AT + "  looks after accounts and the catalogue",
        "  Passphrase of all of them, until the next start: " + passphrase);
  }

  private static Demonstrator person(String role, String name, Grant grant) {
    return new Demonstrator(role + AT, name, List.of(grant));
  }

  /** The first organisation by name with a service that is for a part of Cumbria by name. */
  private static Optional<OrganisationId> organisation(Snapshot snapshot) {
    SmallAreaSet cumbria = snapshot.geography().smallAreasOf(CUMBRIA);
    Set<OrganisationId> there =
        snapshot.catalogue().listServices().stream()
            .filter(service -> reachesInto(service, cumbria, snapshot))
            .map(Service::organisation)
            .collect(Collectors.toSet());
    return snapshot.catalogue().listOrganisations().stream()
        .filter(each -> there.contains(each.id()))
        .min(Comparator.comparing(each -> each.name()))
        .map(each -> each.id());
  }

  private static boolean reachesInto(Service service, SmallAreaSet into, Snapshot snapshot) {
    return service.offers().stream()
        .flatMap(offer -> offer.serviceAreas().stream())
        .anyMatch(
            area ->
                area instanceof ServiceArea.Coded(AreaCode code)
                    && snapshot.geography().findArea(code).isPresent()
                    && into.containsAll(snapshot.geography().smallAreasOf(code)));
  }

  private static String passphrase() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
