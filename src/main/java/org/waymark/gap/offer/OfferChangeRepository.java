package org.waymark.gap.offer;

import java.util.function.Consumer;
import org.waymark.database.DatabaseProblem;

/** Keeps what duty holders do to the expected offer. Nothing is ever changed or deleted. */
public interface OfferChangeRepository {

  /** For a change that holds whatever others have done to its line meanwhile. */
  long WHATEVER_WAS_DONE = Long.MAX_VALUE;

  /**
   * The number of the latest change; 0 when there is none. Whoever has read up to it has read all:
   * no change with a lower number can appear later.
   *
   * @throws DatabaseProblem when the database fails
   */
  long latestRevision();

  /**
   * Every change, in one consistent state.
   *
   * @throws DatabaseProblem when the database fails
   */
  OfferChanges load();

  /**
   * Keeps a change. It is not checked against the geography or the vocabularies.
   *
   * @param change with id 0
   * @param known the revision up to which whoever changes it has seen what was done to the line, or
   *     {@link #WHATEVER_WAS_DONE}
   * @param alongside what belongs to it, given the change with its id: both are written or neither
   * @return the same with its id
   * @throws org.waymark.StaleException when something was done to the line after {@code known};
   *     nothing is then kept
   * @throws DatabaseProblem when the database fails; nothing is then kept
   */
  OfferChange add(OfferChange change, long known, Consumer<OfferChange> alongside);
}
