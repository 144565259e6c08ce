package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value that is written as several texts, each of which is read by itself: what cannot be read
 * costs none of the others.
 */
abstract class SeveralTexts<T extends Collection<E>, E> implements Codec<T> {

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
  public final Reading<T> read(List<String> written, ReadingTerms terms, @Nullable T known) {
    List<E> values = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<Fault> notes = new ArrayList<>();
    BiFunction<String, ReadingTerms, Item<E>> reader = this::readOne;
    for (String each : written) {
      String text = OneText.line(each);
      if (text.isEmpty()) {
        continue;
      }
      Optional<E> there = known == null ? Optional.empty() : find(text, known);
      if (there.isPresent()) {
        values.add(there.get());
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

  /** What is known by that key. */
  private Optional<E> find(String key, T known) {
    return known.stream()
        .filter(each -> keys(all(List.of(each), new ArrayList<>())).contains(key))
        .findFirst();
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
