package org.waymark.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** A page that fails, on every {@link TestSite}. */
@Controller("/broken")
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(bean = TestSite.Contents.class)
final class BrokenController {

  @Get
  String show() {
    throw new IllegalStateException("what-went-wrong");
  }
}
