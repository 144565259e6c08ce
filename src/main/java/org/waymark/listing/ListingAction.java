package org.waymark.listing;

/** What somebody can want to do with a listing. */
public enum ListingAction {
  /** Save a draft that is not in the catalogue. */
  WRITE,
  /** Hand a draft in. */
  SUBMIT,
  /** Change what the listing says. */
  EDIT,
  /** Take back what waits, or throw a draft away. */
  WITHDRAW,
  APPROVE,
  REJECT,
  /** Give what waits to another approver. */
  REASSIGN,
  COMMENT,
  /** Take it from view at once. */
  SUSPEND,
  /** Ask for it to be published again. */
  RESUME,
  /** Close it at once. */
  CLOSE,
  /** Say that it is still correct. */
  ASSURE,
  /** Change who pays, how much and until when. */
  FUND,
  /** Take a corrected number back, or say that it was seen. */
  CHECK
}
