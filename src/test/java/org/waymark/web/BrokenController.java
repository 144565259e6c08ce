package org.waymark.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A page that fails, on every {@link TestSite}. */
@Controller("/broken")
@Requires(bean = TestSite.Contents.class)
final class BrokenController {

  @Get
  String show() {
    throw new IllegalStateException("what-went-wrong");
  }
}
