package org.waymark.catalogue.field;

import java.util.Arrays;
import java.util.List;
import org.waymark.catalogue.Labelled;

/**
 * One line of the task list of a listing, in the order of the form.
 *
 * <p>{@link #SUPPORT} and {@link #REACH} are two views of the one field {@link
 * ListingField#OFFERS}: what is done and where it is done are said together, for the same service
 * may do one thing in one council and another nationwide.
 */
public enum ListingPart implements Labelled {
  ABOUT("Name and description", false),
  SUPPORT("What you offer", false),
  REACH("Where you offer it", false),
  CRIMES("Crimes and harms", false),
  COHORTS("Groups it is for", false),
  ELIGIBILITY("Who can use it", false),
  REFERRAL("How people are referred", false),
  OPENING("Opening times", false),
  CONTACTS("Contacts", false),
  CAPACITY("Capacity and waiting time", false),
  LANGUAGES("Languages", false),
  ACCESSIBILITY("Accessibility", false),
  CONFIDENTIALITY("Places and confidentiality", false),
  /** Whether it is published, suspended or closed, and when it was last checked. */
  STATE("State of the listing", true),
  /** Who pays. Edited by commissioners only. */
  FUNDING("Commissioning and funding", true);

  private final String label;
  private final boolean apart;

  ListingPart(String label, boolean apart) {
    this.label = label;
    this.apart = apart;
  }

  @Override
  public String label() {
    return label;
  }

  /** True for what the provider's form has no page for: it has buttons and people of its own. */
  public boolean isApart() {
    return apart;
  }

  /** What the provider's form has a page for, in order. */
  public static List<ListingPart> ofTheForm() {
    return Arrays.stream(values()).filter(part -> !part.apart).toList();
  }

  /** The fields of this line. */
  public List<ListingField> fields() {
    return Arrays.stream(ListingField.values())
        .filter(
            field -> field.part() == this || (this == REACH && field.equals(ListingField.OFFERS)))
        .toList();
  }
}
