package org.waymark.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What a passphrase must be, and how it is kept: Argon2id. Thread-safe. */
@Singleton
public final class Passphrases {

  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;

  // The first choice of the OWASP Password Storage Cheat Sheet that is not short of memory.
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int OUTPUT_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** Each takes 19 MiB: a crowd at the door must not fill the memory. */
  private static final int AT_ONCE = 4;

  private static final int FEWEST_DIFFERENT = 5;

  /** Long enough and still among the first that are guessed; compared without case and spaces. */
  private static final List<String> COMMONEST =
      List.of(
          """
          123456789012 1234567890123 0123456789012 qwertyuiop123 qwertyuiopasdf
          qwertyuiopasdfghjkl 1qaz2wsx3edc4rfv 1q2w3e4r5t6y passwordpassword password1234
          password12345 password123456 password123! mypassword123 letmeinletmein
          iloveyouiloveyou adminadminadmin administrator administrator1 welcome12345
          welcome123456 changemechangeme correcthorsebatterystaple manchesterunited
          manchestercity liverpoolfc123 tottenhamhotspur newcastleunited leicestercity
          princesscharlotte footballfootball abcdefghijkl abcdefghijklmnop
          abcdefghijklmnopqrstuvwxyz abc123abc123 trustno1trustno1 unitedkingdom waymarkwaymark
          waymark12345 victimsupport victimsupport1 supportservices\
          """
              .split("\\s+", -1));

  private final Set<String> commonest = new HashSet<>(COMMONEST);
  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, OUTPUT_BYTES, Argon2.ID);
  private final Semaphore room = new Semaphore(AT_ONCE, true);

  /**
   * Compared with when there is no account, so that the answer takes the same time: the hash of no
   * passphrase that anybody knows.
   */
  private final String nobodys =
      "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
          .formatted(
              argon2.getVersion(),
              MEMORY_KIB,
              ITERATIONS,
              PARALLELISM,
              random(SALT_BYTES),
              random(OUTPUT_BYTES));

  /**
   * What is wrong with a passphrase somebody chose, in words; empty when nothing is.
   *
   * @param email their own
   */
  public Optional<String> problem(String passphrase, String email) {
    if (passphrase.length() < SHORTEST) {
      return Optional.of("Passphrase must be " + SHORTEST + " characters or more");
    }
    if (passphrase.length() > LONGEST) {
      return Optional.of("Passphrase must be " + LONGEST + " characters or fewer");
    }
    String plain = plain(passphrase);
    String local = plain(email.substring(0, Math.max(0, email.indexOf('@'))));
    if (plain.equals(plain(email)) || plain.equals(local)) {
      return Optional.of("Passphrase must not be your e-mail address");
    }
    if (commonest.contains(plain)
        || passphrase.chars().distinct().count() < FEWEST_DIFFERENT
        || isARun(plain)) {
      return Optional.of(
          "Passphrase is one of the first that are guessed. Choose another, for example four words"
              + " that have nothing to do with each other");
    }
    return Optional.empty();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
  }

  /** True for 345678901234 and ijklmnopqrst. */
  private static boolean isARun(String plain) {
    int steps = 0;
    for (int i = 1; i < plain.length(); i++) {
      int step = plain.charAt(i) - plain.charAt(i - 1);
      steps += step == 1 || step == -1 || step == -9 ? 1 : 0;
    }
    return plain.length() > 1 && steps >= plain.length() - 1;
  }

  private static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return Base64.getEncoder().withoutPadding().encodeToString(drawn);
  }

  /** The passphrase as it is kept. */
  public String hash(String passphrase) {
    room.acquireUninterruptibly();
    try {
      return Password.hash(passphrase).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    } finally {
      room.release();
    }
  }

  /**
   * True when it is the right one. Takes as long when there is nothing to compare with.
   *
   * @param hash as it is kept; null when there is none
   */
  public boolean matches(String passphrase, @Nullable String hash) {
    String tried = passphrase.length() > LONGEST ? "" : passphrase;
    room.acquireUninterruptibly();
    try {
      String kept = hash == null ? nobodys : hash;
      boolean right = Password.check(tried, kept).with(Argon2Function.getInstanceFromHash(kept));
      return right && hash != null;
    } finally {
      room.release();
    }
  }
}
