package org.waymark.intake.merge;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingTerms;

/**
 * What of a record is kept or taken as a whole.
 *
 * @param facts what it is written by in a table; the first names it
 * @param terms to write them with
 * @param comparable false for two of which one has no place for what the other says
 * @param copy the second record with this of the first
 * @param openness how much of the listing is public by it, the more the higher; always 0 where it
 *     decides nothing of the kind
 */
record Aspect<R>(
    List<? extends Fact<R, ?, ?>> facts,
    ListingTerms terms,
    BiPredicate<R, R> comparable,
    BinaryOperator<R> copy,
    ToIntFunction<R> openness) {

  /** One of any two records. */
  static <R> Aspect<R> of(
      List<? extends Fact<R, ?, ?>> facts,
      ListingTerms terms,
      BinaryOperator<R> copy,
      ToIntFunction<R> openness) {
    return new Aspect<>(facts, terms, (one, other) -> true, copy, openness);
  }

  /**
   * One whose facts are copied.
   *
   * @param parts a record taken to pieces
   * @param build the record of some pieces, and for the rest as another
   */
  static <R, B> Aspect<R> of(
      List<Fact<R, B, ?>> facts,
      ListingTerms terms,
      Function<R, B> parts,
      BiFunction<B, R, R> build,
      ToIntFunction<R> openness) {
    BinaryOperator<R> copy =
        (from, onto) -> {
          B target = parts.apply(onto);
          facts.forEach(fact -> copy(fact, from, target));
          return build.apply(target, onto);
        };
    return of(facts, terms, copy, openness);
  }

  private static <R, B, T> void copy(Fact<R, B, T> fact, R from, B onto) {
    fact.set(onto, fact.get(from));
  }

  /** The heading of its first column. */
  String heading() {
    return facts.getFirst().heading();
  }

  /** True when both say the same in it, as far as a table can say it. */
  boolean same(R one, R other) {
    return same(one, other, fact -> true);
  }

  /** The same in a table that has these columns alone. */
  boolean same(R one, R other, Collection<String> headings) {
    return same(one, other, fact -> headings.contains(fact.heading()));
  }

  private boolean same(R one, R other, Predicate<Fact<R, ?, ?>> read) {
    return comparable.test(one, other)
        && facts.stream().filter(read).allMatch(fact -> same(fact, one, other));
  }

  /** However its parts are ordered. */
  private boolean same(Fact<R, ?, ?> fact, R one, R other) {
    return Objects.equals(fact.get(one), fact.get(other))
        || parts(fact.write(one, terms)).equals(parts(fact.write(other, terms)));
  }

  private static List<String> parts(List<String> written) {
    return written.stream().sorted().toList();
  }

  /** True when a record says something in it. */
  boolean says(R record) {
    return facts.stream().anyMatch(fact -> !fact.write(record, terms).isEmpty());
  }

  /** True when a table with these columns can say something in it. */
  boolean isIn(Collection<String> headings) {
    return facts.stream().anyMatch(fact -> headings.contains(fact.heading()));
  }

  /** As a table says it; "(not shown)" where it could give a place away. */
  String words(R record) {
    if (facts.stream().anyMatch(Fact::givesPlaceAway)) {
      return "(not shown)";
    }
    String words =
        facts.stream()
            .map(fact -> fact.writeCell(record, terms))
            .filter(cell -> !cell.isEmpty())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "(nothing)" : words;
  }
}
