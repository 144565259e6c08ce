package org.waymark.account;

import java.util.Objects;
import org.waymark.catalogue.OrganisationId;
import org.waymark.geography.AreaCode;

/** Something an account was given to do. An account may hold several, of several kinds. */
public sealed interface Grant {

  /**
   * Keeps the listings of an organisation.
   *
   * @param lead may also invite others to the organisation, take them off it and make its API
   *     tokens
   */
  record Provider(OrganisationId organisation, boolean lead) implements Grant {
    public Provider {
      Objects.requireNonNull(organisation);
    }
  }

  /**
   * Works for a duty holder (Victims and Prisoners Act 2024, s. 13(3)), hence for every police area
   * the body owes the duty in.
   *
   * @param body code of the ICB, council or the GLA; for a local policing body, which has no code
   *     of its own, the code of its police area
   */
  record Commissioner(AreaCode body) implements Grant {
    public Commissioner {
      Objects.requireNonNull(body);
    }
  }

  /** Runs the baseline exercise and the annual review of a police area. */
  record Convenor(AreaCode policeArea) implements Grant {
    public Convenor {
      Objects.requireNonNull(policeArea);
    }
  }

  /**
   * Looks after accounts and the whole catalogue.
   *
   * @param readsWithheld was named as one who may read withheld addresses; each reading is recorded
   */
  record Administrator(boolean readsWithheld) implements Grant {}
}
