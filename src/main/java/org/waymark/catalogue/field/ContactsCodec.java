package org.waymark.catalogue.field;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;

/** Contacts of one kind, each a number or address with a note in brackets behind it. */
public final class ContactsCodec extends SeveralTexts<List<Contact>, Contact> {

  private static final Pattern NOTED = Pattern.compile("(?s)^(.*?)\\s*\\((.*)\\)$");
  private static final int LONGEST_TOGETHER = 4 * OneText.LINE;
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final Contact.Kind kind;

  ContactsCodec(Contact.Kind kind) {
    this.kind = kind;
  }

  /** Reads the number or address of a contact; its note stands apart. */
  public static Reading<String> readValue(Contact.Kind kind, String written) {
    String text = OneText.line(written);
    return OneText.fault(text, OneText.LINE)
        .map(fault -> new Reading<String>(null, List.of(fault), List.of()))
        .orElseGet(
            () ->
                switch (kind) {
                  case TELEPHONE, TEXT -> TelephoneNumbers.read(text);
                  case EMAIL -> EmailCodec.read(text);
                  case WEBSITE, WEBCHAT, REFERRAL_FORM -> WebAddressCodec.read(text);
                });
  }

  /** Value and note may each be as long as a line, and are looked at apart. */
  @Override
  int longest() {
    return Integer.MAX_VALUE;
  }

  @Override
  Item<Contact> readOne(String text, ReadingTerms terms) {
    if (text.length() > LONGEST_TOGETHER) {
      return new Item<>(List.of(), readValue(kind, text).faults(), List.of());
    }
    Matcher noted = NOTED.matcher(text);
    // "(0)" in a number is no note.
    boolean hasNote =
        noted.matches() && !DIGITS.matcher(noted.group(2)).matches() && !noted.group(1).isBlank();
    Reading<String> value = readValue(kind, hasNote ? noted.group(1).strip() : text);
    @Nullable String note = hasNote ? noted.group(2).strip() : null;
    Optional<Fault> noteFault = note == null ? Optional.empty() : Fault.inLine(note);
    if (noteFault.isPresent()) {
      return Item.wrong(noteFault.get());
    }
    return value.value() == null
        ? new Item<>(List.of(), value.faults(), List.of())
        : Item.of(new Contact(kind, value.value(), note));
  }

  @Override
  List<Contact> all(List<Contact> values, List<Fault> faults) {
    return values;
  }

  @Override
  public List<String> write(List<Contact> value, ListingTerms terms) {
    return keys(value);
  }

  @Override
  public List<String> keys(List<Contact> value) {
    return value.stream()
        .map(each -> each.value() + (each.note() == null ? "" : " (" + each.note() + ")"))
        .toList();
  }

  @Override
  public List<String> tell(List<Contact> value, ListingTerms terms) {
    return value.stream()
        .map(
            each ->
                each.kind().label()
                    + " "
                    + each.value()
                    + (each.note() == null || each.note().isBlank()
                        ? ""
                        : " (" + each.note() + ")"))
        .toList();
  }
}
