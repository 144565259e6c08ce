/**
 * One consistent, numbered picture of geography and catalogue that readers share.
 *
 * <p>A change is committed to the database first; then {@link org.waymark.snapshot.SnapshotKeeper}
 * reads what is new and makes the next {@link org.waymark.snapshot.Snapshot}. Whoever reads takes
 * one snapshot and keeps it for the whole request, so a page never mixes two states. Other nodes on
 * the same database are followed by asking for the latest revision every few seconds.
 */
@NullMarked
package org.waymark.snapshot;

import org.jspecify.annotations.NullMarked;
