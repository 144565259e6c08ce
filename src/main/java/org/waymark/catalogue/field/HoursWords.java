package org.waymark.catalogue.field;

import java.util.regex.Pattern;

/**
 * Words and signs of opening times, in lower case with plain dashes, as {@link WrittenHours} reads
 * them.
 */
final class HoursWords {

  private static final String DAY =
      "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?|m(?=\\s?-\\s?f\\b)|(?<=m\\s?-\\s?)f)(?:'?s)?\\b\\.?";
  private static final String RANGE = DAY + "(?:\\s*(?:-|\\bto\\b|\\bthrough\\b)\\s*" + DAY + ")?";
  private static final String HOLIDAYS =
      "(?:(?:bank|public)(?:\\s+|-)?hol(?:iday)?s?(?:\\s+mondays?)?\\b|\\bbhs?\\b)";
  private static final String ONE_OF =
      "(?:"
          + RANGE
          + "|weekdays|week days|weekends?|daily|every ?day|each day|all week|nightly"
          + "|(?:every|each) night|nights"
          + "|(?:7|seven) days(?: a| per)?(?: week)?|365 days(?: a| per)?(?: year)?|"
          + HOLIDAYS
          + ")";
  private static final String LIST =
      "(?:on\\s+|every\\s+)?"
          + ONE_OF
          + "(?:\\s*(?:,|&|/|\\+|\\band\\b)\\s*(?:and\\s+)?"
          + ONE_OF
          + ")*";
  private static final String EXCEPT =
      "(?:except(?:ing)?(?:\\s+for)?|excluding|excl?\\b\\.?|apart from|other than|but not|not)\\s+"
          + "(?:on\\s+)?";
  private static final String NO_OTHER_WORD =
      "(?=\\s*(?:$|[,;&/\\n(]|(?:and|mon|tue|wed|thu|fri|sat|sun|daily|every|week|on|bank|public"
          + "|includ)))";
  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b";

  /** What is open, where it may not be all of the service. */
  private static final String WAYS =
      "(?:help ?lines?|advice ?lines?|phone ?lines?|lines|telephones?|phones?|web ?chat"
          + "|live ?chat|chat|drop[ -]?ins?)";

  static final Pattern DAYS = pattern(LIST);
  static final Pattern ONE_DAYS = pattern(ONE_OF);
  static final Pattern NAMED = pattern(DAY);
  static final Pattern HOURS = pattern(HoursOfDay.FORM);
  static final Pattern TIME = pattern(HoursOfDay.TIME);

  /** "daily except" before the days that are not. */
  static final Pattern BUT_FOR = pattern("\\s*,?\\s*\\(?" + EXCEPT);

  static final Pattern LEFT_OUT = pattern(EXCEPT);
  static final Pattern CLOSED = pattern("(?:closed|shut|not open)\\b(?:\\s+on\\b)?");
  static final Pattern CLOSING_BRACKET = pattern("\\s*\\)");
  static final Pattern FOR_LUNCH =
      pattern("\\s*(?:(?:for|at)\\s+)?lunch(?:time)?\\s*:?\\s*(?:(?:from|between)\\s+)?");

  /** Brackets round hours behind days, or round days. */
  static final Pattern BRACKETED =
      pattern("(?:" + LIST + ")\\s*:?\\s*\\((?:" + HoursOfDay.FORM + ")\\)|\\((?:" + LIST + ")\\)");

  static final Pattern PART_OF_DAY =
      pattern("(?:in the\\s+)?(mornings?|afternoons?|evenings?|nights?)\\b\\s*:?");
  static final Pattern UNTIL =
      pattern("[\\s:,]*(?:open\\s+)?(?:until|till?|to|closes? at|closing at)\\s+");
  static final Pattern LATE =
      pattern("(?:late|early)(?:\\s+(?:opening|closing|nights?|evening))?\\s*:?\\s*(?:on\\s+)?");
  static final Pattern ACROSS = pattern("\\s*(?:-|\\bto\\b|\\buntil\\b|\\btill?\\b)\\s*");

  static final Pattern ALL_DAY =
      pattern(
          "(?:all day|24\\s*(?:hours|hrs|hr|h)\\b|round the clock)(?:\\s+a day)?" + NO_OTHER_WORD);
  static final Pattern ALWAYS =
      pattern(
          "(?:24\\s*[/x-]\\s*7(?:\\s*[/x-]\\s*365)?|(?:24|twenty-?four)\\s*(?:hours|hrs)"
              + "(?: (?:a|per) day)?,?(?: (?:and )?(?:every ?day|(?:7|seven) days (?:a|per) week"
              + "|365 days (?:a|per) year))?|always(?: open)?|at all times"
              + "|any ?time(?:,? (?:of the )?day (?:or|and) night)?|day (?:and|or|&) night)"
              + NO_OTHER_WORD);

