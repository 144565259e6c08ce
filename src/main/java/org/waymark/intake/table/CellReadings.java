package org.waymark.intake.table;

import java.util.HashMap;
import java.util.Map;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;

/**
 * Reads cells, and those of which the words stood in the same column before only once: most columns
 * of a large file hold few different texts. For one reading of one file, because what a text stands
 * for depends on the geography, the vocabularies and the day. Not thread-safe.
 */
public final class CellReadings {

  /** Of one column; a column with more has hardly any text twice. */
  private static final int MOST_KEPT = 3_000;

  private final ReadingTerms terms;
  private final Map<Fact<?, ?, ?>, Map<String, Reading<?>>> known = new HashMap<>();

  public CellReadings(ReadingTerms terms) {
    this.terms = terms;
  }

  /** As {@link Fact#readCell}, of which the value is shared by whoever reads the same words. */
  @SuppressWarnings("unchecked") // a fact's readings are of its own type
  <T> Reading<T> of(Fact<?, ?, T> fact, String cell) {
    if (fact.givesPlaceAway()) {
      return fact.readCell(cell, terms);
    }
    Map<String, Reading<?>> column = known.computeIfAbsent(fact, each -> new HashMap<>());
    Reading<?> reading = column.get(cell);
    if (reading == null) {
      reading = fact.readCell(cell, terms);
      if (column.size() < MOST_KEPT) {
        column.put(cell, reading);
      }
    }
    return (Reading<T>) reading;
  }
}
