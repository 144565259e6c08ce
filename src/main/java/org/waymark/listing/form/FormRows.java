package org.waymark.listing.form;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;

/**
 * What a form has several of. Each row has a key, which a field of the form lists, and fields of
 * its own that begin with it. Keys are numbers, of which those up to the size of the base stand for
 * its rows, also for those that went; those of addresses are identifiers of the base's or random.
 */
public enum FormRows {
  /** Kinds of support with their reach. */
  OFFERS("offers", "offer-", "[1-9]\\d{0,3}"),
  CONTACTS("contacts", "contact-", "[1-9]\\d{0,3}", "kind", "value", "note"),
  LOCATIONS(
      "locations",
      "location-",
      "new[0-9a-f]{16}",
      "disclosure",
      "name",
      "address",
      "postcode",
      "area",
      "access");

  /** The most rows of one sort. */
  public static final int MOST = 50;

  private final String field;
  private final String prefix;
  private final Pattern newKey;
  private final String[] fields;

  FormRows(String field, String prefix, String newKey, String... fields) {
    this.field = field;
    this.prefix = prefix;
    this.newKey = Pattern.compile(newKey);
    this.fields = fields;
  }

  /** The field with the keys, in order. */
  public String field() {
    return field;
  }

  /** What the names of a row's fields begin with. */
  public String prefix(String key) {
    return prefix + key + "-";
  }

  /** The names of all fields of a row of which no part of the form asks for some alone. */
  List<String> names(String key) {
    return names(key, fields);
  }

  List<String> names(String key, String... some) {
    return Stream.of(some).map(name -> prefix(key) + name).toList();
  }

  /** True for a key that a row may have which the base does not have. */
  boolean isNew(String key) {
    return newKey.matcher(key).matches();
  }

  /** The row of the base that a key stands for; null when it stands for a new one. */
  static <T> @Nullable T row(List<T> rows, String key) {
    int row = number(key);
    return row >= 1 && row <= rows.size() ? rows.get(row - 1) : null;
  }

  private static int number(String key) {
    return key.matches("\\d{1,4}") ? Integer.parseInt(key) : 0;
  }

  /** The next number for a row that is not there yet. */
  public String next(ListingDraft draft, ListingOrigin origin) {
    Service base = origin.base();
    int ofBase = base == null ? 0 : (this == OFFERS ? base.offers() : base.contacts()).size();
    int last = draft.all(field).stream().mapToInt(FormRows::number).max().orElse(0);
    return String.valueOf(Math.max(last, ofBase) + 1);
  }

  /** The draft with a row more, which says nothing yet; the same when it is there, or full. */
  public ListingDraft add(ListingDraft draft, String key) {
    return draft.has(field, key) || draft.all(field).size() >= MOST
        ? draft
        : draft.plus(field, key);
  }

  /**
   * The draft with an address more.
   *
   * @param token 16 random hexadecimal digits; they and the listing make the address's identifier
   */
  public static ListingDraft addLocation(ListingDraft draft, String token) {
    return LOCATIONS.add(draft, "new" + token);
  }

  /** The draft without a row and what it says. */
  public ListingDraft remove(ListingDraft draft, String key) {
    return draft.has(field, key)
        ? draft
            .without(
                draft.fields().keySet().stream()
                    .filter(name -> name.startsWith(prefix(key)))
                    .toList())
            .with(field, draft.all(field).stream().filter(other -> !other.equals(key)).toList())
        : draft;
  }
}
