package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds an address among words without saying it: its number and street near each other, the name
 * of the house, its postcode. Spelling makes no difference ("14, Wrenfold Ln", "wrenfold lane 14",
 * {@code CA98 7QX} with a letter for a digit). Immutable and thread-safe; nothing of the address
 * comes out of it again.
 *
 * <p>The street without its number tells nobody the house, and nor does the town: neither is looked
 * for. A name that is made of common words alone ("Refuge", "The House") is none.
 */
public final class AddressInWords {

  /** How many words may stand between a street and its number. */
  private static final int NEAR = 3;

  /** A name shorter than this, in letters and digits, is too common to be looked for. */
  private static final int SHORTEST_NAME = 6;

  private static final Map<String, String> SHORT =
      Arrays.stream(
              """
              STREET=ST SAINT=ST ROAD=RD LANE=LN AVENUE=AVE AV=AVE CLOSE=CL DRIVE=DR COURT=CT
              PLACE=PL SQUARE=SQ TERRACE=TER CRESCENT=CRES GARDENS=GDNS GROVE=GR HOUSE=HSE
              COTTAGE=COTT\
              """
                  .split("\\s+", -1))
          .map(each -> each.split("=", -1))
          .collect(Collectors.toUnmodifiableMap(each -> each[0], each -> each[1]));

  private static final Set<String> COMMON =
      Set.of(
          """
          THE A OF AND HSE COTT REFUGE SAFE SHELTER OFFICE OFFICES CENTRE CENTER BUILDING FLAT
          FLOOR FIRST SECOND GROUND UNIT ROOM SUITE SARC HUB SERVICE WOMEN WOMENS AID SUPPORT\
          """
              .split("\\s+", -1));

  /** A number and the words of a street behind it. */
  private record Street(String number, List<String> words) {

    boolean isIn(List<String> tokens) {
      for (int at = 0; at + words.size() <= tokens.size(); at++) {
        if (tokens.subList(at, at + words.size()).equals(words)) {
          int from = Math.max(0, at - NEAR - 1);
          int to = Math.min(tokens.size(), at + words.size() + NEAR + 1);
          if (tokens.subList(from, at).contains(number)
              || tokens.subList(at + words.size(), to).contains(number)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private final List<Street> streets = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();
  private final String postcode;

  private AddressInWords(List<String> lines, @Nullable String postcode) {
    this.postcode = postcode == null ? "" : alike(FullPostcode.bare(postcode));
    List<List<String>> parts = parts(lines);
    boolean named = true;
    for (List<String> part : parts) {
      int number = lastNumber(part);
      if (number >= 0 && number + 1 < part.size()) {
        List<String> words = part.subList(number + 1, part.size());
        streets.add(new Street(part.get(number), words));
        phrases.add(part.get(number) + String.join("", words));
        named = false;
      } else if (named && (parts.size() > 1 || part.size() > 1)) {
        addName(part);
        // A second line without a number is the street or the town.
        named = number >= 0;
      }
    }
  }

  private void addName(List<String> part) {
    String bare = String.join("", part);
    if (bare.length() >= SHORTEST_NAME && !COMMON.containsAll(part)) {
      phrases.add(bare);
    }
  }

  /**
   * The words that tell this address.
   *
   * @param lines without the postcode, the name of the house first where it has one
   * @param postcode full, or null
   */
  public static AddressInWords of(List<String> lines, @Nullable String postcode) {
    return new AddressInWords(lines, postcode);
  }

  /** True when somebody who reads the words knows the address. */
  public boolean isToldBy(String text) {
    List<String> tokens = tokens(text);
    String bare = String.join("", tokens);
    return phrases.stream().anyMatch(bare::contains)
        || streets.stream().anyMatch(street -> street.isIn(tokens))
        || (isFull(postcode) && alike(FullPostcode.bare(text)).contains(postcode));
  }

  private static boolean isFull(String postcode) {
    return postcode.length() >= 5;
  }

  /** Letters that stand for digits, and digits that stand for letters, as one sign. */
  private static String alike(String bare) {
    return bare.replace('O', '0').replace('I', '1').replace('L', '1');
  }

  /** The parts of an address, cut at commas; a number alone belongs to what follows it. */
  private static List<List<String>> parts(List<String> lines) {
    List<List<String>> parts = new ArrayList<>();
    List<String> number = List.of();
    for (String part : lines.stream().flatMap(line -> Stream.of(line.split("[,;]"))).toList()) {
      List<String> tokens = tokens(part);
      if (tokens.size() == 1 && isNumber(tokens.getFirst())) {
        number = tokens;
      } else if (!tokens.isEmpty()) {
        parts.add(Stream.concat(number.stream(), tokens.stream()).toList());
        number = List.of();
      }
    }
    return parts;
  }

  private static int lastNumber(List<String> tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (isNumber(tokens.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNumber(String token) {
    return !token.isEmpty() && token.charAt(0) >= '0' && token.charAt(0) <= '9';
  }

  private static List<String> tokens(String text) {
    return Arrays.stream(FullPostcode.plain(text).toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"))
        .filter(token -> !token.isEmpty())
        .map(token -> SHORT.getOrDefault(token, token))
        .toList();
  }

  /** Says nothing: this text ends up in logs. */
  @Override
  public String toString() {
    return "AddressInWords";
  }
}
