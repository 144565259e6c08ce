package org.waymark.account;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.waymark.secret.KeyFile;
import org.waymark.secret.SealingKey;

/**
 * Keys that sign cookies and forms, encrypt second factors and seal numbers of few people. They
 * come from one file outside the database ({@link KeyFile}), made on first need and readable by its
 * owner alone; several Waymarks on one database share a copy of it (setting {@code
 * waymark.account.key-file}). Thread-safe.
 */
@Singleton
public final class AccountKeys {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable SealingKey master;

  /** By purpose, of which there are a handful. */
  private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

  /**
   * @param named setting {@code waymark.account.key-file}; empty for {@code keys/account.key} in
   *     the home folder
   */
  public AccountKeys(
      @Value("${waymark.account.key-file:}") String named,
      @Value("${waymark.home:./data}") String home) {
    file = named.isBlank() ? Path.of(home, "keys", "account.key") : Path.of(named.strip());
  }

  /** HMAC-SHA256, with a key of its own for each purpose. */
  public byte[] sign(String purpose, String message) {
    return hmac(derived("sign " + purpose), message);
  }

  /** As {@link #sign}, in hexadecimal. */
  public String signInHex(String purpose, String message) {
    return HexFormat.of().formatHex(sign(purpose, message));
  }

  /** The key of one purpose, 256 bits. */
  public byte[] key(String purpose) {
    return derived(purpose).clone();
  }

  /** A key of one purpose to seal with. */
  public SealingKey sealing(String purpose) {
    return master().derived(purpose);
  }

  private byte[] derived(String purpose) {
    return derived.computeIfAbsent(purpose, each -> master().derive(each));
  }

  /**
   * Encrypts with AES-GCM.
   *
   * @param owner whom it belongs to; it can be decrypted for the same one only
   * @return base 64
   */
  public String encrypt(String owner, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(plain);
      byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException when it was encrypted with another key file or for another owner
   */
  public byte[] decrypt(String owner, String sealed) {
    byte[] all = Base64.getDecoder().decode(sealed);
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), owner)
          .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A second factor was encrypted with another key than that in "
              + file
              + ": put the right key file there, or reset the second factors",
          e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key("second factor"), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private SealingKey master() {
    SealingKey known = master;
    if (known == null) {
      synchronized (this) {
        known = master;
        if (known == null) {
          known = KeyFile.openOrCreate(file).current();
          master = known;
        }
      }
    }
    return known;
  }
}
