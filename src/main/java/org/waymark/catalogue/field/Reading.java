package org.waymark.catalogue.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a written value was read as.
 *
 * @param value the value, or as much of a list as could be read; null when it is empty, or nothing
 *     of it could be
 * @param faults what could not be read; empty when all was
 * @param notes what was read, but not as it is written, e.g. an area under its present name
 * @param rest phrases that say more than the value can, and belong to the note beside it
 */
public record Reading<T>(
    @Nullable T value, List<Fault> faults, List<Fault> notes, List<String> rest) {

  public Reading {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
    rest = List.copyOf(rest);
  }

  public Reading(@Nullable T value, List<Fault> faults, List<Fault> notes) {
    this(value, faults, notes, List.of());
  }

  /** All was read. */
  public static <T> Reading<T> of(@Nullable T value) {
    return new Reading<>(value, List.of(), List.of());
  }

  /** Nothing could be read. */
  public static <T> Reading<T> wrong(String value, String code, String problem, String remedy) {
    return new Reading<>(null, List.of(new Fault(value, code, problem, remedy)), List.of());
  }

  /** True when all was read. */
  public boolean isGood() {
    return faults.isEmpty();
  }
}
