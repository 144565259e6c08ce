package org.waymark.catalogue.confidential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds an address among words without saying it: its number and street near each other, the name
 * of the house, its postcode. Spelling makes no difference ("14, Wrenfold Ln", "wrenfold lane
 * fourteen", {@code CA98 7QX} with a letter for a digit). Immutable and thread-safe; nothing of the
 * address comes out of it again.
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
      pairs(
          """
          STREET=ST SAINT=ST ROAD=RD LANE=LN AVENUE=AVE AV=AVE CLOSE=CL DRIVE=DR COURT=CT
          PLACE=PL SQUARE=SQ TERRACE=TER CRESCENT=CRES GARDENS=GDNS GROVE=GR HOUSE=HSE
          COTTAGE=COTT\
          """);

  private static final Map<String, String> LONG =
      SHORT.entrySet().stream()
          .filter(each -> !Set.of("SAINT", "AV").contains(each.getKey()))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private static final Map<String, String> NUMBERS =
      pairs(
          """
          ZERO=0 ONE=1 TWO=2 THREE=3 FOUR=4 FIVE=5 SIX=6 SEVEN=7 EIGHT=8 NINE=9 TEN=10 ELEVEN=11
          TWELVE=12 THIRTEEN=13 FOURTEEN=14 FIFTEEN=15 SIXTEEN=16 SEVENTEEN=17 EIGHTEEN=18
          NINETEEN=19 TWENTY=20 THIRTY=30 FORTY=40 FIFTY=50 SIXTY=60 SEVENTY=70 EIGHTY=80
          NINETY=90\
          """);

  private static final Set<String> COMMON =
      Set.of(
          """
          THE A OF AND HSE COTT REFUGE SAFE SHELTER OFFICE OFFICES CENTRE CENTER BUILDING FLAT
          FLOOR FIRST SECOND GROUND UNIT ROOM SUITE SARC HUB SERVICE WOMEN WOMENS AID SUPPORT\
          """
              .split("\\s+", -1));

  private static Map<String, String> pairs(String words) {
    return Arrays.stream(words.split("\\s+", -1))
        .map(each -> each.split("=", -1))
        .collect(Collectors.toUnmodifiableMap(each -> each[0], each -> each[1]));
  }

  /** Numbers, without the letters behind them, and the words of a street behind them. */
  private record Street(Set<String> numbers, List<String> words) {

    boolean isIn(Heard heard) {
      List<String> tokens = heard.tokens();
      for (int at = 0; at + words.size() <= tokens.size(); at++) {
        if (tokens.subList(at, at + words.size()).equals(words)) {
          int from = Math.max(0, at - NEAR - 1);
          int to = Math.min(tokens.size(), at + words.size() + NEAR + 1);
          if (hasNumber(heard.numbers().subList(from, at))
              || hasNumber(heard.numbers().subList(at + words.size(), to))) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean hasNumber(List<String> near) {
      return near.stream().anyMatch(numbers::contains);
    }
  }

  /**
   * The name of a house, or a number and its street, without gaps.
   *
   * @param signs those that look alike as one
   * @param numberFirst where it begins with a number and not with letters like one
   * @param numberLast where it ends with one
   */
  private record Phrase(String signs, boolean numberFirst, boolean numberLast) {

    static Phrase of(String bare) {
      return new Phrase(
          alike(bare), isDigit(bare.charAt(0)), isDigit(bare.charAt(bare.length() - 1)));
    }

    /** True when the words are there, and a number among them is not a part of another word. */
    boolean isIn(Bare bare) {
      for (int at = bare.signs().indexOf(signs);
          at >= 0;
          at = bare.signs().indexOf(signs, at + 1)) {
        if ((!numberFirst || bare.edges().get(at))
            && (!numberLast || bare.edges().get(at + signs.length()))) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What is left of words without the gaps between them.
   *
   * @param signs those that look alike as one
   * @param edges where in them a word begins or ends
   */
  private record Bare(String signs, BitSet edges) {

    static Bare of(List<String> words) {
      BitSet edges = new BitSet();
      edges.set(0);
      int end = 0;
      for (String word : words) {
        end += word.length();
        edges.set(end);
      }
      return new Bare(alike(String.join("", words)), edges);
    }
  }

  /**
   * A text, read once however many addresses it is compared with.
   *
   * @param tokens its words, shortened, signs that look alike as one
   * @param numbers beside each of these the number it is, without a letter behind it, or ""
   * @param bare what is left of it without gaps, shortened or as it is written
   */
  record Heard(List<String> tokens, List<String> numbers, Set<Bare> bare) {

    static Heard of(String text) {
      List<String> tokens = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      Set<Bare> bare = new HashSet<>();
      for (List<String> words : readings(text)) {
        List<String> shortened = shortened(words);
        shortened.forEach(word -> tokens.add(alike(word)));
        shortened.forEach(word -> numbers.add(numberIn(word)));
        tokens.add("");
        numbers.add("");
        bare.add(Bare.of(shortened));
        bare.add(Bare.of(words));
      }
      return new Heard(tokens, numbers, bare);
    }

    /** Of "l4" too, and not of "in": a word of letters alone is no number. */
    private static String numberIn(String word) {
      return word.chars().anyMatch(sign -> isDigit((char) sign)) ? digits(alike(word)) : "";
    }

    /** As it is written, with words that are pushed together apart, and with numbers for words. */
    private static Set<List<String>> readings(String text) {
      String plain = PlainText.of(text);
      Set<List<String>> readings = new LinkedHashSet<>();
      for (String each : List.of(plain, PlainText.apart(plain))) {
        List<String> words = AddressInWords.tokens(each);
        readings.add(words);
        readings.add(withNumbers(words));
      }
      return readings;
    }
  }

  private final List<Street> streets = new ArrayList<>();
  private final Set<Phrase> phrases = new HashSet<>();
  private final String postcode;

  private AddressInWords(List<String> lines, @Nullable String postcode) {
    this.postcode = postcode == null ? "" : alike(FullPostcode.bare(postcode));
    List<List<String>> parts = parts(lines);
    boolean named = true;
    for (List<String> part : parts) {
      int number = lastNumber(part);
      if (number >= 0 && number + 1 < part.size()) {
        addStreet(part, part.subList(number + 1, part.size()));
        named = false;
      } else if (named && (parts.size() > 1 || part.size() > 1)) {
        addName(part);
        // A second line without a number is the street or the town.
        named = number >= 0;
      }
    }
  }

  private void addStreet(List<String> part, List<String> words) {
    Set<String> numbers =
        part.stream()
            .filter(AddressInWords::isNumber)
            .map(AddressInWords::digits)
            .collect(Collectors.toSet());
    streets.add(new Street(numbers, shortened(words).stream().map(AddressInWords::alike).toList()));
    for (String number : part) {
      if (isNumber(number)) {
        for (String street : spellings(words)) {
          phrases.add(Phrase.of(number + street));
          phrases.add(Phrase.of(street + number));
        }
      }
    }
  }

  private void addName(List<String> part) {
    if (String.join("", part).length() >= SHORTEST_NAME && !COMMON.containsAll(shortened(part))) {
      spellings(part).forEach(name -> phrases.add(Phrase.of(name)));
    }
  }

  private static Set<String> spellings(List<String> words) {
    return Stream.of(words, shortened(words), replaced(words, LONG))
        .map(each -> String.join("", each))
        .collect(Collectors.toSet());
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
    return isToldBy(Heard.of(text));
  }

  /** Those of these texts of one record that tell one of the addresses, alone or together. */
  static List<FreeText> toldAmong(List<FreeText> texts, Collection<AddressInWords> addresses) {
    if (addresses.isEmpty()) {
      return List.of();
    }
    List<Heard> heard = texts.stream().map(text -> Heard.of(text.words())).toList();
    return IntStream.range(0, texts.size())
        .filter(
            i ->
                addresses.stream()
                    .anyMatch(each -> each.isToldBy(heard.get(i)) || each.isCompletedBy(heard, i)))
        .mapToObj(texts::get)
        .toList();
  }

  /** True of the second half of the postcode, where another text has the first. */
  private boolean isCompletedBy(List<Heard> heard, int second) {
    if (!isFull(postcode)) {
      return false;
    }
    String end = postcode.substring(postcode.length() - 3);
    String beginning = postcode.substring(0, postcode.length() - 3);
    return heard.get(second).tokens().contains(end)
        && IntStream.range(0, heard.size())
            .anyMatch(i -> i != second && heard.get(i).tokens().contains(beginning));
  }

  boolean isToldBy(Heard heard) {
    return streets.stream().anyMatch(street -> street.isIn(heard))
        || heard.bare().stream()
            .anyMatch(
                bare ->
                    phrases.stream().anyMatch(phrase -> phrase.isIn(bare))
                        || (isFull(postcode) && bare.signs().contains(postcode)));
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
      List<String> tokens = withNumbers(tokens(PlainText.of(part.replaceAll("[<>]", " "))));
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
    return !token.isEmpty() && isDigit(token.charAt(0));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  /** The number of a house without the letter of a part of it: 14 of 14A. */
  private static String digits(String number) {
    int end = 0;
    while (end < number.length() && isDigit(number.charAt(end))) {
      end++;
    }
    return number.substring(0, end);
  }

  private static List<String> tokens(String plain) {
    return Arrays.stream(plain.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"))
        .filter(token -> !token.isEmpty())
        .toList();
  }

  private static List<String> shortened(List<String> words) {
    return replaced(words, SHORT);
  }

  private static List<String> replaced(List<String> words, Map<String, String> by) {
    return words.stream().map(word -> by.getOrDefault(word, word)).toList();
  }

  /** With figures for numbers up to ninety-nine that are written out. */
  private static List<String> withNumbers(List<String> words) {
    List<String> all = new ArrayList<>();
    boolean tens = false;
    for (String word : words) {
      String number = NUMBERS.get(word);
      if (tens && number != null && number.length() == 1) {
        all.add(all.removeLast().charAt(0) + number);
      } else {
        all.add(number == null ? word : number);
      }
      tens = number != null && number.length() == 2 && number.charAt(1) == '0';
    }
    return all;
  }

  /** Says nothing: this text ends up in logs. */
  @Override
  public String toString() {
    return "AddressInWords";
  }
}
