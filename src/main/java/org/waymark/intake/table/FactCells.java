package org.waymark.intake.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.Reading;
import org.waymark.intake.table.Finding.Severity;

/** One row of a file, of which each cell is read by the fact of its column. */
public final class FactCells<C extends FormColumn> {

  /** Stands for what could give a place away that is not public. */
  public static final String HIDDEN = "(not shown)";

  private final RowCells<C> cells;
  private final CellReadings readings;
  private final boolean strict;
  private final Set<String> unread = new HashSet<>();
  private boolean mayTellWhere;

  /**
   * @param strict true to refuse a row in which anything cannot be read
   */
  public FactCells(RowCells<C> cells, CellReadings readings, boolean strict) {
    this.cells = cells;
    this.readings = readings;
    this.strict = strict;
  }

  /** Headings of cells that could not be read. */
  public Set<String> unread() {
    return Set.copyOf(unread);
  }

  /** Whether findings may repeat what could give the row's place away; false at first. */
  public void tellWhere(boolean may) {
    mayTellWhere = may;
  }

  public boolean mayTellWhere() {
    return mayTellWhere;
  }

  /**
   * Takes what the cells say of these facts.
   *
   * @throws RefusedRowException when one cannot be read of which nothing may be left out; all are
   *     read first, so that all is told
   */
  public <S, B> void read(Collection<? extends Fact<S, B, ?>> facts, B target)
      throws RefusedRowException {
    boolean refused = false;
    for (Fact<S, B, ?> fact : facts) {
      refused |= isRefused(fact, target);
    }
    refuseIf(refused);
  }

  private <S, B, T> boolean isRefused(Fact<S, B, T> fact, B target) {
    if (!cells.has(fact.heading()) && fact.missing().isEmpty()) {
      return false;
    }
    Reading<T> reading = readings.of(fact, cells.get(fact.heading()));
    fact.take(reading, target);
    reading
        .notes()
        .forEach(
            note -> tell(fact, note, note.remedy().isEmpty() ? Severity.NOTE : Severity.WARNING));
    if (!reading.isGood()) {
      unread.add(fact.heading());
    }
    boolean refused = false;
    for (Fault fault : reading.faults()) {
      boolean refuses = strict || fact.refuses(fault);
      refused |= refuses;
      tell(fact, fault, refuses ? Severity.REFUSED : Severity.WARNING);
    }
    if (!refused && !reading.isGood() && reading.value() instanceof Collection<?> rest) {
      tellOfTheRest(fact, rest);
    }
    return refused;
  }

  /** Of a list in which something cannot be read, the rest is not changed without a word either. */
  private void tellOfTheRest(Fact<?, ?, ?> fact, Collection<?> rest) {
    if (!rest.isEmpty()) {
      tell(
          fact,
          new Fault(
              cells.get(fact.heading()),
              "cell-kept",
              "one part of the cell cannot be read: of a listing that is known the cell stays as it"
                  + " was, of a new one the rest is taken",
              ""),
          Severity.NOTE);
    }
  }

  public void tell(Fact<?, ?, ?> fact, Fault fault, Severity severity) {
    boolean hide = fact.givesPlaceAway() && !mayTellWhere;
    cells.tell(
        fact.heading(),
        hide ? HIDDEN : fault.value(),
        severity,
        fault.code(),
        fault.problem(),
        fault.remedy());
  }

  public void warn(Fact<?, ?, ?> fact, Optional<Fault> fault) {
    fault.ifPresent(each -> tell(fact, each, Severity.WARNING));
  }

  public void refuse(Fact<?, ?, ?> fact, Optional<Fault> fault) throws RefusedRowException {
    fault.ifPresent(each -> tell(fact, each, Severity.REFUSED));
    refuseIf(fault.isPresent());
  }

  private static void refuseIf(boolean refused) throws RefusedRowException {
    if (refused) {
      throw new RefusedRowException();
    }
  }
}
