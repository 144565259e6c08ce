package org.waymark.intake.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The columns of one form, known by their headings. Immutable.
 *
 * @param <C> what they are
 */
public final class FormColumns<C extends FormColumn> {

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]");

  private final List<C> columns;
  private final Map<String, C> byHeading = new HashMap<>();

  /**
   * @param columns in the order of the form
   */
  public FormColumns(List<C> columns) {
    this.columns = List.copyOf(columns);
    columns.forEach(column -> byHeading.put(key(column.heading()), column));
    columns.forEach(
        column -> column.aliases().forEach(alias -> byHeading.putIfAbsent(key(alias), column)));
  }

  private static String key(String heading) {
    return NO_LETTERS.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The column with that heading or another name of it, whatever its case and punctuation. */
  public Optional<C> ofHeading(String heading) {
    return Optional.ofNullable(byHeading.get(key(heading)));
  }

  public boolean isHeading(String text) {
    return ofHeading(text).isPresent();
  }

  /** All headings in the order of the form. */
  public List<String> listHeadings() {
    return columns.stream().map(FormColumn::heading).toList();
  }

  /** The headings of those that are not there, with commas between; empty when all are. */
  public static String lacking(List<? extends FormColumn> required, Map<Integer, ?> there) {
    return required.stream()
        .filter(column -> !there.containsValue(column))
        .map(FormColumn::heading)
        .collect(Collectors.joining(", "));
  }
}
