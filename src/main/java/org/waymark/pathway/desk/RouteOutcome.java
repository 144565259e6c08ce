package org.waymark.pathway.desk;

import org.waymark.pathway.ReferralRoute;

/** What came of a change to a route. */
public sealed interface RouteOutcome {

  /** It is made. */
  record Made(ReferralRoute route) implements RouteOutcome {}

  /** Somebody else has changed the route in the meantime. */
  record MovedOn(ReferralRoute now) implements RouteOutcome {}

  /** They may not, or it cannot be; the message says why and what to do. */
  record Refused(Reason reason, String message) implements RouteOutcome {}

  /** Why a change is refused. */
  enum Reason {
    UNKNOWN,
    NOT_ALLOWED,
    INVALID
  }
}
