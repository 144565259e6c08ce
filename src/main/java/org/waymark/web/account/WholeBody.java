package org.waymark.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Waits until the whole body of a request has arrived, up to {@code
 * micronaut.server.max-request-size}, without a thread.
 *
 * <p>Micronaut 4.10 goes round for ever, and uses up the memory, when a controller that takes a
 * body answers 404 (or another status that there is an error page for) to a request whose body it
 * had to wait for: the flow that waited is then given back to itself (micronaut-core issue 12940).
 * Anybody could bring the server down like that. After this, nothing has to be waited for.
 */
final class WholeBody {

  private WholeBody() {}

  /**
   * The bytes of a request's body, of which whoever comes next knows nothing: they read the body as
   * if nobody had. What depends on the result goes on in the thread of the connection.
   *
   * @return empty when there is none; fails when it is too large or breaks off
   */
  static CompletableFuture<byte[]> of(HttpRequest<?> request) {
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    if (!(request instanceof ServerHttpRequest<?> server)) {
      bytes.complete(new byte[0]);
      return bytes;
    }
    try (CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST)) {
      copy.buffer()
          .whenComplete(
              (whole, fault) -> {
                if (fault != null) {
                  afterwards(() -> bytes.completeExceptionally(fault));
                } else {
                  byte[] read;
                  try (whole) {
                    read = whole.toByteArray();
                  }
                  afterwards(() -> bytes.complete(read));
                }
              });
    }
    return bytes;
  }

  /**
   * The next to ask for the body must do so in the thread of the connection, or would have to wait
   * once more; and not from within its being handed to us, which is that thread's work just now.
   */
  private static void afterwards(Runnable work) {
    Executor connection = ThreadExecutorMap.currentExecutor();
    if (connection == null) {
      // The body came with the head: it never has to be waited for.
      work.run();
    } else {
      connection.execute(work);
    }
  }
}
