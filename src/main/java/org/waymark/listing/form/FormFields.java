package org.waymark.listing.form;

import java.util.List;
import org.waymark.catalogue.field.ListingPart;

/** Which fields are on which part of the form. */
final class FormFields {

  private FormFields() {}

  /** The fields that every listing has in a part; rows and groups have more. */
  static List<String> fixed(ListingPart part) {
    return switch (part) {
      case ABOUT -> List.of("name", "description", "url");
      case CRIMES -> List.of("crime");
      case ELIGIBILITY ->
          List.of(
              "age-from",
              "age-to",
              "gender",
              "only-group",
              "residence",
              "residence-name",
              "report",
              "risk",
              "conditions");
      case REFERRAL -> List.of("referral");
      case OPENING ->
          List.of(
              "opening-monday",
              "opening-tuesday",
              "opening-wednesday",
              "opening-thursday",
              "opening-friday",
              "opening-saturday",
              "opening-sunday",
              "opening-note");
      case CAPACITY -> List.of("capacity", "wait-weeks");
      case LANGUAGES -> List.of("language", "language-name", "interpreting");
      case ACCESSIBILITY -> List.of("access");
      case CONFIDENTIALITY -> List.of("visibility");
      case SUPPORT, REACH, COHORTS, CONTACTS, STATE, FUNDING -> List.of();
    };
  }
}
