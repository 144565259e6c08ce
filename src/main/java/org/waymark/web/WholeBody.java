package org.waymark.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets a request with a body go on only when the whole of it has arrived, up to {@code
 * micronaut.server.max-request-size}. No thread waits for it.
 *
 * <p>Micronaut 4.10 goes round for ever, and uses up the memory, when a controller that takes a
 * body answers 404 (or another status that {@code ProblemPages} has a page for) to a request whose
 * body came after its head: the flow that waited for the body is then given back to itself
 * (micronaut-core issue 12940). Anybody could bring the server down like that. With the body there,
 * nothing waits for it. The test of this class says whether it is still needed.
 */
@ServerFilter(
    value = ServerFilter.MATCH_ALL_PATTERN,
    methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
final class WholeBody implements Ordered {

  @Override
  public int getOrder() {
    return ServerFilterPhase.FIRST.order();
  }

  /** Fails when the body is too large, or breaks off. */
  @RequestFilter
  CompletableFuture<Optional<HttpResponse<?>>> await(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // A copy: whoever comes next reads the body as if nobody had.
    try (CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST)) {
      return copy.buffer()
          .thenApply(
              whole -> {
                whole.close();
                return Optional.<HttpResponse<?>>empty();
              })
          .toCompletableFuture();
    }
  }
}
