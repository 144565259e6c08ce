package org.waymark.returns;

/** Where returns come from, as they are shown. */
public interface ReturnSource {

  /**
   * The returns as this node knows them: its own at once, those of other nodes a few seconds later.
   * Costs nothing to ask; keep the answer for the whole of one calculation.
   */
  Returns returns();
}
