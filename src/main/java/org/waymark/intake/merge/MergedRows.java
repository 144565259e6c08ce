package org.waymark.intake.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.merge.RowKind.Gone;
import org.waymark.intake.merge.RowKind.Past;

/**
 * The rows of a listing that is known with those of a file, each laid over the one that it was.
 *
 * @param rows those of the file first, in its order, then what else is kept
 * @param fromFile for each row of the file its number among {@code rows}; {@link Pairing#NONE} for
 *     one that a person took away
 * @param added the numbers of those that are new
 */
record MergedRows<R>(List<R> rows, List<Integer> fromFile, Set<Integer> added) {

  /**
   * @param states what the listing was, newest first; empty when files alone have said it
   */
  static <R> MergedRows<R> of(
      FileAgain again,
      RowKind<R> kind,
      Service known,
      Service read,
      List<RecordVersion<Service>> states) {
    return new Merging<>(
            again,
            kind,
            kind.of().apply(known),
            kind.of().apply(read),
            states.isEmpty() ? new Past<>(List.of(), List.of()) : kind.past(states))
        .merge();
  }

  /** One merge. */
  private record Merging<R>(
      FileAgain again, RowKind<R> kind, List<R> known, List<R> read, Past<R> past) {

    MergedRows<R> merge() {
      Pairing pairing = pairing();
      List<R> rows = new ArrayList<>();
      Set<Integer> added = new HashSet<>();
      List<Integer> fromFile = new ArrayList<>();
      for (int i = 0; i < read.size(); i++) {
        R row = read.get(i);
        int partner = pairing.partner(i);
        if (partner != Pairing.NONE) {
          fromFile.add(rows.size());
          rows.add(onto(partner, row));
        } else if (staysAway(row)) {
          fromFile.add(Pairing.NONE);
        } else {
          fromFile.add(rows.size());
          added.add(rows.size());
          rows.add(row);
        }
      }
      for (int j = 0; j < known.size(); j++) {
        if (!pairing.hasPartner(j) && stays(j)) {
          rows.add(known.get(j));
        }
      }
      return added.isEmpty() ? inOrder(rows, fromFile) : new MergedRows<>(rows, fromFile, added);
    }

    /** Another order alone is no change. */
    private MergedRows<R> inOrder(List<R> rows, List<Integer> fromFile) {
      if (rows.size() != known.size() || !new HashSet<>(rows).equals(new HashSet<>(known))) {
        return new MergedRows<>(rows, fromFile, Set.of());
      }
      List<Integer> there =
          fromFile.stream()
              .map(row -> row == Pairing.NONE ? row : (Integer) known.indexOf(rows.get(row)))
              .toList();
      return new MergedRows<>(known, there, Set.of());
    }

    private Trace<R> trace(int row) {
      return past.rows().isEmpty() ? new Trace<>(List.of()) : past.rows().get(row);
    }

    /** What a row is and ever was. */
    private Stream<R> everSaid(int row) {
      return Stream.concat(Stream.of(known.get(row)), trace(row).all());
    }

    /**
     * Which row of the file is which that is known. What a row said once counts like what it says
     * now, so that one is known again though a person changed it, and a place though it was hidden.
     */
    private Pairing pairing() {
      Pairing pairing = new Pairing(read.size(), known.size());
      pairing.pair((i, j) -> kind.same(read.get(i), known.get(j)) ? 1 : 0);
      pairing.pair((i, j) -> best(j, was -> kind.same(read.get(i), was) ? 1 : 0));
      for (int i = 0; i < read.size(); i++) {
        R row = read.get(i);
        if (pairing.isOpen(i) && takenAway(was -> kind.same(row, was)).isPresent()) {
          pairing.close(i);
        }
      }
      pairing.pair((i, j) -> best(j, was -> kind.likeness(read.get(i), was)));
      pairing.pair((i, j) -> kind.sameId().test(read.get(i), known.get(j)) ? 1 : 0);
      pairing.pair((i, j) -> isHidden(j) ? 1 : 0);
      pairing.pair((i, j) -> read.size() == 1 && known.size() == 1 && isOfFile(j) ? 1 : 0);
      return pairing;
    }

    /**
     * True for a place that a person hid: one of the file that is no other may be it, and is not
     * made public.
     */
    private boolean isHidden(int row) {
      return !kind.isPublic().test(known.get(row))
          && kind.aspects().stream().anyMatch(each -> trace(row).saidByPerson(each).isPresent());
    }

    /** False for a row that a person brought. */
    private boolean isOfFile(int row) {
      return trace(row).broughtByPerson().isEmpty();
    }

    private int best(int row, ToIntFunction<R> likeness) {
      return everSaid(row).mapToInt(likeness).max().orElse(0);
    }

    private R onto(int row, R fresh) {
      R was = known.get(row);
      return kind.withIdOf()
          .apply(was, again.merged(was, fresh, trace(row), kind.compared().apply(was, fresh)));
    }

    /** The last row a person took away that was once so. */
    private Optional<Gone<R>> takenAway(Predicate<R> so) {
      return past.gone().stream()
          .filter(gone -> gone.was(so))
          .findFirst()
          .filter(gone -> gone.since().byPerson());
    }

    /** True for a row of the file that a person took away, if that holds. */
    private boolean staysAway(R row) {
      Gone<R> gone = takenAway(was -> kind.mayBe(row, was)).orElse(null);
      if (gone == null) {
        return false;
      }
      return again.staysAway(
          gone.since().day(),
          isNews(row, gone.trace()),
          kind.hides(),
          kind.heading(),
          kind.words(row));
    }

    /**
     * True when the file says otherwise of a row than it did last, or says it for the first time.
     */
    private boolean isNews(R row, Trace<R> trace) {
      boolean first = true;
      for (Aspect<R> aspect : kind.aspects()) {
        Optional<R> last = trace.lastFromFile(aspect);
        if (last.filter(was -> !aspect.same(was, row, again.headings())).isPresent()) {
          return true;
        }
        first &= last.isEmpty();
      }
      return first;
    }

    /** True for a row that the file lacks and a person brought or changed, if that holds. */
    private boolean stays(int row) {
      Trace<R> trace = trace(row);
      Optional<RecordVersion<R>> brought = trace.broughtByPerson();
      return brought
          .or(
              () ->
                  kind.aspects().stream()
                      .flatMap(aspect -> trace.saidByPerson(aspect).stream())
                      .findFirst())
          .filter(
              person ->
                  again.stays(
                      person.day(),
                      brought.isPresent(),
                      kind.heading(),
                      kind.words(known.get(row))))
          .isPresent();
    }
  }
}
