package org.waymark.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.waymark.mail.Carrier;
import org.waymark.mail.Letter;

/** Keeps letters for the test to read. Thread-safe. */
public final class KeptLetters implements Carrier {

  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();

  private volatile boolean refusing;

  /** Says whether letters are taken from now on. */
  public void refuse(boolean all) {
    refusing = all;
  }

  @Override
  public void carry(Letter letter) throws IOException {
    if (refusing) {
      throw new IOException("to " + letter.to() + ": no");
    }
    letters.add(letter);
  }

  /** Takes the oldest letter, waiting for it. */
  public Letter next() {
    try {
      Letter letter = letters.poll(20, TimeUnit.SECONDS);
      if (letter == null) {
        throw new AssertionError("No letter came");
      }
      return letter;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The path of the first link in the oldest letter, which is taken. */
  public String nextLink() {
    return next()
        .text()
        .lines()
        .filter(line -> line.startsWith("http"))
        .findFirst()
        .orElseThrow()
        .replaceFirst("https?://[^/]+", "");
  }

  /** The letters that are there now. */
  public List<Letter> all() {
    return List.copyOf(letters);
  }
}
