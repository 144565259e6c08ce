package org.waymark.web.approval;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.listing.Refusal;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** Says what the desk did not do. */
@Singleton
public final class DeskRefusals {

  private final ProblemPages problems;

  DeskRefusals(ProblemPages problems) {
    this.problems = problems;
  }

  /** The status that says the same. */
  public static HttpStatus status(Refusal refusal) {
    return switch (refusal.reason()) {
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
      case NOT_NOW, MOVED -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
    };
  }

  /**
   * True when the page the person came from can say it and keep what they typed.
   *
   * @throws NotFoundException when there is nothing the person may know of
   */
  public static boolean belongOnTheForm(List<Refusal> refusals) {
    Refusal first = refusals.getFirst();
    if (first.reason() == Refusal.Reason.UNKNOWN) {
      throw new NotFoundException(first.message());
    }
    return first.reason() != Refusal.Reason.NOT_ALLOWED;
  }

  /**
   * A page about it.
   *
   * @throws NotFoundException when there is nothing the person may know of
   */
  public HttpResponse<?> page(HttpRequest<?> request, List<Refusal> refusals) {
    boolean allowed = belongOnTheForm(refusals);
    return problems.answer(
        request,
        status(refusals.getFirst()),
        allowed ? "Nothing was changed" : "You cannot do this",
        refusals.stream().map(Refusal::message).collect(Collectors.joining(" ")));
  }
}
