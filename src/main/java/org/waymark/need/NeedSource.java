package org.waymark.need;

/** Where the need figures come from. */
public interface NeedSource {

  /** The figures as they are now; an empty table where none were loaded. Cheap to ask. */
  NeedTable table();

  /** A number that changes whenever a figure does, on every node; cheap to ask. */
  long revision();
}
