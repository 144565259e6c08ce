package org.waymark.web.problem;

import java.util.List;

/** A page with a form, and what is wrong with its fields. */
public interface WithErrors {

  /** In the order of the fields; empty when nothing is wrong. */
  List<FieldError> errors();

  /** What is wrong with a field; empty when nothing is. */
  default String error(String field) {
    return errors().stream()
        .filter(each -> each.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }
}
