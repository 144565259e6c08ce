package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A value that is written as several texts, each of which is read by itself: what cannot be read
 * costs none of the others.
 */
abstract class SeveralTexts<T, E> implements Codec<T> {

  /** What one of the texts was read as; several where one stands for more, e.g. a split area. */
  record Item<E>(List<E> values, List<Fault> faults, List<Fault> notes) {
    static <E> Item<E> of(E value) {
      return new Item<>(List.of(value), List.of(), List.of());
    }

    static <E> Item<E> wrong(String value, String code, String problem, String remedy) {
      return wrong(new Fault(value, code, problem, remedy));
    }

    static <E> Item<E> wrong(Fault fault) {
      return new Item<>(List.of(), List.of(fault), List.of());
    }
  }

  @Override
  public final Reading<T> read(List<String> written, ReadingTerms terms) {
    List<E> values = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<Fault> notes = new ArrayList<>();
    BiFunction<String, ReadingTerms, Item<E>> reader = this::readOne;
    for (String each : written) {
      String text = each.strip();
      if (text.isEmpty()) {
        continue;
      }
      Optional<Fault> fault = OneText.fault(text, longest());
      Item<E> item = fault.isPresent() ? Item.wrong(fault.get()) : reader.apply(text, terms);
      values.addAll(item.values());
      faults.addAll(item.faults());
      notes.addAll(item.notes());
    }
    return new Reading<>(all(values, faults), faults, notes);
  }

  /** The longest of one of the texts, in characters (code points). */
  int longest() {
    return OneText.LINE;
  }

  /** Reads a text that is not empty and has no spaces around it. */
  abstract Item<E> readOne(String text, ReadingTerms terms);

  /**
   * Puts together what was read, in its order.
   *
   * @param faults takes what does not go together
   */
  abstract T all(List<E> values, List<Fault> faults);

  @Override
  public final boolean takesSeveral() {
    return true;
  }
}
