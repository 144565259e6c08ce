package org.waymark.intake.merge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.history.RecordVersion;

/**
 * What a record, or one row of a listing, was after each change of it.
 *
 * @param states newest first, since it was brought; empty when files alone have said it
 * @param before what it was until it was taken away, where it was brought back; null otherwise
 */
record Trace<R>(List<RecordVersion<R>> states, @Nullable Trace<R> before) {

  Trace {
    states = List.copyOf(states);
  }

  /** Of what was never taken away. */
  Trace(List<RecordVersion<R>> states) {
    this(states, null);
  }

  /** With what it was next. */
  Trace<R> then(RecordVersion<R> next) {
    return new Trace<>(Stream.concat(Stream.of(next), states.stream()).toList(), before);
  }

  /** All that it ever was, newest first. */
  Stream<R> all() {
    return Stream.concat(
        states.stream().map(RecordVersion::record), before == null ? Stream.empty() : before.all());
  }

  /** The change since which it says in an aspect what it says now; empty when a file made it. */
  Optional<RecordVersion<R>> saidByPerson(Aspect<R> aspect) {
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(states.get(firstOfRun(0, aspect))).filter(RecordVersion::byPerson);
  }

  /** What a file last said in an aspect, as far as it was taken; empty when none did. */
  Optional<R> lastFromFile(Aspect<R> aspect) {
    int from = 0;
    while (from < states.size()) {
      int first = firstOfRun(from, aspect);
      if (!states.get(first).byPerson()) {
        return Optional.of(states.get(first).record());
      }
      from = first + 1;
    }
    return before == null ? Optional.empty() : before.lastFromFile(aspect);
  }

  /** The oldest of the states from there on that say the same in an aspect. */
  private int firstOfRun(int from, Aspect<R> aspect) {
    int at = from;
    while (at + 1 < states.size()
        && aspect.same(states.get(at).record(), states.get(at + 1).record())) {
      at++;
    }
    return at;
  }

  /** The change that brought it; empty when a file did. */
  Optional<RecordVersion<R>> broughtByPerson() {
    return states.isEmpty()
        ? Optional.empty()
        : Optional.of(states.getLast()).filter(RecordVersion::byPerson);
  }
}
