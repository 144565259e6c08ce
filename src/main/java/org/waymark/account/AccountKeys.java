package org.waymark.account;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.waymark.InvalidSettingException;

/**
 * Keys that sign cookies and forms and encrypt second factors. They come from one file outside the
 * database, made on first need and readable by its owner alone; several Waymarks on one database
 * share a copy of it (setting {@code waymark.account.key-file}). Thread-safe.
 */
@Singleton
public final class AccountKeys {

  private static final String SETTING = "waymark.account.key-file";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private volatile byte @Nullable [] master;

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
    return hmac(key("sign " + purpose), message);
  }

  /** As {@link #sign}, in hexadecimal. */
  public String signInHex(String purpose, String message) {
    return HexFormat.of().formatHex(sign(purpose, message));
  }

  /** The key of one purpose, 256 bits. */
  public byte[] key(String purpose) {
    return hmac(master(), purpose);
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

  private byte[] master() {
    byte[] known = master;
    if (known == null) {
      synchronized (this) {
        known = master;
        if (known == null) {
          known = readOrMake();
          master = known;
        }
      }
    }
    return known;
  }

  private byte[] readOrMake() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
      if (key.length < KEY_BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          "The key file "
              + file
              + " ("
              + SETTING
              + ") does not hold 64 hexadecimal digits; make one by: openssl rand -hex 32");
    } catch (IOException e) {
      throw new InvalidSettingException(
          "The key file "
              + file
              + " ("
              + SETTING
              + ") can neither be read nor made ("
              + e.getClass().getSimpleName()
              + "); make it readable for Waymark alone, or name another");
    }
  }

  private void make() throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder, permissions(posix, "rwx------"));
    }
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            permissions(posix, "rw-------"))) {
      channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(key) + "\n"));
    } catch (FileAlreadyExistsException e) {
      // Another Waymark made it just now; theirs is read.
      return;
    }
  }

  private static FileAttribute<?>[] permissions(boolean posix, String of) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString(of)))
        }
        : new FileAttribute<?>[0];
  }
}
