package org.waymark.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * The other side of {@link EditedProgram}: starts it, and asks it as browsers do. The options of
 * its Java machine may be given in {@code -Dedits.options}.
 */
final class MeasuredProgram implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process program;
  private final BufferedReader said;
  private final URI address;
  private final Who manager;
  private final List<Listing> listings = new ArrayList<>();

  private MeasuredProgram(Process program) throws IOException {
    this.program = program;
    this.said =
        new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    this.address = URI.create(line());
    this.manager = new Who(line());
    for (String line = line(); !line.isEmpty(); line = line()) {
      // The cookie, name and value, and its listings.
      List<String> words = List.of(line.split(" "));
      Who who = new Who(words.getFirst());
      words.subList(1, words.size()).forEach(listing -> listings.add(new Listing(who, listing)));
    }
  }

  /**
   * @param home a folder with a large catalogue, of which a copy is used
   * @param edits how many listings are to be edited
   */
  static MeasuredProgram start(String home, int edits) throws IOException {
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
            home,
            Integer.toString(edits)));
    return new MeasuredProgram(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IllegalStateException("The program has ended");
    }
    return line;
  }

  /** Who confirms some 50 listings at once. */
  Who manager() {
    return manager;
  }

  List<Listing> listings() {
    return listings;
  }

  ProcessorTime spent() throws IOException {
    return ProcessorTime.of(program.pid());
  }

  /** Whether all of it stands in the catalogue. */
  String checked() throws IOException {
    program.getOutputStream().write('\n');
    program.getOutputStream().flush();
    return line();
  }

  /** It ends, and takes its folder away, when nobody talks to it any more. */
  @Override
  public void close() throws IOException {
    program.getOutputStream().close();
    try {
      program.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A listing and somebody who keeps it. */
  record Listing(Who who, String id) {

    /** Says that it is still correct, and looks at it. */
    void confirm() throws IOException, InterruptedException {
      who.post("/manage/listings/" + id + "/still-correct", "_token=" + who.token());
      who.get("/services/" + id);
    }

    /** Opens the form of its name and description, with other words in it. */
    Rewording reword(String words) throws IOException, InterruptedException {
      String path = "/manage/listings/" + id + "/about";
      Document page = who.get(path);
      FormElement form =
          (FormElement)
              page.select("form:has([name=description])").stream().findFirst().orElseThrow();
      form.select("[name=description]").val(words);
      String body =
          form.formData().stream()
              .map(each -> encoded(each.key()) + "=" + encoded(each.value()))
              .collect(Collectors.joining("&"));
      return new Rewording(this, path, body, words);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /** A form that is filled in and not sent yet. */
  record Rewording(Listing listing, String path, String body, String words) {

    /** Sends it, and looks at the listing. */
    void send() throws IOException, InterruptedException {
      listing.who().post(path, body);
      if (!listing.who().get("/services/" + listing.id()).text().contains(words)) {
        throw new IllegalStateException("The page does not show what was just saved");
      }
    }
  }

  /** Somebody with a browser. */
  final class Who {
    private final String cookie;
    private String token = "";

    private Who(String cookie) {
      this.cookie = cookie;
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie);
    }

    Document get(String path) throws IOException, InterruptedException {
      HttpResponse<String> page = client.send(request(path).build(), BodyHandlers.ofString());
      if (page.statusCode() != 200) {
        throw new IllegalStateException(path + " answers " + page.statusCode());
      }
      return Jsoup.parse(page.body());
    }

    /** What every form of theirs carries. */
    String token() throws IOException, InterruptedException {
      if (token.isEmpty()) {
        token = get("/manage").select("[name=_token]").getFirst().val();
      }
      return token;
    }

    /**
     * @param body of a form
     */
    void post(String path, String body) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          client.send(
              request(path)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", address.toString())
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 303) {
        throw new IllegalStateException(path + " answers " + answer.statusCode());
      }
    }
  }
}
