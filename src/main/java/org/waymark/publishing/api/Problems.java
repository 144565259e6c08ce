package org.waymark.publishing.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.swagger.v3.oas.annotations.Hidden;

/** Writes problem details. */
@Controller
@Hidden
class Problems {

  @Error(global = true, exception = ProblemException.class)
  HttpResponse<ProblemDetail> answer(ProblemException exception) {
    ProblemDetail problem = exception.problem();
    return HttpResponse.<ProblemDetail>status(HttpStatus.valueOf(problem.status()))
        .body(problem)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
