/** Snapshots made one from the other, against those made anew. */
@NullMarked
package org.waymark.snapshot;

import org.jspecify.annotations.NullMarked;
