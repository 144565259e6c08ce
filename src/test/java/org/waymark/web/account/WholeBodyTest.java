package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Grant;
import org.waymark.web.TestSite;

/** Bodies that come some time after the head of their request. */
class WholeBodyTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String PROGRAM = "Authorization: Bearer unknown\r\n";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.of();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void aLinkThatHoldsNoLongerIsAnswered() throws Exception {
    String token = URLEncoder.encode(site.anybody().token(), StandardCharsets.UTF_8);

    assertThat(many("/invitation/no-such-link", FORM, "name=Ina&_token=" + token, false))
        .containsOnly(404);
    assertThat(many("/reset/no-such-link", FORM, "name=Ina&_token=" + token, true))
        .containsOnly(404);
  }

  @Test
  void soIsAProgramWithoutAToken() throws Exception {
    assertThat(many("/invitation/no-such-link", FORM + PROGRAM, "name=Ina", false))
        .containsOnly(404);
    assertThat(many("/invitation/no-such-link", FORM + PROGRAM, "name=Ina", true))
        .containsOnly(404);
  }

  @Test
  void soIsSomebodyWhoIsSignedIn() throws Exception {
    TestSite.Visitor visitor =
        site.as(site.account("late@example.org", new Grant.Administrator(false)));
    String cookie = "Cookie: " + visitor.cookie() + "\r\n";
    String nowhere = "/manage/listings/" + UUID.randomUUID() + "/about";

    for (boolean chunked : new boolean[] {false, true}) {
      assertThat(many(nowhere, FORM + cookie, "name=Ina&_token=" + visitor.token(), chunked))
          .containsOnly(404);
      assertThat(many(nowhere, FORM + cookie, "name=Ina&_token=wrong", chunked)).containsOnly(403);
    }
  }

  @Test
  void soIsJsonForTheApi() throws Exception {
    String json = "Content-Type: application/json\r\n";

    for (String headers : List.of(json, json + PROGRAM)) {
      for (boolean chunked : new boolean[] {false, true}) {
        assertThat(many("/api/v1/listings", headers, "{\"name\":\"x\"}", chunked))
            .allSatisfy(status -> assertThat(status).isBetween(400, 499));
        assertThat(many("/api/v1/no-such-thing", headers, "{\"name\":\"x\"}", chunked))
            .allSatisfy(status -> assertThat(status).isBetween(400, 499));
      }
    }
  }

  @Test
  void whatNobodyMeantIsRefused() throws Exception {
    assertThat(many("/invitation/no-such-link", FORM, "name=Ina&_token=wrong", true))
        .containsOnly(403);
  }

  @Test
  void aBodyWithoutEndIsTooLarge() throws Exception {
    try (Socket socket = new Socket(site.address().getHost(), site.address().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head("/sign-in", FORM + "Transfer-Encoding: chunked\r\n"));
      // One byte more than the limit: nothing is left unread that could make the answer get lost.
      byte[] chunk = ("8000\r\n" + "a".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 32; i++) {
        out.write(chunk);
      }
      out.write("1\r\na\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(status(socket)).isEqualTo(413);
    }
  }

  /** The statuses of 24 requests, eight at a time; 0 stands for no answer. */
  private static List<Integer> many(String path, String headers, String body, boolean chunked)
      throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        asked.add(eight.submit(() -> late(path, headers, body, chunked)));
      }
      for (Future<Integer> each : asked) {
        statuses.add(each.get());
      }
    }
    return statuses;
  }

  private static int late(String path, String headers, String body, boolean chunked)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(site.address().getHost(), site.address().getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          head(
              path,
              headers
                  + (chunked
                      ? "Transfer-Encoding: chunked\r\n"
                      : "Content-Length: " + bytes.length + "\r\n")));
      out.flush();
      Thread.sleep(20);
      int half = bytes.length / 2;
      part(out, bytes, 0, half, chunked);
      Thread.sleep(5);
      part(out, bytes, half, bytes.length - half, chunked);
      if (chunked) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      return status(socket);
    }
  }

  private static byte[] head(String path, String headers) {
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + site.address().getAuthority()
            + "\r\nConnection: close\r\n"
            + headers
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void part(OutputStream out, byte[] bytes, int from, int length, boolean chunked)
      throws IOException {
    if (chunked) {
      out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    out.write(bytes, from, length);
    if (chunked) {
      out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  private static int status(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
  }
}
