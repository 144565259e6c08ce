package org.waymark.web.manage;

import io.micronaut.http.HttpStatus;
import java.util.List;
import org.waymark.listing.Refusal;
import org.waymark.web.problem.FieldError;

/** Tells what the desk refused. */
final class Refusals {

  private Refusals() {}

  static HttpStatus status(Refusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
      case NOT_NOW, MOVED -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
    };
  }

  static List<FieldError> errors(List<Refusal> refusals) {
    return refusals.stream().map(each -> new FieldError("", each.message())).toList();
  }
}
