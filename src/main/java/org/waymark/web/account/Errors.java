package org.waymark.web.account;

import java.util.List;
import org.waymark.web.problem.FieldError;

/** Errors of one field of a form. */
final class Errors {

  private Errors() {}

  /** The words; empty when nothing is wrong with the field. */
  static String of(List<FieldError> errors, String field) {
    return errors.stream()
        .filter(each -> each.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }
}
