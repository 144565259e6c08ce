package org.waymark.snapshot;

/** Announced when readers get a new snapshot. */
public record SnapshotPublished(Snapshot snapshot) {}
