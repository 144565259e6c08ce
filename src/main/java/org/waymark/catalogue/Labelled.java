package org.waymark.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A fixed choice with a name for addresses and files (slug) and a name for people (label). */
public interface Labelled {

  /** The Java name; every implementation is an enum. */
  String name();

  /** What a person reads. */
  String label();

  /** What addresses and files carry: the Java name in kebab-case. */
  default String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What people call it besides. */
  default List<String> alsoCalled() {
    return List.of();
  }

  /**
   * The choice with that slug or label, or that people call so, however they write it: case,
   * spaces, hyphens and apostrophes, "&amp;" or "and" make no difference. Empty when there is none.
   */
  static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String text) {
    return ChoiceNames.find(type, text);
  }
}
