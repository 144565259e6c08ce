package org.waymark.listing.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps merges, so that each can be taken back. Thread-safe. */
public interface MergeRepository {

  void add(Merge merge);

  Optional<Merge> find(UUID id);

  /** Newest first. */
  List<Merge> list();

  /** True for one caller only: the merge is taken back from now on. */
  boolean undo(UUID id, Instant at);
}
