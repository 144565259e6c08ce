package org.waymark.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.waymark.Sha256;

/**
 * A random number that opens something for whoever has it: a session, a link or a token. Only its
 * digest is ever kept.
 *
 * @param value 256 bits in URL-safe base 64; what is typed by a stranger may be anything
 */
public record Secret(String value) {

  /** Longer ones are not even looked up. */
  private static final int LONGEST = 200;

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one. */
  public static Secret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256 in hexadecimal. There are too many random numbers to need anything slower. */
  public String digest() {
    String shown = value.length() > LONGEST ? "" : value;
    return HexFormat.of().formatHex(Sha256.begin().digest(shown.getBytes(StandardCharsets.UTF_8)));
  }

  /** Never the value. */
  @Override
  public String toString() {
    return "Secret";
  }
}
