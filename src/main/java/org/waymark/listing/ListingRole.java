package org.waymark.listing;

/** What somebody is to one listing; a person may be several. */
public enum ListingRole {
  /** Keeps the listings of its organisation. */
  EDITOR,
  /** Leads its organisation; an editor too. */
  LEAD,
  /** Commissions for an area it reaches. */
  COMMISSIONER,
  /** Put something into the change that waits: never decides on it. */
  CONTRIBUTOR,
  ADMINISTRATOR,
  /** None of these. */
  OTHER
}
