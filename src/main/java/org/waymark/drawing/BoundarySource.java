package org.waymark.drawing;

import org.waymark.geography.AreaKind;

/** Where the outlines to draw come from: the built-in ones, or official ones once loaded. */
public interface BoundarySource {

  /** The outlines of a kind; without shapes when there are none. */
  BoundaryLayer layer(AreaKind kind);
}
