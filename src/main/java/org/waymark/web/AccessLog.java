package org.waymark.web;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request: method, the form of the address, status and milliseconds. Never the query,
 * nor what stands in the path: it can say who is looking for which help.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.waymark.access");
  private static final String STARTED = "waymark.started";

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(STARTED, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    if (LOG.isInfoEnabled()) {
      Optional<Long> started = request.getAttribute(STARTED, Long.class);
      LOG.info(
          "{} {} {} {} ms",
          request.getMethodName(),
          BasicHttpAttributes.getUriTemplate(request).orElse("(no such address)"),
          response.code(),
          started.map(t -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - t)).orElse(0L));
    }
  }
}
