package org.waymark.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.waymark.Sha256;

/** One key of 256 bits. Its {@link #id} is the beginning of its digest and gives nothing away. */
public final class SealingKey {

  /** Length in bytes. */
  static final int BYTES = 32;

  private final byte[] bytes;
  private final String id;

  SealingKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A key has " + BYTES + " bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
    id = HexFormat.of().formatHex(Sha256.begin().digest(bytes), 0, 8);
  }

  /** 16 hexadecimal digits; stands beside what was sealed with it. */
  public String id() {
    return id;
  }

  /** Another key, of 256 bits, that follows from this one and a purpose and gives neither away. */
  public byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** {@link #derive} as a key to seal with. */
  public SealingKey derived(String purpose) {
    return new SealingKey(derive(purpose));
  }

  SecretKey forCipher() {
    return new SecretKeySpec(bytes, "AES");
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "SealingKey[" + id + "]";
  }
}
