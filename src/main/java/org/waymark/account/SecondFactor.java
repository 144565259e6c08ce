package org.waymark.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.waymark.audit.AuditTrail;

/**
 * Codes of an authenticator app (RFC 6238: six digits, 30 seconds, SHA-1, which is what the apps
 * can do), and recovery codes for when it is lost. A code of one step before or after now is taken,
 * once. Thread-safe.
 */
@Singleton
@Requires(beans = AccountRepository.class)
public final class SecondFactor {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_LETTERS = 16;

  /** Base 32 of RFC 4648. */
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final AccountRepository repository;
  private final AccountKeys keys;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

  public SecondFactor(
      AccountRepository repository, AccountKeys keys, AuditTrail audit, Clock clock) {
    this.repository = repository;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What an authenticator app needs.
   *
   * @param secret base 32
   * @param address for a QR code
   */
  public record SetUp(String secret, String address) {
    @Override
    public String toString() {
      return "SetUp";
    }
  }

  /** The set-up that waits for its first code, made when there is none; empty when one counts. */
  public Optional<SetUp> setUp(Account account) {
    return repository.together(
        () -> {
          Optional<AccountRepository.StoredFactor> kept = repository.findFactor(account.id());
          if (kept.isPresent() && kept.get().confirmed()) {
            return Optional.empty();
          }
          byte[] secret =
              kept.map(factor -> keys.decrypt(account.id().toString(), factor.sealedSecret()))
                  .orElseGet(() -> start(account.id()));
          String shown = base32(secret);
          return Optional.of(
              new SetUp(
                  shown,
                  "otpauth://totp/Waymark:"
                      + account.email().replace("+", "%2B").replace("@", "%40")
                      + "?secret="
                      + shown
                      + "&issuer=Waymark"));
        });
  }

  private byte[] start(AccountId id) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    repository.startFactor(id, keys.encrypt(id.toString(), secret));
    return secret;
  }

  /**
   * Makes the factor count, given a first code.
   *
   * @return recovery codes, shown this once; empty when the code is wrong
   */
  public List<String> confirm(AccountId id, String code) {
    return repository.together(
        () -> {
          if (repository
                  .findFactor(id)
                  .filter(AccountRepository.StoredFactor::confirmed)
                  .isPresent()
              || !takeCode(id, code)) {
            return List.of();
          }
          repository.confirmFactor(id);
          audit.record(actor(id), "second-factor.set", subject(id), Map.of());
          return newRecoveryCodes(id);
        });
  }

  /** New recovery codes in place of the old, shown this once. */
  public List<String> newRecoveryCodes(AccountId id) {
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < RECOVERY_CODES) {
      StringBuilder code = new StringBuilder();
      for (int i = 0; i < RECOVERY_LETTERS; i++) {
        code.append(i > 0 && i % 4 == 0 ? "-" : "")
            .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      made.add(code.toString());
    }
    repository.setRecoveryCodes(
        id, made.stream().map(SecondFactor::digest).collect(Collectors.toSet()));
    return List.copyOf(made);
  }

  public int countRecoveryCodes(AccountId id) {
    return repository.countRecoveryCodes(id);
  }

  /** True when it is a code of now, or a recovery code; either is taken once. */
  boolean take(AccountId id, String typed) {
    String plain = plain(typed);
    if (plain.length() == RECOVERY_LETTERS) {
      if (!repository.takeRecoveryCode(id, digest(plain))) {
        return false;
      }
      audit.record(actor(id), "recovery-code.used", subject(id), Map.of());
      return true;
    }
    return takeCode(id, typed);
  }

  private boolean takeCode(AccountId id, String typed) {
    String plain = plain(typed);
    Optional<AccountRepository.StoredFactor> factor = repository.findFactor(id);
    if (factor.isEmpty()) {
      return false;
    }
    SecretKeySpec key =
        new SecretKeySpec(
            keys.decrypt(id.toString(), factor.get().sealedSecret()), codes.getAlgorithm());
    Instant now = clock.instant();
    long step = codes.getTimeStep().toSeconds();
    for (int off = -1; off <= 1; off++) {
      Instant at = now.plusSeconds(off * step);
      try {
        if (codes.generateOneTimePasswordString(key, at, Locale.ROOT).equals(plain)) {
          return repository.takeStep(id, at.getEpochSecond() / step);
        }
      } catch (InvalidKeyException e) {
        throw new IllegalStateException("A secret of ours is no key", e);
      }
    }
    return false;
  }

  private static String digest(String code) {
    return new Secret(plain(code)).digest();
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << 8) | (each & 0xff);
      bits += 8;
      while (bits >= 5) {
        text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
        bits -= 5;
      }
      buffer &= (1 << bits) - 1;
    }
    return text.toString();
  }

  private static String actor(AccountId id) {
    return "account:" + id;
  }

  private static String subject(AccountId id) {
    return "account:" + id;
  }
}
