package org.waymark.returns;

import java.util.List;
import java.util.function.Consumer;
import org.waymark.StaleException;
import org.waymark.catalogue.OrganisationId;
import org.waymark.database.DatabaseProblem;

/** Keeps returns. Versions are only ever added. Thread-safe. */
public interface ReturnRepository {

  /** Quarters that are kept in memory: the present one and those that pages compare it with. */
  int QUARTERS = 6;

  /**
   * The number of the latest; 0 when there is none. Whoever has read up to it has read all.
   *
   * @throws DatabaseProblem when the database fails
   */
  long latestRevision();

  /**
   * The latest version of each return of the last {@link #QUARTERS} quarters as it is shown, in one
   * consistent state. Opens nothing that is sealed.
   *
   * @throws DatabaseProblem when the database fails
   */
  Returns load();

  /**
   * {@link #load} made from what was loaded before.
   *
   * @throws DatabaseProblem when the database fails
   */
  Returns loadAfter(Returns before);

  /**
   * The latest version of each return of an organisation for a quarter as it was entered: for its
   * own people alone.
   *
   * @throws org.waymark.secret.KeyProblem when the key that sealed them is not there
   * @throws DatabaseProblem when the database fails
   */
  List<QuarterlyReturn> listEntered(OrganisationId organisation, Quarter quarter);

  /**
   * Keeps the next version of a return.
   *
   * @param entered with id and version 0
   * @param seen the version it was made on; 0 when this organisation had given none: what another
   *     one gave, that ran the service before, is not for it to read
   * @param beside is given what is kept, in the same transaction: kept with it or not at all
   * @return the same with its id and version
   * @throws StaleException when there is another version by now; nothing is kept
   * @throws DatabaseProblem when the database fails; nothing is kept
   */
  QuarterlyReturn add(QuarterlyReturn entered, int seen, Consumer<QuarterlyReturn> beside);
}
