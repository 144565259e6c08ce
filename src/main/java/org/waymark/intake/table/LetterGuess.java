package org.waymark.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells Mac OS Roman from Windows-1252, which nearly every file of bytes can be read as: by which
 * of the two the letters and marks beyond ASCII stand where people write them.
 */
final class LetterGuess {

  static final Charset MAC_ROMAN = Charset.forName("x-MacRoman");

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int LOOKED_AT_BYTES = 1024 * 1024;

  private LetterGuess() {}

  /**
   * @param windows whether it can be read as Windows-1252 at all
   */
  static boolean isMacRoman(Path file, boolean windows) throws IOException {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(LOOKED_AT_BYTES);
    }
    int mac = score(new String(bytes, MAC_ROMAN));
    return windows ? mac > score(new String(bytes, WINDOWS_1252)) : mac > 0;
  }

  private static int score(String text) {
    int score = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        score +=
            score(
                i == 0 ? ' ' : text.charAt(i - 1),
                text.charAt(i),
                i + 1 == text.length() ? ' ' : text.charAt(i + 1));
      }
    }
    return score;
  }

  private static int score(char before, char c, char after) {
    boolean inWord = Character.isLetter(before);
    return switch (c) {
      case '’' -> inWord || Character.isDigit(before) ? 2 : -1;
      case '‘', '“' -> inWord ? -1 : 2;
      case '”' -> Character.isWhitespace(before) ? -1 : 2;
      case '–', '—' -> inWord != Character.isLetter(after) ? -1 : 2;
      case '£', '€' -> Character.isDigit(after) ? 2 : 0;
      case '•', '…', '·', '°', '½', '\u00A0', '©', '®', '™', '×' -> inWord && c == '•' ? -1 : 1;
      default -> ofALetter(before, c, after);
    };
  }

  private static int ofALetter(char before, char c, char after) {
    if (!Character.isLetter(c)) {
      return -1;
    }
    if (Character.isUpperCase(c)) {
      return Character.isLowerCase(before) ? -2 : Character.isLetter(after) ? 1 : -1;
    }
    return Character.isLetter(before) || Character.isLetter(after) ? 1 : 0;
  }
}
