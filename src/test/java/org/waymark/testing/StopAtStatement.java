package org.waymark.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.DatabaseEventListener;

/**
 * Holds a program still in the middle of its work on an embedded database, so that a test can kill
 * it there. Named in the address of the database ({@code DATABASE_EVENT_LISTENER}); the statement
 * that is waited for stands in the system properties {@value #STATEMENT} and {@value #COUNT}. Says
 * {@value #STOPPED} when it is there, and never goes on.
 */
public final class StopAtStatement implements DatabaseEventListener {

  /** The beginning of the statement. */
  public static final String STATEMENT = "waymark.test.stop.statement";

  /** At which of the statements that begin so, from 1. */
  public static final String COUNT = "waymark.test.stop.count";

  /** The line that is printed. */
  public static final String STOPPED = "Stopped where the test wants it";

  private final String beginning = System.getProperty(STATEMENT, "");
  private final AtomicInteger left = new AtomicInteger(Integer.getInteger(COUNT, 1));

  @Override
  public void setProgress(int state, String name, long current, long max) {
    if (state == STATE_STATEMENT_START
        && name != null
        && name.startsWith(beginning)
        && left.decrementAndGet() == 0) {
      System.out.println(STOPPED);
      System.out.flush();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
