package org.waymark.catalogue;

import java.util.Arrays;
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

  /** What people call it besides, in lower case. */
  default List<String> alsoCalled() {
    return List.of();
  }

  /**
   * The choice with that slug, label or Java name, or that people call so, whatever its case; empty
   * when there is none.
   */
  static <E extends Enum<E> & Labelled> Optional<E> find(Class<E> type, String text) {
    String wanted = text.strip();
    return Arrays.stream(type.getEnumConstants())
        .filter(
            choice ->
                choice.slug().equalsIgnoreCase(wanted)
                    || choice.label().equalsIgnoreCase(wanted)
                    || choice.name().equalsIgnoreCase(wanted))
        .findFirst()
        .or(() -> findAlsoCalled(type, wanted));
  }

  private static <E extends Enum<E> & Labelled> Optional<E> findAlsoCalled(
      Class<E> type, String wanted) {
    String name = wanted.toLowerCase(Locale.UK);
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.alsoCalled().contains(name))
        .findFirst();
  }
}
