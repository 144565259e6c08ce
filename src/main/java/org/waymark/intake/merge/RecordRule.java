package org.waymark.intake.merge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.RecordVersion;

/** What a file is laid over a record without rows by: an organisation, a referral route. */
public final class RecordRule<R> {

  private final List<Aspect<R>> aspects;

  private RecordRule(List<Aspect<R>> aspects) {
    this.aspects = aspects;
  }

  /**
   * The rule for records of a kind.
   *
   * @param facts what is said of such a record
   * @param together keys of facts that are kept or taken together; each other one by itself
   * @param openness by the key of a fact, how much is open to people by it, the more the higher: no
   *     file opens what a person has closed
   * @param parts a record taken to pieces
   * @param build the record of some pieces, and for the rest as another
   */
  public static <R, B> RecordRule<R> of(
      List<Fact<R, B, ?>> facts,
      List<Set<String>> together,
      Map<String, ToIntFunction<R>> openness,
      Function<R, B> parts,
      BiFunction<B, R, R> build,
      ListingTerms terms) {
    Stream<List<Fact<R, B, ?>>> alone =
        facts.stream()
            .filter(fact -> together.stream().noneMatch(keys -> keys.contains(fact.key())))
            .map(List::of);
    Stream<List<Fact<R, B, ?>>> grouped =
        together.stream()
            .map(keys -> facts.stream().filter(fact -> keys.contains(fact.key())).toList());
    return new RecordRule<>(
        Stream.concat(alone, grouped)
            .map(
                each ->
                    Aspect.of(
                        each,
                        terms,
                        parts,
                        build,
                        openness.getOrDefault(each.getFirst().key(), record -> 0)))
            .toList());
  }

  /**
   * Lays a file over a record; it stays as it is where both together make none.
   *
   * @param checked the day the file says it was checked; null when it does not
   * @param headings the columns in which the file says something
   * @param overwrites true when the file's is to be taken whatever people said
   * @param states what the record was, newest first; empty when no person ever changed it
   * @param told takes what a person said and the file says otherwise
   */
  public R merged(
      R known,
      R read,
      @Nullable LocalDate checked,
      Set<String> headings,
      boolean overwrites,
      List<RecordVersion<R>> states,
      List<Told> told) {
    FileAgain again = new FileAgain(headings, checked, overwrites);
    try {
      R merged = again.merged(known, read, new Trace<>(states), aspects);
      told.addAll(again.told());
      return merged;
    } catch (IllegalArgumentException e) {
      told.add(Told.doesNotFit(e, states));
      return known;
    }
  }
}
