package org.waymark.catalogue.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;

/**
 * Telephone numbers as people write them in the United Kingdom. A number is kept and shown as it is
 * written; {@link #link} tells what a telephone dials. Thread-safe.
 */
public final class TelephoneNumbers {

  private static final String REGION = "GB";
  private static final int COUNTRY = 44;
  private static final int NATIONAL_DIGITS = 10;
  private static final String EXTENSION =
      "(?:[\\s,;]*(?:extension|extn|ext|x|#)\\s*[.:=]?\\s*(?<ext>\\d{1,7}))?";

  /** The code of the text relay, the number, an extension; nothing else. */
  private static final Pattern ONE =
      Pattern.compile(
          "(?:(?<relay>1800[12])(?:[\\s,.-]|then\\b|followed by\\b)*)?"
              + "(?<number>[+(]{0,2}\\s?\\d[\\d\\s().-]*?)"
              + EXTENSION,
          Pattern.CASE_INSENSITIVE);

  /** A number among words: a dash between spaces ends it. */
  private static final Pattern AMONG_WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\d.:])(?:1800[12](?:[\\s,.-]|then\\b|followed by\\b)*)?"
              + "[+(]{0,2}\\d(?:(?:\\s?[().]{1,2}\\s?|[.-]|\\s{1,3})?\\d)+"
              + EXTENSION
              + "(?![\\p{L}\\d:%])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATORS =
      Pattern.compile("\\s*(?:[;,/|\\n]|\\bor\\b|\\band\\b|&)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXTENSION_ONLY =
      Pattern.compile(
          "(?:extension|extn|ext|x|#)\\s*[.:=]?\\s*\\d{1,7}.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "(?:tel|telephone|phone|call|ring|t|ph|text|sms)?\\s*(?:no|number|us|on)?[.:]?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EDGES = Pattern.compile("^[\\s:,.–—-]+|[\\s:,–—-]+$");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:tel|sms):\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROUNDED = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");
  private static final Pattern NOT_DIALLED = Pattern.compile("[^+\\d]");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final int FEWEST_DIGITS = 5;

  private static final Set<String> EMERGENCY = Set.of("999", "112", "911");

  /** Numbers of the whole country that services for victims write, and what answers them. */
  private static final Set<String> SHORT =
      Set.of("101", "105", "111", "119", "159", "116000", "116006", "116111", "116117", "116123");

  /** Text messages go to five or six digits as well. */
  private static final Pattern SHORT_CODE = Pattern.compile("[5-8]\\d{4,5}");

  /** Reserved by Ofcom for fiction; the numbering plan knows only some of them. */
  private static final Pattern FICTION =
      Pattern.compile(
          "(?:11[3-8]|121|131|141|151|161)4960\\d{3}|2079460\\d{3}|1914980\\d{3}|2896496\\d{3}"
              + "|2920180\\d{3}|1632960\\d{3}|7700900\\d{3}|8081570\\d{3}|9098790\\d{3}"
              + "|3069990\\d{3}");

  private static final String REMEDY = "Enter digits and spaces, like 01632 960 001";

  /**
   * A number that can be rung.
   *
   * @param shown as it is written, or with what a spreadsheet took from it
   * @param dialled digits with "+" where the number is known abroad, without extension
   */
  private record Dialled(String shown, @Nullable String relay, String dialled, String extension) {}

  /** How many texts are remembered: a page tells the same contacts again and again. */
  private static final int KEPT = 20_000;

  private static final Map<String, Reading<Dialled>> READ = new ConcurrentHashMap<>();

  /** Loaded when the first number is read: it takes a tenth of a second. */
  private static final class Plan {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  }

  private TelephoneNumbers() {}

  /**
   * A number within a text, and the words beside it.
   *
   * @param label null when there are none
   */
  record Labelled(String number, @Nullable String label) {}

  /** Reads one number, without words beside it. */
  static Reading<String> read(Contact.Kind kind, String text) {
    Reading<Dialled> reading = number(kind, text);
    Dialled number = reading.value();
    return new Reading<>(number == null ? null : number.shown(), reading.faults(), reading.notes());
  }

  /**
   * What a telephone dials, an address of the scheme {@code tel} or {@code sms}; empty when the
   * text is no number.
   */
  public static Optional<String> link(Contact.Kind kind, String text) {
    Dialled number = number(kind, OneText.line(text)).value();
    if (number == null) {
      return Optional.empty();
    }
    String scheme = kind == Contact.Kind.TEXT ? "sms:" : "tel:";
    String dialled =
        number.relay() == null
            ? number.dialled()
            : number.relay() + number.dialled().replaceFirst("^\\+" + COUNTRY, "0");
    return Optional.of(
        scheme + dialled + (number.extension().isEmpty() ? "" : ";ext=" + number.extension()));
  }

  /** The numbers of a text with the words beside each; empty when it holds none. */
  static List<Labelled> cut(String text) {
    List<Labelled> numbers = new ArrayList<>();
    for (String piece : pieces(text)) {
      Matcher number = AMONG_WORDS.matcher(piece);
      if (findNumber(number)) {
        numbers.add(
            new Labelled(
                number.group().strip(),
                label(piece.substring(0, number.start()), piece.substring(number.end()))));
      }
    }
    return numbers;
  }

  /** The text cut so that each piece holds one number, and all words are in one. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher separator = SEPARATORS.matcher(text);
    int from = 0;
    while (separator.find()) {
      String piece = text.substring(from, separator.start());
      String rest = text.substring(separator.end());
      boolean within = piece.lastIndexOf('(') > piece.lastIndexOf(')');
      if (!within
          && holdsNumber(piece)
          && holdsNumber(rest)
          && !EXTENSION_ONLY.matcher(rest).matches()) {
        pieces.add(piece);
        from = separator.end();
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private static boolean holdsNumber(String text) {
    return findNumber(AMONG_WORDS.matcher(text));
  }

  /** Goes to the first that is long enough to be no year, time or count. */
  private static boolean findNumber(Matcher number) {
    while (number.find()) {
      String digits = NOT_DIALLED.matcher(number.group()).replaceAll("");
      if (digits.length() >= FEWEST_DIGITS || SHORT.contains(digits)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String label(String before, String after) {
    List<String> labels = new ArrayList<>();
    for (String part : List.of(before, after)) {
      String plain = EDGES.matcher(IN_BRACKETS.matcher(part).replaceAll(" $1 ")).replaceAll("");
      if (!SAYS_NOTHING.matcher(plain).matches()) {
        labels.add(plain.strip());
      }
    }
    return labels.isEmpty() ? null : String.join(", ", labels);
  }

  private static Reading<Dialled> number(Contact.Kind kind, String text) {
    String key = (kind == Contact.Kind.TEXT ? "T" : "V") + text;
    Reading<Dialled> known = READ.get(key);
    if (known == null) {
      if (READ.size() >= KEPT) {
        READ.clear();
      }
      known = readNumber(kind, text);
      READ.put(key, known);
    }
    return known;
  }

  private static Reading<Dialled> readNumber(Contact.Kind kind, String written) {
    String text = SCHEME.matcher(written).replaceFirst("");
    if (ROUNDED.matcher(text).matches()) {
      return wrong(
          text,
          "a spreadsheet has rounded the number",
          "Format the column as text and type the number again");
    }
    Matcher one = ONE.matcher(text.replaceAll("[\\u2010-\\u2015]", "-"));
    if (!one.matches()) {
      return wrong(text, "this is not a telephone number", REMEDY);
    }
    String plain = NOT_DIALLED.matcher(one.group("number")).replaceAll("");
    String extension = Optional.ofNullable(one.group("ext")).orElse("");
    @Nullable String relay = one.group("relay");
    if (EMERGENCY.contains(plain)) {
      return wrong(
          text,
          "this is the number for emergencies",
          "Leave it out, for every page says when to ring 999; enter the service's own number");
    }
    boolean isShort =
        SHORT.contains(plain) || (kind == Contact.Kind.TEXT && SHORT_CODE.matcher(plain).matches());
    if (isShort) {
      return Reading.of(new Dialled(text, relay, plain, extension));
    }
    return dialled(plain)
        .map(number -> Reading.of(new Dialled(text, relay, number, extension)))
        .or(() -> repaired(text, plain, relay, extension))
        .orElseGet(() -> wrong(text, plain));
  }

  /** The number as it is dialled from anywhere; empty when it is none of this country. */
  private static Optional<String> dialled(String plain) {
    if (!plain.startsWith("0") && !plain.startsWith("+")) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = parse(plain);
      boolean known =
          number.getCountryCode() == COUNTRY
              && (Plan.NUMBERS.isValidNumber(number)
                  || FICTION.matcher(String.valueOf(number.getNationalNumber())).matches());
      return known
          ? Optional.of(Plan.NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static PhoneNumber parse(String plain) throws NumberParseException {
    return Plan.NUMBERS.parse(plain.startsWith("00") ? "+" + plain.substring(2) : plain, REGION);
  }

  /** A number whose first 0 or + a spreadsheet has taken away. */
  private static Optional<Reading<Dialled>> repaired(
      String text, String plain, @Nullable String relay, String extension) {
    if (plain.startsWith("0") || plain.startsWith("+")) {
      return Optional.empty();
    }
    String lost = plain.startsWith("44") && plain.length() > NATIONAL_DIGITS ? "+" : "0";
    return dialled(lost + plain)
        .map(
            number ->
                new Reading<>(
                    new Dialled(lost + text, relay, number, extension),
                    List.of(),
                    List.of(
                        new Fault(
                            text,
                            "zero-restored",
                            "a spreadsheet took the first \""
                                + lost
                                + "\" away: read as "
                                + lost
                                + text,
                            ""))));
  }

  private static Reading<Dialled> wrong(String text, String plain) {
    try {
      PhoneNumber number = parse(plain);
      if (number.getCountryCode() != COUNTRY) {
        return wrong(
            text,
            "this is a number of " + country(number.getCountryCode()),
            "Enter a number of the United Kingdom; what is reached abroad goes into the"
                + " description");
      }
      int digits = String.valueOf(number.getNationalNumber()).length();
      return wrong(
          text, problem(digits), "Check it against the number that is rung, like 01632 960 001");
    } catch (NumberParseException e) {
      return wrong(text, "this is not a telephone number", REMEDY);
    }
  }

  private static String problem(int digits) {
    return switch (digits - NATIONAL_DIGITS) {
      case 0 -> "no number of the United Kingdom begins like this";
      case -1 -> "a digit is missing";
      case 1 -> "there is a digit too many";
      default ->
          digits < NATIONAL_DIGITS
              ? "digits are missing, be it the code of the town"
              : "there are digits too many";
    };
  }

  private static String country(int code) {
    String region = Plan.NUMBERS.getRegionCodeForCountryCode(code);
    String name = Locale.of("", region).getDisplayCountry(Locale.UK);
    return LETTER.matcher(region).find() && !region.equals("ZZ") ? name : "another country";
  }

  private static Reading<Dialled> wrong(String text, String problem, String remedy) {
    return Reading.wrong(text, "bad-contact", problem, remedy);
  }
}
