package org.waymark.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.Sha256;

/**
 * The digests that chain the entries.
 *
 * <p>An entry's digest is SHA-256 over: the digest of the entry before, the number, the moment in
 * ISO 8601 UTC, actor, action, subject, then name and value of each detail in the order of the
 * names. Each is UTF-8 with its length in bytes in decimal and a colon before it, so that no two
 * different entries are encoded alike.
 */
public final class AuditChain {

  /** What the first entry has for the digest of the entry before. */
  public static final String START = "0".repeat(64);

  private AuditChain() {}

  public static String digest(
      String previousDigest,
      long seq,
      Instant at,
      String actor,
      String action,
      String subject,
      Map<String, String> details) {
    MessageDigest sha = Sha256.begin();
    add(sha, previousDigest);
    add(sha, Long.toString(seq));
    add(sha, at.toString());
    add(sha, actor);
    add(sha, action);
    add(sha, subject);
    new TreeMap<>(details)
        .forEach(
            (name, value) -> {
              add(sha, name);
              add(sha, value);
            });
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void add(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    sha.update((bytes.length + ":").getBytes(UTF_8));
    sha.update(bytes);
  }
}
