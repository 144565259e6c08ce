package org.waymark.catalogue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.geography.Geography;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/**
 * What people write into a column, and what is understood by it. The examples are the table in
 * {@code docs/import.md}.
 */
class WrittenValuesTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final ReadingTerms TERMS =
      ReadingTerms.withoutPlaces(Vocabularies.builtIn(), ENGLAND, CatalogueFixtures.TODAY);

  /** Column, what is written in it, what is understood. */
  private static final String EXAMPLES =
      """
      Telephone | 01632 960123 | tel:+441632960123
      Telephone | (01632) 960 123 | tel:+441632960123
      Telephone | 01632-960-123 | tel:+441632960123
      Telephone | +44 (0)161 496 0001 | tel:+441614960001
      Telephone | 0044 161 496 0001 | tel:+441614960001
      Telephone | (+44) 161 496 0001 | tel:+441614960001
      Telephone | tel:0161 496 0001 | tel:+441614960001
      Telephone | 01632 960123, ext. 212 | tel:+441632960123;ext=212
      Telephone | 01632 960123 ext 212; 01632 960124 x5 | tel:+441632960123;ext=212 and tel:+441632960124;ext=5
      Telephone | 01632 960123 or 07700 900123 | tel:+441632960123 and tel:+447700900123
      Telephone | Office: 01632 960123 / Out of hours 07700 900123 | tel:+441632960123 (Office) and tel:+447700900123 (Out of hours)
      Telephone | Tel. 01632 960123 | tel:+441632960123
      Telephone | 01632 960123 (Mon and Tue, 9-5) | tel:+441632960123 (Mon and Tue, 9-5)
      Telephone | 0808 157 0123 option 2 | tel:+448081570123 (option 2)
      Telephone | 0808 157 0123 - 24 hours | tel:+448081570123 (24 hours)
      Telephone | FREEPHONE: 0808 157 0123 (24 hours) | tel:+448081570123 (FREEPHONE, 24 hours)
      Telephone | (+44) 01632 960123 | tel:+441632960123
      Telephone | 18001 0808 157 0123 | tel:1800108081570123
      Telephone | 0800 1111 | tel:+448001111
      Telephone | 101 | tel:101
      Telephone | 111 | tel:111
      Telephone | 116 123 | tel:116123
      Telephone | 1632960123 | tel:+441632960123, noted: a spreadsheet took the first "0" away: read as 01632960123
      Telephone | 1.63296E+09 | refused: a spreadsheet has rounded the number
      Telephone | 01632 96012 | refused: a digit is missing
      Telephone | 0161 496 00011 | refused: there is a digit too many
      Telephone | 960123 | refused: digits are missing, be it the code of the town
      Telephone | 0999 960 1234 | refused: no number of the United Kingdom begins like this
      Telephone | 999 | refused: this is the number for emergencies
      Telephone | +33 1 42 68 53 00 | refused: this is a number of France
      Telephone | +353 1 234 5678 | refused: this is a number of Ireland
      Telephone | ring the office | refused: this is not a telephone number
      Text message | 07700 900123 | sms:+447700900123
      Text message | 85258 | sms:85258
      Telephone | 85258 | refused: digits are missing, be it the code of the town
      E-mail | help@example.org | help@example.org
      E-mail | help@example.org, referrals@example.org (referrals) | help@example.org and referrals@example.org (referrals)
      E-mail | Email: help@example.org. | help@example.org
      E-mail | <help@example.org> | help@example.org
      E-mail | mailto:help@example.org | refused: this is a link to an e-mail address
      E-mail | help@example | refused: this is not an e-mail address
      E-mail | help..me@example.org | refused: this is not an e-mail address
      E-mail | https://example.org/ | refused: this is not an e-mail address
      Service page | https://www.example.org/help | https://www.example.org/help
      Service page | example.org | https://example.org
      Service page | www.example.org/help?a=b | https://www.example.org/help?a=b
      Service page | www.example.org. | https://www.example.org
      Service page | https:/example.org | refused: this is not a web address
      Service page | mailto:help@example.org | refused: this is an e-mail address
      Service page | help@example.org | refused: this is an e-mail address
      Service page | https://user:passphrase@example.org/ | refused: the address holds a user name or passphrase
      Service page | javascript:alert(1) | refused: this is not a web address
      Opening times | Mon-Fri 09:00-17:00; Sat 10:00-13:00 | Mon-Fri 09:00-17:00; Sat 10:00-13:00
      Opening times | Mon-Fri 9-5 | Mon-Fri 09:00-17:00
      Opening times | Monday to Friday: 9am to 5pm | Mon-Fri 09:00-17:00
      Opening times | 9-5 weekdays, 10-1 Sat | Mon-Fri 09:00-17:00; Sat 10:00-13:00
      Opening times | Mon, Wed & Fri 9.30am–4.30pm | Mon 09:30-16:30; Wed 09:30-16:30; Fri 09:30-16:30
      Opening times | Weekdays 0900-1700hrs | Mon-Fri 09:00-17:00
      Opening times | Mon-Thu 9:00 - 12:00, 1:00 - 5:00 | Mon-Thu 09:00-12:00; Mon-Thu 13:00-17:00
      Opening times | Tues noon to 5 | Tue 12:00-17:00
      Opening times | Sat 6-midnight | Sat 18:00-24:00
      Opening times | Daily 8-8 | Mon-Sun 08:00-20:00
      Opening times | Fri-Sat 20:00-04:00 | Fri-Sat 20:00-04:00
      Opening times | Daily 10pm to 6am | Mon-Sun 22:00-06:00
      Opening times | 24/7 | 24/7
      Opening times | 24 hours a day, 7 days a week | 24/7
      Opening times | 24hrs | 24/7
      Opening times | Mon-Thu 24 hours | Mon-Thu 00:00-24:00
      Opening times | Nights 8pm-8am | Mon-Sun 20:00-08:00
      Opening times | Fri 10pm - Sat 4am | Fri 22:00-04:00
      Opening times | Mon-Fri 12 noon to 4pm | Mon-Fri 12:00-16:00
      Opening times | Mon-Sat 9-5, Sun closed | Mon-Sat 09:00-17:00
      Opening times | Mon-Fri 9-5, closed Wed | Mon-Tue 09:00-17:00; Thu-Fri 09:00-17:00
      Opening times | Mon-Fri 9-5 (not Wednesday) | Mon-Tue 09:00-17:00; Thu-Fri 09:00-17:00
      Opening times | Daily except Sunday 9-5 | Mon-Sat 09:00-17:00
      Opening times | Mon-Fri 9-5, Fri 9-4 | Mon-Thu 09:00-17:00; Fri 09:00-16:00
      Opening times | Mon-Fri 9-5 (Wed 9-7) | Mon-Tue 09:00-17:00; Thu-Fri 09:00-17:00; Wed 09:00-19:00
      Opening times | Mon-Fri 9-5, except Wed 10-4 | Mon-Tue 09:00-17:00; Thu-Fri 09:00-17:00; Wed 10:00-16:00, note: except Wed 10-4
      Opening times | Mon - Thurs 9.30am-4.30pm, Fri till 1 | Mon-Thu 09:30-16:30; Fri 09:30-13:00
      Opening times | Mon-Fri 9-5, late opening Thursday until 7pm | Mon-Wed 09:00-17:00; Fri 09:00-17:00; Thu 09:00-19:00
      Opening times | Monday–Friday 9am–5pm (4pm on Fridays) | Mon-Thu 09:00-17:00; Fri 09:00-16:00
      Opening times | Mon-Fri (9am-5pm) | Mon-Fri 09:00-17:00
      Opening times | Mon: 9-5 Tue: 9-5 Wed: closed Thu: 9-7 | Mon-Tue 09:00-17:00; Thu 09:00-19:00
      Opening times | Tues evenings 7-9 | Tue 19:00-21:00
      Opening times | Our office is open Monday to Friday, 9am to 5pm | Mon-Fri 09:00-17:00
      Opening times | Helpline open Mon-Fri 10am-6pm | Mon-Fri 10:00-18:00, note: Helpline open Mon-Fri 10am-6pm
      Opening times | Helpline: Mon-Fri 10-6; Webchat: Mon-Fri 3pm-10pm | note: Helpline: Mon-Fri 10-6, note: Webchat: Mon-Fri 3pm-10pm
      Opening times | Drop-in: Tues 10-12, Thurs 2-4 | Tue 10:00-12:00; Thu 14:00-16:00, note: Drop-in: Tues 10-12
      Opening times | Mon-Fri 9-5 except bank holidays | Mon-Fri 09:00-17:00, note: except bank holidays
      Opening times | 9am – 5pm Monday to Friday (excluding bank holidays) | Mon-Fri 09:00-17:00, note: excluding bank holidays
      Opening times | Mon-Fri 9am-5pm. Closed weekends and bank holidays. | Mon-Fri 09:00-17:00, note: Closed weekends and bank holidays
      Opening times | Public holidays 10-2; Mon-Fri 9-5 | Mon-Fri 09:00-17:00, note: Public holidays 10-2
      Opening times | Mon-Fri 9-5; public holidays closed | Mon-Fri 09:00-17:00, note: public holidays closed
      Opening times | Sat, Sun and bank holidays 10-4 | Sat-Sun 10:00-16:00, note: Sat, Sun and bank holidays 10-4
      Opening times | Mon-Fri 9-5 (closed for lunch 12-1) | Mon-Fri 09:00-12:00; Mon-Fri 13:00-17:00, note: closed for lunch 12-1
      Opening times | Mon-Fri 9-5; drop-in on Tuesdays | Mon-Fri 09:00-17:00, note: drop-in on Tuesdays
      Opening times | Mon-Fri 9-5, Sat by appointment | Mon-Fri 09:00-17:00, note: Sat by appointment
      Opening times | Mon-Fri 9-5 and first Saturday of the month 10-12 | Mon-Fri 09:00-17:00, note: first Saturday of the month 10-12
      Opening times | Mon-Fri 9-5; 24 hour answerphone | Mon-Fri 09:00-17:00, note: 24 hour answerphone
      Opening times | Mon-Fri 9-5 by appointment only | note: Mon-Fri 9-5 by appointment only
      Opening times | Tuesdays 10-12 (fortnightly) | note: Tuesdays 10-12 (fortnightly)
      Opening times | Every other Wednesday 10-12 | note: Every other Wednesday 10-12
      Opening times | 1st Tuesday of the month 10-12 | note: 1st Tuesday of the month 10-12
      Opening times | Wed 10-12, Thu 2-4 (term time only) | note: Wed 10-12, Thu 2-4 (term time only)
      Opening times | Mon-Fri 9am onwards | note: Mon-Fri 9am onwards
      Opening times | 9-5 | note: 9-5
      Opening times | 10am to 4pm | note: 10am to 4pm
      Opening times | Weekdays | note: Weekdays
      Opening times | office hours | note: office hours
      Opening times | Out of hours: call 0808 157 0123 | note: Out of hours: call 0808 157 0123
      Opening times | by appointment | note: by appointment
      Opening times | midnight | note: midnight
      Opening times | Mon 25:00-26:00 | refused: this is not days and times
      Youngest age | 18 | 18
      Youngest age | 18 years | 18
      Youngest age | 16+ | 16
      Youngest age | 16 and over | 16
      Youngest age | over 18s | 18
      Youngest age | 0-4 | 0, and 4 in the other field
      Youngest age | 13-25 year olds | 13, and 25 in the other field
      Youngest age | 18+ only | 18
      Youngest age | from birth | 0
      Youngest age | <18 | and 17 in the other field
      Youngest age | 6 months | 0, noted: ages are kept in whole years: read as 0
      Youngest age | all ages | 0
      Youngest age | adults | refused: this is not an age from 0 to 120
      Oldest age | under 18 | 17
      Oldest age | <18 | 17
      Oldest age | under-18s | 17
      Oldest age | U18 | 17
      Oldest age | 25 max | 25
      Oldest age | 17 (inclusive) | 17
      Oldest age | up to 25 | 25
      Oldest age | 25 and under | 25
      Oldest age | 16-25 | 25, and 16 in the other field
      Oldest age | 18+ | and 18 in the other field
      Wait in weeks | 6 weeks | 6
      Wait in weeks | 2-3 weeks | 3, noted: a wait is kept in whole weeks, the longest that is said: read as 3
      Wait in weeks | 10 days | 2, noted: a wait is kept in whole weeks, the longest that is said: read as 2
      Wait in weeks | 3 months | 13, noted: a wait is kept in whole weeks, the longest that is said: read as 13
      Wait in weeks | six weeks | 6, noted: a wait is kept in whole weeks, the longest that is said: read as 6
      Wait in weeks | 48 hours | 1, noted: a wait is kept in whole weeks, the longest that is said: read as 1
      Wait in weeks | over 12 weeks | 12, noted: a wait is kept in whole weeks, and this may be longer: read as 12
      Wait in weeks | same day | 0
      Wait in weeks | none | 0
      Wait in weeks | long | refused: this is not a whole number from 0 to 520
      Yearly value | £45,000 | 45000
      Yearly value | 45k | 45000
      Yearly value | £1.2m a year | 1200000
      Yearly value | approx. £45,000 p.a. | 45000
      Yearly value | £45.000 | refused: it does not say whether the point stands for thousands
      Yearly value | 45,00 | refused: it does not say whether the comma stands for thousands
      Yearly value | £45,000 - £50,000 | refused: this is not an amount
      Yearly value | £45,000 over three years | refused: this is not an amount
      Yearly value | 45.000 | refused: it does not say whether the point stands for thousands
      Ends | 2028-03-31 | 31 March 2028
      Ends | 31/03/2028 | 31 March 2028
      Ends | 31/3/28 | 31 March 2028
      Ends | 31-Mar-28 | 31 March 2028
      Ends | 20.10.26 | 20 October 2026
      Ends | 31st March 2028 | 31 March 2028
      Ends | Friday, 31 March 2028 | 31 March 2028
      Ends | March 31, 2028 | 31 March 2028
      Ends | 20280331 | 31 March 2028
      Ends | 31/03/2028 12:00 AM | 31 March 2028
      Ends | 46843 | 31 March 2028, noted: a spreadsheet wrote the day as a number: read as 31 March 2028
      Ends | 3/31/28 | refused: this is not a date
      Ends | March 2028 | refused: this is not a date
      Last checked | 20/5/26 | 20 May 2026
      Last checked | 20/5/2036 | refused: the day is still to come
      Delivery | Face to face | In person
      Delivery | Face-to-face, phone & group work | In person; Telephone; Group
      Delivery | In person, semaphore & phone | In person; Telephone, refused: the list has no such entry
      Delivery | Semaphore | refused: the list has no such entry
      Areas served | Cumberland | E06000063 Cumberland
      Areas served | Kent Police; Kent County Council | E23000032 Kent; E10000016 Kent
      Areas served | Cumberland, Westmorland and Furness | E06000063 Cumberland; E06000064 Westmorland and Furness
      Areas served | QNQ | E54000034 Frimley, noted: Frimley (E54000034) ended on 2026-03-31 and was split: Hampshire and Isle of Wight (E54000067), Surrey and Sussex (E54000069), Thames Valley (E54000070); where it was is kept, not all of these
      Areas served | Nationwide | England
      Areas served | within 10 miles | within 16.09344 km
      Areas served | 10km | within 10 km
      Areas served | a 5-mile radius of our office | within 8.04672 km
      Areas served | 10m | refused: “m” may stand for metres or for miles
      Areas served | within 10 miles of Leeds | refused: a distance is measured from the public locations of the service, and from nowhere else
      Areas served | 500 miles | refused: the distance is 0, or above 200 kilometres (124 miles)
      Areas served | Kent | refused: more than one area is called this
      Areas served | Cumberlnd | refused: no area is called this
      Drawn areas | Furness = POLYGON ((-3.3 54.0, -3.0 54.0, -3.0 54.3, -3.3 54.3)) | Furness = POLYGON ((-3.3 54.0, -3.0 54.0, -3.0 54.3, -3.3 54.3, -3.3 54.0)), noted: the shape did not end where it begins, and was closed
      Drawn areas | Furness = POLYGON ((54.0 -3.3, 54.0 -3.0, 54.3 -3.0, 54.0 -3.3)) | refused: latitude stands before longitude: so it lies in no part of England
      Drawn areas | Sea = POLYGON ((-5.5 53.9, -5.0 53.9, -5.0 54.1, -5.5 53.9)) | refused: it lies at sea or outside England, where nobody is counted
      Who may refer | Self; GP; Children's social care | Self-referral; GP and other health; Social care
      Genders | any gender | Women and girls; Men and boys; Non-binary people
      Languages | Polsh | refused: no language is called this
      Interpreters | Y | An interpreter can be had
      Interpreters | maybe | refused: this is neither yes nor no
      Who may refer | Police/GP, social workers | Police; GP and other health; Social care
      Genders | Women only | Women and girls
      Languages | Polish, Urdu and Punjabi | pa; pl; ur
      Description | <p>Advice&nbsp;&amp; help</p> | Advice & help, noted: the text is HTML: its words are kept, and its marks are not
      """;

  private static final String FROM = "<!-- examples -->\n";

  private record Example(String column, String written, String understood) {
    @Override
    public String toString() {
      return column + ": " + written;
    }

    String row() {
      return "| "
          + column
          + " | `"
          + written
          + "` | "
          + understood
          + " | "
          + codes(fact(column), written)
          + " |";
    }
  }

  private static Stream<Example> examples() {
    return EXAMPLES
        .lines()
        .map(
            line -> {
              String[] cells = line.split(" \\| ", 3);
              return new Example(cells[0], cells[1].replace("␠", "\u00a0"), cells[2]);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void whatIsWrittenIsUnderstood(Example example) {
    assertThat(understood(fact(example.column()), example.written()))
        .isEqualTo(example.understood());
  }

  /** The document is behind when this fails: put the file that is named between the marks. */
  @Test
  void theDocumentHasEveryExample() throws Exception {
    String table =
        examples()
            .map(Example::row)
            .collect(
                Collectors.joining(
                    "\n",
                    "| Column | Written | Understood | Codes |\n| --- | --- | --- | --- |\n",
                    "\n"));
    Path current = Files.writeString(Path.of("target/written-values.md"), table);
    String document = Files.readString(Path.of("docs/import.md"));
    int from = document.indexOf(FROM) + FROM.length();
    assertThat(document.substring(from, document.indexOf("<!-- end of examples -->")))
        .as("docs/import.md as it should be: " + current)
        .isEqualTo(table);
  }

  private static Fact<?, ?, ?> fact(String heading) {
    return Stream.of(
            Arrays.stream(ListingField.values()).flatMap(field -> field.facts().stream()),
            OrganisationFacts.FACTS.stream(),
            OfferFacts.FACTS.stream(),
            ArrangementFacts.FACTS.stream())
        .flatMap(each -> each)
        .filter(fact -> fact.heading().equals(heading))
        .findFirst()
        .orElseThrow();
  }

  private static <T> Reading<T> read(Fact<?, ?, T> fact, String cell) {
    Codec<T> codec = fact.codec();
    return codec.read(codec.takesSeveral() ? CellText.cut(cell) : List.of(cell), TERMS);
  }

  /** The codes of the findings that an import gives. */
  private static String codes(Fact<?, ?, ?> fact, String cell) {
    Reading<?> reading = read(fact, cell);
    return Stream.concat(reading.faults().stream(), reading.notes().stream())
        .map(each -> "`" + each.code() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static <T> String understood(Fact<?, ?, T> fact, String cell) {
    Reading<T> reading = read(fact, cell);
    List<String> parts = new ArrayList<>();
    T value = reading.value();
    if (value != null && !told(fact, value).isEmpty()) {
      parts.add(told(fact, value));
    }
    reading.notes().stream()
        .filter(note -> !note.code().equals("kept-as-note"))
        .forEach(note -> parts.add("noted: " + note.problem()));
    if (reading.isGood()) {
      boolean isAge = fact.codec() instanceof AgeCodec;
      reading
          .rest()
          .forEach(
              words ->
                  parts.add(isAge ? "and " + words + " in the other field" : "note: " + words));
    }
    reading.faults().forEach(fault -> parts.add("refused: " + fault.problem()));
    return String.join(", ", parts);
  }

  private static <T> String told(Fact<?, ?, T> fact, T value) {
    return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Contact
        ? list.stream()
            .map(Contact.class::cast)
            .map(WrittenValuesTest::told)
            .collect(Collectors.joining(" and "))
        : String.join(
            "; ",
            fact.codec().takesSeveral()
                ? fact.codec().write(value, TERMS.names())
                : fact.codec().tell(value, TERMS.names()));
  }

  private static String told(Contact contact) {
    String value =
        switch (contact.kind()) {
          case TELEPHONE, TEXT ->
              TelephoneNumbers.link(contact.kind(), contact.value()).orElse("no link");
          case EMAIL, WEBSITE, WEBCHAT, REFERRAL_FORM -> contact.value();
        };
    return value + (contact.note() == null ? "" : " (" + contact.note() + ")");
  }

  @Property
  void daysAndNumbersComeBackAsTheyAreWritten(@ForAll("days") LocalDate day) {
    assertThat(new DateCodec().read(List.of(day.toString()), TERMS).value()).isEqualTo(day);
    for (String form : List.of("d/M/uuuu", "dd.MM.uuuu", "d MMMM uuuu", "d-MMM-uuuu", "d/M/uu")) {
      String written = DateTimeFormatter.ofPattern(form, Locale.UK).format(day);
      assertThat(new DateCodec().read(List.of(written), TERMS).value()).as(written).isEqualTo(day);
    }
    int age = day.getYear() - 1999;
    assertThat(new AgeCodec(false).read(List.of("" + age), TERMS).value()).isEqualTo(age);
    assertThat(new AgeCodec(true).read(List.of("" + age), TERMS).value()).isEqualTo(age);
    assertThat(new WeeksCodec(520).read(List.of("" + age), TERMS).value()).isEqualTo(age);
    long pounds = day.toEpochDay();
    assertThat(new PoundsCodec().read(List.of("" + pounds), TERMS).value()).isEqualTo(pounds);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2000, 1, 1).toEpochDay(), LocalDate.of(2099, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>One</p><p>Two</p>",
        "&lt;script&gt;alert(1)&lt;/script&gt;<b>x</b>",
        "&amp;amp;amp; <ul><li>a<li>b</ul>",
        "<img src=x onerror=alert(1)>\n\n\n\nend"
      })
  void wordsOutOfHtmlHoldNoHtml(String html) {
    String words = HtmlText.words(html);
    assertThat(HtmlText.isHtml(words)).as(words).isFalse();
    assertThat(TextCodec.lines(100).read(List.of(words), TERMS).notes()).isEmpty();
  }

  @Test
  void whatIsNoHtmlStaysAsItIs() {
    String text = "For those < 18 & > 16; a<b\nTom & Jo <tom@example.org>";
    assertThat(TextCodec.lines(100).read(List.of(text), TERMS)).isEqualTo(Reading.of(text));
  }

  // Telephone

  /** Ranges that Ofcom keeps for fiction. */
  private static final List<String> FICTION =
      List.of(
          "0113 496 0",
          "0114 496 0",
          "0115 496 0",
          "0116 496 0",
          "0117 496 0",
          "0118 496 0",
          "0121 496 0",
          "0131 496 0",
          "0141 496 0",
          "0151 496 0",
          "0161 496 0",
          "020 7946 0",
          "0191 498 0",
          "028 9649 6",
          "029 2018 0",
          "01632 960",
          "07700 900",
          "0808 157 0",
          "0909 879 0",
          "0306 999 0");

  @Property
  void everyNumberOfFictionIsDialled(
      @ForAll("fiction") String number, @ForAll("extensions") String extension) {
    Reading<String> reading =
        TelephoneNumbers.read(Contact.Kind.TELEPHONE, number + " ext " + extension);
    assertThat(reading.value()).isEqualTo(number + " ext " + extension);
    assertThat(TelephoneNumbers.link(Contact.Kind.TELEPHONE, number + " ext " + extension))
        .contains("tel:+44" + number.substring(1).replace(" ", "") + ";ext=" + extension);
  }

  @Property
  void contactsWrittenIntoACellComeBack(
      @ForAll("fiction") String number, @ForAll("notes") @Nullable String note) {
    for (Contact.Kind kind : List.of(Contact.Kind.TELEPHONE, Contact.Kind.TEXT)) {
      ContactsCodec codec = new ContactsCodec(kind);
      List<Contact> contacts =
          List.of(new Contact(kind, number, note), new Contact(kind, "0808 157 0001 x3", null));
      String cell = CellText.join(codec.write(contacts, TERMS.names()));
      assertThat(codec.read(CellText.cut(cell), TERMS).value()).isEqualTo(contacts);
    }
  }

  @Provide
  Arbitrary<String> fiction() {
    return Arbitraries.of(FICTION)
        .flatMap(
            start -> Arbitraries.integers().between(0, 999).map(i -> start + "%03d".formatted(i)));
  }

  @Provide
  Arbitrary<String> extensions() {
    return Arbitraries.integers().between(1, 99_999).map(String::valueOf);
  }

  @Provide
  Arbitrary<String> notes() {
    return Arbitraries.of(
            "office",
            "ask for Jo (or Sam)",
            "Mon; Tue, 9am or 10am",
            "or 01632 960999 at night",
            "ext 5 | in the evening",
            "says \"hello\"",
            "smile :)")
        .injectNull(0.3);
  }

  @Test
  void aDoorFormTakesSeveralNumbersOfOneLineApart() {
    assertThat(
            Optional.ofNullable(
                    ContactsCodec.readRow(
                            Contact.Kind.TELEPHONE, "Days 01632 960123; nights 07700 900123", "Jo")
                        .value())
                .orElseThrow())
        .containsExactly(
            new Contact(Contact.Kind.TELEPHONE, "01632 960123", "Jo, Days"),
            new Contact(Contact.Kind.TELEPHONE, "07700 900123", "Jo, nights"));
  }
}
