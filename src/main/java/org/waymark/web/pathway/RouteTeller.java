package org.waymark.web.pathway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.snapshot.Snapshot;

/** Tells ways in words for pages. */
final class RouteTeller {

  private final RouteWords words;
  private final LocalDate today;

  RouteTeller(Snapshot snapshot) {
    this.words = new RouteWords(snapshot);
    this.today = snapshot.today();
  }

  RouteWords words() {
    return words;
  }

  RouteLine tell(NetworkLink link) {
    return tell(link.way(), link.waitWeeks(), link.crossing());
  }

  RouteLine tell(NetworkRoute way, @Nullable Integer wait, Crossing crossing) {
    Agreement.Status standing = way.standing(today);
    List<String> notes = new ArrayList<>();
    ReferralRoute route = way.route();
    if (route != null) {
      notes.add(RouteWords.statedBy(route));
      notes.add(RouteWords.checked(route, today));
      String capacity = RouteWords.capacity(route);
      if (!capacity.isEmpty()) {
        notes.add(capacity);
      }
      if (!route.hours().isBlank()) {
        notes.add("Referrals taken: " + route.hours());
      }
      if (route.consent() != ConsentBasis.NOT_STATED) {
        notes.add(route.consent().label());
      }
      if (!route.criteria().otherConditions().isBlank()) {
        notes.add(route.criteria().otherConditions());
      }
    }
    if (crossing == Crossing.YES) {
      notes.add("Crosses a police area boundary");
    }
    return new RouteLine(
        way.isStated() ? standing.name().toLowerCase(Locale.ROOT) : "listed",
        words.sentence(way, standing, wait),
        notes);
  }

  RouteLine tell(ReferralRoute route) {
    return tell(NetworkRoute.of(route), route.capacity().waitWeeks(), Crossing.UNKNOWN);
  }

  static String anchor(Waypoint waypoint) {
    return "at-" + waypoint.key().replace(':', '-');
  }

  static String address(Service service) {
    return "/services/" + service.id();
  }
}
