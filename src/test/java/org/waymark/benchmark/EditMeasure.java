package org.waymark.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change costs in a running program: sent by a signed-in person, answered, and read on the
 * page of the listing. Given a folder with a large catalogue, of which it uses a copy:
 *
 * <pre>
 * ./waymark demonstration load --size 10000 --home /tmp/large
 * java -cp target/test-classes:target/classes:... org.waymark.benchmark.EditMeasure /tmp/large
 * </pre>
 *
 * <p>The program is one of its own ({@link EditedProgram}), so that what is counted is its
 * processor time and nothing of who asks. That of its threads that compile is counted for itself
 * (see {@link ProcessorTime}); collecting garbage belongs to the edit. The options of its Java
 * machine may be given in {@code -Dedits.options}.
 */
public final class EditMeasure {

  /** Edits before each measurement: few, then what a program has had that has run for a while. */
  private static final int[] WARM_UPS = {20, 180, 300};

  private static final int EDITS = 100;
  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process program;
  private final BufferedReader said;
  private final URI address;
  private final Who manager;
  private final List<Edit> edits = new ArrayList<>();

  private EditMeasure(Process program) throws IOException {
    this.program = program;
    this.said =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    this.address = URI.create(line());
    this.manager = new Who(line());
    for (String line = line(); !line.isEmpty(); line = line()) {
      // The cookie, name and value, and its listings.
      List<String> words = List.of(line.split(" "));
      Who who = new Who(words.getFirst());
      words.subList(1, words.size()).forEach(listing -> edits.add(new Edit(who, listing)));
    }
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IllegalStateException("The program has ended");
    }
    return line;
  }

  private record Edit(Who who, String listing) {
    void send() throws IOException, InterruptedException {
      who.post("/manage/listings/" + listing + "/still-correct");
      who.get("/services/" + listing);
    }
  }

  /** Somebody with a browser. */
  private final class Who {
    private final String cookie;
    private String token = "";

    Who(String cookie) {
      this.cookie = cookie;
    }

    HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie);
    }

    String get(String path) throws IOException, InterruptedException {
      HttpResponse<String> page = client.send(request(path).build(), BodyHandlers.ofString());
      if (page.statusCode() != 200) {
        throw new IllegalStateException(path + " answers " + page.statusCode());
      }
      return page.body();
    }

    /** Looks at what there is to do. */
    void begin() throws IOException, InterruptedException {
      Matcher found = TOKEN.matcher(get("/manage"));
      if (!found.find()) {
        throw new IllegalStateException("The page has no form token");
      }
      token = found.group(1);
    }

    void post(String path) throws IOException, InterruptedException {
      HttpResponse<Void> answer =
          client.send(
              request(path)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", address.toString())
                  .POST(BodyPublishers.ofString("_token=" + token))
                  .build(),
              BodyHandlers.discarding());
      if (answer.statusCode() != 303) {
        throw new IllegalStateException(path + " answers " + answer.statusCode());
      }
    }
  }

  /**
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            System.getProperty("edits.options", "-XX:+UseSerialGC -Xmx400m -Xss512k").split(" ")));
    command.addAll(ProcessorTime.OPTIONS);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            EditedProgram.class.getName(),
            arguments[0],
            Integer.toString(Arrays.stream(WARM_UPS).sum() + WARM_UPS.length * EDITS)));
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      new EditMeasure(program).measure();
    } finally {
      // It ends, and takes its folder away, when nobody talks to it any more.
      program.getOutputStream().close();
      program.waitFor();
    }
  }

  private void measure() throws IOException, InterruptedException {
    for (Edit each : edits) {
      if (each.who().token.isEmpty()) {
        each.who().begin();
      }
    }
    manager.begin();
    int next = 0;
    for (int warmUp : WARM_UPS) {
      for (int i = 0; i < warmUp; i++) {
        edits.get(next++).send();
      }
      measure(edits.subList(next, next + EDITS), next);
      next += EDITS;
    }
    confirmTogether();
    // Looks whether all of it stands in the catalogue.
    program.getOutputStream().write('\n');
    program.getOutputStream().flush();
    System.out.println(line());
  }

  private void measure(List<Edit> edited, int before) throws IOException, InterruptedException {
    ProcessorTime begun = ProcessorTime.of(program.pid());
    double[] times = new double[EDITS];
    for (int i = 0; i < EDITS; i++) {
      long sent = System.nanoTime();
      edited.get(i).send();
      times[i] = (System.nanoTime() - sent) / 1e6;
      Thread.sleep(50);
    }
    ProcessorTime spent = ProcessorTime.of(program.pid()).since(begun);
    Arrays.sort(times);
    System.out.printf(
        "%d edits after %d, from sending to the page that shows it: p50 %.0f ms, p90 %.0f ms, most"
            + " %.0f ms; processor time of one: %.1f ms (of it garbage %.1f) and compiling %.1f%n",
        EDITS,
        before,
        times[EDITS / 2],
        times[EDITS * 9 / 10],
        times[EDITS - 1],
        spent.working() / EDITS,
        spent.collecting() / EDITS,
        spent.compiling() / EDITS);
    if (Boolean.getBoolean("edits.threads")) {
      spent.print(EDITS);
    }
  }

  private void confirmTogether() throws IOException, InterruptedException {
    ProcessorTime begun = ProcessorTime.of(program.pid());
    long sent = System.nanoTime();
    manager.post("/manage/still-correct");
    double took = (System.nanoTime() - sent) / 1e6;
    ProcessorTime spent = ProcessorTime.of(program.pid()).since(begun);
    System.out.printf(
        "Listings confirmed at once: %.0f ms; processor time %.0f ms and compiling %.0f%n",
        took, spent.working(), spent.compiling());
  }
}
