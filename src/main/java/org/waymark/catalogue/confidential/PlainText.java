package org.waymark.catalogue.confidential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as whoever reads it understands it: without accents, wide letters, letters of other
 * alphabets that look like ours, signs that nobody sees, and what a browser undoes (escapes of web
 * addresses, entities and tags of HTML).
 */
final class PlainText {

  /** As often as somebody may have escaped what was escaped. */
  private static final int ROUNDS = 3;

  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7});?|#[xX]([0-9A-Fa-f]{1,6});?|([A-Za-z]{2,31}[0-9]{0,2});)");

  /** An element of HTML, or a comment; "Canary <Cottage>" is none. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:abbr|a|big|br|b|code|del|div|em|font|h[1-6]|img|ins|i|kbd|li|mark|ol|pre|p|q|small"
              + "|span|strike|strong|sub|sup|s|table|td|th|tr|tt|ul|u|var|wbr)"
              + "(?:\\s[^<>]{0,200})?/?>|<!--[^<>]{0,200}-->",
          Pattern.CASE_INSENSITIVE);

  /** Accents, which stand apart from their letters once a text is taken to pieces. */
  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]+");

  /** What takes no room on a page; the Hangul ones are letters by their kind. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]+|[\\u115F\\u1160\\u3164\\uFFA0]+");

  /** Where one word ends in a small letter and the next begins with a capital. */
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /** Letters of Cyrillic, Greek and the phonetic alphabet, and the Latin ones they look like. */
  private static final Map<Integer, Character> ALIKE = alike();

  private PlainText() {}

  private static Map<Integer, Character> alike() {
    Map<Integer, Character> alike = new HashMap<>();
    pairs(alike, "АВЕЅІЈКМНОРСТУХԌԚԜҮ", "ABESIJKMHOPCTYXGQWY");
    pairs(alike, "авеѕіјкмнорстухԍԛԝүһԁ", "abesijkmhopctyxgqwyhd");
    pairs(alike, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX");
    pairs(alike, "αβεικνορτυχ", "abeiknoptux");
    pairs(alike, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɡɑ", "ABCDEFGHIJKLMNOPRSTUVWYZIGA");
    return Map.copyOf(alike);
  }

  private static void pairs(Map<Integer, Character> alike, String others, String ours) {
    int[] letters = others.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      alike.put(letters[i], ours.charAt(i));
    }
  }

  static String of(String text) {
    String plain = text;
    for (int round = 0; round < ROUNDS && isWritten(plain); round++) {
      String read = TAG.matcher(withoutEntities(withoutEscapes(plain))).replaceAll("");
      if (read.equals(plain)) {
        break;
      }
      plain = read;
    }
    return isPlain(plain) ? plain : asSeen(plain);
  }

  /** The same with a space where words are pushed together, as in the name of a picture. */
  static String apart(String plain) {
    return HUMP.matcher(plain).replaceAll(" ");
  }

  private static boolean isWritten(String text) {
    return text.indexOf('%') >= 0 || text.indexOf('&') >= 0 || text.indexOf('<') >= 0;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign > '~' || (sign < ' ' && !Character.isWhitespace(sign))) {
        return false;
      }
    }
    return true;
  }

  private static String withoutEscapes(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            run -> {
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              for (String each : run.group().substring(1).split("%", -1)) {
                bytes.write(Integer.parseInt(each, 16));
              }
              return Matcher.quoteReplacement(bytes.toString(UTF_8));
            });
  }

  private static String withoutEntities(String text) {
    return ENTITY.matcher(text).replaceAll(each -> Matcher.quoteReplacement(meant(each)));
  }

  /** None of those with a name stands for a letter without an accent or for a digit. */
  private static String meant(MatchResult entity) {
    if (entity.group(3) != null) {
      return entity.group(3).equals("amp") ? "&" : " ";
    }
    int sign =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(sign) ? Character.toString(sign) : " ";
  }

  private static String asSeen(String text) {
    String pieces = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String seen = UNSEEN.matcher(MARKS.matcher(pieces).replaceAll("")).replaceAll("");
    StringBuilder ours = new StringBuilder(seen.length());
    seen.codePoints().forEach(sign -> ours.append(latin(sign)));
    return ours.toString();
  }

  /** The letter in a filled circle or square, or of a flag; any other sign as it is. */
  private static int capital(int sign) {
    for (int first : new int[] {0x1F150, 0x1F170, 0x1F1E6}) {
      if (sign >= first && sign < first + 26) {
        return 'A' + sign - first;
      }
    }
    return sign;
  }

  private static String latin(int sign) {
    if (sign <= '~') {
      return Character.toString(sign);
    }
    if (Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER) {
      return Integer.toString(Character.digit(sign, 10));
    }
    Character alike = ALIKE.get(sign);
    return Character.toString(alike == null ? capital(sign) : alike);
  }
}
