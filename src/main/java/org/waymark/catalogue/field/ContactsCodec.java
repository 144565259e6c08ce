package org.waymark.catalogue.field;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Contact;

/** Contacts of one kind, each a number or address with a note in brackets behind it. */
public final class ContactsCodec extends SeveralTexts<List<Contact>, Contact> {

  private static final int LONGEST_TOGETHER = 4 * OneText.LINE;
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*|\\s+(?:or|and)\\s+");

  private final Contact.Kind kind;

  ContactsCodec(Contact.Kind kind) {
    this.kind = kind;
  }

  /**
   * Reads the number or address of a contact whose note stands apart. Several numbers in one text
   * are several contacts, each with the words beside it.
   *
   * @param note null when there is none
   */
  public static Reading<List<Contact>> readRow(
      Contact.Kind kind, String written, @Nullable String note) {
    String text = OneText.line(written);
    Item<Contact> item = contacts(kind, text);
    List<Contact> read =
        item.values().stream()
            .map(each -> new Contact(kind, each.value(), together(note, each.note())))
            .toList();
    return new Reading<>(read.isEmpty() ? null : read, item.faults(), item.notes());
  }

  private static @Nullable String together(@Nullable String note, @Nullable String label) {
    if (note == null || label == null) {
      return note == null ? label : note;
    }
    return note + ", " + label;
  }

  /** Value and note may each be as long as a line, and are looked at apart. */
  @Override
  int longest() {
    return Integer.MAX_VALUE;
  }

  @Override
  Item<Contact> readOne(String text, ReadingTerms terms) {
    return text.length() > LONGEST_TOGETHER
        ? Item.wrong(OneText.fault(text, OneText.LINE).orElseThrow())
        : contacts(kind, text);
  }

  /** One contact or, where that is none, each of several. */
  private static Item<Contact> contacts(Contact.Kind kind, String text) {
    Item<Contact> whole = withNote(kind, text);
    if (!whole.values().isEmpty() || text.length() > OneText.LINE) {
      return whole;
    }
    if (isNumber(kind)) {
      Item<Contact> labelled = labelledWithNote(kind, text);
      if (!labelled.values().isEmpty()) {
        return labelled;
      }
      List<TelephoneNumbers.Labelled> numbers = TelephoneNumbers.cut(text);
      return numbers.isEmpty()
          ? whole
          : together(numbers.stream().map(each -> one(kind, each.number(), each.label())).toList());
    }
    Item<Contact> several =
        together(BETWEEN.splitAsStream(text).map(each -> withNote(kind, each)).toList());
    return several.faults().isEmpty() ? several : whole;
  }

  private static Item<Contact> withNote(Contact.Kind kind, String text) {
    int opens = noteOpens(kind, text);
    if (opens < 0) {
      return one(kind, text, null);
    }
    String value = text.substring(0, opens).strip();
    String note = text.substring(opens + 1, text.length() - 1).strip();
    return Fault.inLine(note)
        .map(Item::<Contact>wrong)
        .orElseGet(() -> one(kind, value, note.isEmpty() ? null : note));
  }

  /**
   * Where the bracket stands that opens a note; -1 when there is none. "(0)" in a number is no
   * note, and brackets are part of a web address unless a space is before them.
   */
  private static int noteOpens(Contact.Kind kind, String text) {
    if (!text.endsWith(")") || (text.length() <= OneText.LINE && isGood(kind, text))) {
      return -1;
    }
    int first = -1;
    for (int at = text.indexOf('(', 1); at > 0; at = text.indexOf('(', at + 1)) {
      boolean apart = isNumber(kind) || Character.isWhitespace(text.charAt(at - 1));
      String value = text.substring(0, at).strip();
      if (isGood(kind, value)) {
        if (apart) {
          return at;
        }
        first = first < 0 ? at : first;
      }
    }
    return first;
  }

  private static boolean isGood(Contact.Kind kind, String value) {
    return !value.isEmpty() && one(kind, value, null).faults().isEmpty();
  }

  /** "Freephone: 0808 157 0123 (24 hours)": the digits in the brackets are not dialled. */
  private static Item<Contact> labelledWithNote(Contact.Kind kind, String text) {
    int opens = text.endsWith(")") ? text.indexOf('(', 1) : -1;
    List<TelephoneNumbers.Labelled> numbers =
        opens < 0 ? List.of() : TelephoneNumbers.cut(text.substring(0, opens));
    String note = opens < 0 ? "" : text.substring(opens + 1, text.length() - 1).strip();
    return numbers.size() == 1 && !note.isEmpty() && TelephoneNumbers.cut(note).isEmpty()
        ? one(kind, numbers.getFirst().number(), together(numbers.getFirst().label(), note))
        : new Item<>(List.of(), List.of(), List.of());
  }

  private static boolean isNumber(Contact.Kind kind) {
    return kind == Contact.Kind.TELEPHONE || kind == Contact.Kind.TEXT;
  }

  private static Item<Contact> together(List<Item<Contact>> items) {
    return new Item<>(
        items.stream().flatMap(each -> each.values().stream()).toList(),
        items.stream().flatMap(each -> each.faults().stream()).toList(),
        items.stream().flatMap(each -> each.notes().stream()).toList());
  }

  private static Item<Contact> one(Contact.Kind kind, String value, @Nullable String note) {
    Optional<Fault> fault = OneText.fault(value, OneText.LINE);
    if (fault.isPresent()) {
      return Item.wrong(fault.get());
    }
    Reading<String> reading =
        switch (kind) {
          case TELEPHONE, TEXT -> TelephoneNumbers.read(kind, value);
          case EMAIL -> EmailCodec.read(value);
          case WEBSITE, WEBCHAT, REFERRAL_FORM -> WebAddressCodec.read(value);
        };
    return new Item<>(
        reading.value() == null ? List.of() : List.of(new Contact(kind, reading.value(), note)),
        reading.faults(),
        reading.notes());
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
