package org.waymark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is worked out by whoever asks first. Who asks for the same meanwhile gets the same
 * answer; nobody waits for anything else. Thread-safe.
 */
public final class Once<T> {

  private final CompletableFuture<T> answer = new CompletableFuture<>();

  /** How many may still begin to work it out. */
  private final AtomicInteger places;

  /** Null once there is an answer, for it may hold what nobody needs any more. */
  private volatile @Nullable Supplier<T> work;

  /** Who asks while it is being worked out waits for that. */
  public Once(Supplier<T> work) {
    this(work, 1);
  }

  private Once(Supplier<T> work, int places) {
    this.work = work;
    this.places = new AtomicInteger(places);
  }

  /**
   * Who asks while it is being worked out works it out too and waits for nobody, as long as there
   * is a processor to do it: the first answer is everybody's.
   *
   * @param work without effects, for it may be done more than once
   */
  public static <T> Once<T> raced(Supplier<T> work) {
    return new Once<>(work, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /** Of what is known already. */
  public static <T> Once<T> of(T value) {
    Once<T> known = new Once<>(() -> value);
    known.get();
    return known;
  }

  /** The answer; what working it out throws is thrown to all who ask. */
  public T get() {
    Supplier<T> todo = work;
    if (todo != null && !answer.isDone() && places.getAndDecrement() > 0) {
      try {
        answer.complete(todo.get());
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
      work = null;
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The answer when it has been worked out; null before, and when that failed. */
  public @Nullable T known() {
    return answer.state() == Future.State.SUCCESS ? answer.resultNow() : null;
  }

  /** True when working it out has failed: another must be made to try again. */
  public boolean hasFailed() {
    return answer.state() == Future.State.FAILED;
  }
}
