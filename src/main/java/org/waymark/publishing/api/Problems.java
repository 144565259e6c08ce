package org.waymark.publishing.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Writes problem details. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class Problems {

  @Error(global = true, exception = ProblemException.class)
  HttpResponse<ProblemDetail> answer(ProblemException exception) {
    ProblemDetail problem = exception.problem();
    MutableHttpResponse<ProblemDetail> response =
        HttpResponse.<ProblemDetail>status(HttpStatus.valueOf(problem.status()))
            .body(problem)
            .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    // RFC 9110 asks for the scheme with every 401.
    return problem.status() == HttpStatus.UNAUTHORIZED.getCode()
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"waymark\"")
        : response;
  }
}
