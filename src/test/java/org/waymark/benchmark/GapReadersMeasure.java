package org.waymark.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a reader of the gap analysis waits while others ask for all England and editors change
 * listings, so that there is always something to be worked out. Given a folder as {@link
 * EditMeasure}. That nobody waits for what another works out is held by {@code GapAnalysesTest};
 * this says what readers notice of each other, who share the processors.
 */
public final class GapReadersMeasure {

  private static final int WARM_UP = 40;
  private static final int QUESTIONS = 100;
  private static final int EDITS = 400;
  private static final long BETWEEN_EDITS = 250;

  /** The matrix of one police area, and the table of all. */
  private static final String ONE_AREA = "/gap?area=E23000002";

  private static final String ENGLAND = "/gap";

  private final MeasuredProgram program;
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();

  private GapReadersMeasure(MeasuredProgram program) {
    this.program = program;
  }

  /**
   * Measures, and prints what it finds.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (MeasuredProgram program = MeasuredProgram.start(arguments[0], EDITS)) {
      new GapReadersMeasure(program).measure();
    }
  }

  private interface Asking {
    void ask() throws IOException, InterruptedException;
  }

  private void measure() throws IOException, InterruptedException {
    ask(WARM_UP, ENGLAND);
    print("alone", ask(QUESTIONS, ONE_AREA));
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      others.execute(() -> again(new Edits()));
      print("while listings are edited", ask(QUESTIONS, ONE_AREA));
      for (int i = 0; i < 2; i++) {
        others.execute(() -> again(() -> program.manager().get(ENGLAND)));
      }
      print("and two others ask for all England", ask(QUESTIONS, ONE_AREA));
      done.set(true);
    }
    System.out.println(answered + " edits and questions of others meanwhile");
  }

  private double[] ask(int times, String path) throws IOException, InterruptedException {
    double[] took = new double[times];
    for (int i = 0; i < times; i++) {
      long asked = System.nanoTime();
      program.listings().getFirst().who().get(path);
      took[i] = (System.nanoTime() - asked) / 1e6;
    }
    return took;
  }

  private static void print(String how, double[] took) {
    Arrays.sort(took);
    System.out.printf(
        "One police area, %s: p50 %.0f ms, p90 %.0f ms, most %.0f ms%n",
        how, took[took.length / 2], took[took.length * 9 / 10], took[took.length - 1]);
  }

  private final class Edits implements Asking {
    private final List<MeasuredProgram.Listing> left = new ArrayList<>(program.listings());

    @Override
    public void ask() throws IOException, InterruptedException {
      if (!left.isEmpty()) {
        left.removeLast().confirm();
      }
      Thread.sleep(BETWEEN_EDITS);
    }
  }

  private void again(Asking asking) {
    try {
      while (!done.get()) {
        asking.ask();
        answered.incrementAndGet();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