  static final Pattern BETWEEN = pattern("(?:\\s|[,;&/:.]|\\band\\b|\\bthen\\b)+");
  static final Pattern NOISE =
      pattern(
          "(?:(?:we are|we're|our|the)\\s+)*"
              + "(?:(?:office|centre|center|building|reception|service|hub)\\b\\s*)?"
              + "(?:(?:is|are)\\s+)?(?:(?:normally|usually|currently|usual|normal)\\s+)?"
              + "(?:open(?:ing)?\\b\\s*)?(?:(?:hours|times)\\b\\s*)?(?:are\\b|is\\b)?\\s*:?\\s*");
  static final Pattern ENDS = Pattern.compile("[;\\n]|,(?=\\s)|(?<=[a-z\\d)])\\.(?=\\s+\\p{L})");
  static final Pattern SENTENCE_ENDS =
      pattern(
          "[;\\n]|(?<!\\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[ap]\\.m|exc|excl|inc|incl"
              + "|tel|ext))\\.(?=\\s+\\p{L}|\\s*$)");
  static final Pattern COMMA = Pattern.compile(",");

  /** What makes of the hours before it no hours of every week. */
  static final Pattern LIMIT =
      pattern(
          "[\\s,(-]*(?:on\\s+|an?\\s+)?(?:fortnight|alternat|bi-?weekly|monthly|subject to"
              + "|on (?:call|request)\\b|every (?:other|second|2nd|third|3rd|two weeks)"
              + "|(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|last)\\b(?!\\s*"
              + DAY
              + ")|(?:(?:strictly\\s+)?(?:by\\s+)?(?:prior\\s+)?"
              + "(?:appointments?|arrangement|referral)\\s+only"
              + "|by\\s+(?:prior\\s+)?(?:appointment|arrangement|request)\\b)"
              + "(?![^;\\n]*\\b(?:other|outside|out of hours|otherwise|weekends?|evenings?|"
              + DAY
              + ")))");

  /** What makes of the hours of its sentence hours of a part of the year. */
  static final Pattern SEASON =
      pattern(
          "\\b(?:term[ -]?times?|(?:school|university)\\s+(?:terms?|holidays?|year)"
              + "|half[ -]?terms?|seasonal|(?:summer|winter|spring|autumn)\\b(?!\\s+bank)|"
              + MONTH
              + "\\s*(?:-|to|until)\\s*"
              + MONTH
              + "|(?:from|until|in|during)\\s+"
              + MONTH
              + ")");

  /** Words by which a text without hours is about opening. */
  static final Pattern OF_OPENING =
      pattern(
          "\\b(?:appointments?|arrangement|request|term|terms|hours|hrs|hour|office|call|contact|ring"
              + "|phone|var(?:y|ies|ied|ious)|flexib\\w+|closed|open|opening|evenings?|mornings?"
              + "|afternoons?|nights?|midnight|midday|noon|days?|weeks?|weekdays|weekends?|months?|monthly|daily|fortnight\\w*|drop["
              + " -]?ins?|sessions?|onwards|until|"
              + ONE_OF
              + ")");

  static final Pattern NOT_THEN = pattern("\\b(?:closed|except|excluding)\\b");
  static final Pattern WAY = pattern("\\b" + WAYS);

  /** "Helpline open" before days. */
  static final Pattern OF_A_WAY =
      pattern(
          "(?:(?:our|the)\\s+)?(?:[a-z]+\\s+)?"
              + WAYS
              + "(?:\\s+sessions?)?(?:\\s+(?:is|are))?(?:\\s+(?:open|available|staffed|runs?|hours))?"
              + "\\s*[:-]?\\s*(?=(?:on\\s+|every\\s+)?"
              + ONE_OF
              + ")");

  static final Pattern LABELLED = pattern("[a-z][a-z' /-]{1,40}:");

  /** As {@link OpeningHours} writes them, which is read as it stands. */
  static final Pattern WRITTEN_BY_US =
      Pattern.compile(
          "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))?"
              + " \\d\\d:\\d\\d-\\d\\d:\\d\\d(?:; )?)+");

  private HoursWords() {}

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  /** True for bank holidays, which are no day of the week. */
  static boolean isHoliday(String name) {
    return name.contains("hol") || name.startsWith("bh");
  }
}
