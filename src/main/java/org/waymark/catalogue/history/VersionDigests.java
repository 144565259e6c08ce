package org.waymark.catalogue.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.waymark.Sha256;

/** The digests that seal versions: SHA-256 as 64 hexadecimal digits. */
public final class VersionDigests {
  private VersionDigests() {}

  /** Of one document; null, of a record that was removed, counts as empty. */
  public static String ofDocument(@Nullable String document) {
    return HexFormat.of()
        .formatHex(Sha256.begin().digest((document == null ? "" : document).getBytes(UTF_8)));
  }

  /** One version, for {@link #ofRevision}. */
  public static String line(String kind, String id, String what, String digest) {
    return kind + ' ' + id + ' ' + what + ' ' + digest;
  }

  /** Of all versions that a revision made, in whatever order they are given. */
  public static String ofRevision(Collection<String> lines) {
    MessageDigest sha = Sha256.begin();
    lines.stream().sorted().forEach(line -> sha.update((line + '\n').getBytes(UTF_8)));
    return HexFormat.of().formatHex(sha.digest());
  }
}
