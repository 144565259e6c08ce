package org.waymark.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that is mostly the one it was made from, made at the cost of what is different: the large
 * one is shared, and what is different since lies over it until that is much. Immutable.
 */
final class Layered<K, V> {

  /** With more differences than these the whole is copied. */
  private static final int MOST_DIFFERENT = 256;

  private final Map<K, V> base;

  /** What is different; empty for what is there no more. */
  private final Map<K, Optional<V>> over;

  /**
   * @param base nobody changes it any more
   */
  Layered(Map<K, V> base) {
    this(base, Map.of());
  }

  private Layered(Map<K, V> base, Map<K, Optional<V>> over) {
    this.base = base;
    this.over = over;
  }

  @Nullable V get(K key) {
    Optional<V> different = over.get(key);
    return different == null ? base.get(key) : different.orElse(null);
  }

  /** The same without some, and then with others. */
  Layered<K, V> with(Set<K> gone, Map<K, V> others) {
    Map<K, Optional<V>> next = new HashMap<>(over);
    gone.forEach(key -> next.put(key, Optional.empty()));
    others.forEach((key, value) -> next.put(key, Optional.of(value)));
    if (next.size() <= MOST_DIFFERENT) {
      return new Layered<>(base, next);
    }
    Map<K, V> whole = new HashMap<>(base);
    whole.keySet().removeAll(next.keySet());
    next.forEach((key, value) -> value.ifPresent(there -> whole.put(key, there)));
    return new Layered<>(whole);
  }
}
