package org.waymark.catalogue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.geography.PlainName;

/** What the choices of one list are called, as {@link PlainName} writes it. */
final class ChoiceNames {

  private static final ClassValue<Map<String, Labelled>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<String, Labelled> computeValue(Class<?> type) {
          return of(type);
        }
      };

  private ChoiceNames() {}

  /** The choice that is called so; the first, where two are. */
  static <E extends Labelled> Optional<E> find(Class<E> type, String text) {
    return Optional.ofNullable(KNOWN.get(type).get(PlainName.of(text))).map(type::cast);
  }

  private static Map<String, Labelled> of(Class<?> type) {
    Map<String, Labelled> names = new HashMap<>();
    Labelled[] choices = (Labelled[]) type.getEnumConstants();
    for (Labelled choice : choices) {
      names.putIfAbsent(PlainName.of(choice.slug()), choice);
      names.putIfAbsent(PlainName.of(choice.label()), choice);
    }
    for (Labelled choice : choices) {
      choice.alsoCalled().forEach(name -> names.putIfAbsent(PlainName.of(name), choice));
    }
    names.remove("");
    return names;
  }
}
