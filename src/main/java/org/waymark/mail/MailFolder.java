package org.waymark.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Writes letters into the folder {@code mail} of the home folder, for whoever tries Waymark without
 * a mail server. Thread-safe.
 */
@Singleton
@Secondary
@Requires(missingProperty = "waymark.mail.host")
final class MailFolder implements Carrier {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Clock clock;

  MailFolder(@Value("${waymark.home:./data}") String home, Clock clock) {
    folder = Path.of(home, "mail");
    this.clock = clock;
  }

  @Override
  public void carry(Letter letter) throws IOException {
    Files.createDirectories(folder);
    // createTempFile makes files that only their owner can read.
    Path draft = Files.createTempFile(folder, "letter", ".draft");
    Files.writeString(
        draft, "To: " + letter.to() + "\nSubject: " + letter.subject() + "\n\n" + letter.text());
    String name =
        TIME.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8) + ".txt";
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
