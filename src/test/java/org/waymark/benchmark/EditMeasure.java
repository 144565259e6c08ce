package org.waymark.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a change costs in a running program: sent by a signed-in person, answered, and read on the
 * page of the listing. Given a folder with a large catalogue, of which it uses a copy:
 *
 * <pre>
 * ./waymark demonstration load --size 10000 --home /tmp/large
 * java -cp target/test-classes:target/classes:... org.waymark.benchmark.EditMeasure /tmp/large
 * </pre>
 *
 * <p>The program is one of its own ({@link MeasuredProgram}), so that what is counted is its
 * processor time and nothing of who asks. That of its threads that compile is counted for itself
 * (see {@link ProcessorTime}); collecting garbage belongs to the edit.
 */
public final class EditMeasure {

  /** Edits before each measurement: few, then what a program has had that has run for a while. */
  private static final int[] WARM_UPS = {20, 180, 300};

  private static final int EDITS = 100;

  private final MeasuredProgram program;

  private EditMeasure(MeasuredProgram program) {
    this.program = program;
  }

  private interface Edit {
    void send() throws IOException, InterruptedException;
  }

  /**
   * Measures, and prints what it finds.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int edits = Arrays.stream(WARM_UPS).sum() + WARM_UPS.length * EDITS;
    try (MeasuredProgram program = MeasuredProgram.start(arguments[0], edits)) {
      new EditMeasure(program).measure();
    }
  }

  private void measure() throws IOException, InterruptedException {
    List<Edit> confirmations = new ArrayList<>();
    for (MeasuredProgram.Listing each : program.listings()) {
      each.who().token();
      confirmations.add(each::confirm);
    }
    program.manager().token();
    int next = 0;
    for (int warmUp : WARM_UPS) {
      for (int i = 0; i < warmUp; i++) {
        confirmations.get(next++).send();
      }
      measure("confirmations after " + next + " edits", confirmations.subList(next, next + EDITS));
      next += EDITS;
    }
    for (Edit each : rewordings(0)) {
      each.send();
    }
    measure("descriptions written anew", rewordings(EDITS));
    confirmTogether();
    System.out.println(program.checked());
  }

  /** Forms that are filled in before it is measured what sending them costs. */
  private List<Edit> rewordings(int first) throws IOException, InterruptedException {
    List<Edit> forms = new ArrayList<>();
    for (int i = first; i < first + EDITS; i++) {
      forms.add(
          program
                  .listings()
                  .get(i)
                  .reword(
                      "We listen, explain what comes next and go with you. Written anew, no. " + i)
              ::send);
    }
    return forms;
  }

  private void measure(String what, List<Edit> edits) throws IOException, InterruptedException {
    ProcessorTime begun = program.spent();
    double[] times = new double[edits.size()];
    for (int i = 0; i < times.length; i++) {
      long sent = System.nanoTime();
      edits.get(i).send();
      times[i] = (System.nanoTime() - sent) / 1e6;
      Thread.sleep(50);
    }
    ProcessorTime spent = program.spent().since(begun);
    Arrays.sort(times);
    System.out.printf(
        "%d %s, from sending to the page that shows it: p50 %.0f ms, p90 %.0f ms, most %.0f ms;"
            + " processor time of one: %.1f ms (of it garbage %.1f) and compiling %.1f%n",
        times.length,
        what,
        times[times.length / 2],
        times[times.length * 9 / 10],
        times[times.length - 1],
        spent.working() / times.length,
        spent.collecting() / times.length,
        spent.compiling() / times.length);
    if (Boolean.getBoolean("edits.threads")) {
      spent.print(times.length);
    }
  }

  private void confirmTogether() throws IOException, InterruptedException {
    ProcessorTime begun = program.spent();
    long sent = System.nanoTime();
    program.manager().post("/manage/still-correct", "_token=" + program.manager().token());
    double took = (System.nanoTime() - sent) / 1e6;
    ProcessorTime spent = program.spent().since(begun);
    System.out.printf(
        "Listings confirmed at once: %.0f ms; processor time %.0f ms and compiling %.0f%n",
        took, spent.working(), spent.compiling());
  }
}
