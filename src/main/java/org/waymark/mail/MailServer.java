package org.waymark.mail;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.waymark.InvalidSettingException;

/** Hands letters to an SMTP server. Thread-safe. */
@Singleton
@Requires(property = "waymark.mail.host")
final class MailServer implements Carrier {

  private static final String TIMEOUT_MILLISECONDS = "20000";

  private final Session session;
  private final InternetAddress from;

  /**
   * @param port setting {@code waymark.mail.port}; 587 unless given
   * @param username setting {@code waymark.mail.username}; empty for a server that asks for none
   * @param from setting {@code waymark.mail.from}: the sender's address
   * @param startTls setting {@code waymark.mail.starttls}: true (unless given) refuses a server
   *     that does not encrypt
   */
  MailServer(
      @Value("${waymark.mail.host}") String host,
      @Value("${waymark.mail.port:587}") int port,
      @Value("${waymark.mail.username:}") String username,
      @Value("${waymark.mail.password:}") String password,
      @Value("${waymark.mail.from:}") String from,
      @Value("${waymark.mail.starttls:true}") boolean startTls) {
    try {
      this.from = new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new InvalidSettingException(
          "waymark.mail.from takes the address letters come from, such as"
              + " waymark@example.org, not \""
              + from
              + "\"");
    }
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.auth", String.valueOf(!username.isEmpty()));
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLISECONDS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLISECONDS);
    session = Session.getInstance(properties, signer(username, password));
  }

  private static @Nullable Authenticator signer(String username, String password) {
    return username.isEmpty()
        ? null
        : new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(username, password);
          }
        };
  }

  @Override
  public void carry(Letter letter) throws IOException {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(from);
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
      message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
      message.setText(letter.text(), StandardCharsets.UTF_8.name());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.saveChanges();
      Transport.send(message);
    } catch (MessagingException e) {
      throw new IOException("The mail server did not take a letter", e);
    }
  }
}
