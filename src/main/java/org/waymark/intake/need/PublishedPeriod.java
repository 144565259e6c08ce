package org.waymark.intake.need;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.need.NeedPeriod;

/**
 * The period that the words of a published table name: "year ending June 2025", "April 2024 to
 * March 2025", "2024/25", "mid-2024", "Census 2021", "21 March 2021", "2024-07/2025-06".
 */
final class PublishedPeriod {

  private static final String MONTH =
      "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?\\s*";
  private static final String YEAR = "(\\d{4})";

  private interface Made {
    NeedPeriod of(Matcher found);
  }

  private record Form(Pattern pattern, Made made) {
    Form(String pattern, Made made) {
      this(Pattern.compile(pattern), made);
    }
  }

  /** The more words a form has, the earlier it is tried. */
  private static final List<Form> FORMS =
      List.of(
          new Form(
              "(\\d{4})-(\\d{2})-(\\d{2})\\s*(?:/|to|-)\\s*(\\d{4})-(\\d{2})-(\\d{2})",
              m -> new NeedPeriod(day(m, 1), day(m, 4))),
          new Form(
              "(\\d{4})-(\\d{2})\\s*/\\s*(\\d{4})-(\\d{2})(?!\\d)",
              m -> months(number(m, 1), number(m, 2), number(m, 3), number(m, 4))),
          new Form(
              "(?:year ending|year to|ye|12 months to)\\s*(?:the end of\\s*)?(?:\\d{1,2}\\s+)?"
                  + MONTH
                  + YEAR,
              m -> yearTo(month(m.group(1)), number(m, 2))),
          new Form(
              MONTH + YEAR + "\\s*(?:to|-|–|until)\\s*" + MONTH + YEAR,
              m -> months(number(m, 2), month(m.group(1)), number(m, 4), month(m.group(3)))),
          new Form(
              "(?<!\\d)(\\d{4})[/-](\\d{2})\\s*(?:to|-|–)\\s*(\\d{4})[/-](\\d{2})(?!\\d)",
              m -> new NeedPeriod(financial(number(m, 1)).start(), financial(number(m, 3)).end())),
          new Form("mid[- ]?" + YEAR, m -> oneDay(LocalDate.of(number(m, 1), 6, 30))),
          new Form("census\\s*(?:day\\s*)?2021", m -> oneDay(LocalDate.of(2021, 3, 21))),
          new Form(
              "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTH + YEAR,
              m -> oneDay(LocalDate.of(number(m, 3), month(m.group(2)), number(m, 1)))),
          new Form("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)", m -> oneDay(day(m, 1))),
          new Form(
              "(?<!\\d)((?:19|20)\\d{2})\\s?[/\\-–]\\s?(?:20)?(\\d{2})(?!\\d)",
              m -> {
                if ((number(m, 1) + 1) % 100 != number(m, 2)) {
                  throw new DateTimeException("No two years that follow each other");
                }
                return financial(number(m, 1));
              }));

  private static final Pattern ONLY_A_YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private PublishedPeriod() {}

  /**
   * @return empty when the text names none
   */
  static Optional<NeedPeriod> in(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("[\\s\\p{Z}]+", " ");
    for (Form form : FORMS) {
      Matcher found = form.pattern().matcher(plain);
      if (found.find()) {
        try {
          return Optional.of(form.made().of(found));
        } catch (DateTimeException | IllegalArgumentException e) {
          // Digits that look like a period and are none.
        }
      }
    }
    return Optional.empty();
  }

  /** As a cell of a column of periods has it: there a year alone is a period too. */
  static Optional<NeedPeriod> ofCell(String text) {
    String plain = text.strip();
    return ONLY_A_YEAR.matcher(plain).matches()
        ? Optional.of(
            new NeedPeriod(
                LocalDate.of(Integer.parseInt(plain), 1, 1),
                LocalDate.of(Integer.parseInt(plain), 12, 31)))
        : in(plain);
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static LocalDate day(Matcher found, int from) {
    return LocalDate.of(number(found, from), number(found, from + 1), number(found, from + 2));
  }

  private static int month(String name) {
    for (Month month : Month.values()) {
      if (month.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return month.getValue();
      }
    }
    throw new DateTimeException("No month");
  }

  private static NeedPeriod oneDay(LocalDate day) {
    return new NeedPeriod(day, day);
  }

  private static NeedPeriod months(int year, int month, int lastYear, int lastMonth) {
    return new NeedPeriod(
        LocalDate.of(year, month, 1),
        LocalDate.of(lastYear, lastMonth, 1).plusMonths(1).minusDays(1));
  }

  private static NeedPeriod yearTo(int month, int year) {
    LocalDate end = LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
    return new NeedPeriod(end.plusDays(1).minusYears(1), end);
  }

  private static NeedPeriod financial(int year) {
    return new NeedPeriod(LocalDate.of(year, 4, 1), LocalDate.of(year + 1, 3, 31));
  }
}
