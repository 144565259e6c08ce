package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.RunningWaymark;
import org.waymark.testing.WaymarkProcess;

/**
 * A program that is killed (SIGKILL) between putting a letter and sending it, and between sending
 * it and saying so, sends it at least once, and never a wrong one; nothing at rest opens anything.
 */
@Tag("slow")
class LettersAtKillTest {

  private static final String ZOE = "zoe@example.org";
  private static final String PASSPHRASE = "seven green lanterns by the weir";
  private static final String RESET = "Choose another passphrase for Waymark";
  private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("/(?:reset|invitation)/[A-Za-z0-9_-]+");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path home;
  @TempDir Path copy;

  private final MailBox mail = new MailBox();

  @AfterEach
  void close() {
    mail.close();
  }

  private Map<String, String> settings(String every) {
    return Map.of(
        "WAYMARK_MAIL_HOST", "127.0.0.1",
        "WAYMARK_MAIL_PORT", Integer.toString(mail.port()),
        "WAYMARK_MAIL_STARTTLS", "false",
        "WAYMARK_MAIL_FROM", "waymark@example.org",
        "WAYMARK_MAIL_EVERY", every);
  }

  @Test
  @Timeout(240)
  void eachLetterGoesAtLeastOnceAndNeverAWrongOne() throws Exception {
    WaymarkProcess.Outcome made =
        WaymarkProcess.run(
            Map.of(),
            "admin",
            "create",
            "--email",
            ZOE,
            "--name",
            "Zoe",
            "--home",
            home.toString());
    Matcher invitation = LINK.matcher(made.output());
    assertThat(invitation.find()).as(made.output()).isTrue();

    // Put, and killed before anybody looks for letters again.
    try (RunningWaymark waymark = RunningWaymark.startIn(home, settings("1h"))) {
      send(waymark, invitation.group(), Map.of("passphrase", PASSPHRASE, "name", "Zoe"));
      send(waymark, "/reset", Map.of("email", ZOE));
      send(waymark, "/reset", Map.of("email", "nobody@example.org"));
      awaitAtRest("SELECT COUNT(*) FROM letter WHERE kind = 'reset'");
      waymark.kill();
    }
    assertThat(mail.letters()).isEmpty();
    assertThat(number("SELECT COUNT(*) FROM letter WHERE kind = 'reset'")).isPositive();
    nothingAtRestOpensAnything();

    // Sent, and killed before the answer of the mail server is heard.
    mail.answers(false);
    try (RunningWaymark waymark = RunningWaymark.startIn(home, settings("200ms"))) {
      mail.awaitLetters(1);
      waymark.kill();
    }
    String unanswered = mail.letters().getFirst();
    mail.answers(true);
    // Ten minutes pass.
    change("UPDATE letter SET next_try = since");

    try (RunningWaymark waymark = RunningWaymark.startIn(home, settings("200ms"))) {
      mail.await(letters -> letters.stream().skip(1).anyMatch(each -> isSame(each, unanswered)));
      mail.await(letters -> letters.stream().anyMatch(each -> each.contains(RESET)));
      List<String> resets = mail.letters().stream().filter(each -> each.contains(RESET)).toList();
      assertThat(page(waymark, link(resets.getLast())))
          .as("the link of the last letter")
          .contains("name=\"passphrase\"");
      if (resets.size() > 1) {
        assertThat(page(waymark, link(resets.getFirst())))
            .as("that of the letter before")
            .doesNotContain("name=\"passphrase\"");
      }
    }

    assertThat(mail.letters()).allSatisfy(each -> assertThat(each).contains("RCPT TO:<" + ZOE));
    assertThat(number("SELECT COUNT(*) FROM letter")).as("letters that wait").isZero();
  }

  /** The same letter but for the link in it. */
  private static boolean isSame(String one, String other) {
    return subject(one).equals(subject(other));
  }

  private static String subject(String letter) {
    return letter.lines().filter(line -> line.startsWith("Subject:")).findFirst().orElseThrow();
  }

  private static String link(String letter) {
    Matcher link = LINK.matcher(letter.replace("=\r\n", "").replace("=\n", ""));
    assertThat(link.find()).as(letter).isTrue();
    return link.group();
  }

  private static String page(RunningWaymark waymark, String path) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(waymark.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Fills a form in and sends it. */
  private static void send(RunningWaymark waymark, String path, Map<String, String> fields)
      throws Exception {
    Matcher token = TOKEN.matcher(page(waymark, path));
    assertThat(token.find()).as("a form token on " + path).isTrue();
    String body =
        Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_token", token.group(1))))
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(waymark.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isLessThan(400);
  }

  private Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + folder.resolve("waymark") + H2gisDatabase.MODES, "sa", "");
  }

  private long number(String query) throws SQLException {
    return number(home, query);
  }

  private long number(Path folder, String query) throws SQLException {
    try (Connection connection = open(folder);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Waits until the file of the running program holds what is counted: the embedded database writes
   * it some time after the commit (WRITE_DELAY). A copy is asked, for the program has the file.
   */
  private void awaitAtRest(String query) throws IOException {
    Instant limit = Instant.now().plus(LONGEST_WAIT);
    while (!isAtRest(query)) {
      assertThat(Instant.now()).as("is at rest: %s", query).isBefore(limit);
    }
  }

  private boolean isAtRest(String query) throws IOException {
    Files.copy(
        home.resolve("waymark.mv.db"),
        copy.resolve("waymark.mv.db"),
        StandardCopyOption.REPLACE_EXISTING);
    try {
      return number(copy, query) > 0;
    } catch (SQLException e) {
      // It was written while it was copied.
      return false;
    }
  }

  private void change(String update) throws SQLException {
    try (Connection connection = open(home);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(update);
    }
  }

  private void nothingAtRestOpensAnything() throws SQLException, IOException {
    assertThat(number("SELECT COUNT(*) FROM account_link WHERE purpose = 'RESET'")).isZero();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContainPattern("/reset/[A-Za-z0-9_-]{20}");
      }
    }
  }

  /** A mail server that keeps what it gets, and may leave its sender without an answer. */
  private static final class MailBox implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private volatile boolean answers = true;

    MailBox() {
      try {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    void answers(boolean does) {
      answers = does;
    }

    List<String> letters() {
      return List.copyOf(letters);
    }

    void awaitLetters(int count) throws InterruptedException {
      await(got -> got.size() >= count);
    }

    void await(Predicate<List<String>> holds) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      synchronized (letters) {
        while (!holds.test(letters())) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          assertThat(left).as("time left; letters: " + letters).isPositive();
          letters.wait(left);
        }
      }
    }

    private void serve() {
      while (!socket.isClosed()) {
        try {
          Socket sender = socket.accept();
          Thread.ofVirtual().start(() -> listen(sender));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void listen(Socket sender) {
      try (sender;
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
          PrintWriter out =
              new PrintWriter(sender.getOutputStream(), true, StandardCharsets.UTF_8)) {
        out.print("220 test\r\n");
        out.flush();
        StringBuilder letter = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null) {
          letter.append(line).append('\n');
          if (line.equals("DATA")) {
            say(out, "354 go on");
            while ((line = in.readLine()) != null && !line.equals(".")) {
              letter.append(line).append('\n');
            }
            synchronized (letters) {
              letters.add(letter.toString());
              letters.notifyAll();
            }
            if (answers) {
              say(out, "250 kept");
            }
          } else {
            say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
          }
        }
      } catch (IOException e) {
        // The sender was killed.
      }
    }

    private static void say(PrintWriter out, String line) {
      out.print(line + "\r\n");
      out.flush();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
