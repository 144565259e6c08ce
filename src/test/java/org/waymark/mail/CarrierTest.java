package org.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.InvalidSettingException;

/** Letters reach a mail server, or a folder. */
class CarrierTest {

  private static final Letter LETTER =
      new Letter("zoe@example.org", "Choose a passphrase – Waymark", "Grüße,\nhttp://x/reset/1\n");

  @Test
  void aLetterReachesTheServerAsItWasWritten() throws Exception {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.setUser("waymark@example.org", "waymark", "secret");
    server.start();
    try {
      new MailServer(
              "localhost",
              server.getSmtp().getPort(),
              "waymark",
              "secret",
              "waymark@example.org",
              false)
          .carry(LETTER);
      assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();

      MimeMessage got = server.getReceivedMessages()[0];
      assertThat(got.getSubject()).isEqualTo(LETTER.subject());
      assertThat(got.getContent().toString().replace("\r\n", "\n")).contains(LETTER.text().strip());
      assertThat(got.getAllRecipients()[0]).hasToString("zoe@example.org");
      assertThat(GreenMailUtil.getHeaders(got)).contains("Auto-Submitted: auto-generated");
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatDoesNotEncryptIsRefused() {
    GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    try {
      MailServer carrier =
          new MailServer(
              "localhost", server.getSmtp().getPort(), "", "", "waymark@example.org", true);

      assertThatThrownBy(() -> carrier.carry(LETTER))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("zoe");
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void withoutAServerLettersAreFilesThatOnlyTheirOwnerReads(@TempDir Path home) throws Exception {
    new MailFolder(
            home.toString(), Clock.fixed(Instant.parse("2026-06-15T09:00:00Z"), ZoneOffset.UTC))
        .carry(LETTER);

    try (Stream<Path> files = Files.list(home.resolve("mail"))) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(1);
      assertThat(Files.readString(written.getFirst()))
          .contains("To: zoe@example.org", "Grüße", "http://x/reset/1");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written.getFirst())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anAddressInALetterIsNeverOneOfTheHostThatWasAskedFor() {
    assertThat(new SiteAddress("https://waymark.example.org/", "1").of("/reset"))
        .isEqualTo("https://waymark.example.org/reset");
    assertThat(new SiteAddress("", "8080").of("/reset")).isEqualTo("http://localhost:8080/reset");
    for (String wrong : List.of("waymark.example.org", "ftp://x", "https://x/path", "https://")) {
      assertThatThrownBy(() -> new SiteAddress(wrong, "1"))
          .as(wrong)
          .isInstanceOf(InvalidSettingException.class);
    }
  }
}
