package org.waymark.catalogue.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;

/**
 * How a value is written and read: the only place that knows its format and its limits. Stateless
 * and thread-safe. What {@link #write} gives, {@link #read} reads as an equal value.
 *
 * @param <T> never null; that nothing is said is told by who holds the value
 */
public interface Codec<T> {

  /**
   * Reads what was written: one text, or several where {@link #takesSeveral}.
   *
   * @param written without blank texts; empty when nothing was written
   */
  default Reading<T> read(List<String> written, ReadingTerms terms) {
    return read(written, terms, null);
  }

  /**
   * Reads what was written; what a record says already is kept, even when the list has lost it.
   *
   * @param known what is said already; null when nothing is
   */
  Reading<T> read(List<String> written, ReadingTerms terms, @Nullable T known);

  /** The value as people write it into a table: one text, or several. */
  List<String> write(T value, ListingTerms terms);

  /**
   * The value as a form holds it, where choices, terms and areas go by their identifiers. {@link
   * #read} reads it as well.
   */
  List<String> keys(T value);

  /** The value as a difference tells it, a line for each thing; empty when it says nothing. */
  default List<String> tell(T value, ListingTerms terms) {
    return write(value, terms);
  }

  /** What there is to choose from, one or several; empty when it is no choice among a few. */
  default List<? extends Labelled> choices() {
    return List.of();
  }

  /** True when the value is yes or no. */
  default boolean isYesNo() {
    return false;
  }

  /** True when both say the same; an order that means nothing makes no difference. */
  default boolean same(T one, T other) {
    return one.equals(other);
  }

  /** True when several may be written: a cell is then cut at semicolons and line breaks. */
  default boolean takesSeveral() {
    return false;
  }
}
