package org.waymark.intake.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final List<List<C>> needed;
  private final Set<C> naming;
  private final String template;
  private final Map<String, C> byHeading = new HashMap<>();

  /**
   * @param columns in the order of the form
   * @param needed without which nothing can be read; of each list one is enough
   * @param naming those that say what a row is about: a row with nothing else is no row
   * @param template the command that writes the empty form
   */
  public FormColumns(List<C> columns, List<List<C>> needed, Set<C> naming, String template) {
    this.columns = List.copyOf(columns);
    this.needed = needed.stream().map(List::copyOf).toList();
    this.naming = Set.copyOf(naming);
    this.template = template;
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

  /** All headings in the order of the form. */
  public List<String> listHeadings() {
    return columns.stream().map(FormColumn::heading).toList();
  }

  /** The columns whose headings these cells are, by their place; the first where two mean one. */
  Map<Integer, C> among(List<String> cells) {
    Map<Integer, C> found = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      C column = byHeading.get(key(cells.get(i)));
      if (column != null && !found.containsValue(column)) {
        found.put(i, column);
      }
    }
    return found;
  }

  /** The headings of those that are needed and not there; empty when nothing is lacking. */
  List<String> lacking(Collection<C> there) {
    List<String> lacking = new ArrayList<>();
    for (List<C> either : needed) {
      if (either.stream().noneMatch(there::contains)) {
        lacking.add(either.stream().map(FormColumn::heading).collect(Collectors.joining(" or ")));
      }
    }
    return lacking;
  }

  /** True for one that says what a row is about. */
  boolean names(C column) {
    return naming.contains(column);
  }

  /** The command that writes the empty form. */
  String template() {
    return template;
  }
}
