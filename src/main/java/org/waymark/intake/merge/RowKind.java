package org.waymark.intake.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.history.RecordVersion;

/**
 * Offers, places or arrangements: the rows of a listing, and how one is known again that was
 * changed.
 *
 * @param of those of a listing
 * @param aspects what each says; the first names it
 * @param compared which of them can be compared in two of them
 * @param sameId true for two that are one by their identifier; never where they have none
 * @param withIdOf the second under the identifier of the first
 * @param isPublic false for a place of which not everything may be known
 * @param hides true for places, which no file brings back
 */
record RowKind<R>(
    Function<Service, List<R>> of,
    List<Aspect<R>> aspects,
    BiFunction<R, R, List<Aspect<R>>> compared,
    BiPredicate<R, R> sameId,
    BinaryOperator<R> withIdOf,
    Predicate<R> isPublic,
    boolean hides) {

  /** Rows without identifiers, of which all can be compared. */
  static <R> RowKind<R> of(Function<Service, List<R>> of, List<Aspect<R>> aspects) {
    return new RowKind<>(
        of,
        aspects,
        (one, other) -> aspects,
        (one, other) -> false,
        (one, row) -> row,
        row -> true,
        false);
  }

  /**
   * A row that is not there any more.
   *
   * @param since the state of the listing in which it is missing first
   */
  record Gone<R>(RecordVersion<Service> since, Trace<R> trace) {

    /** True when it was ever so. */
    boolean was(Predicate<R> so) {
      return trace.all().anyMatch(so);
    }
  }

  /**
   * What became of the rows of a listing over time.
   *
   * @param rows of each that is there now
   * @param gone those that are not, the last to go first
   */
  record Past<R>(List<Trace<R>> rows, List<Gone<R>> gone) {}

  /** True when they say the same, whatever their identifiers. */
  boolean same(R one, R other) {
    return aspects.stream().allMatch(aspect -> aspect.same(one, other));
  }

  /**
   * How much of two rows is the same, for those that can be one that was changed: what names them
   * is the same, which counts more than anything else, or most of what they say. 0 for others.
   */
  int likeness(R one, R other) {
    List<Aspect<R>> said = aspects.stream().filter(aspect -> aspect.says(one)).toList();
    List<Aspect<R>> same = said.stream().filter(aspect -> aspect.same(one, other)).toList();
    if (same.contains(aspects.getFirst())) {
      return aspects.size() + same.size();
    }
    return 2 * same.size() > said.size() ? same.size() : 0;
  }

  String heading() {
    return aspects.getFirst().heading();
  }

  String words(R row) {
    return aspects.getFirst().words(row);
  }

  /** Which row is which: the same, else of the same identifier, else the most alike or only one. */
  private Pairing pairing(List<R> rows, List<R> others) {
    Pairing pairing = new Pairing(rows.size(), others.size());
    pairing.pair((i, j) -> same(rows.get(i), others.get(j)) ? 1 : 0);
    pairing.pair((i, j) -> sameId.test(rows.get(i), others.get(j)) ? 1 : 0);
    pairing.pair((i, j) -> likeness(rows.get(i), others.get(j)));
    pairing.pair((i, j) -> rows.size() == 1 && others.size() == 1 ? 1 : 0);
    return pairing;
  }

  /**
   * Follows each row through what the listing was; one that was taken away and comes back is the
   * same.
   *
   * @param states newest first
   */
  Past<R> past(List<RecordVersion<Service>> states) {
    List<Trace<R>> traces = new ArrayList<>();
    List<R> before = List.of();
    List<Gone<R>> gone = new ArrayList<>();
    for (RecordVersion<Service> state : states.reversed()) {
      List<R> rows = of.apply(state.record());
      Pairing pairing = pairing(rows, before);
      for (int j = 0; j < before.size(); j++) {
        if (!pairing.hasPartner(j)) {
          gone.addFirst(new Gone<>(state, traces.get(j)));
        }
      }
      List<Trace<R>> next = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        int partner = pairing.partner(i);
        next.add(
            (partner == Pairing.NONE ? broughtBack(rows.get(i), gone) : traces.get(partner))
                .then(new RecordVersion<>(state.revision(), state.byPerson(), rows.get(i))));
      }
      traces = next;
      before = rows;
    }
    return new Past<>(traces, gone);
  }

  /** What a row was before it was taken away, if it ever was there; it is not gone then. */
  private Trace<R> broughtBack(R row, List<Gone<R>> gone) {
    for (Gone<R> each : gone) {
      if (each.was(was -> mayBe(row, was))) {
        gone.remove(each);
        return new Trace<>(List.of(), each.trace());
      }
    }
    return new Trace<>(List.of());
  }

  /** True for a row that can be another one that was changed. */
  boolean mayBe(R row, R other) {
    return same(row, other) || sameId.test(row, other) || likeness(row, other) > 0;
  }
}
