package org.waymark.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.snapshot.WritersWait;

/**
 * A request that changed the catalogue is answered when its changes can be read, so that whoever
 * sent it finds them on the next page. However many changes it made, they are waited for once.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
record OwnChanges(BeanProvider<SnapshotKeeper> snapshots) implements WritersWait {

  private static final String CHANGED = "waymark.catalogue-changed";

  @Override
  public boolean isPutOff() {
    Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
    request.ifPresent(each -> each.setAttribute(CHANGED, true));
    return request.isPresent();
  }

  @ResponseFilter
  CompletableFuture<MutableHttpResponse<?>> wait(
      HttpRequest<?> request, MutableHttpResponse<?> response) {
    return request.getAttribute(CHANGED).isEmpty()
        ? CompletableFuture.completedFuture(response)
        : snapshots.get().caughtUp().thenApply(caughtUp -> response);
  }
}
