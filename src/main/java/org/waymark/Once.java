package org.waymark;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is worked out by whoever asks first. Who asks for the same meanwhile gets the same
 * answer and does not work it out again; nobody waits for anything else. Thread-safe.
 */
public final class Once<T> {

  private final FutureTask<T> task;

  public Once(Supplier<T> work) {
    task = new FutureTask<>(work::get);
  }

  /** Of what is known already. */
  public static <T> Once<T> of(T value) {
    Once<T> known = new Once<>(() -> value);
    known.task.run();
    return known;
  }

  /** The answer; what working it out throws is thrown to all who ask. */
  public T get() {
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          if (e.getCause() instanceof Error cause) {
            throw cause;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The answer when it has been worked out; null before, and when that failed. */
  public @Nullable T known() {
    return task.state() == Future.State.SUCCESS ? task.resultNow() : null;
  }

  /** True when working it out has failed: another must be made to try again. */
  public boolean hasFailed() {
    return task.state() == Future.State.FAILED;
  }
}
